import CooperativeGames
import Foundation
import LinearProgramming
import Reporting
import Studies
import TestSupport
import Testing

/// What a shared plan saves, on toys solved by hand. A MW of IT work draws 1.425 MW, and racks that rest 2.85 MW in each place, so that
/// 4 MW of work are 5.7 MW through the year: at home 150·4380 US$ a MW, in `away` 10·8760, in `far` 30·8760.
@Suite struct CooperateTests {
    private static let home = 150.0 * 4380
    private static let work = 5.7
    private static let idle = 2.85

    private static let far =
        Toy.away(jurisdiction: "farland").replacing("away", with: "far").replacing("mwh = 10", with: "mwh = 30")

    private func run(
        _ text: String, _ arguments: [String] = [], solver: any LinearProgramSolver = OneThread()
    ) throws -> Cooperation {
        let place = try Workplace(["toy.toml": Toy.base + "\n" + text])
        let bench = StudyBench(program: Program(version: "1", sha256: nil), executable: "dcplan", solver: { solver })
        return try CooperateStudy.run(CooperateStudy.Options.parse([place.path("toy.toml")] + arguments), on: bench)
    }

    private func json(_ found: Cooperation) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(found.json().utf8)) as? [String: Any])
    }

    /// All work of `home` moves to `away`. Each gets half of what that saves; `home` pays it, and what it costs `away`.
    @Test func twoShareByHalf() throws {
        let found = try run(Toy.away())
        #expect(found.players.map(\.name) == ["awayland", "homeland"])
        let saved = CooperateTests.work * (CooperateTests.home - 87_600)
        #expect(isClose(try #require(found.savingUsd(3)), saved))
        let game = try #require(found.game)
        for division in [game.shapley, game.nucleolus] {
            #expect(areClose(division.savingUsd, [saved / 2, saved / 2], within: 1e-6))
            let due = CooperateTests.work * 87_600 + saved / 2
            #expect(areClose(division.balanceUsd, [-due, due], within: 1e-5))
            #expect(division.payments.count == 1 && division.payments[0].from == 1 && division.payments[0].to == 0)
            #expect(division.isInCore)
        }
        #expect(!game.coreIsEmpty && found.failure == nil)
    }

    /// One who asks and two who could serve: `far` adds nothing, as `away` is cheaper. With a what home and away save and b what
    /// home and far would, the Shapley value gives far b/6, away a/6 + (a − b)/3; in the core far has nothing and away at most a − b, and
    /// the nucleolus gives it half of that.
    @Test func whoIsNotNeededHasNothingInTheCore() throws {
        let found = try run(Toy.away() + CooperateTests.far)
        #expect(found.players.map(\.name) == ["awayland", "farland", "homeland"])
        let a = CooperateTests.work * (CooperateTests.home - 87_600)
        let b = CooperateTests.work * (CooperateTests.home - 262_800)
        for (mask, saved) in [(0b011, 0.0), (0b101, a), (0b110, b), (0b111, a)] {
            #expect(isClose(try #require(found.savingUsd(mask)), saved, floor: 1e6), "\(mask)")
        }
        let game = try #require(found.game)
        let shapley = [a / 6 + (a - b) / 3, b / 6, a - a / 6 - (a - b) / 3 - b / 6]
        #expect(areClose(game.shapley.savingUsd, shapley, within: 1e-5))
        #expect(areClose(game.nucleolus.savingUsd, [(a - b) / 2, 0, a - (a - b) / 2], within: 1e-5, floor: 1e6))
        #expect(!game.coreIsEmpty && !game.shapley.isInCore && game.nucleolus.isInCore)
        for division in [game.shapley, game.nucleolus] {
            #expect(isClose(division.savingUsd.reduce(0, +), found.savingUsd(0b111)!))
            #expect(abs(division.balanceUsd.reduce(0, +)) < 10)
        }
        let text = try #require(found.text(.text))
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 40)
        #expect(text.hasPrefix("A shared plan saves 3.246 million US$"))
        try checkContract(found)
    }

    /// Three regions of two jurisdictions: one player has two of them.
    @Test func aPlayerMayHaveSeveralRegions() throws {
        let found = try run(Toy.away() + CooperateTests.far.replacing("farland", with: "homeland"))
        #expect(found.players.map(\.regions) == [[1], [0, 2]] && found.cases.count == 3)
    }

    /// What must be served and cannot be at home alone: the value is not known, and why is told.
    @Test func whoHasNoPlanAloneIsTold() throws {
        let short = ["--set", "regions.home.racks.box.existing_racks=10", "--set", "workloads.jobs.unserved=false"]
        let found = try run(Toy.away(), short)
        #expect(found.game == nil && found.failure == nil && found.savingUsd(3) == nil)
        let alone = try #require(found.cases.first { $0.mask == 2 })
        #expect(alone.status == .infeasible && alone.costUsd == nil)
        #expect(alone.reason?.contains("workloads.jobs.unserved") == true, "\(alone.reason ?? "")")
        #expect(found.cases.contains { $0.mask == 1 && $0.costUsd != nil })
        let text = try #require(found.text(.text))
        #expect(text.contains("homeland alone has no plan (infeasible)"))
        let object = try json(found)
        #expect(object["status"] as? String == "finished" && object["shapley_usd"] is NSNull)
    }

    @Test func allWithoutAPlanFail() throws {
        let failure = #expect(throws: Failure.self) {
            try run(
                Toy.away(),
                [
                    "--set", "regions.home.racks.box.existing_racks=0", "--set",
                    "regions.away.racks.box.existing_racks=0", "--set", "workloads.jobs.unserved=false",
                ])
        }
        #expect(failure?.code == ExitStatus.infeasible.rawValue)
    }

    @Test func nobodyToPlanWithIsRefused() throws {
        let failure = #expect(throws: Failure.self) { try run("") }
        #expect(failure?.code == ExitStatus.wrongInput.rawValue)
        #expect(failure?.message.contains("one of jurisdictions only; --players regions") == true)
        let many = (1...12).map { Toy.region("r\($0)", racks: 0, cooling: 0) + "\n" }.joined()
        let refused = #expect(throws: Failure.self) { try run(many, ["--players", "regions"]) }
        #expect(refused?.message.contains("13 regions have 8191 coalitions; at most 12") == true)
    }

    /// A solver that is stopped after some programs: what was finished is told, and how it ended.
    @Test(arguments: [(TerminationStatus.interrupted, Int32(130)), (.timeLimit, 12)])
    func whatIsFinishedIsGivenBack(status: TerminationStatus, code: Int32) throws {
        let found = try run(Toy.away() + CooperateTests.far, solver: StoppingSolver(after: 4, with: status))
        #expect(found.cases.map(\.mask) == [1, 2, 4, 7] && found.game == nil)
        #expect(found.failure?.code == code && found.failure?.message.contains("4 of 7 coalitions are solved") == true)
        // Everyone alone and all together are known, and so is what that saves.
        #expect(found.savingUsd(7) != nil)
        let object = try json(found)
        #expect(object["exit"] as? Int == Int(code) && (object["coalitions"] as? [Any])?.count == 4)
    }

    private func checkContract(_ found: Cooperation) throws {
        let object = try json(found)
        #expect(object["players"] as? [String] == ["awayland", "farland", "homeland"])
        let coalitions = try #require(object["coalitions"] as? [[String: Any]])
        #expect(coalitions.count == 7)
        for coalition in coalitions {
            #expect(
                coalition["members"] is [String] && coalition["cost_usd"] is Double && coalition["saving_usd"] is Double
            )
            let parts = ["resources_usd", "transfers_usd", "penalties_usd"].map { coalition[$0] as? Double ?? .nan }
            #expect(isClose(parts.reduce(0, +), coalition["cost_usd"] as? Double ?? .nan))
        }
        for key in ["shapley_usd", "nucleolus_usd"] {
            let shares = try #require(object[key] as? [String: Double])
            #expect(isClose(shares.values.reduce(0, +), coalitions[6]["saving_usd"] as? Double ?? .nan))
        }
        #expect(object["core_is_empty"] as? Bool == false && object["shapley_in_core"] as? Bool == false)
    }
}

/// The project's own solver for some programs; from then on it stops at once.
final class StoppingSolver: LinearProgramSolver {
    private let counting = CountingSolver()
    private let count: Int
    private let status: TerminationStatus

    init(after count: Int, with status: TerminationStatus) { (self.count, self.status) = (count, status) }

    func solve(_ program: LinearProgram, observer: (IterationRecord) -> Bool) -> Solution {
        if counting.solves < count { return counting.solve(program, observer: observer) }
        return Solution(status: status, primal: [], rowDual: [], certificate: Certificate(), iterations: 0)
    }
}
