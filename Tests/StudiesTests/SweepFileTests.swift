import Documents
import Foundation
import Reporting
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
        let missing = try #require(throws: MissingFile.self) {
            try SweepGrid(sweep, program: Program(version: "1", sha256: nil))
        }
        #expect(missing.path == place.path("no.toml"))
        #expect(missing.referencedBy?.line == 3 && missing.referencedBy?.column == 26)
    }

    @Test func identitiesFollowWhatResultsRestOn() throws {
        let place = try Workplace()
        let first = try place.grid(hostingByDemand)
        #expect(try place.grid(hostingByDemand).ids == first.ids)
        #expect(Set(first.ids).count == 4)
        #expect(Set(try place.grid(hostingByDemand, program: "2").ids).isDisjoint(with: first.ids))
        let finer = hostingByDemand.replacingOccurrences(of: "days:1", with: "days:2")
        #expect(Set(try place.grid(finer).ids).isDisjoint(with: first.ids))
        // One value more: the cases that are the same keep theirs.
        let longer = hostingByDemand.replacingOccurrences(of: "[30, 40]", with: "[30, 35, 40]")
        #expect(try place.grid(longer).ids.filter(first.ids.contains) == first.ids)
        try place.write("toy.toml", try #require(place.text("toy.toml")) + "# a comment\n")
        let program = Program(version: "1", sha256: "1")
        let changed = try #require(try SweepGrid(try Sweep.read(path: place.path("sweep.toml")), program: program))
        #expect(Set(changed.ids).isDisjoint(with: first.ids))
    }

    @Test func whatACaseRestsOnIsKeptWithItsTypes() throws {
        let place = try Workplace()
        let grid = try place.grid(hostingByDemand, set: ["title=high", "regions.south.hosting.limit_mw={ 2026 = 50 }"])
        let inputs = grid.inputs[1]
        #expect(
            inputs.overrides == [
                "title": .text("high"), "regions.south.hosting.limit_mw": .object(["2026": .integer(50)]),
                "regions.north.hosting.limit_mw": .integer(30),
                "workloads.inference.demand.north.mean_h100e": .number(25_000),
            ])
        #expect(inputs.resolution == "days:1" && inputs.program.sha256 == "1")
        #expect(inputs.files.map(\.path) == [place.path("toy.toml")])
        let toy = try #require(FileManager.default.contents(atPath: place.path("toy.toml")))
        #expect(inputs.files.map(\.sha256) == [SHA256.hexadecimal(toy)])
        // What is set for all cases comes before what the axes set, and makes other cases.
        #expect(grid.cases[0].overrides.first == "title=high")
        #expect(Set(grid.ids).isDisjoint(with: try place.grid(hostingByDemand).ids))
    }
}

/// Two axes, or an axis and an override or the file's own resolution, that set one key.
@Suite struct SweepTwiceTests {
    private func text(_ axes: (key: String, values: String)...) -> String {
        axes.enumerated().reduce("name = \"s\"\nscenario = \"toy.toml\"\n") { text, axis in
            text + "[axes.a\(axis.offset)]\nkey = '\(axis.element.key)'\nvalues = \(axis.element.values)\n"
        }
    }

    private static let limit = "regions.north.hosting.limit_mw"
    private static let long = "{ 2025 = 1_000, 2026 = 2_000, 2027 = 3_000, 2028 = 4_000, 2029 = 5_000, 2030 = 6_000 }"

    @Test func bothAxesAreNamedByTheirLines() throws {
        let first = (Self.limit, "[1, 2]")
        for second in [
            (Self.limit, "[3, 4]"), (Self.limit, "[1, 2]"), ("regions.\"north\".hosting.limit_mw", "[3, 4]"),
            (Self.limit + ".2026", "[3, 4]"),
        ] {
            let complaint = try Workplace().complaint(text(first, second))
            #expect(complaint.hasPrefix("sweep.toml:7:7: error: \(Self.limit)"), "\(complaint)")
            #expect(complaint.hasSuffix("(see sweep.toml:4:7)"), "\(complaint)")
            #expect(complaint.split(separator: "\n").count == 1, "\(complaint)")
        }
        // Values too long to tell apart by their beginning.
        let complaint = try Workplace().complaint(text((Self.limit, "[\(Self.long)]"), (Self.limit, "[\(Self.long)]")))
        #expect(complaint.hasPrefix("sweep.toml:8:11: error: "), "\(complaint)")
        #expect(complaint.hasSuffix("(see sweep.toml:4:7)"), "\(complaint)")
    }

    @Test func aTableAndItsKeyAreNamedToo() throws {
        let table = ("regions.north.hosting", "[{ limit_mw = 1 }, { limit_mw = 2 }]")
        for axes in [text(table, (Self.limit, "[3, 4]")), text((Self.limit, "[3, 4]"), table)] {
            let complaint = try Workplace().complaint(axes)
            #expect(complaint.hasPrefix("sweep.toml:7:7: error: regions.north.hosting"), "\(complaint)")
            #expect(complaint.hasSuffix("(see sweep.toml:4:7)"), "\(complaint)")
        }
    }

    @Test func aYearAfterAWholeTableIsMeant() throws {
        let table = (Self.limit, "[{ 2025 = 30, 2026 = 31 }, { 2025 = 32, 2026 = 33 }]")
        let grid = try Workplace().grid(text(table, (Self.limit + ".2026", "[40, 41]")))
        #expect(grid.cases.count == 4)
        let wrong = try Workplace().complaint(text((Self.limit + ".2026", "[40, 41]"), table))
        #expect(wrong.contains("sweep.toml:7:7: error: \(Self.limit): is set twice"), "\(wrong)")
    }

    @Test func anAxisAndAnOverrideOrTheResolution() throws {
        let place = try Workplace()
        let override = place.complaint(text((Self.limit, "[1, 2]")), set: [Self.limit + "=3"])
        #expect(override.hasPrefix("sweep.toml:4:7: error: "), "\(override)")
        #expect(override.hasSuffix("(see --set \(Self.limit)=3)"), "\(override)")
        let resolution = place.complaint(
            "resolution = \"days:1\"\n" + text(("resolution", "[\"days:2\", \"days:3\"]")))
        #expect(resolution.hasPrefix("sweep.toml:5:7: error: resolution: is set twice"), "\(resolution)")
        #expect(resolution.hasSuffix("(see sweep.toml:1:14)"), "\(resolution)")
    }
}
