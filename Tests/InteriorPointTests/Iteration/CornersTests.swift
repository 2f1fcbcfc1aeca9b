import InteriorPoint
import LinearProgramming
import Testing

/// Corrections for the pairs that end steps lead to the same optimum, sooner or later.
@Suite struct CornersTests {
    private static let shapes = [
        ComplementaryProgram.Shape(rows: 60, columns: 90, density: 0.08),
        ComplementaryProgram.Shape(rows: 60, columns: 90, density: 0.08, freeColumns: 0, boxedColumns: 0.9),
        ComplementaryProgram.Shape(rows: 150, columns: 200, density: 0.02, degeneracy: 0.6, denseColumns: 3),
    ]

    /// With corrections at every step, or at none, and as many correctors in either.
    private func solve(_ program: LinearProgram, always: Bool, threads: Int = 1) -> Solution {
        var settings = InteriorPointSettings()
        settings.threads = threads
        settings.path.cornersBelow = always ? 1 : 0
        settings.path.correctors = settings.path.correctorsAtCorners
        return InteriorPointSolver(settings: settings).solve(program) { _ in true }
    }

    @Test func findsTheKnownOptimumInFewerIterations() {
        var (with, without) = (0, 0)
        for (shape, seed) in Self.shapes.flatMap({ shape in (1...10 as ClosedRange<UInt64>).map { (shape, $0) } }) {
            let known = ComplementaryProgram(shape, seed: seed)
            let (turned, plain) = (solve(known.program, always: true), solve(known.program, always: false))
            #expect(turned.status == .optimal && plain.status == .optimal, "seed \(seed)")
            let error = abs(turned.certificate.primalObjective - known.optimum)
            #expect(error <= 1e-6 * (1 + abs(known.optimum)), "seed \(seed)")
            #expect(turned.primal != plain.primal, "seed \(seed): no corrections")
            (with, without) = (with + turned.iterations, without + plain.iterations)
        }
        #expect(with < without, "\(with) iterations, \(without) without corrections")
    }

    @Test func repeatsBitForBitOnAnyNumberOfThreads() {
        let program = ComplementaryProgram(Self.shapes[2], seed: 11).program
        let (one, three) = (solve(program, always: true), solve(program, always: true, threads: 3))
        #expect(one.primal == three.primal && one.rowDual == three.rowDual && one.iterations == three.iterations)
    }

    @Test func leavesProofsAlone() {
        var rows = Rows(cost: [-1, -2, 1], upper: [.infinity, .infinity, 5])
        rows.add(-.infinity, [(0, 1), (1, -1)], 3)
        rows.add(2, [(1, 1), (2, 1)], .infinity)
        #expect(solve(rows.program, always: true).status == .unbounded)
        #expect(solve(rows.program, always: false).status == .unbounded)
    }
}
