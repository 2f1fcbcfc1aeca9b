import LinearAlgebra

/// Every empirical number of the interior-point method, under the decision it governs.
public struct InteriorPointSettings: Sendable {
    // When to stop.
    /// Largest relative primal residual, dual residual and gap of an optimal solution, on the program as given.
    public var tolerance = 1e-8
    /// What the residuals of an optimal solution may be worth, in tolerances of the objective.
    public var worthPerTolerance = 10.0
    public var maxIterations = 300
    /// Seconds; infinity for none.
    public var timeLimit = Double.infinity
    public var threads = 2
    /// Bytes that one factorisation and its vectors may take; more is refused before it is taken.
    public var memoryLimit = Int.max
    /// Asked during long steps as well as between iterations: true ends the solve with the best point.
    public var isInterrupted: @Sendable () -> Bool = { false }
    /// Told what presolve has left of the program, before each attempt analyses it: rows, columns, nonzeros.
    public var onPresolved: @Sendable (Int, Int, Int) -> Void = { _, _, _ in }
    /// Told what each attempt is about to work on.
    public var onAnalysis: @Sendable (Analysis) -> Void = { _ in }

    // What to try.
    public var presolves = true

    package var farSides = FarSideSettings()
    package var presolve = PresolveSettings()
    package var scaling = ScalingSettings()
    package var kkt = KKTSettings()
    /// What is changed, one after the other, when following the path has stalled near an optimum.
    package var fallbacks: [@Sendable (inout InteriorPointSettings) -> Void] = [
        Self.regulariseRowsOnly, Self.dropDependentRows, Self.leaveAsGiven,
    ]
    package var path = PathSettings()
    package var cleaning = CleaningSettings()
    package var rays = RaySettings()

    public init() {}
}

/// Which sides are too far away to be reached.
package struct FarSideSettings: Sendable {
    package var leavesOut = true
    /// Rounding times a smaller side cannot be seen beside the 1 in 1 + |objective|.
    package var least = 1e6
    /// A sum of a year's hours reaches 1e4 of their size, and as much again is left for what scaling cannot see.
    package var ratio = 1e6
}

/// How the program is brought to the scale of one.
package struct ScalingSettings: Sendable {
    /// Passes of geometric scaling: each row, then each column, by √(smallest · largest) entry.
    package var geometricPasses = 4
    /// Scaling factors stay within 2^±exponentLimit.
    package var exponentLimit = 40
}

/// How the linear systems are built and solved.
package struct KKTSettings: Sendable {
    package var system: any KKTSystem.Type = QuasidefiniteSystem.self
    /// Columns with more entries than this times the mean, and than `denseColumnMinimum`, stay in the system.
    package var denseColumnFactor = 10.0
    package var denseColumnMinimum = 30
    /// Products of entries that elimination may form, as a floor and per entry of the program: past that, the longest
    /// columns stay too.
    package var productFloor = 20_000_000
    package var productsPerEntry = 12
    /// Kept columns that a row may have beside its one eliminated column to be eliminated by hand.
    package var eliminatedRowCapacities = 2
    /// ρ, and δ at most: added to the diagonals, on data scaled to one. Starts with the least and grows by the factor whenever more than
    /// the share of pivots are lost to rounding: more makes the factor stable, and less of a preconditioner. A few replaced
    /// pivots change the matrix in as few directions, which GMRES makes up for in as many steps at most.
    package var leastRegularisation = 1e-9
    package var greatestRegularisation = 1e-6
    package var regularisationGrowth = 10.0
    package var replacedPivotShare = 5e-2
    /// It grows as well after a solve that misses its tolerance: to the greatest after one that has left more than `uselessSolve` of its
    /// right side, or no number at all, else only to `greatestForSolves`: more hides rows that nearly depend on others, for the rest of
    /// the path.
    package var uselessSolve = 1e-2
    package var greatestForSolves = 1e-8
    /// δ of a row is at most this share of its diagonal once its columns are eliminated: where these are all next to their bounds, more
    /// would hide the row, and its residual would stay.
    package var rowRegularisationShare = 1e-8
    /// Greatest ρ of columns with bounds: less leaves directions in which hardly anything changes to the method.
    package var columnRegularisation = 1e-6
    /// Least ρ of columns without bounds, which have nothing else on their diagonal.
    package var freeRegularisation = 1e-8
    /// Steps of GMRES after the first solve, ended when the residual is this part of the right side: for the
    /// predictor, which has to lead to feasibility, and for corrections.
    package var refinementSteps = 20
    /// Directions that these combine before they begin anew, so that vectors hold no more entries than the first number,
    /// down to the second: most solves take none or one, and few more than three.
    package var refinementEntries = 20_000_000
    package var leastRefinementDirections = 2
    /// Where so many have left more than half of the residual, they are twice as many from then on, up to this number: what rounding has
    /// eaten of a few pivots takes as many directions, and fewer of them get nowhere however often they begin anew.
    package var refinementDirectionsAtNeed = 8
    /// Tolerances that a solve may be short by where vectors that were used up have left more than a tenth of the residual: it is not
    /// worth their beginning anew, nor more of them, nor another factor.
    package var bearableResidual = 10.0
    package var refinementTolerance = 1e-6
    package var correctorTolerance = 1e-3
    /// Both, for the starting point and once an iteration has not come nearer.
    package var sharpTolerance = 1e-10
    package var factor = FactorSettings()

    package init() {}
}

/// How the path is followed.
package struct PathSettings: Sendable {
    /// A step goes at least this part of the way to the boundary, and as much further as leaves the blocking pair a
    /// product of this share of μ.
    package var leastFraction = 0.9
    package var blockShare = 0.1
    /// Largest σ.
    package var largestCentring = 0.5
    /// Gondzio's correctors: how many at most, how far beyond the present step they aim, the corridor of products
    /// around σμ, and which part of the aim has to be gained; fewer where corners are going to be turned.
    package var correctors = 8
    package var correctorsAtCorners = 0
    package var correctorReach = 0.4
    package var correctorLow = 0.1
    package var correctorHigh = 10.0
    package var correctorGain = 0.02
    /// Steps shorter than the first get corrections for the pairs that end them (`Corners`): how many pairs at most, beside the cube
    /// root of the factor's entries, so that their dense system costs no more than a few solves with the factor; how many
    /// corrections, how far beyond the present step they aim, a quarter of it at least, and what both step lengths together have to
    /// gain.
    package var cornersBelow = 0.5
    package var cornerPairsPerRoot = 2.0
    package var cornerRounds = 5
    package var cornerReach = 0.4
    package var cornerGain = 0.02
    /// Weights of a correction that are tried.
    package var correctorWeights = 9
    /// Points whose scaled residuals are below this are certified on the program as given, once the gap is within the tolerance
    /// or they come no nearer.
    package var certifyFrom = 1e-5
    /// Iterations without a better point before giving up.
    package var patience = 25
    /// Iterations without a better point before the duals are tried as a proof of infeasibility.
    package var proofPatience = 2
    /// A stalled point whose certificate is at most this bad is worth another attempt (`fallbacks`) before asking why.
    package var nearMiss = 1e-1
    /// Disagreement of a column and its distances to its bounds that is taken for rounding, relative.
    package var settling = 1e-10
    /// Residuals and relative gaps of the points on the way that are kept where programs follow, largest first: the nearer a
    /// point is to an optimum, the less a program may differ to start from it.
    package var waypointGaps = [1e-1, 1e-2, 1e-3, 1e-4]
    /// A point is worth starting from where its residuals, beside its own gap, are at most this.
    package var warmResidual = 0.5
    /// Pairs of a distance and a multiplier whose product is a smaller share of μ than this are lifted to μ there.
    package var warmShare = 0.1
    /// Steps below this count as none.
    package var smallestStep = 1e-6
    package var shortSteps = 8
}

/// How a point that is optimal but for its rows is brought back to them.
package struct CleaningSettings: Sendable {
    /// Largest primal residual worth the trouble: where the path is still far off, it is the path that has to go on.
    package var from = 1e-5
    /// Largest gap, in tolerances and beyond what the residuals are worth: where rows are met sooner, they end a path on which small
    /// columns and the prices of degenerate ones have not come to rest.
    package var gapShare = 0.02
    /// Moves at most, each with the rows that those before have not met.
    package var rounds = 4
    /// Steps of CGLS, each as dear as two products with the program's matrix.
    package var steps = 100
    /// Steps in which the worst row has to come to half of what it was off, or no more are taken: where it is made of columns next
    /// to their bounds, which are moved last, the path gets there sooner.
    package var patience = 25
    /// Rows nearer to a side than this, beside their numbers, are kept where they are.
    package var tightness = 1e-6
    /// Farthest that a column is moved, beside 1 + its value, in worst residuals of the rows: far above what rows with small coefficients
    /// need, far below the room of most columns, beside which rows of columns with little room would be met last.
    package var reach = 1e4
    /// Largest dual residual and gap of a point that is worth bringing to the sides that its multipliers lean on, once
    /// following the path has stalled, and the product, beside 1 + |objective|, from which a row or column is brought.
    package var gapFrom = 1e-6
    package var product = 1e-12

    package init() {}
}

/// When a direction counts as a proof that there is no optimum.
package struct RaySettings: Sendable {
    /// Largest violation of a ray's signs, relative to what it gains.
    package var tolerance = 1e-8
    /// Least gain of a ray, relative to the terms of which it is the sum: presolve's `feasibility` is of the same size.
    package var rounding = 1e-9
    /// Entries below these shares of the largest are taken for zero, one after the other.
    package var snaps = [0, 1e-9, 1e-6, 1e-4]
    /// How far the programs that look for rays are solved, when no ray turns up before.
    package var searchTolerance = 1e-11
}

/// What presolve takes for equal.
package struct PresolveSettings: Sendable {
    package init() {}

    /// The one rule to apply (see `Presolve.ruleNames`); nil: all of them.
    package var only: String?
    /// Passes over the cheap rules, at most, and rounds of these and then one pass of the dearer ones.
    package var passes = 12
    package var rounds = 4
    /// Bounds that contradict each other by less than this (relative) do not prove anything.
    package var feasibility = 1e-9
    /// Activity and side that differ by less than this (relative) meet.
    package var coincidence = 1e-13
    /// A substituted column's coefficient is at least this share of the largest of its row.
    package var pivotShare = 1e-1
    /// Longest column that an equation of two substitutes away, and longest one that takes its entries over: long ones
    /// fill the system of the method.
    package var doubletonLength = 4
    package var doubletonKeptLength = 12
    /// A sum that is this small a share of its terms is zero.
    package var cancellation = 1e-14
    /// Entries that differ by less than this (relative) are equal, when rows or columns are compared.
    package var parallelism = 1e-14
    /// Passes over the columns that bound duals, in columns of at most this many entries (the rest bounds little).
    package var dualPasses = 3
    package var dualColumnLength = 12
    /// A reduced cost counts as positive from this share of its terms on.
    package var dualMargin = 1e-7
}

extension InteriorPointSettings {
    /// For long, nearly flat directions (greenbea), which any ρ hides: δ alone makes the factor stable. Shorter, more
    /// central steps keep the residuals ahead of the products.
    static func regulariseRowsOnly(_ settings: inout InteriorPointSettings) {
        (settings.kkt.leastRegularisation, settings.kkt.greatestRegularisation) = (1e-11, 1e-4)
        settings.kkt.greatestForSolves = 1e-4
        settings.kkt.columnRegularisation = 1e-12
        settings.kkt.rowRegularisationShare = .infinity
        settings.path.largestCentring = 0.8
    }

    /// For chains of substitutions that magnify what the method leaves.
    static func leaveAsGiven(_ settings: inout InteriorPointSettings) { settings.presolves = false }

    /// For equations that depend on others: a pivot that is all rounding drops its equation.
    static func dropDependentRows(_ settings: inout InteriorPointSettings) {
        (settings.kkt.leastRegularisation, settings.kkt.greatestRegularisation) = (1e-10, 1e-10)
        (settings.kkt.factor.pivotTolerance, settings.kkt.factor.replacement) = (1e-12, 1e40)
    }
}
