import Foundation
import InteriorPoint
import LinearProgramming
import Testing

/// Every KKT system keeps the contract, and the method finds the same optima with each.
@Suite struct KKTSystemTests {
    /// A new system goes here.
    static let systems: [any KKTSystem.Type] = [QuasidefiniteSystem.self, DenseSystem.self]

    @Test(arguments: systems.indices) func keepsTheContract(index: Int) throws {
        func check<System: KKTSystem>(_: System.Type) throws { try KKTContract<System>().check() }
        try check(Self.systems[index])
    }

    /// Where memory is short, refinement begins anew after a few directions.
    @Test func keepsTheContractWithFewVectors() throws {
        var settings = KKTSettings()
        settings.refinementEntries = 0
        try KKTContract<QuasidefiniteSystem>(settings: settings).check()
    }

    /// The same status and optimum with every system as with the first.
    private func compare(_ program: LinearProgram, _ what: String) {
        let first = InteriorPointSolver(kkt: Self.systems[0]).solve(program) { _ in true }
        for system in Self.systems.dropFirst() {
            let other = InteriorPointSolver(kkt: system).solve(program) { _ in true }
            #expect(first.status == other.status, "\(system), \(what)")
            if first.status != .optimal { continue }
            #expect(other.certificate.worst <= 1e-8, "\(system), \(what)")
            let (a, b) = (first.certificate.primalObjective, other.certificate.primalObjective)
            #expect(abs(a - b) <= 1e-6 * (1 + abs(a)), "\(system), \(what): \(b), not \(a)")
        }
    }

    @Test func randomProgramsHaveTheSameOptimum() {
        for (index, shape) in ComplementaryPairTests.shapes.enumerated() {
            for seed in 1...3 as ClosedRange<UInt64> {
                compare(ComplementaryProgram(shape, seed: seed).program, "shape \(index), seed \(seed)")
            }
        }
    }

    /// Dispatch, stores and capacities, with and without an optimum.
    @Test func smallPlansEndTheSameWay() {
        for outcome in LooseLimits.Outcome.allCases {
            for seed in 0..<20 as Range<UInt64> {
                var plan = LooseLimits(seed: seed, outcome, writesLimits: false)
                compare(plan.program(), "\(outcome), seed \(seed)")
            }
        }
    }

    /// The path of every system on a program of yours: `DCPLAN_KKT_PROGRAM=FILE swift test … --filter onAProgramOfYours`.
    @Test(.enabled(if: file != nil)) func onAProgramOfYours() throws {
        let program = try LinearProgramFile.read(path: Self.file!).program
        for system in Self.systems {
            print(
                "\(system)\n iter    primal obj.      dual obj.  primal res  dual res       gap  primal step  dual step"
            )
            let solution = InteriorPointSolver(kkt: system).solve(program) {
                let numbers = [$0.primalResidual, $0.dualResidual, $0.relativeGap, $0.primalStep, $0.dualStep]
                print(
                    String(format: "%5d %14.6e %14.6e", $0.iteration, $0.primalObjective, $0.dualObjective),
                    numbers.map { String(format: "%9.2e", $0) }.joined(separator: "  "))
                return true
            }
            print("\(solution.status) after \(solution.iterations): \(solution.certificate)")
        }
    }

    private static let file = ProcessInfo.processInfo.environment["DCPLAN_KKT_PROGRAM"]
}
