import InteriorPoint
import LinearProgramming
import Testing

/// The truth table of each rule, applied alone: what it leaves of a small program, and the primal and dual values that
/// come back from what is left, which the certificate checks on the program as given.
@Suite struct PresolveRuleTests {
    struct Case: Sendable {
        let rule: String
        let name: String
        let rows: Rows
        let left: (rows: Int, columns: Int)
        let objective: Double
        /// Where it is unique.
        var y: [Double] = []
    }

    typealias Line = (Double, [(Int, Double)], Double)

    private static func rows(
        _ cost: [Double], lower: [Double]? = nil, upper: [Double]? = nil, _ lines: [Line]
    ) -> Rows {
        var rows = Rows(cost: cost, lower: lower, upper: upper)
        for (low, entries, high) in lines { rows.add(low, entries, high) }
        return rows
    }

    private static let inf = Double.infinity
    /// min −x − y, x + 2y ≤ 4, 3x + y ≤ 6: (1.6, 1.2), duals −0.4 and −0.2, objective −2.8. No rule touches it.
    private static let corner: [Line] = [(-inf, [(0, 1), (1, 2)], 4), (-inf, [(0, 3), (1, 1)], 6)]

    static let cases: [Case] = [
        Case(
            rule: "EmptyRow", name: "0 within its bounds", rows: rows([-1, -1], corner + [(-1, [], 1)]), left: (2, 2),
            objective: -2.8, y: [-0.4, -0.2, 0]),
        Case(
            rule: "EmptyRow", name: "no bounds", rows: rows([-1, -1], corner + [(-inf, [(0, 1), (1, 7)], inf)]),
            left: (2, 2), objective: -2.8, y: [-0.4, -0.2, 0]),
        Case(
            rule: "SingletonRow", name: "the tighter bound carries the dual",
            rows: rows([-1, -1], corner + [(-inf, [(0, 2)], 3)]), left: (2, 2), objective: -2.75, y: [-0.5, 0, -0.25]),
        Case(
            rule: "SingletonRow", name: "the same with a negative coefficient",
            rows: rows([-1, -1], corner + [(-3, [(0, -2)], inf)]), left: (2, 2), objective: -2.75, y: [-0.5, 0, 0.25]),
        Case(
            rule: "SingletonRow", name: "a looser bound carries none",
            rows: rows([-1, -1], corner + [(-inf, [(0, 2)], 10)]), left: (2, 2), objective: -2.8, y: [-0.4, -0.2, 0]),
        Case(
            rule: "SingletonRow", name: "an equation", rows: rows([-1, -1], corner + [(1, [(0, 1)], 1)]), left: (2, 2),
            objective: -2.5, y: [-0.5, 0, -0.5]),
        Case(
            rule: "FixedColumn", name: "moves to the side and the objective",
            rows: rows(
                [-1, -1, 2], lower: [0, 0, 1], upper: [inf, inf, 1],
                [(-inf, [(0, 1), (1, 2), (2, 1)], 4), corner[1]]), left: (2, 2), objective: -0.4, y: [-0.4, -0.2]),
        Case(
            rule: "ForcingRow", name: "redundant within the columns' bounds",
            rows: rows([-1, -1], upper: [10, 10], corner + [(-inf, [(0, 1), (1, 1)], 21)]), left: (2, 2),
            objective: -2.8, y: [-0.4, -0.2, 0]),
        Case(
            rule: "ForcingRow", name: "forces two columns to their lower bounds",
            rows: rows([-1, -1, -1, -2], corner + [(-inf, [(2, 1), (3, 1)], 0)]), left: (2, 2), objective: -2.8,
            y: [-0.4, -0.2]),
        Case(
            rule: "ForcingRow", name: "forces two columns to their upper bounds",
            rows: rows([-1, -1, 1, 1], upper: [inf, inf, 1, 1], corner + [(2, [(2, 1), (3, 1)], inf)]), left: (2, 2),
            objective: -0.8, y: [-0.4, -0.2]),
        Case(
            rule: "DominatedColumn", name: "costs and only takes room: to its lower bound",
            rows: rows([-1, -1, 1], [(-inf, [(0, 1), (1, 2), (2, 1)], 4), corner[1]]), left: (2, 2), objective: -2.8,
            y: [-0.4, -0.2]),
        Case(
            rule: "DominatedColumn", name: "earns and only makes room: to its upper bound",
            rows: rows(
                [-1, -1, -1], upper: [inf, inf, 2], [(-inf, [(0, 1), (1, 2), (2, -1)], 4), corner[1]]),
            left: (2, 2), objective: -5.6, y: [-0.4, -0.2]),
        Case(
            rule: "FreeSingleton", name: "in an equation: its cost is the dual",
            rows: rows([-1, -1, 0.5], lower: [0, 0, -inf], corner + [(3, [(0, 1), (1, 1), (2, 1)], 3)]),
            left: (2, 2), objective: -2.7, y: [-0.6, -0.3, 0.5]),
        Case(
            rule: "FreeSingleton", name: "in an inequality: at the side that the dual's sign says",
            rows: rows([-1, -1, 0.5], lower: [0, 0, -inf], corner + [(3, [(0, 1), (1, 1), (2, 1)], 9)]),
            left: (2, 2), objective: -2.7, y: [-0.6, -0.3, 0.5]),
        Case(
            rule: "FreeSingleton", name: "bounded, but the equation implies its bounds",
            rows: rows(
                [-1, -1, 0.5], upper: [3, 3, 10], corner + [(10, [(0, 1), (1, 1), (2, 1)], 10)]),
            left: (2, 2), objective: 0.8, y: [-0.6, -0.3, 0.5]),
        Case(
            rule: "EmptyColumn", name: "a cost: to its lower bound",
            rows: rows([-1, -1, 1], lower: [0, 0, -2], corner),
            left: (2, 2), objective: -4.8, y: [-0.4, -0.2]),
        Case(
            rule: "EmptyColumn", name: "a gain: to its upper bound",
            rows: rows([-1, -1, -1], upper: [inf, inf, 3], corner), left: (2, 2), objective: -5.8, y: [-0.4, -0.2]),
        Case(
            rule: "EmptyColumn", name: "neither: to the value nearest to zero",
            rows: rows([-1, -1, 0], lower: [0, 0, 1], upper: [inf, inf, 3], corner), left: (2, 2), objective: -2.8,
            y: [-0.4, -0.2]),
        Case(
            rule: "DoubletonEquation", name: "the removed column's cost is the equation's dual",
            rows: rows([0, -1, -1], corner + [(0, [(0, 1), (2, -1)], 0)]), left: (2, 2), objective: -2.8,
            y: [-0.4, -0.2, 1]),
        Case(
            rule: "DoubletonEquation",
            name: "the removed column's bound becomes the kept one's, and gets the dual back",
            rows: rows([0, -1, -1], upper: [inf, inf, 1.5], corner + [(0, [(0, 1), (2, -1)], 0)]), left: (2, 2),
            objective: -2.75, y: [-0.5, 0, 0.5]),
        Case(
            rule: "DoubletonEquation", name: "the kept column's entry in a row cancels",
            rows: rows(
                [-1, -1, 0], [(-inf, [(0, 1), (1, 2), (2, 1)], 4), corner[1], (1, [(0, 1), (2, 1)], 1)]),
            left: (2, 2), objective: -2.5),
        Case(
            rule: "DoubletonEquation", name: "a chain x = 2w, w = v + 1",
            rows: rows(
                [0, -1, -1, -1], corner + [(0, [(0, 1), (2, -2)], 0), (1, [(2, 1), (3, -1)], 1)]), left: (2, 2),
            objective: -1),
        Case(
            rule: "RedundantRow", name: "the other rows imply x ≤ 2 and y ≤ 2",
            rows: rows([-1, -1], corner + [(-inf, [(0, 1), (1, 1)], 4.5)]), left: (2, 2), objective: -2.8,
            y: [-0.4, -0.2, 0]),
        Case(
            rule: "RedundantRow", name: "not on the word of itself",
            rows: rows([-1, -1], [corner[0], (-inf, [(0, 3), (1, 1)], 6)]), left: (2, 2), objective: -2.8,
            y: [-0.4, -0.2]),
        Case(
            rule: "DuplicateRow", name: "the tighter twin has the dual",
            rows: rows([-1, -1], [(-inf, [(0, 2), (1, 4)], 9)] + corner), left: (2, 2), objective: -2.8,
            y: [0, -0.4, -0.2]),
        Case(
            rule: "DuplicateColumn", name: "a twin at the same price is shared",
            rows: rows(
                [-1, -1, -0.5],
                [(-inf, [(0, 1), (1, 2), (2, 0.5)], 4), (-inf, [(0, 3), (1, 1), (2, 1.5)], 6)]),
            left: (2, 2), objective: -2.8, y: [-0.4, -0.2]),
        Case(
            rule: "DualBounds", name: "y0 ≥ −1 and y1 ≥ −2 make x2's reduced cost positive",
            rows: rows(
                [-1, -1, 9, 2, 1],
                [
                    (-inf, [(0, 1), (1, 2), (2, -1), (4, -1)], 4), (-inf, [(0, 3), (1, 1), (2, -3), (3, -1)], 6),
                ]), left: (2, 4), objective: -2.8, y: [-0.4, -0.2]),
    ]

    private static func only(_ rule: String) -> InteriorPointSettings {
        var settings = InteriorPointSettings()
        settings.presolve.only = rule
        return settings
    }

    @Test(arguments: 0..<cases.count) func reducesAndRestores(index: Int) {
        let example = Self.cases[index]
        let program = example.rows.program
        let settings = Self.only(example.rule)
        let presolve = Presolve(ReducedProgram(program, program.rowMatrix()), settings.presolve)
        let title: Comment = "\(example.rule): \(example.name)"
        #expect(!presolve.isContradictory, title)
        #expect(presolve.reduced.rowCount == example.left.rows, title)
        #expect(presolve.reduced.columnCount == example.left.columns, title)
        let solution = InteriorPointSolver(settings: settings).solve(program) { _ in true }
        #expect(solution.status == .optimal && solution.certificate.worst <= 1e-8, title)
        #expect(abs(solution.certificate.primalObjective - example.objective) < 1e-6, title)
        for (i, y) in example.y.enumerated() { #expect(abs(solution.rowDual[i] - y) < 1e-5, title) }
    }

    @Test func everyRuleHasATruthTable() {
        #expect(Set(Self.cases.map(\.rule)) == Set(Presolve.ruleNames))
    }

    static let contradictions: [(rule: String, rows: Rows)] = [
        ("EmptyRow", rows([1, 1], [(1, [], 2)])),
        ("SingletonRow", rows([1, 1], upper: [3, inf], [(5, [(0, 1)], inf)])),
        ("ForcingRow", rows([1, 1], upper: [1, 1], [(3, [(0, 1), (1, 1)], inf)])),
        ("DuplicateRow", rows([1, 1], [(4, [(0, 1), (1, 2)], inf), (-inf, [(0, 2), (1, 4)], 7)])),
        ("DoubletonEquation", rows([1, 1], [(-1, [(0, 1), (1, 1)], -1)])),
    ]

    @Test(arguments: 0..<contradictions.count) func contradictionsAreProved(index: Int) {
        let (rule, rows) = Self.contradictions[index]
        let program = rows.program
        let settings = Self.only(rule)
        #expect(Presolve(ReducedProgram(program, program.rowMatrix()), settings.presolve).isContradictory)
        let solution = InteriorPointSolver(settings: settings).solve(program) { _ in true }
        #expect(solution.status == .infeasible && !solution.rowDual.isEmpty)
    }

    /// Each rule alone on random programs of known optimum, half of whose columns are split in two by an equation of two.
    @Test(arguments: Presolve.ruleNames, 1...6 as ClosedRange<UInt64>)
    func keepsTheOptimum(rule: String, seed: UInt64) {
        let (rows, optimum) = Self.withDoubletons(seed: seed)
        let solution = InteriorPointSolver(settings: Self.only(rule)).solve(rows.program) { _ in true }
        #expect(solution.status == .optimal && solution.certificate.worst <= 1e-8)
        #expect(abs(solution.certificate.primalObjective - optimum) <= 1e-6 * (1 + abs(optimum)))
    }

    /// x[j] = p·w + s for half of the columns: w has bounds that follow and takes over some of x's entries and its cost.
    private static func withDoubletons(seed: UInt64) -> (Rows, optimum: Double) {
        var random = Generator(state: seed)
        let known = ComplementaryProgram(.init(rows: 15, columns: 25, density: 0.2, degeneracy: 0), seed: seed)
        let matrix = known.program.rowMatrix()
        var rows = Rows(cost: known.program.cost, lower: known.program.lower, upper: known.program.upper)
        rows.constant = known.program.objectiveConstant
        var lines = (0..<matrix.rowCount).map { i in
            (
                low: matrix.lower[i],
                entries: (matrix.start[i]..<matrix.start[i + 1]).map { (Int(matrix.column[$0]), matrix.value[$0]) },
                high: matrix.upper[i]
            )
        }
        for j in 0..<12 {
            let p = random.chance(0.5) ? random.uniform(0.5...2) : -random.uniform(0.5...2)
            let (s, w) = (random.uniform(-1...1), rows.cost.count)
            let ends = [(rows.lower[j] - s) / p, (rows.upper[j] - s) / p]
            rows.lower.append(min(ends[0], ends[1]))
            rows.upper.append(max(ends[0], ends[1]))
            rows.cost.append(rows.cost[j] * p)
            rows.constant += rows.cost[j] * s
            rows.cost[j] = 0
            if random.chance(0.5) { (rows.lower[j], rows.upper[j]) = (-.infinity, .infinity) }
            for i in lines.indices {
                for e in lines[i].entries.indices where lines[i].entries[e].0 == j && random.chance(0.5) {
                    let a = lines[i].entries[e].1
                    lines[i].entries[e] = (w, a * p)
                    lines[i].low -= a * s
                    lines[i].high -= a * s
                }
            }
            lines.append((low: s, entries: [(j, 1), (w, -p)], high: s))
        }
        for line in lines { rows.add(line.low, line.entries, line.high) }
        return (rows, known.optimum)
    }
}
