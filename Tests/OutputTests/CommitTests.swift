import Foundation
import Glibc
import Output
import Testing

/// Where a commit is cut short, the earlier results or the new ones are there, and the next run clears the rest.
@Suite struct CommitTests {
    private struct Killed: Error {}

    private static let refused: @Sendable (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32 = { _, _ in EINVAL }

    private static let steps: [CommitStep] = [
        .staged, .exchanged, .journalled, .put("cost.csv"), .put("new.csv"), .put("plan.json"), .put(".dcplan"),
    ]

    /// Every step of a commit, in the order in which they come where the file system cannot exchange.
    @Test func stepsAreTakenInTheirOrder() throws {
        let place = try Place()
        try place.result("r", earlier)
        var seen: [CommitStep] = []
        try place.unfinished("r", later).commit(exchange: Self.refused) { seen.append($0) }
        #expect(seen == Self.steps.filter { $0 != .exchanged })
        #expect(try place.everything(below: "r").keys.sorted() == [".dcplan", "cost.csv", "new.csv", "plan.json"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.directory) == ["r"])
    }

    @Test(arguments: [0, 2, 3, 4, 5, 6])
    func withoutExchangeAKillLosesNothing(index: Int) throws {
        let place = try Place()
        let step = Self.steps[index]
        try place.result("r", earlier)
        try kill(place.unfinished("r", later), at: step, exchange: Self.refused)
        // A reader begins with the plan: whole, old or new.
        let isNew = index >= 5
        #expect(place.text("r/plan.json") == (isNew ? later : earlier)["plan.json"])
        try ResultDirectory.check(place.path("r"), holding: .plan)
        let settled = try place.everything(below: "r").filter { $0.key != ".dcplan" }
        #expect(settled == (step == .staged ? earlier : later), "what was begun is finished")
        try expectNothingLeft(place)
    }

    @Test(arguments: [CommitStep.staged, .exchanged])
    func withExchangeAKillLosesNothing(step: CommitStep) throws {
        let place = try Place()
        try place.result("r", earlier)
        try kill(place.unfinished("r", later), at: step, exchange: Self.exchanging)
        let there = try place.everything(below: "r").filter { $0.key != ".dcplan" }
        #expect(there == (step == .staged ? earlier : later))
        try expectNothingLeft(place)
    }

    @Test func aRunKilledWhileItWritesIsCleared() throws {
        let place = try Place()
        let result = try place.unfinished("r", later)
        result.abandon()
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.directory).count == 1)
        try expectNothingLeft(place)
    }

    /// What others left under such a name, and what is still at work, stays.
    @Test func onlyOwnLeftoversAreCleared() throws {
        let place = try Place([".r.dcplan-0123456789abcdef/thesis.txt": "precious", ".r.tmp-12/x.csv": "precious"])
        try place.write("elsewhere/x.csv", "precious")
        try place.link(".r.dcplan-0123456789abcde0", to: "elsewhere")
        let atWork = try place.unfinished("r", earlier)
        try place.result("r", later)
        let all = try place.everything()
        #expect(all[".r.dcplan-0123456789abcdef/thesis.txt"] == "precious" && all[".r.tmp-12/x.csv"] == "precious")
        #expect(all[".r.dcplan-0123456789abcde0"] == "-> elsewhere" && all["elsewhere/x.csv"] == "precious")
        #expect(all.contains { $0.key.hasPrefix(".r.dcplan-") && $0.key.hasSuffix("/old.csv") })
        try atWork.commit()
        #expect(place.text("r/cost.csv") == "old")
    }

    /// A temporary name that someone has taken, as a link to what he wants overwritten, is not written through.
    @Test func temporaryNamesAreNotGuessed() throws {
        let place = try Place()
        let names = try (0..<20).map { _ in
            let result = try place.unfinished("r", later)
            defer { result.discard() }
            return try #require(FileManager.default.contentsOfDirectory(atPath: place.directory).first)
        }
        #expect(Set(names).count == names.count && !names.contains { $0.contains("\(getpid())") })
    }

    private static let exchanging: @Sendable (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32 = { one, other in
        // Without the system's call: no kill comes between these three.
        let aside = String(cString: one) + "-aside"
        return rename(one, aside) == 0 && rename(other, one) == 0 && rename(aside, other) == 0 ? 0 : errno
    }

    private func kill(
        _ result: ResultDirectory, at fatal: CommitStep,
        exchange: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32
    ) throws {
        #expect(throws: Killed.self) {
            try result.commit(exchange: exchange) { if $0 == fatal { throw Killed() } }
        }
        result.abandon()
    }

    private func expectNothingLeft(_ place: Place) throws {
        let last = ["plan.json": "{\"dcplan\": \"last\"}"]
        try place.result("r", last)
        #expect(try place.everything(below: "r").filter { $0.key != ".dcplan" } == last)
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.directory) == ["r"])
    }
}
