import InteriorPoint
import LinearProgramming
import Testing

/// Each rule of presolve by its truth table: what is left of a small program, and the primal and dual values that come
/// back, which the certificate checks on the program as given.
@Suite struct PresolveTests {
    struct Case: Sendable {
        let name: String
        let rows: Rows
        /// Rows and columns that presolve leaves.
        let left: (rows: Int, columns: Int)
        let objective: Double
        /// Where it is unique.
        var y: [Double] = []
    }

    private static func rows(
        _ cost: [Double], lower: [Double]? = nil, upper: [Double]? = nil,
        _ lines: [(Double, [(Int, Double)], Double)]
    ) -> Rows {
        var rows = Rows(cost: cost, lower: lower, upper: upper)
        for (low, entries, high) in lines { rows.add(low, entries, high) }
        return rows
    }

    /// A corner at (1.6, 1.2) that no rule touches: −x − y, x + 2y ≤ 4, 3x + y ≤ 6; its duals are −0.4, −0.2.
    private static let corner: [(Double, [(Int, Double)], Double)] = [
        (-.infinity, [(0, 1), (1, 2)], 4), (-.infinity, [(0, 3), (1, 1)], 6),
    ]

    static let cases: [Case] = [
        Case(name: "none", rows: rows([-1, -1], corner), left: (2, 2), objective: -2.8, y: [-0.4, -0.2]),
        Case(
            name: "duplicate row, looser", rows: rows([-1, -1], corner + [(-.infinity, [(0, 2), (1, 4)], 9)]),
            left: (2, 2), objective: -2.8, y: [-0.4, -0.2, 0]),
        Case(
            name: "duplicate row, tighter: its dual is the kept row's over r",
            rows: rows([-1, -1], [(-.infinity, [(0, 2), (1, 4)], 9)] + corner), left: (2, 2), objective: -2.8,
            y: [0, -0.4, -0.2]),
        Case(
            name: "duplicate row of opposite sign",
            rows: rows(
                [-1, -1], [(-.infinity, [(0, 1), (1, 2)], 9), corner[1], (-8, [(0, -2), (1, -4)], .infinity)]),
            left: (2, 2), objective: -2.8, y: [0, -0.2, 0.2]),
        Case(
            name: "duplicate column, same price",
            rows: rows(
                [-1, -1, -0.5],
                [
                    (-.infinity, [(0, 1), (1, 2), (2, 0.5)], 4), (-.infinity, [(0, 3), (1, 1), (2, 1.5)], 6),
                ]), left: (2, 2), objective: -2.8, y: [-0.4, -0.2]),
        Case(
            name: "duplicate column, bounded, same price",
            rows: rows(
                [-1, -1, -1], upper: [0.75, .infinity, 4],
                [
                    (-.infinity, [(0, 1), (1, 2), (2, 1)], 4), (-.infinity, [(0, 3), (1, 1), (2, 3)], 6),
                ]), left: (2, 2), objective: -2.8, y: [-0.4, -0.2]),
        Case(
            name: "duplicate column of opposite sign makes a free one",
            rows: rows(
                [-1, -1, 1], upper: [.infinity, .infinity, 3],
                [
                    (-.infinity, [(0, 1), (1, 2), (2, -1)], 4), (-.infinity, [(0, 3), (1, 1), (2, -3)], 6),
                ]), left: (2, 2), objective: -2.8, y: [-0.4, -0.2]),
        Case(
            name: "duplicate column, dearer",
            rows: rows(
                [-1, -1, -0.5],
                [
                    (-.infinity, [(0, 1), (1, 2), (2, 1)], 4), (-.infinity, [(0, 3), (1, 1), (2, 3)], 6),
                ]), left: (2, 2), objective: -2.8, y: [-0.4, -0.2]),
        Case(
            name: "duals bounded: x2 = 0, for y0 ≥ −1 and y1 ≥ −2 make its reduced cost positive",
            rows: rows(
                [-1, -1, 9, 2, 1],
                [
                    (-.infinity, [(0, 1), (1, 2), (2, -1), (4, -1)], 4),
                    (-.infinity, [(0, 3), (1, 1), (2, -3), (3, -1)], 6),
                ]), left: (2, 4), objective: -2.8, y: [-0.4, -0.2]),
    ]

    @Test(arguments: 0..<cases.count) func reducesAndRestores(index: Int) {
        let example = Self.cases[index]
        let program = example.rows.program
        let presolve = Presolve(ReducedProgram(program, program.rowMatrix()), PresolveSettings())
        #expect(presolve.reduced.rowCount == example.left.rows, "\(example.name)")
        #expect(presolve.reduced.columnCount == example.left.columns, "\(example.name)")
        let solution = InteriorPointSolver().solve(program) { _ in true }
        #expect(solution.status == .optimal && solution.certificate.worst <= 1e-8, "\(example.name)")
        #expect(abs(solution.certificate.primalObjective - example.objective) < 1e-6, "\(example.name)")
        for (i, y) in example.y.enumerated() { #expect(abs(solution.rowDual[i] - y) < 1e-5, "\(example.name)") }
    }

    @Test func duplicateRowsThatContradict() {
        let program = Self.rows([1, 1], [(4, [(0, 1), (1, 2)], .infinity), (-.infinity, [(0, 2), (1, 4)], 7)]).program
        #expect(Presolve(ReducedProgram(program, program.rowMatrix()), PresolveSettings()).isContradictory)
        #expect(InteriorPointSolver().solve(program) { _ in true }.status == .infeasible)
    }

    /// Programs with copies of rows and columns, scaled and shifted: the same optimum with and without presolve, and a
    /// certificate on the program as given.
    @Test(arguments: 1...20 as ClosedRange<UInt64>) func copiesChangeNothing(seed: UInt64) {
        var random = Generator(state: seed)
        let known = ComplementaryProgram(.init(rows: 15, columns: 25, density: 0.25), seed: seed)
        let matrix = known.program.rowMatrix()
        var rows = Rows(cost: known.program.cost, lower: known.program.lower, upper: known.program.upper)
        var copyOf: [Int: (copy: Int, factor: Double)] = [:]
        for j in 0..<8 {
            let factor = random.chance(0.5) ? 2.0 : -0.5
            copyOf[j] = (rows.cost.count, factor)
            rows.cost.append(factor * known.program.cost[j] + (random.chance(0.5) ? 0 : factor > 0 ? 1 : -1))
            let zero = known.program.lower[j].isFinite && known.program.upper[j].isFinite
            rows.lower.append(zero || factor > 0 ? 0 : -1)
            rows.upper.append(zero || factor < 0 ? 0 : 1)
        }
        for i in 0..<matrix.rowCount {
            var entries: [(Int, Double)] = []
            for e in matrix.start[i]..<matrix.start[i + 1] {
                entries.append((Int(matrix.column[e]), matrix.value[e]))
                if let (copy, factor) = copyOf[Int(matrix.column[e])] {
                    entries.append((copy, factor * matrix.value[e]))
                }
            }
            rows.add(matrix.lower[i], entries, matrix.upper[i])
            if random.chance(0.5) {
                let (a, shift) = (random.uniform(0.5...3), random.uniform(0...1))
                rows.add(matrix.lower[i] * a - shift, entries.map { ($0, $1 * a) }, matrix.upper[i] * a + shift)
            }
        }
        let solutions = [true, false].map { presolves in
            var settings = InteriorPointSettings()
            settings.presolves = presolves
            return InteriorPointSolver(settings: settings).solve(rows.program) { _ in true }
        }
        #expect(solutions[0].status == solutions[1].status)
        if solutions[1].status != .optimal { return }
        #expect(solutions[0].certificate.worst <= 1e-8)
        let objectives = solutions.map(\.certificate.primalObjective)
        #expect(abs(objectives[0] - objectives[1]) <= 1e-6 * (1 + abs(objectives[1])))
    }
}
