import Foundation
import Planning
import Reporting
import Studies
import Synchronization
import TestSupport
import Testing
import TimeSeries

/// Every policy file says which way its result must go against the plan of what it extends, and goes it, at a week a year.
@Suite struct PolicyDirectionTests {
    static let files: [String] = {
        let folder = Checkout.scenarios.appendingPathComponent("policies")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".toml") }.sorted().map { folder.appendingPathComponent($0).path }
    }()

    /// Each plan is solved once, whoever asks first.
    private static let plans = Plans()

    @Test func thereAreAboutTwenty() { #expect(Self.files.count >= 20) }

    @Test(arguments: files) func itGoesTheWayThatItSays(path: String) throws {
        let scenario = try Scenario.read(path: path, resolution: .weekAYear).scenario
        #expect(scenario.expectations.count >= 2, "a policy says what its costs do, and something of its own")
        #expect(scenario.expectations.contains { $0.subject == .objective })
        let (base, plan) = (try Self.plans.plan(try #require(scenario.basePath)), try Self.plans.plan(path))
        for expectation in scenario.expectations {
            let check = ExpectationCheck(expectation, base: base, plan: plan)
            #expect(check.holds, "\(check.words)")
        }
    }
}

extension ResolutionRequest {
    fileprivate static let weekAYear = ResolutionRequest("weeks:1")!
}

/// Plans of scenario files by their paths; those who ask for one that is being solved wait for it.
private final class Plans: Sendable {
    private final class Entry: Sendable {
        let plan = Mutex<PlanDocument?>(nil)
    }

    private let entries = Mutex<[String: Entry]>([:])

    func plan(_ path: String) throws -> PlanDocument {
        let path = URL(fileURLWithPath: path).standardizedFileURL.path
        let entry = entries.withLock { entries in
            let entry = entries[path] ?? Entry()
            entries[path] = entry
            return entry
        }
        return try entry.plan.withLock { plan in
            if let plan { return plan }
            let request = PlanRun.Request(path: path, resolution: .weekAYear)
            let run = PlanRun(request, program: Program(version: "1", sha256: nil), solver: OneThread())
            let found = try #require(run.solve().document)
            #expect(found.status == "optimal", "\(path)")
            plan = found
            return found
        }
    }
}
