import Foundation
import Testing

@Suite struct PlanTests {
    let tool: Tool

    init() throws { tool = try Tool() }

    @Test func aPlanIsReportedAndSavedWhole() throws {
        let outcome = try tool.run("toy.toml")
        #expect(outcome.exitCode == 0, "\(outcome.complaints)")
        #expect(outcome.output.hasPrefix("Two small places\noptimal; days:1, 24 hours a year\n"))
        #expect(outcome.output.contains(" Files: Notebooks-out/toy/ ") && !outcome.complaints.contains("Results in"))
        #expect(outcome.output.split(separator: "\n", omittingEmptySubsequences: false).count <= 41)
        #expect(!outcome.output.contains("\u{1B}["))
        let saved = try tool.written().filter { $0 != "Notebooks-out" && $0 != "Notebooks-out/toy" }
        #expect(saved.contains("Notebooks-out/toy/plan.json"))
        for table in ["capacity", "energy", "cost", "emissions", "water", "flows", "duals", "demand"] {
            #expect(saved.contains("Notebooks-out/toy/\(table).csv"))
        }
        #expect(saved.allSatisfy { $0.hasPrefix("Notebooks-out/toy/") })
    }

    @Test func planJSONHasTheKeysOfTheContract() throws {
        let outcome = try tool.run("plan", "toy.toml", "--format", "json", "--out", "result")
        #expect(outcome.exitCode == 0, "\(outcome.complaints)")
        #expect(outcome.output == tool.text("result/plan.json"))
        let plan = try object(outcome.output)
        let parts: [(String, [String])] = [
            ("scenario", ["name", "path", "sha256", "resolution", "hours_per_year"]),
            (
                "certificate",
                ["primal_residual", "dual_residual", "relative_gap", "iterations", "audit_max_imbalance_mw"]
            ),
            ("headline", ["resource_cost_usd", "transfers_usd", "penalties_usd", "capex_usd"]),
            ("size", ["rows", "columns", "nonzeros"]),
            ("timing_s", ["read", "profiles", "model", "solve", "write", "total"]),
        ]
        for (part, keys) in parts {
            let found = try #require(plan[part] as? [String: Any], "\(part)")
            for key in keys { #expect(found[key] != nil, "\(part).\(key)") }
        }
        for key in ["dcplan", "status", "objective_usd", "peak_memory_mib", "binding", "policies"] {
            #expect(plan[key] != nil, "\(key)")
        }
        let year = try #require(
            ((plan["regions"] as? [String: Any])?["north"] as? [String: Any])?["2026"] as? [String: Any])
        for key in [
            "racks", "it_mw", "facility_peak_mw", "facility_twh", "pue", "wue_l_per_kwh", "water_ml_per_day",
            "liquid_heat_share", "supply_twh", "built_mw", "emissions_t", "clean_share", "cost_usd", "unserved",
            "mean_price_usd_per_mwh", "built_racks", "gpus", "pue_air", "scope1_t", "scope2_t", "embodied_t",
            "usd_per_it_mwh",
        ] { #expect(year[key] != nil, "regions.north.2026.\(key)") }
        let link = ((plan["links"] as? [String: Any])?["cable"] as? [String: Any])?["2026"] as? [String: Any]
        #expect(Set(try #require(link).keys).isSuperset(of: ["capacity_mw", "forward_twh", "backward_twh"]))
        let limit = try #require((plan["binding"] as? [[String: Any]])?.first)
        #expect(Set(limit.keys).isSuperset(of: ["constraint", "where", "year", "dual", "unit"]))
    }

    /// Unit costs have the same names in `plan.json` as in `unit_costs.csv`.
    @Test func unitCostsHaveOneNameEverywhere() throws {
        let outcome = try tool.run("plan", "toy.toml", "--format", "json", "--out", "result")
        let levelised = try #require(try object(outcome.output)["levelised"] as? [String: [String: Any]])
        let header = try #require(tool.text("result/unit_costs.csv")).split(separator: "\n")[0].split(separator: ",")
            .map(String.init)
        let names = try #require(levelised["north"]).keys.sorted()
        #expect(
            names == [
                "hosting_usd_per_it_kw_month", "power_usd_per_mwh", "usd_per_h100e_hour", "usd_per_it_kw_month",
                "usd_per_it_mwh",
            ])
        #expect(Set(names).isSubset(of: header))
        let total = try #require(try object(outcome.output)["levelised_total"] as? [String: Any])
        #expect(total.keys.sorted() == names)
    }

    @Test func theResultIsCertifiedAndAudited() throws {
        let certificate = try #require(
            try object(tool.run("plan", "toy.toml", "--format", "json").output)["certificate"] as? [String: Double])
        for key in ["primal_residual", "dual_residual", "relative_gap"] {
            #expect(abs(certificate[key]!) <= 1e-8, "\(key)")
        }
        #expect(certificate["audit_max_imbalance_mw"]! < 1e-3)
    }

    @Test func theSameScenarioGivesTheSameBytes() throws {
        let written = try ["first", "second"].map { out in
            let outcome = try tool.run("plan", "toy.toml", "--out", out, "--quiet")
            #expect(outcome.exitCode == 0, "\(outcome.complaints)")
            return try tool.written().filter { $0.hasPrefix(out + "/") }
        }
        #expect(written[0].count == written[1].count && written[0].count > 8)
        for (a, b) in zip(written[0], written[1]) where !a.hasSuffix("plan.json") {
            #expect(tool.bytes(a) == tool.bytes(b), "\(a)")
        }
        let plans = try ["first", "second"].map { directory -> Data in
            var plan = try object(try #require(tool.text("\(directory)/plan.json")))
            plan["timing_s"] = nil
            plan["peak_memory_mib"] = nil
            return try JSONSerialization.data(withJSONObject: plan, options: [.sortedKeys, .prettyPrinted])
        }
        #expect(plans[0] == plans[1])
    }

    @Test func overridesAndResolutionAreHeeded() throws {
        let outcome = try tool.run(
            "plan", "toy.toml", "--set", "name=other", "--set", "title=Renamed", "--resolution", "days:2", "--format",
            "json")
        #expect(outcome.exitCode == 0, "\(outcome.complaints)")
        let scenario = try #require(try object(outcome.output)["scenario"] as? [String: Any])
        #expect(scenario["resolution"] as? String == "days:2")
        #expect(scenario["hours_per_year"] as? Int == 48)
        #expect(scenario["title"] as? String == "Renamed")
        #expect(tool.exists("Notebooks-out/other/plan.json"))
    }

    @Test func markdownTablesAreTables() throws {
        let outcome = try tool.run("plan", "toy.toml", "--format", "markdown", "--full")
        #expect(outcome.exitCode == 0)
        #expect(outcome.output.hasPrefix("# Two small places\n"))
        for block in outcome.output.components(separatedBy: "\n\n") where block.hasPrefix("|") {
            #expect(Set(block.split(separator: "\n").map(\.count)).count == 1, "\(block)")
        }
    }

    /// Racks that exist draw power at rest, whatever they do; without grid and plants there is none.
    @Test func anInfeasibleScenarioIsExplainedAndNothingIsWritten() throws {
        let outcome = try tool.run("plan", "toy.toml", "--set", "regions.north.hosting.limit_mw=0")
        #expect(outcome.exitCode == 10, "\(outcome.complaints)")
        #expect(outcome.complaints.contains("hosting"))
        #expect(outcome.output.isEmpty)
        #expect(try tool.written().isEmpty)
    }

    @Test func resultsThatCannotBeWrittenAreSaidSo() throws {
        try tool.write("file", "in the way")
        #expect(try tool.run("plan", "toy.toml", "--out", "file").exitCode == 73)
        #expect(try tool.run("plan", "toy.toml", "--out", "file/below").exitCode == 73)
        try FileManager.default.removeItem(atPath: tool.path("file"))
        #expect(try tool.run("plan", "toy.toml", "--out", "r", "--quiet").exitCode == 0)
        #expect(tool.exists("r/plan.json"))
    }

    @Test func directoriesOfOthersAreLeftAlone() throws {
        try tool.write("file", "in the way")
        // A directory that holds other people's files is not replaced.
        let outcome = try tool.run("plan", "toy.toml", "--out", ".")
        #expect(outcome.exitCode == 73)
        #expect(try tool.written() == ["file"])
    }

    @Test func checkTellsInJSON() throws {
        let clean = try tool.run("check", "toy.toml", "--json")
        #expect(clean.exitCode == 0)
        #expect(try object(clean.output)["ok"] as? Bool == true)
        try tool.write("wrong.toml", "extends = \"toy.toml\"\ncolour = 3\nweather = 5\n")
        let wrong = try tool.run("check", "wrong.toml", "--json")
        #expect(wrong.exitCode == 65)
        let report = try object(wrong.output)
        #expect(report["ok"] as? Bool == false)
        let issues = try #require(report["issues"] as? [[String: Any]])
        #expect(issues.count == 2)
        #expect(issues.allSatisfy { ($0["position"] as? [String: Any])?["line"] != nil && $0["message"] != nil })
    }

    @Test func exportWritesMPS() throws {
        let outcome = try tool.run("export", "toy.toml", "--mps", "toy.mps")
        #expect(outcome.exitCode == 0)
        let text = try #require(tool.text("toy.mps"))
        for section in ["NAME", "\nROWS\n", "\nCOLUMNS\n", "\nRHS\n", "\nBOUNDS\n", "\nENDATA"] {
            #expect(text.contains(section), "\(section)")
        }
        #expect(try tool.run("export", "toy.toml", "--mps", "no/such/toy.mps").exitCode == 73)
        #expect(try tool.written() == ["toy.mps"])
    }
}
