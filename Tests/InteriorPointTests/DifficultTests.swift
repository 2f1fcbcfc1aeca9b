import InteriorPoint
import LinearProgramming
import Testing

/// Programs that are difficult in one way each, with the optimum known by construction or the status by what was added.
@Suite struct DifficultTests {
    /// A program of 30 rows whose optimum is known, to which difficulties are added that leave it where it is.
    private func base(_ seed: UInt64, free: Double = 0.1) -> (rows: Rows, optimum: Double) {
        let shape = ComplementaryProgram.Shape(rows: 30, columns: 50, density: 0.15, freeColumns: free)
        let known = ComplementaryProgram(shape, seed: seed)
        let (program, matrix) = (known.program, known.program.rowMatrix())
        var rows = Rows(cost: program.cost, lower: program.lower, upper: program.upper)
        rows.constant = program.objectiveConstant
        for i in 0..<matrix.rowCount {
            let entries = (matrix.start[i]..<matrix.start[i + 1]).map { (Int(matrix.column[$0]), matrix.value[$0]) }
            rows.add(matrix.lower[i], entries, matrix.upper[i])
        }
        return (rows, known.optimum)
    }

    private func expect(_ rows: Rows, _ optimum: Double, _ what: String) {
        let solution = InteriorPointSolver().solve(rows.program) { _ in true }
        #expect(solution.status == .optimal && solution.certificate.worst <= 1e-8, "\(what): \(solution.certificate)")
        let error = abs(solution.certificate.primalObjective - optimum)
        #expect(error <= 1e-6 * (1 + abs(optimum)), "\(what): \(error)")
    }

    /// Sums of equations as further equations: as many rows again that say nothing.
    @Test(arguments: 1...6 as ClosedRange<UInt64>) func dependentEquations(seed: UInt64) {
        var (rows, optimum) = base(seed)
        var random = Generator(state: seed)
        let equations = rows.rows.filter { $0.low == $0.high }
        for _ in 0..<15 {
            var (side, sum) = (0.0, [Int: Double]())
            for _ in 0..<3 {
                let (row, factor) = (equations.randomElement(using: &random)!, Double.random(in: 1...3, using: &random))
                side += factor * row.low
                for (j, a) in row.entries { sum[j, default: 0] += factor * a }
            }
            rows.add(side, sum.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, side)
        }
        expect(rows, optimum, "dependent equations")
    }

    /// Half of the columns free in rows that are dense.
    @Test(arguments: 1...6 as ClosedRange<UInt64>) func freeColumnsInDenseRows(seed: UInt64) {
        let shape = ComplementaryProgram.Shape(
            rows: 30, columns: 50, density: 0.7, equations: 0.8, freeColumns: 0.4, degeneracy: 0.4)
        let known = ComplementaryProgram(shape, seed: seed)
        let solution = InteriorPointSolver().solve(known.program) { _ in true }
        #expect(solution.status == .optimal)
        #expect(abs(solution.certificate.primalObjective - known.optimum) <= 1e-6 * (1 + abs(known.optimum)))
    }

    /// x + y ≤ 0 for new columns x, y ≥ 0: no point is inside all bounds.
    @Test(arguments: 1...6 as ClosedRange<UInt64>) func noInterior(seed: UInt64) {
        var (rows, optimum) = base(seed)
        for k in 0..<10 {
            let j = rows.cost.count
            rows.cost += [1, -1]
            rows.lower += [0, 0]
            rows.upper += [.infinity, .infinity]
            rows.add(-.infinity, [(j, 1), (j + 1, 2)], 0)
            rows.rows[k].entries += [(j, 1), (j + 1, -1)]
        }
        expect(rows, optimum, "no interior")
    }

    /// A column at 1e8, with a price, that an equation ties down, and bounds of 1e7 that are never met.
    @Test(arguments: 1...6 as ClosedRange<UInt64>) func largeValuesAndBounds(seed: UInt64) {
        var (rows, optimum) = base(seed)
        for j in rows.upper.indices where rows.upper[j] == .infinity && rows.lower[j].isFinite { rows.upper[j] = 1e7 }
        let j = rows.cost.count
        rows.cost += [1e-3, 1]
        rows.lower += [0, 0]
        rows.upper += [.infinity, .infinity]
        rows.add(1e8, [(j, 1), (j + 1, 1)], .infinity)
        rows.add(-.infinity, [(j, 1), (j + 1, -5)], 1e8)
        optimum += 1e5
        expect(rows, optimum, "large values")
    }

    /// No objective: any point will do, and the whole feasible set is optimal.
    @Test(arguments: 1...6 as ClosedRange<UInt64>) func unboundedOptimalFace(seed: UInt64) {
        var (rows, _) = base(seed, free: 0.3)
        for j in rows.cost.indices { rows.cost[j] = 0 }
        rows.constant = 7
        expect(rows, 7, "no objective")
    }

    /// A combination of rows that asks for more than they allow, by a part of 10⁻¹ … 10⁻⁵ of it.
    @Test(arguments: [1e-1, 1e-3, 1e-5], 1...4 as ClosedRange<UInt64>) func infeasibleByALittle(
        excess: Double, seed: UInt64
    ) {
        var (rows, _) = base(seed)
        var (most, sum) = (0.0, [Int: Double]())
        for row in rows.rows where row.high.isFinite {
            most += row.high
            for (j, a) in row.entries { sum[j, default: 0] += a }
        }
        let entries = sum.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        rows.add(most + excess * (1 + abs(most)), entries, .infinity)
        let solution = InteriorPointSolver().solve(rows.program) { _ in true }
        #expect(solution.status == .infeasible && solution.rowDual.count == rows.rows.count)
    }
}
