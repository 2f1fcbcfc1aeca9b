/// How well a primal–dual pair (x, y) solves a program, computed from the unscaled program alone.
///
/// With r = A·x, z = c − Aᵀ·y:
/// - primal residual: the largest violation of a row's or column's bounds, over 1 + the largest finite bound of a row;
/// - dual residual: the largest part of y or z that would need a bound which is not there (z > 0 without a lower
///   bound, …), over 1 + ‖c‖∞;
/// - gap: |p − d| / (1 + |p|), p = c·x, d = Σ y⁺·rowLower − y⁻·rowUpper + Σ z⁺·lower − z⁻·upper over finite bounds;
/// - worth of the residuals: (Σ |y|·violation of the row + Σ |r or x|·the part of y or z without a bound) / (1 + |p|),
///   how far they may have moved the objective: residuals that are small beside the data can still be dear.
public struct Certificate: Sendable {
    public var primalObjective: Double
    public var dualObjective: Double
    public var primalResidual: Double
    public var dualResidual: Double
    public var relativeGap: Double
    public var residualWorth: Double

    public init(
        primalObjective: Double = .nan, dualObjective: Double = .nan, primalResidual: Double = .nan,
        dualResidual: Double = .nan, relativeGap: Double = .nan, residualWorth: Double = .nan
    ) {
        self.primalObjective = primalObjective
        self.dualObjective = dualObjective
        self.primalResidual = primalResidual
        self.dualResidual = dualResidual
        self.relativeGap = relativeGap
        self.residualWorth = residualWorth
    }

    /// The certificate of (x, y): x for the columns, y for all rows of `matrix`. - Complexity: O(nonzeros).
    public init(_ program: LinearProgram, _ matrix: RowMatrix, x: [Double], y: [Double]) {
        let activity = matrix.times(x)
        let price = matrix.transposeTimes(y)
        var primal = Extent()
        var dual = Extent()
        var primalObjective = program.objectiveConstant
        var dualObjective = program.objectiveConstant
        for i in 0..<matrix.rowCount {
            primal.measure(max(matrix.lower[i] - activity[i], activity[i] - matrix.upper[i], 0), price: y[i])
            primal.widen(matrix.lower[i])
            primal.widen(matrix.upper[i])
            dualObjective += dual.contribution(y[i], matrix.lower[i], matrix.upper[i], at: activity[i])
        }
        for j in 0..<program.columnCount {
            let z = program.cost[j] - price[j]
            primal.measure(max(program.lower[j] - x[j], x[j] - program.upper[j], 0), price: z)
            dual.widen(program.cost[j])
            primalObjective += program.cost[j] * x[j]
            dualObjective += dual.contribution(z, program.lower[j], program.upper[j], at: x[j])
        }
        let size = 1 + abs(primalObjective)
        self.init(
            primalObjective: primalObjective, dualObjective: dualObjective, primalResidual: primal.relative,
            dualResidual: dual.relative,
            relativeGap: abs(primalObjective - dualObjective) / size,
            residualWorth: (primal.worth + dual.worth) / size)
    }

    /// Whether the three measures are within the tolerance and the residuals are worth at most `worth`.
    public func isWithin(_ tolerance: Double, worth: Double) -> Bool {
        worst <= tolerance && residualWorth <= worth
    }

    /// The largest of three measures; `nan` when one is.
    public var worst: Double {
        primalResidual.isNaN || dualResidual.isNaN || relativeGap.isNaN
            ? .nan : max(primalResidual, dualResidual, relativeGap)
    }

    private struct Extent {
        private var largest = 0.0
        private var scale = 0.0
        private(set) var worth = 0.0
        var relative: Double { largest / (1 + scale) }

        mutating func measure(_ violation: Double, price: Double) {
            largest = violation.isNaN ? .nan : max(largest, violation)
            worth += violation * abs(price)
        }
        mutating func widen(_ value: Double) { if value.isFinite { scale = max(scale, abs(value)) } }

        /// multiplier × the bound it leans on; without such a bound the multiplier is a violation.
        mutating func contribution(
            _ multiplier: Double, _ lower: Double, _ upper: Double, at value: Double
        ) -> Double {
            let bound = multiplier > 0 ? lower : upper
            if bound.isFinite { return multiplier * bound }
            measure(abs(multiplier), price: value)
            return 0
        }
    }
}
