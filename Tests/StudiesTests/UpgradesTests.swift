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
        try run(Toy.base + "\n" + extra, arguments + UpgradesTests.tight, solver)
    }

    private func run(
        _ text: String, _ arguments: [String], _ solver: any LinearProgramSolver = OneThread()
    ) throws -> UpgradesStudy.Result {
        let place = try Workplace(["toy.toml": text])
        let bench = StudyBench(
            program: Program(version: "1", sha256: nil), executable: "dcplan", solver: { solver })
        return try UpgradesStudy.run(UpgradesStudy.Options.parse([place.path("toy.toml")] + arguments), on: bench)
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
        // Half a MW less costs what the dual says; of more, 3.55 MW are of use: 4 save no more than the crossing of the tangents.
        #expect(hosting.low == -0.5 && isClose(hosting.reach, 3.55) && hosting.endsBefore == 4)
        let most = try #require(hosting.most)
        #expect(isClose(most.size, 3.55) && isClose(most.savedUsd, 3.55 * UpgradesTests.megawatt))
        #expect(hosting.isExhausted && hosting.path.map(\.size).dropLast(2) == [0.5, 1, 2])
        #expect(isClose(hosting.gains["homeland"]?.totalUsd ?? .nan, 0.5 * UpgradesTests.megawatt))
        #expect(hosting.gains["homeland"]?.penaltiesUsd ?? 0 > 0.5 * UpgradesTests.megawatt)
    }

    /// Of 5 MW more, 3.55 are of use, and so many does the dual hold for.
    @Test func theRangeEndsWhereTheDualDoes() throws {
        let hosting = try #require(try run(["--step", "1"]).upgrades.first)
        #expect(isClose(try #require(hosting.netBenefitUsd), 3.55 * UpgradesTests.megawatt))
        #expect(isClose(hosting.reach, 3.55))
        #expect((3.55...3.75).contains(try #require(hosting.endsBefore)))
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

    /// The plan, the step, 1, 2 and 4 MW, where their tangents cross, and a step down.
    @Test func solvesAreFew() throws {
        let solver = CountingSolver()
        _ = try run([], solver)
        #expect(solver.solves == 7)
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

    /// What was finished when it is stopped is told: the plan alone, or the first steps of limits.
    @Test(arguments: [(TerminationStatus.interrupted, Int32(130)), (.timeLimit, 12)])
    func whatIsFinishedIsGivenBack(status: TerminationStatus, code: Int32) throws {
        for solves in 1...4 {
            let found = try run([], StoppingSolver(after: solves, with: status))
            #expect(found.failure?.code == code && found.isProven == (solves > 1))
            #expect(found.upgrades.count == (solves == 1 ? 0 : 1))
            #expect(found.upgrades.allSatisfy { $0.isConfirmed && $0.reach >= 0.5 })
            let text = try #require(found.text(.text))
            #expect(text.hasPrefix("WHAT RAISING A LIMIT SAVES"))
        }
    }

    /// Hosting of 5 MW at home and of 6 in `away`, too far to help out: the second saves more, and once it has, the first, which promises
    /// less, need not be tried. Both duals are two-sided differences of cost.
    @Test func theBestIsBestAndDualsAreTwoSidedDifferences() throws {
        let text = Toy.base + "\n" + Toy.away(roundTripMs: 9) + "[workloads.jobs.demand.away]\nmean_it_kw = 4000\n"
        let tight = ["--set", "regions.home.hosting.limit_mw=5", "--set", "regions.away.hosting.limit_mw=6"]
        let first = try run(text, tight + ["--top", "1"])
        let all = try run(text, tight)
        #expect(first.isProven && first.triedCount == 1 && first.bindingCount == 2 && all.triedCount == 2)
        #expect(first.upgrades.map(\.place) == ["away"] && all.upgrades.map(\.place) == ["away", "home"])
        let away = 8760 * 10_000 / 1.425 - 87_600
        for (upgrade, slope) in zip(all.upgrades, [away, UpgradesTests.megawatt]) {
            #expect(isClose(upgrade.savingUsdPerUnit, slope))
            #expect(isClose(upgrade.netBenefitUsd ?? .nan, slope * upgrade.size))
            #expect(upgrade.low == -upgrade.size && upgrade.reach > upgrade.size)
        }
    }
}
