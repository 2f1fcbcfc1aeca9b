import Documents
import Foundation
import InteriorPoint
import LinearProgramming
import Reporting
import Studies
import Testing

/// Runs whose solver calls a point optimal that is not one: the audit of what was written must see it.
@Suite struct AuditRunTests {
    let place: Workplace

    init() throws {
        place = try Workplace(["toy.toml": try String(contentsOfFile: Workplace.toy, encoding: .utf8)])
    }

    /// Adds some units to the first member of the first block of a quantity.
    private struct Careless: LinearProgramSolver {
        let quantity: String
        let extra: Double

        func solve(_ program: LinearProgram, observer: (IterationRecord) -> Bool) -> Solution {
            var settings = InteriorPointSettings()
            settings.threads = 1
            var solution = InteriorPointSolver(settings: settings).solve(program, observer: observer)
            let block = program.columnBlocks.first { $0.label.quantity == quantity }!
            solution.primal[block.start] += extra
            return solution
        }
    }

    private func run(_ quantity: String, _ extra: Double) throws -> PlanRun.Outcome {
        try PlanRun(
            PlanRun.Request(path: place.path("toy.toml"), out: place.path("result")),
            program: Program(version: "1", sha256: nil),
            solver: Careless(quantity: quantity, extra: extra)
        ).run()
    }

    @Test func whatTheSolverFoundPasses() throws {
        let outcome = try run("grid", 0)
        #expect(outcome.audit?.hasFailed == false && outcome.document?.status == "optimal")
        #expect(try PlanDocument.read(place.path("result")).hasFailedAudit == false)
    }

    /// 18 MW of grid power too many: the results stay, and say so.
    @Test(arguments: [("grid", 18.0, "balance"), ("build_racks", 50, "stocks"), ("served", 5, "facility")])
    func whatDoesNotAddUpIsMarked(quantity: String, extra: Double, check: String) throws {
        let outcome = try run(quantity, extra)
        #expect(outcome.audit?.hasFailed == true && outcome.document?.hasFailedAudit == true)
        #expect(outcome.directory == place.path("result"))
        let saved = try PlanDocument.read(place.path("result"))
        #expect(saved.status == "audit_failed" && saved.hasFailedAudit && saved.objectiveUsd != nil)
        let text = try #require(place.text("result/plan.json"))
        let audit = try #require(
            (try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])?["audit"] as? [String: Any])
        let failures = try #require(audit["failures"] as? [[String: Any]])
        #expect(failures.contains { $0["check"] as? String == check }, "\(failures)")
        #expect(failures.allSatisfy { $0["place"] is String && ($0["size"] as! Double) > ($0["tolerance"] as! Double) })
    }

    /// A comparison shows the status of what it compares.
    @Test func comparisonsShowTheStatus() throws {
        _ = try run("grid", 18)
        let plan = try PlanDocument.read(place.path("result"))
        let comparison = Comparison([
            .init(name: "a", source: "a", plan: plan), .init(name: "b", source: "b", plan: plan),
        ])
        #expect(ComparisonReport(comparison, style: .text).rendered().contains("audit_failed"))
    }
}
