import LinearProgramming
import Reporting
import Studies
import TestSupport
import Testing

/// Which limit is worth most to raise, on a toy solved by hand: of 8.55 MW that all work takes, 5 MW may be drawn. A MW more lets
/// 1/1.425 MW of work be done, worth 10,000 US$ an hour each, and costs 4380 hours at 100 and 4380 at 50 US$/MWh.
@Suite struct UpgradesTests {
    private static let megawatt = 8760 * 10_000 / 1.425 - 4380 * 150.0

    private static func policy(_ kind: String, _ keys: String) -> String {
        "[[policies]]\nname = \"rule\"\nkind = \"\(kind)\"\n\(keys)\n"
    }

    private static let tight = ["--set", "regions.home.hosting.limit_mw=5"]

    private func run(
        _ arguments: [String], extra: String = "", _ solver: any LinearProgramSolver = OneThread()
    ) throws -> UpgradesStudy.Result {
        let place = try Workplace(["toy.toml": Toy.base + "\n" + extra])
        let bench = StudyBench(
            program: Program(version: "1", sha256: nil), executable: "dcplan", solver: { solver })
        return try UpgradesStudy.run(
            UpgradesStudy.Options.parse([place.path("toy.toml")] + arguments + UpgradesTests.tight), on: bench)
    }

    @Test func aLimitIsRaisedByAShareOfItself() throws {
        let found = try run([])
        #expect(found.upgrades.count == 1 && found.bindingCount == 1 && found.failure == nil)
        let hosting = try #require(found.upgrades.first)
        #expect(hosting.kind == "hosting" && hosting.place == "home" && hosting.year == 2025 && hosting.unit == "MW")
        #expect(hosting.key == "regions.home.hosting.limit_mw" && hosting.limit == 5 && hosting.size == 0.5)
        #expect(isClose(hosting.dual, UpgradesTests.megawatt))
        #expect(isClose(try #require(hosting.netBenefitUsd), 0.5 * UpgradesTests.megawatt))
        #expect(hosting.isConfirmed && hosting.annualCostUsd == nil)
        // It holds for half a MW, for one and for two; farther was not looked.
        #expect(hosting.reach == 2 && hosting.endsBefore == nil)
    }

    /// Of 5 MW more, 3.55 are of use: the dual holds for 2.5 and 3.125, not for 3.75.
    @Test func theRangeEndsWhereTheDualDoes() throws {
        let hosting = try #require(try run(["--step", "1"]).upgrades.first)
        #expect(isClose(try #require(hosting.netBenefitUsd), 3.55 * UpgradesTests.megawatt))
        #expect(hosting.reach == 3.125 && hosting.endsBefore == 3.75)
    }

    /// In two years at 10 %, the limit is raised in both; its dual is that of the first, the saving present value.
    @Test func aLimitIsRaisedFromTheYearInWhichItBinds() throws {
        let two = ["--set", "horizon.last_year=2026", "--set", "horizon.discount_rate_share=0.1"]
        let hosting = try #require(try run(two).upgrades.first)
        #expect(isClose(hosting.dual, UpgradesTests.megawatt))
        #expect(isClose(hosting.savingUsdPerUnit, UpgradesTests.megawatt * (1 + 1 / 1.1)))
        #expect(isClose(try #require(hosting.netBenefitUsd), 0.5 * hosting.savingUsdPerUnit))
    }

    /// A second limit that binds as well: alone, neither is of use, whatever their duals share between them.
    @Test func whatTwoLimitsHoldIsNotConfirmedOfEither() throws {
        let found = try run([], extra: UpgradesTests.policy("hosting_cap", "limit_mw = 5"))
        for upgrade in found.upgrades {
            #expect(!upgrade.isConfirmed && upgrade.reach == 0, "\(upgrade)")
        }
        #expect(found.upgrades.reduce(0) { $0 + $1.dual } <= UpgradesTests.megawatt * (1 + 1e-6))
    }

    /// One solve for the plan, one for each step looked at: what is known is not solved again.
    @Test func solvesAreFew() throws {
        let solver = CountingSolver()
        _ = try run([], solver)
        #expect(solver.solves == 4)
        #expect(solver.points.dropFirst().allSatisfy { !$0.isEmpty })
    }

    @Test func whatDoesNotBindIsNotTold() throws {
        let place = try Workplace(["toy.toml": Toy.base])
        let bench = StudyBench(
            program: Program(version: "1", sha256: nil), executable: "dcplan", solver: { OneThread() })
        let found = try UpgradesStudy.run(UpgradesStudy.Options.parse([place.path("toy.toml")]), on: bench)
        #expect(found.upgrades.isEmpty && found.text(.text) == "No limit that could be raised by itself binds.\n")
    }

    @Test func aScenarioWithoutAPlanFails() throws {
        let failure = #expect(throws: Failure.self) {
            try run([], extra: UpgradesTests.policy("pue_limit", "limit = 1.0"))
        }
        #expect(failure?.code == ExitStatus.infeasible.rawValue)
    }
}
