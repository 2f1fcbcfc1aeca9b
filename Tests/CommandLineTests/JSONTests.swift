import Foundation
import Testing

/// `--json` on every command that prints results: one document on stdout, whatever the outcome.
@Suite struct JSONTests {
    let tool: Tool

    init() throws { tool = try Tool() }

    private func run(_ arguments: [String], exitCode: Int32) throws -> [String: Any] {
        let outcome = try tool.start(arguments).outcome()
        #expect(outcome.exitCode == exitCode, "\(arguments): \(outcome.complaints)")
        return try object(outcome.output)
    }

    static let dark = ["--set", "regions.north.hosting.limit_mw=0"]

    @Test(arguments: [["--json"], ["--format", "json"], ["--json", "--format", "json"]])
    func anInfeasiblePlanIsAnObject(options: [String]) throws {
        let result = try run(["plan", "toy.toml", "--label", "dark"] + Self.dark + options, exitCode: 10)
        #expect(result["status"] as? String == "infeasible" && result["exit"] as? Int == 10)
        #expect((result["conflict"] as? [[String: Any]])?.isEmpty == false)
        #expect((result["message"] as? String)?.contains("no plan meets all the limits") == true)
        #expect((result["overrides"] as? [String: Int]) == ["regions.north.hosting.limit_mw": 0])
        #expect(result["label"] as? String == "dark")
        #expect((result["scenario"] as? [String: Any])?["name"] as? String == "toy")
        #expect(try tool.written().isEmpty)
    }

    @Test func everyCommandPrintsOneDocument() throws {
        for (arguments, key) in [
            (["toy.toml"], "objective_usd"), (["plan", "toy.toml", "--quiet"], "objective_usd"),
            (["check", "toy.toml"], "issues"), (["project", "toy.toml"], "samples"),
            (["series", "toy.toml", "--region", "north"], "rows"),
            (["series", "toy.toml", "--region", "north", "--out", "s.csv"], "file"),
            (["compare", "toy.toml", "toy-cheap-power.toml"], "rows"),
            (["upgrades", "toy.toml", "--top", "1", "--quiet"], "upgrades"),
            (["cooperate", "toy.toml", "--players", "regions", "--quiet"], "shapley_usd"),
            (["export", "toy.toml", "--mps", "a.mps"], "nonzeros"),
            (["export", "toy.toml", "--lp", "a.lp"], "nonzeros"),
            (["export", "toy.toml", "--pypsa", "network"], "buses"), (["lp", "a.mps", "--quiet"], "objective"),
            (["keys", "hosting"], "keys"), (["schema"], "definitions"), (["schema", "--sweep"], "definitions"),
        ] {
            let result = try run(arguments + ["--json"], exitCode: 0)
            #expect(result[key] != nil, "\(arguments): \(result.keys.sorted())")
        }
    }

    @Test func aSeriesHasItsColumnsAndRows() throws {
        let arguments = ["series", "toy.toml", "--region", "north", "--resolution", "full"]
        let result = try run(arguments + ["--json"], exitCode: 0)
        let columns = try #require(result["columns"] as? [String])
        let rows = try #require(result["rows"] as? [[Any]])
        let csv = try tool.start(arguments).outcome().output.split(separator: "\n")
        #expect(columns.joined(separator: ",") == csv[0])
        #expect(rows.count == csv.count - 1 && rows.allSatisfy { $0.count == columns.count })
        #expect(rows[12][0] as? String == "north" && rows[12][2] as? Int == 12)
        let last = csv[13].split(separator: ",", omittingEmptySubsequences: false)
        for (cell, text) in zip(rows[12], last) where !text.isEmpty && Double(text) != nil {
            // Foundation's reader of JSON may be off by a unit in the last place.
            let (read, written) = (try #require(cell as? Double), try #require(Double(text)))
            #expect(abs(read - written) <= 2 * written.ulp, "\(text)")
        }
    }

    @Test func failuresAreObjectsToo() throws {
        try tool.write("wrong.toml", "extends = \"toy.toml\"\ncolour = 3\n")
        try tool.write("torn.json", "{")
        try tool.write("torn.csv", "a,b\n1,2\n")
        try tool.write("torn.lp", "minimise\n x +\n")
        try tool.write("file", "in the way")
        for (arguments, code, status) in [
            (["plan", "wrong.toml"], 65, "wrong_input"), (["project", "wrong.toml"], 65, "wrong_input"),
            (["check", "wrong.toml"], 65, "wrong_input"), (["series", "wrong.toml"], 65, "wrong_input"),
            (["export", "wrong.toml", "--mps", "a"], 65, "wrong_input"), (["weather", "torn.csv"], 65, "wrong_input"),
            (["compare", "toy.toml", "torn.json"], 65, "wrong_input"), (["sweep", "wrong.toml"], 65, "wrong_input"),
            (["lp", "torn.lp"], 65, "wrong_input"), (["plan", "none.toml"], 66, "missing_input"),
            (["check", "none.toml"], 66, "missing_input"), (["weather", "none.epw"], 66, "missing_input"),
            (["lp", "none.mps"], 66, "missing_input"), (["compare", "toy.toml", "none"], 66, "missing_input"),
            (["plan", "toy.toml", "--out", "file"], 73, "cannot_write"),
            (["compare", "toy.toml", "toy.toml"] + Self.dark, 10, "infeasible"),
        ] as [([String], Int32, String)] {
            let result = try run(arguments + ["--json"], exitCode: code)
            #expect(result["status"] as? String == status && result["exit"] as? Int32 == code, "\(arguments)")
        }
        let issues = try #require(
            try run(["plan", "wrong.toml", "--json"], exitCode: 65)["issues"] as? [[String: Any]])
        #expect((issues[0]["position"] as? [String: Any])?["line"] as? Int == 2)
    }

    @Test(arguments: [
        ["plan", "toy.toml", "--json", "--format", "markdown"],
        ["compare", "toy.toml", "toy.toml", "--json", "--format", "text"],
        ["export", "toy.toml", "--mps", "/dev/stdout", "--json"],
        ["series", "toy.toml", "--out", "/dev/stdout", "--json"],
        ["lp", "a.lp", "--solution", "/dev/stdout", "--json"],
    ])
    func twoThingsOnStdoutAreRefused(arguments: [String]) throws {
        #expect(try run(arguments, exitCode: 64)["status"] as? String == "wrong_usage")
    }

    @Test(arguments: [
        ["plan"], ["plan", "toy.toml", "--colour"], ["chek", "toy.toml"], ["lp", "a.lp", "--tolerance", "2"],
    ])
    func wrongUsageIsAnObjectToo(arguments: [String]) throws {
        let result = try run(arguments + ["--json"], exitCode: 64)
        #expect(result["exit"] as? Int == 64 && (result["message"] as? String)?.isEmpty == false)
        let help = try tool.run("plan", "--help", "--json")
        #expect(help.exitCode == 0 && help.output.contains("OVERVIEW: "))
    }
}
