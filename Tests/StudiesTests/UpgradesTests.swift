import LinearProgramming
import Planning
import Reporting
import Studies
import TestSupport
import Testing
import TimeSeries

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

    // MARK: - Scenarios drawn at random

    /// Duals are two-sided differences of cost within the range stated (any limit of the hand-solved cases: `DualTests`), and none of the
    /// limits that were not tried saves more than the first: all of them, raised by their step.
    @Test func theBestIsBestAndDualsAreTwoSidedDifferences() throws {
        let text = RandomScenario(seed: 3).text.replacing("clean_only = false", with: "clean_only = true")
        let found = try run(text, ["--top", "3"])
        #expect(found.isProven && found.triedCount < found.bindingCount)
        let saved = found.upgrades.map { $0.netBenefitUsd ?? .nan }
        #expect(saved.count == 3 && saved == saved.sorted(by: >))
        var session = try session(text)
        let solution = session.solve()
        func saving(_ rows: [PlanSession.Limit], _ size: Double) throws -> Double {
            try session.trying { session in
                for row in rows { try session.set(row.id, to: row.value + size) }
                return solution.certificate.primalObjective - session.solve().certificate.primalObjective
            }
        }
        for candidate in Dictionary(grouping: session.limits, by: { "\($0.key ?? "")|\($0.name)|\($0.item)" }).values {
            let told = found.upgrades.first {
                ($0.key, $0.kind, $0.item) == (candidate[0].key, candidate[0].name, candidate[0].item)
            }
            guard let told else { continue }
            let rows = candidate.filter { $0.year >= told.year }
            #expect(isClose(try saving(rows, told.size), told.netBenefitUsd ?? .nan, within: 1e-4, floor: 1e3))
            let step = 0.7 * min(-told.low, told.reach)
            if step <= 0 { continue }
            let slope = try (saving(rows, step) - saving(rows, -step)) / (2 * step)
            #expect(isClose(slope, told.savingUsdPerUnit, within: 0.011), "\(told.key ?? "")")
        }
    }

    private func session(_ text: String) throws -> PlanSession {
        let file = try TemporaryFile(text)
        let scenario = try Scenario.read(path: file.path).scenario
        let axis = TimeAxis(scenario.resolution)
        let model = try PlanModel(scenario, axis: axis, profiles: Profiles(scenario, on: axis))
        return PlanSession(model, solver: OneThread())
    }
}
