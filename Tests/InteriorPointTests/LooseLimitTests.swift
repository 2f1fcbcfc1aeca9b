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
}
