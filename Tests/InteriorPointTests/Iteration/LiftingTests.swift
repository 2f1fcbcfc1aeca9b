import InteriorPoint
import LinearProgramming
import Testing

/// Pairs that end steps may be lifted as often and as many as one likes: it is the same optimum that is found.
@Suite struct LiftingTests {
    private static let shapes = [
        ComplementaryProgram.Shape(rows: 60, columns: 90, density: 0.08),
        ComplementaryProgram.Shape(rows: 150, columns: 200, density: 0.02, degeneracy: 0.6, denseColumns: 3),
    ]

    private func solve(_ program: LinearProgram, share: Double, threads: Int = 1) -> Solution {
        var settings = InteriorPointSettings()
        settings.threads = threads
        (settings.path.liftBelow, settings.path.liftedShare) = (1, share)
        return InteriorPointSolver(settings: settings).solve(program) { _ in true }
    }

    @Test(arguments: 0..<shapes.count) func findsTheKnownOptimum(index: Int) {
        var others = 0
        for seed in 1...10 as ClosedRange<UInt64> {
            let known = ComplementaryProgram(Self.shapes[index], seed: seed)
            let (lifted, left) = (solve(known.program, share: 10), solve(known.program, share: 0))
            #expect(lifted.status == .optimal && left.status == .optimal, "seed \(seed)")
            let error = abs(lifted.certificate.primalObjective - known.optimum)
            #expect(error <= 1e-6 * (1 + abs(known.optimum)), "seed \(seed)")
            if lifted.primal != left.primal { others += 1 }
        }
        #expect(others > 0, "nothing was lifted")
    }

    @Test func repeatsBitForBitOnAnyNumberOfThreads() {
        let program = ComplementaryProgram(Self.shapes[1], seed: 11).program
        let (one, three) = (solve(program, share: 10), solve(program, share: 10, threads: 3))
        #expect(one.primal == three.primal && one.rowDual == three.rowDual && one.iterations == three.iterations)
    }

    /// Without an optimum there is no path to keep to: proofs come as soon as without lifting.
    @Test func leavesProofsAlone() {
        var rows = Rows(cost: [-1, -2, 1], upper: [.infinity, .infinity, 5])
        rows.add(-.infinity, [(0, 1), (1, -1)], 3)
        rows.add(2, [(1, 1), (2, 1)], .infinity)
        let (lifted, left) = (solve(rows.program, share: 10), solve(rows.program, share: 0))
        #expect(lifted.status == .unbounded && left.status == .unbounded && lifted.iterations == left.iterations)
    }
}
