import Documents
import Foundation
import Studies
import Testing

@Suite struct SweepFileTests {
    @Test func theGridIsTheProductWithTheLastAxisFastest() throws {
        let cases = try Workplace().sweep(hostingByDemand).cases()
        #expect(cases.map(\.number) == [1, 2, 3, 4])
        #expect(cases.map(\.values) == [["30", "15000"], ["30", "25000.0"], ["40", "15000"], ["40", "25000.0"]])
        #expect(
            cases[2].overrides == [
                "regions.north.hosting.limit_mw=40", "workloads.inference.demand.north.mean_h100e=15000",
            ])
        #expect(Set(cases.map(\.scenario)).count == 1)
        #expect(cases[0].scenario.hasSuffix("/toy.toml"))
    }

    @Test func valuesOfEveryKindReachTheScenario() throws {
        let place = try Workplace()
        let grid = try place.grid(
            """
            name = "s"
            scenario = "toy.toml"
            [axes.title]
            key = "title"
            values = ["plain", 'with "quotes", \\ and = signs', "two\\nlines"]
            [axes.limit]
            key = "regions.north.hosting.limit_mw"
            values = [1, 1.5, { 2025 = 3, 2026 = 4.5 }]
            [axes.on_site]
            key = "regions.north.supply.pv.on_site"
            values = [false]
            """)
        #expect(grid.cases.count == 9)
        #expect(grid.cases[3].values == [#"with "quotes", \ and = signs"#, "1", "false"])
        #expect(grid.cases[2].overrides[1] == "regions.north.hosting.limit_mw={ 2025 = 3, 2026 = 4.5 }")
        #expect(Set(grid.ids).count == 9)
    }

    @Test func anAxisCanBeOfScenarioFiles() throws {
        let place = try Workplace(["policy.toml": "extends = \"toy.toml\"\nname = \"policy\"\n"])
        let grid = try place.grid(
            """
            name = "s"
            [axes.policy]
            scenarios = ["toy.toml", "policy.toml"]
            [axes.limit]
            key = "regions.north.hosting.limit_mw"
            values = [30]
            """)
        #expect(grid.cases.map(\.values) == [["toy", "30"], ["policy", "30"]])
        #expect(grid.cases.map { ($0.scenario as NSString).lastPathComponent } == ["toy.toml", "policy.toml"])
    }

    @Test func everyProblemOfTheFileComesOutAtOnce() throws {
        let complaint = try Workplace().complaint(
            """
            name = "a/b"
            scenari = "toy.toml"
            resolution = "weeks:99"
            [axes.region]
            key = "title"
            values = [1, 1]
            [axes.b]
            kye = "title"
            values = []
            """)
        let lines = complaint.split(separator: "\n")
        #expect(lines.contains { $0.hasPrefix("sweep.toml:1:8: error: name: must be made of") })
        #expect(
            lines.contains { $0.hasPrefix("sweep.toml:2:1: error: scenari: unknown key; did you mean `scenario`?") })
        #expect(lines.contains { $0.hasPrefix("sweep.toml:3:14: error: resolution: \"weeks:99\"") })
        #expect(lines.contains { $0.contains("needs `scenario`, or an axis with `scenarios`") })
        #expect(lines.contains { $0.contains("axes.region: the tables have a column `region` already") })
        #expect(
            lines.contains {
                $0.hasPrefix("sweep.toml:6:14: error: axes.region.values: the value integer 1 is there twice")
            })
        #expect(lines.contains { $0.contains("axes.b.kye: unknown key; did you mean `key`?") })
        #expect(lines.contains { $0.contains("axes.b.values: needs `values`, an array of at least one value") })
    }

    @Test(arguments: [
        ("scenario = \"toy.toml\"", "a sweep needs at least one [axes.NAME]"),
        (
            "[axes.a]\nscenarios = [\"toy.toml\"]\n[axes.b]\nscenarios = [\"toy.toml\"]",
            "only one axis can name scenarios"
        ),
        ("scenario = \"toy.toml\"\n[axes.a]\nscenarios = [\"toy.toml\"]", "names the scenarios already"),
        ("[axes.a]\nscenarios = [\"toy.toml\"]\nkey = \"title\"", "cannot have `key` or `values` too"),
        ("scenario = \"toy.toml\"\n[axes.a]\nkey = \"a=b\"\nvalues = [1]", "cannot have an '=' outside of quotes"),
        ("scenario = \"toy.toml\"\n[axes.a]\nkey = \"a\"\nvalues = 3", "an array of at least one value"),
    ])
    func whatDoesNotFitIsRefused(text: String, complaint: String) throws {
        #expect(try Workplace().complaint("name = \"s\"\n" + text).contains(complaint))
    }

    @Test func aGridTooLargeIsTakenForAMistake() throws {
        let values = (0..<400).map { "\($0)" }.joined(separator: ", ")
        let axes = ["a", "b"].map { "[axes.\($0)]\nkey = \"regions.north.hosting.limit_mw\"\nvalues = [\(values)]" }
        let text = "name = \"s\"\nscenario = \"toy.toml\"\n" + axes.joined(separator: "\n")
        #expect(try Workplace().complaint(text).contains("more than 100000 cases"))
    }
}

@Suite struct SweepCheckTests {
    func text(_ key: String, _ values: String) -> String {
        "name = \"s\"\nscenario = \"toy.toml\"\n[axes.a]\nkey = \"\(key)\"\nvalues = \(values)\n"
    }

    @Test func aWrongKeyPathIsOneProblemAtTheKey() throws {
        #expect(
            try Workplace().complaint(text("regions.north.hostng.limit_mw", "[1, 2]"))
                == "sweep.toml:4:7: error: regions.north.hostng: unknown key; did you mean `hosting`?")
    }

    @Test func aWrongValueIsAProblemAtTheValue() throws {
        #expect(
            try Workplace().complaint(text("regions.north.wacc_share", "[0.1, 7, \"much\"]")) == """
                sweep.toml:5:16: error: regions.north.wacc_share: wacc_share = 7 is out of range: it must be between 0 and 0.5
                sweep.toml:5:19: error: regions.north.wacc_share: expected a number between 0 and 0.5, found string "much"
                """)
    }

    @Test func aProblemOfSomeCasesNamesOne() throws {
        let place = try Workplace(["bad.toml": "extends = \"toy.toml\"\n[horizon]\nlast_year = 2024\n"])
        let complaint = place.complaint("name = \"s\"\n[axes.policy]\nscenarios = [\"toy.toml\", \"bad.toml\"]")
        #expect(
            complaint.split(separator: "\n").contains(
                "bad.toml:3:13: error: horizon.last_year: must not be earlier than first_year (2025) (in case policy = bad)"
            ),
            "\(complaint)")
    }

    @Test func aLongValueIsStillFoundInTheFile() throws {
        let long = "{ 2025 = 1, 2026 = 2, 2027 = 3, 2028 = 4, 2029 = 5, 2030 = -6, 2031 = 7, 2032 = 8 }"
        #expect(
            try Workplace().complaint(text("regions.north.hosting.limit_mw", "[\(long)]")).contains("sweep.toml:5:11"))
    }

    @Test func aMissingScenarioIsNamedWhereItIsNamed() throws {
        let place = try Workplace()
        let sweep = try place.sweep("name = \"s\"\n[axes.p]\nscenarios = [\"toy.toml\", \"no.toml\"]")
        let missing = try #require(throws: MissingFile.self) { try SweepGrid(sweep, version: "1") }
        #expect(missing.path == place.path("no.toml"))
        #expect(missing.referencedBy?.line == 3 && missing.referencedBy?.column == 26)
    }

    @Test func identitiesFollowWhatResultsRestOn() throws {
        let place = try Workplace()
        let first = try place.grid(hostingByDemand)
        #expect(try place.grid(hostingByDemand).ids == first.ids)
        #expect(Set(first.ids).count == 4)
        #expect(Set(try place.grid(hostingByDemand, version: "2").ids).isDisjoint(with: first.ids))
        let finer = hostingByDemand.replacingOccurrences(of: "days:1", with: "days:2")
        #expect(Set(try place.grid(finer).ids).isDisjoint(with: first.ids))
        // One value more: the cases that are the same keep theirs.
        let longer = hostingByDemand.replacingOccurrences(of: "[30, 40]", with: "[30, 35, 40]")
        #expect(try place.grid(longer).ids.filter(first.ids.contains) == first.ids)
        try place.write("toy.toml", try #require(place.text("toy.toml")) + "# a comment\n")
        let changed = try #require(try SweepGrid(try Sweep.read(path: place.path("sweep.toml")), version: "1"))
        #expect(Set(changed.ids).isDisjoint(with: first.ids))
    }
}
