import InteriorPoint
import LinearProgramming
import Testing

/// A limit that nothing reaches changes nothing, whatever number it is written as.
@Suite struct LooseLimitTests {
    private func solve(_ program: LinearProgram) -> Solution { InteriorPointSolver().solve(program) { _ in true } }

    private func compare(_ seed: UInt64, _ outcome: LooseLimits.Outcome, _ status: TerminationStatus) {
        var (with, without) = (
            LooseLimits(seed: seed, outcome, writesLimits: true), LooseLimits(seed: seed, outcome, writesLimits: false)
        )
        let (loose, none) = (solve(with.program()), solve(without.program()))
        #expect(none.status == status, "seed \(seed) without limits: \(none.status)")
        #expect(loose.status == status, "seed \(seed): \(loose.status) \(loose.certificate)")
        if status != .optimal || loose.status != .optimal { return }
        let (a, b) = (loose.certificate.primalObjective, none.certificate.primalObjective)
        #expect(abs(a - b) <= 1e-7 * (1 + abs(b)), "seed \(seed): \(a), without limits \(b)")
    }

    @Test(arguments: 0..<20) func twoThousandPlans(group: Int) {
        for seed in 0..<100 { compare(UInt64(group * 100 + seed), .optimal, .optimal) }
    }

    @Test func noneThatMeetsTheDemand() {
        for seed in 0..<200 as Range<UInt64> { compare(seed, .infeasible, .infeasible) }
    }

    @Test func noneThatIsTheCheapest() {
        for seed in 0..<200 as Range<UInt64> { compare(seed, .unbounded, .unbounded) }
    }

    /// A solve that ends before the tolerance names the numbers whose size stands out.
    @Test func anUnfinishedSolveNamesNumbers() {
        var rows = Rows(cost: [-1, -1e9, -2e9])
        rows.add(-.infinity, [(0, 1), (1, 2), (2, 1)], 4)
        rows.add(-.infinity, [(0, 3), (1, 1), (2, 2)], 6)
        var settings = InteriorPointSettings()
        settings.maxIterations = 0
        let solution = InteriorPointSolver(settings: settings).solve(rows.program) { _ in true }
        #expect(solution.status == .iterationLimit && solution.message.contains("the cost -1.0 of column x0"))
    }

    /// The limit is worth reaching: what was left out comes back.
    @Test(arguments: [1e9, 1e14, 1e18]) func aLimitThatIsReachedIsKept(limit: Double) {
        var rows = Rows(cost: [-1, -3, 2], upper: [.infinity, 5, .infinity])
        rows.add(-.infinity, [(0, 1), (1, 1)], limit)
        rows.add(2, [(0, 1), (1, -1), (2, 1)], .infinity)
        let solution = solve(rows.program)
        let optimum = -(limit - 5) - 15
        #expect(solution.status == .optimal, "\(solution)")
        #expect(abs(solution.certificate.primalObjective - optimum) <= 1e-7 * abs(optimum))
    }

    /// The case it began with: x + u = 4 with x ≤ 1e14 as a row.
    @Test(arguments: [1e6, 1e9, 1e14, 1e18, 1e19]) func aLooseRowForcesNothing(limit: Double) {
        var rows = Rows(cost: [90, 8000])
        rows.add(4, [(0, 1), (1, 1)], 4)
        rows.add(-.infinity, [(0, 1)], limit)
        let solution = solve(rows.program)
        #expect(solution.status == .optimal && abs(solution.certificate.primalObjective - 360) < 1e-6)
    }
}
