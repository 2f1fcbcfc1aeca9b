import Foundation
import Testing

/// What a result says of the run that made it.
@Suite struct RunRecordTests {
    let tool: Tool

    init() throws { tool = try Tool() }

    /// The digest of a file by another program.
    private func digest(_ path: String) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
        process.arguments = [path]
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return String(text.prefix(64))
    }

    @Test func whatWasSetIsRecordedWithItsTypes() throws {
        let outcome = try tool.run(
            "plan", "toy-cheap-power.toml", "--out", "r", "--label", "cheap and large", "--set",
            "regions.north.hosting.limit_mw=35", "--set",
            "regions.south.tariff.peak_usd_per_mwh={ 2025 = 60, 2026 = 59.5 }",
            "--set", "title=Renamed", "--set", "links.cable.clean_only=true", "--whole-rows", "--set",
            "racks.h100.racks_per_row=10", "--json")
        #expect(outcome.exitCode == 0, "\(outcome.complaints)")
        let plan = try object(try #require(tool.text("r/plan.json")))
        let overrides = try #require(plan["overrides"] as? [String: Any])
        let expected: [String: Any] = [
            "regions.north.hosting.limit_mw": 35, "regions.south.tariff.peak_usd_per_mwh": ["2025": 60, "2026": 59.5],
            "title": "Renamed", "links.cable.clean_only": true, "whole_rack_rows": true,
            "racks.h100.racks_per_row": 10,
        ]
        #expect(NSDictionary(dictionary: overrides) == NSDictionary(dictionary: expected))
        #expect(plan["label"] as? String == "cheap and large")
        let files = try #require((plan["scenario"] as? [String: Any])?["files"] as? [[String: String]])
        #expect(files.map { $0["path"] } == ["toy-cheap-power.toml", "toy.toml"])
        for file in files { #expect(file["sha256"] == (try digest(tool.path(file["path"]!)))) }
        let program = (plan["program"] as? [String: String])?["sha256"]
        #expect(program == (try digest(try #require(Tool.executable))))
    }

    @Test func aPlainRunHasNone() throws {
        let plan = try object(tool.run("plan", "toy.toml", "--json").output)
        #expect((plan["overrides"] as? [String: Any])?.isEmpty == true && plan["label"] == nil)
    }

    @Test func theReportIsHeadedByTheLabel() throws {
        let outcome = try tool.run("plan", "toy.toml", "--label", "high", "--set", "regions.north.hosting.limit_mw=35")
        #expect(outcome.output.hasPrefix("Two small places — high\n"), "\(outcome.output.prefix(200))")
        #expect(outcome.output.contains("\nSet for this run: regions.north.hosting.limit_mw=35.\n"))
        #expect(try tool.run("plan", "toy.toml", "--label", " ").exitCode == 64)
    }

    @Test func comparedRunsAreToldApart() throws {
        for (out, limit, more) in [
            ("a", "30", ["--label", "low"]), ("b", "35", ["--set", "title=High"]), ("c", "35", []),
        ] {
            let arguments = ["plan", "toy.toml", "--out", out, "--set", "regions.north.hosting.limit_mw=\(limit)"]
            #expect(try tool.start(arguments + more).outcome().exitCode == 0)
        }
        let outcome = try tool.run("compare", "a", "b", "c")
        #expect(outcome.output.contains(/\n +1 +low .*\n +2 +High .*\n +3 +toy/), "\(outcome.output)")
        let words = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            words.contains("regions.north.hosting.limit_mw = 30 / 35 / 35; title = · / High / ·."), "\(outcome.output)")
        let labelled = try tool.run("compare", "a", "b", "--label", "one", "--label", "two", "--json")
        let plans = try #require(try object(labelled.output)["plans"] as? [[String: Any]])
        #expect(plans.map { $0["name"] as? String } == ["one", "two"])
        #expect(try tool.run("compare", "a", "b", "--label", "one").exitCode == 64)
    }

    @Test(arguments: [
        ["plan", "toy.toml", "--set", "title=a", "--set", "title=b"],
        ["plan", "toy.toml", "--whole-rows", "--set", "whole_rack_rows=false"],
        ["plan", "toy.toml", "--resolution", "days:1", "--set", "resolution=days:2"],
        ["compare", "toy.toml", "toy.toml", "--resolution", "days:1", "--set", "resolution=days:2"],
        [
            "check", "toy.toml", "--set", "regions.north.hosting={ limit_mw = 3 }", "--set",
            "regions.north.hosting.limit_mw=3",
        ],
        ["series", "toy.toml", "--weather-year", "2", "--set", "weather.year=3"],
        ["project", "toy.toml", "--samples", "20", "--set", "projection.samples=30"],
        ["export", "toy.toml", "--mps", "a.mps", "--set", "title=a", "--set", "title=a"],
    ])
    func aKeyThatIsSetTwiceIsRefused(arguments: [String]) throws {
        let outcome = try tool.start(arguments).outcome()
        #expect(outcome.exitCode == 65)
        #expect((outcome.complaints + outcome.output).contains("is set twice"), "\(outcome.complaints)")
        #expect(try tool.written().isEmpty)
    }
}
