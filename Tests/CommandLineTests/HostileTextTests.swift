import Foundation
import FoundationXML
import Testing

/// Titles, names and sources that do something where they come out: none of them does, in no output of any command.
@Suite struct HostileTextTests {
    let tool: Tool

    /// Escapes, a bell, a C1 control, marks that turn and hide text, line breaks, a formula, tags and table signs.
    private static let hostile =
        "=1+1|a\\u0001b\\u001b[31mRED\\u0007\\u009b1m\\u202Egnp\\u2066\\u200B\\uFFFF\\nforged: \\r<b>&`*\\u2028, \\\"q\\\""

    init() throws {
        tool = try Tool()
        let text = Self.hostile
        try tool.write(
            "hostile.toml",
            """
            extends = "toy.toml"
            title = "\(text)"
            [regions.north]
            jurisdiction = "\(text)"
            [[policies]]
            name = "@SUM(A1)\(text)"
            kind = "carbon_cap"
            limit_t_per_year = 1e9
            [published."-1+\(text)"]
            year = 2026
            twh = 0.5
            covers = "\(text)"
            regions = ["north", "south"]
            source = "\(text)"
            [projection]
            samples = 5
            seed = 1
            """)
        try tool.write(
            "hostile-sweep.toml",
            """
            name = "hostile-sweep"
            title = "\(text)"
            scenario = "hostile.toml"
            [axes.title]
            key = "title"
            values = ["=1+1", "\(text)"]
            """)
    }

    @Test func theTerminalShowsThem() throws {
        for command in [
            ["plan", "hostile.toml"], ["plan", "hostile.toml", "--format", "json"],
            ["plan", "hostile.toml", "--format", "markdown"], ["project", "hostile.toml"],
            ["project", "hostile.toml", "--json"], ["check", "hostile.toml"], ["check", "hostile.toml", "--json"],
            ["sweep", "hostile-sweep.toml", "--jobs", "1"], ["compare", "hostile.toml", "toy.toml"],
            ["compare", "hostile.toml", "toy.toml", "--format", "markdown"], ["series", "hostile.toml"],
        ] {
            let outcome = try tool.start(command).outcome()
            #expect(outcome.exitCode == 0, "\(command): \(outcome.complaints)")
            for text in [outcome.output, outcome.complaints] { expectHarmless(text, "\(command)") }
        }
    }

    @Test func complaintsShowThem() throws {
        let text = Self.hostile
        try tool.write(
            "wrong.toml",
            """
            extends = "hostile.toml"
            "colour\(text)" = 3
            resolution = "\(text)"
            [regions."a\(text)"]
            x = 1
            [regions.north.tariff]
            demand_window = "\(text)\(String(repeating: "long ", count: 2_000))"
            """)
        for command in [
            ["check", "wrong.toml"], ["check", "wrong.toml", "--json"], ["plan", "wrong.toml"],
            ["plan", "hostile.toml", "--set", "a\u{1B}[31m.b=\u{202E}\u{9B}"], ["plan", "no\u{1B}[31m\nsuch.toml"],
            ["plan", "hostile.toml", "--\u{1B}[31m"], ["\u{1B}]0;x\u{7}"],
            ["series", "hostile.toml", "--region", "a\u{1B}[31m\u{202E}"],
            ["plan", "hostile.toml", "--out", "hostile.toml/\u{1B}[31m"],
        ] {
            let outcome = try tool.start(command).outcome()
            #expect(outcome.exitCode >= 64, "\(command)")
            for text in [outcome.output, outcome.complaints] { expectHarmless(text, "\(command)") }
            for line in outcome.complaints.split(separator: "\n") {
                #expect(!line.hasPrefix("forged") && line.count <= 2_000, "\(command): \(line)")
            }
        }
    }

    @Test func filesHoldThem() throws {
        for command in [
            ["plan", "hostile.toml", "--out", "r", "--quiet"], ["project", "hostile.toml", "--out", "p"],
            ["sweep", "hostile-sweep.toml", "--out", "s", "--jobs", "1"],
            ["export", "hostile.toml", "--pypsa", "n", "--leave-out-inexpressible"],
            ["export", "hostile.toml", "--mps", "m.mps"], ["export", "hostile.toml", "--lp", "m.lp"],
        ] {
            let outcome = try tool.start(command).outcome()
            #expect(outcome.exitCode == 0, "\(command): \(outcome.complaints)")
        }
        for name in try tool.written()
        where name.contains(".") && ![".toml", ".parquet"].contains(where: name.hasSuffix) {
            guard let text = tool.text(name), !text.isEmpty else { continue }
            expectHarmless(text, name)
            if name.hasSuffix(".csv") { expectNoFormula(text, name) }
        }
        let chart = try #require(tool.bytes("p/projection.svg"))
        #expect(XMLParser(data: chart).parse())
        let saved = try #require(tool.text("r/plan.json"))
        let plan = try object(saved)
        let scenario = try #require(plan["scenario"] as? [String: Any])
        #expect((scenario["title"] as? String)?.hasPrefix("=1+1|a\u{1}b\u{1B}[31mRED") == true)
        // What is exported reads back to the same optimum.
        let optimum = try #require(plan["objective_usd"] as? Double)
        for file in ["m.mps", "m.lp"] {
            let outcome = try tool.run("lp", file, "--json", "--quiet")
            #expect(outcome.exitCode == 0, "\(outcome.complaints)")
            let objective = try #require(try object(outcome.output)["objective"] as? Double)
            #expect(abs(objective - optimum) < 1e-6 * abs(optimum))
        }
    }

    @Test func markdownTablesStayTables() throws {
        let outcome = try tool.run("plan", "hostile.toml", "--format", "markdown", "--full")
        for block in outcome.output.components(separatedBy: "\n\n") where block.hasPrefix("|") {
            let lines = block.split(separator: "\n")
            let bars = lines.map { $0.replacing("\\\\", with: "").replacing("\\|", with: "").count { $0 == "|" } }
            #expect(Set(bars).count == 1, "\(block)")
        }
    }

    private func expectHarmless(_ text: String, _ what: String) {
        let unseen = text.unicodeScalars.filter { scalar in
            scalar != "\n" && (scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value))
                || [.format, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
        }
        #expect(unseen.isEmpty, "\(what): \(unseen.map { String($0.value, radix: 16) })")
        #expect(!text.contains("\nforged"), "\(what)")
    }

    private func expectNoFormula(_ text: String, _ name: String) {
        for line in text.split(separator: "\n") {
            // Good enough for fields whose commas are quoted: a field begins a line, or follows a comma.
            for field in line.split(separator: ",") {
                let bare = field.drop { $0 == "\"" || $0 == " " }
                guard let first = bare.first, "=+-@".contains(first) else { continue }
                #expect(Double(bare) != nil, "\(name): \(field)")
            }
        }
    }
}
