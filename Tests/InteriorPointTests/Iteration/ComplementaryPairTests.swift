import InteriorPoint
import LinearProgramming
import Testing

@Suite struct ComplementaryPairTests {
    typealias Shape = ComplementaryProgram.Shape
    static let shapes: [Shape] = [
        Shape(rows: 3, columns: 4, density: 0.9), Shape(rows: 20, columns: 30, density: 0.2),
        Shape(rows: 40, columns: 25, density: 0.2), Shape(rows: 60, columns: 200, density: 0.05),
        Shape(rows: 60, columns: 100, density: 0.1, degeneracy: 0.6),
        Shape(rows: 50, columns: 80, density: 0.1, equations: 1),
        Shape(rows: 50, columns: 80, density: 0.1, equations: 0),
        Shape(rows: 40, columns: 60, density: 0.1, freeColumns: 0.4),
        Shape(rows: 60, columns: 90, density: 0.1, spread: 2),
        Shape(rows: 150, columns: 200, density: 0.02, denseColumns: 3),
        Shape(rows: 30, columns: 60, density: 0.15, freeColumns: 0, boxedColumns: 0.9),
    ]

    /// Optimal, at the known value; strong duality and the sign conventions are what the certificate measures.
    @Test(arguments: 0..<shapes.count, [true, false]) func findsTheKnownOptimum(index: Int, presolves: Bool) {
        var settings = InteriorPointSettings()
        settings.presolves = presolves
        for seed in 1...5 as ClosedRange<UInt64> {
            let known = ComplementaryProgram(Self.shapes[index], seed: seed)
            let solution = InteriorPointSolver(settings: settings).solve(known.program) { _ in true }
            #expect(solution.status == .optimal, "shape \(index), seed \(seed): \(solution.certificate)")
            #expect(solution.certificate.worst <= settings.tolerance)
            let error = abs(solution.certificate.primalObjective - known.optimum)
            #expect(error <= 1e-6 * (1 + abs(known.optimum)), "shape \(index), seed \(seed)")
        }
    }

    @Test func repeatsBitForBitOnAnyNumberOfThreads() {
        let shape = Shape(rows: 300, columns: 500, density: 0.01, denseColumns: 2)
        let known = ComplementaryProgram(shape, seed: 11)
        let solutions = [1, 2, 3, 2].map { threads in
            var settings = InteriorPointSettings()
            settings.threads = threads
            return InteriorPointSolver(settings: settings).solve(known.program) { _ in true }
        }
        for solution in solutions {
            #expect(solution.primal.map(\.bitPattern) == solutions[0].primal.map(\.bitPattern))
            #expect(solution.rowDual.map(\.bitPattern) == solutions[0].rowDual.map(\.bitPattern))
        }
    }

    /// A unit more of a row's bound changes the optimum by its dual.
    @Test func dualsAreTheSlopeOfTheOptimum() {
        func optimum(_ demand: Double) -> Solution {
            var rows = Rows(cost: [1, 2, 4], upper: [3, 5, 9])
            rows.add(demand, [(0, 1), (1, 1), (2, 1)], .infinity)
            rows.add(-.infinity, [(0, 2), (1, 1)], 7)
            return InteriorPointSolver().solve(rows.program) { _ in true }
        }
        let (at, above) = (optimum(5.5), optimum(5.75))
        let slope = (above.certificate.primalObjective - at.certificate.primalObjective) / 0.25
        #expect(abs(slope - at.rowDual[0]) < 1e-5)
    }
}
