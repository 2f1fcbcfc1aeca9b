import Foundation
import Testing

@Suite struct CompareTests {
    let tool: Tool

    init() throws { tool = try Tool() }

    @Test func scenariosAreSolvedAndSetSideBySide() throws {
        let outcome = try tool.run("compare", "toy.toml", "toy-cheap-power.toml")
        #expect(outcome.exitCode == 0, "\(outcome.complaints)")
        #expect(outcome.output.contains(/Plan 2 costs [0-9.]+ M US\$ less \(−/), "\(outcome.output)")
        #expect(outcome.output.contains(/south +mean price +US\$\/MWh +−\d/), "\(outcome.output)")
        #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(try tool.written().isEmpty)
    }

    /// One file goes against what it extends; a policy of its own may be set.
    @Test func aFileAloneGoesAgainstItsBase() throws {
        try tool.write(
            "levy.toml",
            """
            extends = "toy.toml"
            name = "levy"
            [[policies]]
            name = "price"
            kind = "carbon_price"
            added_usd_per_t = 10
            """)
        let outcome = try tool.run("compare", "levy.toml", "--set", "policies.price.added_usd_per_t=20", "--quiet")
        #expect(outcome.exitCode == 0, "\(outcome.complaints)")
        #expect(outcome.output.hasPrefix("levy against its base toy\n"), "\(outcome.output)")
        #expect(outcome.output.contains("WHO GAINS AND WHO LOSES"))
        let object = try object(try tool.run("compare", "levy.toml", "--json").output)
        #expect(object["base_is_extended"] as? Bool == true)
        let parties = try #require(object["parties"] as? [[String: Any]])
        #expect(parties.map { $0["who"] as? String } == ["north", "south", "together", "operators"])
        // What is paid for carbon is a transfer, and the costs of all add up to the objective's.
        let together = try #require(parties[2]["changes"] as? [String: [Double]])
        let plans = try #require(object["plans"] as? [[String: Any]])
        let costs = plans.compactMap { $0["objective_usd"] as? Double }
        let sum = ["net_cost_usd", "transfers_usd", "penalties_usd"].reduce(0) { $0 + together[$1]![1] }
        #expect(abs(sum - (costs[1] - costs[0])) <= 1e-6 * costs[0] && together["transfers_usd"]![1] > 0)
        let alone = try tool.run("compare", "toy.toml")
        #expect(alone.exitCode == 64 && alone.complaints.contains("extends no other file"))
    }

    /// Many plans go against the first, in the same width.
    @Test func manyPlansFitTheWidth() throws {
        let outcome = try tool.run(
            "compare", "toy.toml", "toy-cheap-power.toml", "toy.toml", "toy-cheap-power.toml", "--full")
        #expect(outcome.exitCode == 0, "\(outcome.complaints)")
        #expect(outcome.output.hasPrefix("3 plans against toy (1)\n"), "\(outcome.output)")
        #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(try tool.run("compare", "toy.toml", "toy.toml", "--threshold", "2").exitCode == 64)
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
