import Foundation
import InteriorPoint
import LinearProgramming
import Reporting
import Studies
import Testing

/// A solve that is stopped keeps its best point where it is worth it, says so, and leaves whole plans alone.
@Suite struct UnfinishedPlanTests {
    let place: Workplace

    init() throws {
        place = try Workplace(["toy.toml": try String(contentsOfFile: Workplace.toy, encoding: .utf8)])
    }

    /// Stopped at the first point whose residuals and gap are at most `worst`; 0: never.
    private func run(stoppingFrom worst: Double, against: String? = nil) throws -> PlanRun.Outcome {
        var settings = InteriorPointSettings()
        settings.threads = 1
        var request = PlanRun.Request(path: place.path("toy.toml"), out: place.path("result"))
        request.against = against
        return try PlanRun(
            request, program: Program(version: "1", sha256: nil), solver: InteriorPointSolver(settings: settings)
        ) { stage in
            guard case .solver(.iteration(let record)) = stage else { return true }
            return max(record.primalResidual, record.dualResidual, record.relativeGap) > worst
        }.run()
    }

    @Test func aPointThatSaysSomethingIsKept() throws {
        let outcome = try run(stoppingFrom: 1e-4)
        #expect(outcome.solution.status == .interrupted && outcome.directory == place.path("result"))
        let saved = try PlanDocument.read(place.path("result"))
        #expect(saved.status == "interrupted" && saved.isUnfinished && !saved.hasFailedAudit)
        #expect(saved.message?.contains("not optimal") == true && saved.audit != nil)
        let certificate = try #require(saved.certificate)
        #expect((certificate.relativeGap ?? 1) <= UnfinishedPlan.worstKept)
        #expect(certificate.dualObjectiveUsd != nil && saved.objectiveUsd != nil)
        let failure = try #require(outcome.unfinishedFailure)
        #expect(failure.code == ExitStatus.interrupted.rawValue && failure.message.contains("no plan costs less than"))
        #expect(place.text("result/capacity.csv") != nil)
    }

    @Test func aPointThatIsFarOffIsToldAndNotKept() throws {
        let outcome = try run(stoppingFrom: 1e6)
        #expect(outcome.solution.status == .interrupted && outcome.plan == nil && outcome.unfinishedFailure == nil)
        #expect(!FileManager.default.fileExists(atPath: place.path("result")))
        #expect(try outcome.planlessFailure().message.contains("nothing was written"))
    }

    @Test func aWholePlanIsNotReplaced() throws {
        #expect(try run(stoppingFrom: 0).solution.status == .optimal)
        let before = place.text("result/plan.json")
        let outcome = try run(stoppingFrom: 1e-4)
        #expect(outcome.directory == place.path("result-unfinished"))
        #expect(place.text("result/plan.json") == before)
        #expect(try PlanDocument.read(place.path("result-unfinished")).isUnfinished)
        // An unfinished one is.
        #expect(try run(stoppingFrom: 1e-4).directory == place.path("result-unfinished"))
    }

    @Test func hoursAreSetAgainstOthersOfTheSameScenario() throws {
        #expect(try run(stoppingFrom: 0).document?.scenario?.against == nil)
        let same = try #require(try run(stoppingFrom: 0, against: place.path("result")).document?.scenario?.against)
        #expect(same.objectiveDifferenceShare == 0 && same.resolution == "days:1" && same.hoursPerYear == 24)
        try place.write("toy.toml", try #require(place.text("toy.toml")) + "\n# another file\n")
        #expect(throws: Failure.self) { try run(stoppingFrom: 0, against: place.path("result")) }
    }
}
