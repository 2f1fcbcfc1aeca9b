import LinearProgramming

/// A payoff that leaves the least dissatisfied, and how much it leaves them.
public struct LeastCore: Sendable {
    /// ε* = min_x max_S e(S, x) over x(N) = v(N): every coalition can be given all but so much of what it gains by itself. At
    /// most 0 where the core has a point, and then the least that any coalition gains by staying is −ε*.
    public let largestExcess: Double
    /// The nucleolus, which lies in it.
    public let nucleolus: [Double]
}

/// A linear program of a game that its solver did not solve.
public struct GameUnsolved: Error, Sendable {
    public let status: TerminationStatus
}

extension CoalitionGame {
    /// The least core and the nucleolus: of all payoffs the one whose excesses, from the largest on, are smallest one after another
    /// (Schmeidler 1969, "The nucleolus of a characteristic function game").
    ///
    /// A sequence of linear programs (Maschler, Peleg and Shapley 1979, "Geometric properties of the kernel, nucleolus, and
    /// related solution concepts"):
    ///
    ///     min ε   with   x(S) + ε ≥ v(S)  for all S whose excess is open,   x(S) = v(S) − e_S  for those whose is known,
    ///                    x_i ≥ v({i})  where v(N) leaves room for it
    ///
    /// After each, the coalitions whose rows have a multiplier above zero have the excess ε in every optimum (complementary slackness), so
    /// that it is known from then on. Of known ones, as many are kept as are linearly independent; whatever their span holds is known too, and
    /// open no more, so that each program adds one at the least, and n independent ones (the whole's among them) fix x (Potters,
    /// Reijnierse and Ansing 1996, "Computing the nucleolus by solving a prolonged simplex algorithm"; Fromen 1997). At most n − 1 programs.
    ///
    /// - Throws: `GameUnsolved`.
    /// - Complexity: n − 1 programs of n + 1 rows, each solved a few times with a few of the 2ⁿ coalitions.
    public func leastCore(_ solver: any LinearProgramSolver) throws(GameUnsolved) -> LeastCore {
        var search = NucleolusSearch(self)
        var first: Double?
        while search.known.count < players {
            let excess = try search.fixNext(solver)
            if first == nil { first = excess }
        }
        return LeastCore(largestExcess: first ?? 0, nucleolus: search.payoff)
    }
}

/// How far the search for a nucleolus is.
private struct NucleolusSearch {
    private let game: CoalitionGame
    /// v is counted in it, so that tolerances of a solver mean the same in every game.
    private let scale: Double
    /// Whether everyone can be given what it gains alone.
    private let isRational: Bool
    /// Coalitions whose payoff is known, in units of the scale, and independent of each other.
    private(set) var known: Span
    /// Coalitions that programs hold while they are open.
    private var active: Set<Int>

    /// Of the largest multiplier of a program, whose multipliers add up to 1: a smaller one is not taken for one above zero. Too few
    /// that are known cost a program more, one too many a wrong answer.
    private static let leastMultiplierShare = 0.01
    /// Of the scale: what the excess of a coalition may be above the largest.
    private static let tolerance = 1e-7
    /// How many coalitions are taken up at once, for each player.
    private static let mostAdded = 4

    init(_ game: CoalitionGame) {
        self.game = game
        let largest = game.values.map(abs).max() ?? 0
        scale = largest > 0 ? largest : 1
        let alone = (0..<game.players).reduce(0) { $0 + game.values[1 << $1] }
        isRational = alone <= game.total + 1e-9 * scale
        known = Span(players: game.players)
        known.add(game.whole, payoff: game.total / scale)
        let single = (0..<game.players).map { 1 << $0 }
        active = Set(single + single.map { game.whole ^ $0 })
    }

    /// x, once n coalitions are known.
    var payoff: [Double] { known.solution.map { $0 * scale } }

    /// Solves the next program and adds what it fixes; returns ε.
    ///
    /// Of open coalitions it holds those that have been in the way so far. Once no other one's excess is above ε, its optimum is that of all
    /// of them, with multipliers of zero for the others.
    mutating func fixNext(_ solver: any LinearProgramSolver) throws(GameUnsolved) -> Double {
        let open = game.properCoalitions.filter { !known.holds($0) }
        let alone = isRational ? (0..<game.players).map { 1 << $0 }.filter { !known.holds($0) } : []
        while true {
            let binding = open.filter(active.contains)
            let solution = solver.solve(program(binding, alone)) { _ in true }
            if solution.status != .optimal { throw GameUnsolved(status: solution.status) }
            let excess = -solution.certificate.primalObjective
            let x = solution.rowDual.prefix(game.players).map { -$0 * scale }
            let missed = open.map { ($0, game.excess($0, x) / scale) }.filter {
                $0.1 > excess + Self.tolerance && !active.contains($0.0)
            }
            if missed.isEmpty {
                fix(binding, alone, solution, excess)
                return excess * scale
            }
            let worst = missed.sorted { ($0.1, $1.0) > ($1.1, $0.0) }.prefix(Self.mostAdded * game.players)
            active.formUnion(worst.map(\.0))
        }
    }

    private mutating func fix(_ open: [Int], _ alone: [Int], _ solution: Solution, _ excess: Double) {
        let multipliers = solution.primal.prefix(open.count + alone.count)
        let least = Self.leastMultiplierShare * (multipliers.prefix(open.count).max() ?? 0)
        let tight = multipliers.indices.filter { multipliers[$0] >= least }.sorted {
            (multipliers[$0], $1) > (multipliers[$1], $0)
        }
        for row in tight {
            let mask = row < open.count ? open[row] : alone[row - open.count]
            if known.holds(mask) { continue }
            known.add(mask, payoff: game.values[mask] / scale - (row < open.count ? excess : 0))
        }
    }

    /// The dual of the program, which has a row for each player and is all that is needed: multipliers y_S ≥ 0 of open coalitions,
    /// u_i ≥ 0 of single players, z_K of what is known,
    ///
    ///     −ε = min −Σ v(S)·y_S − Σ v({i})·u_i − Σ x(K)·z_K   with  Σ_{S ∋ i} y_S + u_i + Σ_{K ∋ i} z_K = 0 for each i,  Σ_S y_S = 1
    private func program(_ open: [Int], _ alone: [Int]) -> LinearProgram {
        var program = LinearProgram(name: "nucleolus")
        var rows = [LinearExpression](repeating: LinearExpression(), count: game.players)
        func add(_ name: String, _ masks: [Int], lower: Double, payoffs: [Double]) -> Columns? {
            if masks.isEmpty { return nil }
            let columns = program.addColumns(Label(name), count: masks.count, lower: lower)
            program.addCost(.series(payoffs.map { -$0 }), columns)
            for i in rows.indices { rows[i].add(masks.map { Double($0 >> i & 1) }, columns) }
            return columns
        }
        func values(_ masks: [Int]) -> [Double] { masks.map { game.values[$0] / scale } }
        let multipliers = add("coalition", open, lower: 0, payoffs: values(open))
        _ = add("alone", alone, lower: 0, payoffs: values(alone))
        _ = add("known", known.payoffs.map(\.mask), lower: -.infinity, payoffs: known.payoffs.map(\.amount))
        for (i, row) in rows.enumerated() {
            program.addSum(Label("player", item: "\(i)"), lower: 0, upper: 0, row)
        }
        if let multipliers {
            program.addSum(Label("whole"), lower: 1, upper: 1, LinearExpression(multipliers))
        }
        return program
    }
}

/// Coalitions as 0–1 vectors, independent of each other, with the payoff of each.
private struct Span {
    private(set) var payoffs: [(mask: Int, amount: Double)] = []
    /// The same in reduced echelon form: vectors with 1 at their pivot, 0 at the others'.
    private var reduced: [(pivot: Int, vector: [Double], amount: Double)] = []
    private let players: Int

    /// Below it an entry of a 0–1 vector reduced by others is zero: true ones are fractions of small whole numbers.
    private static let zero = 1e-7

    init(players: Int) { self.players = players }

    var count: Int { payoffs.count }

    /// Whether the payoff of a coalition follows from those that are known.
    func holds(_ mask: Int) -> Bool { rest(mask, 0).vector.allSatisfy { abs($0) < Span.zero } }

    /// - Precondition: the span does not hold it.
    mutating func add(_ mask: Int, payoff: Double) {
        var (vector, amount) = rest(mask, payoff)
        let pivot = vector.indices.max { abs(vector[$0]) < abs(vector[$1]) }!
        let lead = vector[pivot]
        precondition(abs(lead) >= Span.zero, "a coalition whose payoff is known")
        (vector, amount) = (vector.map { $0 / lead }, amount / lead)
        for r in reduced.indices {
            let factor = reduced[r].vector[pivot]
            for i in vector.indices { reduced[r].vector[i] -= factor * vector[i] }
            reduced[r].amount -= factor * amount
        }
        reduced.append((pivot, vector, amount))
        payoffs.append((mask, payoff))
    }

    /// x, where all n are known.
    var solution: [Double] {
        var x = [Double](repeating: 0, count: players)
        for row in reduced { x[row.pivot] = row.amount }
        return x
    }

    private func rest(_ mask: Int, _ payoff: Double) -> (vector: [Double], amount: Double) {
        var vector = (0..<players).map { Double(mask >> $0 & 1) }
        var amount = payoff
        for row in reduced {
            let factor = vector[row.pivot]
            if factor == 0 { continue }
            for i in vector.indices { vector[i] -= factor * row.vector[i] }
            amount -= factor * row.amount
        }
        return (vector, amount)
    }
}
