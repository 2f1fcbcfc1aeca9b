import Foundation
import Testing

@Suite struct CompareTests {
    let tool: Tool

    init() throws { tool = try Tool() }

    @Test func scenariosAreSolvedAndSetSideBySide() throws {
        let outcome = try tool.run("compare", "toy.toml", "toy-cheap-power.toml")
        #expect(outcome.exitCode == 0, "\(outcome.complaints)")
        #expect(outcome.output.contains("present value of all costs"))
        #expect(outcome.output.contains(/south +mean price +US\$\/MWh +−\d/))
        #expect(try tool.written().isEmpty)
    }

    @Test func jsonTellsTheChanges() throws {
        let outcome = try tool.run("compare", "toy.toml", "toy-cheap-power.toml", "--format", "json")
        #expect(outcome.exitCode == 0, "\(outcome.complaints)")
        let comparison = try object(outcome.output)
        #expect(comparison["changed"] as? Bool == true)
        let rows = try #require(comparison["rows"] as? [[String: Any]])
        let cost = try #require(rows.first { $0["quantity"] as? String == "present value of all costs" })
        // Cheaper power never costs more.
        #expect(((cost["changes"] as? [Double])?.last ?? 0) < 0)
    }

    @Test func aResultEqualsItsScenario() throws {
        #expect(try tool.run("plan", "toy.toml", "--out", "result", "--quiet").exitCode == 0)
        for saved in ["result", "result/plan.json", "result/"] {
            let outcome = try tool.run("compare", "toy.toml", saved)
            #expect(outcome.exitCode == 0, "\(outcome.complaints)")
            #expect(outcome.output.contains("Nothing changes"), "\(outcome.output)")
        }
    }

    /// A saved plan that failed its audit is compared, and both the table and the talk say so.
    @Test func aPlanThatFailedItsAuditIsNamed() throws {
        #expect(try tool.run("plan", "toy.toml", "--out", "result", "--quiet").exitCode == 0)
        let text = try #require(tool.text("result/plan.json"))
        try tool.write(
            "bad.json", text.replacing("\"status\" : \"optimal\"", with: "\"status\" : \"audit_failed\""))
        let outcome = try tool.run("compare", "result", "bad.json")
        #expect(outcome.exitCode == 0, "\(outcome.complaints)")
        #expect(outcome.complaints.contains("bad.json: this plan failed its own audit"))
        #expect(outcome.output.contains(/bad\.json .* audit_failed/))
    }

    /// A result of a version that told no views of money is compared by what it has.
    @Test func anEarlierResultHasNoHeadline() throws {
        #expect(try tool.run("plan", "toy.toml", "--out", "result", "--quiet").exitCode == 0)
        var earlier = try object(try #require(tool.text("result/plan.json")))
        #expect(earlier.removeValue(forKey: "headline") != nil)
        try tool.write("earlier.json", String(decoding: JSONSerialization.data(withJSONObject: earlier), as: UTF8.self))
        let outcome = try tool.run("compare", "earlier.json", "result", "--format", "json")
        #expect(outcome.exitCode == 0, "\(outcome.complaints)")
        let rows = try #require(try object(outcome.output)["rows"] as? [[String: Any]])
        let cost = try #require(rows.first { $0["quantity"] as? String == "of which resource cost" })
        #expect((cost["values"] as? [Any])?.first is NSNull && (cost["values"] as? [Any])?.last is Double)
    }

    @Test func overridesApplyToAllScenarios() throws {
        let outcome = try tool.run(
            "compare", "toy.toml", "toy-cheap-power.toml", "--set", "regions.south.tariff.peak_usd_per_mwh=70", "--set",
            "regions.south.tariff.off_peak_usd_per_mwh=65", "--format", "json")
        #expect(try object(outcome.output)["changed"] as? Bool == false, "\(outcome.output)")
        #expect(try tool.run("plan", "toy.toml", "--out", "result", "--quiet").exitCode == 0)
        #expect(try tool.run("compare", "result", "result", "--set", "title=x").exitCode == 64)
    }

    @Test func brokenAndMissingResultsAreToldApart() throws {
        try tool.write("broken.json", "{\"dcplan\": \"0.1.0\", ")
        let broken = try tool.run("compare", "broken.json", "toy.toml")
        #expect(broken.exitCode == 65)
        #expect(broken.complaints.contains("broken.json:1:1: error: not a saved result of dcplan"))
        try FileManager.default.createDirectory(atPath: tool.path("empty"), withIntermediateDirectories: false)
        let missing = try tool.run("compare", "toy.toml", "empty")
        #expect(missing.exitCode == 66)
        #expect(missing.complaints.contains("empty/plan.json"))
    }

    @Test func anInfeasibleScenarioIsNamed() throws {
        try tool.write("dark.toml", "extends = \"toy.toml\"\nname = \"dark\"\n[regions.north.hosting]\nlimit_mw = 0\n")
        let outcome = try tool.run("compare", "toy.toml", "dark.toml")
        #expect(outcome.exitCode == 10, "\(outcome.complaints)")
        #expect(outcome.complaints.contains("dark.toml: "))
        #expect(outcome.output.isEmpty)
    }
}
