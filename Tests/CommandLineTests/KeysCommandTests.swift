import Foundation
import Testing

@Suite struct KeysCommandTests {
    let tool: Tool

    init() throws { tool = try Tool() }

    @Test func aKeyIsExplained() throws {
        let outcome = try tool.run("keys", "regions.johor.hosting.limit_mw")
        #expect(outcome.exitCode == 0 && outcome.complaints.isEmpty)
        #expect(
            outcome.output == """
                [regions.NAME.hosting]
                  limit_mw  MW  number by year ≥ 0 or inf  needed
                    Most that data centres may draw from the grid, beside upgrades (`hosting`).

                """)
    }

    @Test func allKeysFitAnOrdinaryTerminal() throws {
        let lines = try tool.run("keys").output.split(separator: "\n")
        #expect(lines.count > 700)
        for line in lines { #expect(line.count <= 80, "\(line)") }
        for heading in ["[horizon]", "[[policies]] where kind = gpu_quota", "[technologies.NAME] where kind = battery"]
        {
            #expect(lines.contains { $0 == heading }, "\(heading)")
        }
    }

    @Test func keysComeAsOneObjectOrInMarkdown() throws {
        let all = try object(try tool.run("keys", "--json").output)
        let keys = try #require(all["keys"] as? [[String: Any]])
        #expect(all["count"] as? Int == keys.count && keys.count > 350)
        for key in keys {
            #expect(key["meaning"] as? String != "" && key["type"] as? String != nil && key["unit"] != nil)
        }
        let limit = try object(try tool.run("keys", "racks.NAME.peak_kw", "--json").output)
        let only = try #require((limit["keys"] as? [[String: Any]])?.first)
        #expect(only["path"] as? String == "racks.*.peak_kw" && only["unit"] as? String == "kW")
        #expect(only["minimum"] as? Double == 0.1 && only["maximum"] as? Double == 5000)
        #expect(only["required"] as? Bool == true && only["rows"] as? [String] == ["heat"])
        let markdown = try tool.run("keys", "hosting", "--format", "markdown").output
        #expect(markdown.hasPrefix("## ") && markdown.contains("| limit_mw"))
    }

    @Test func aMisspeltKeyIsSuggested() throws {
        for (typed, meant) in [
            ("regions.johor.hostng", "regions.johor.hosting"), ("limit_mv", "limit_mw"),
            ("regions.johor.hosting.limit", "regions.johor.hosting.limit_mw"), ("gpu_qota", "gpu_quota"),
        ] {
            let outcome = try tool.run("keys", typed)
            #expect(outcome.exitCode == 64 && outcome.output.isEmpty)
            #expect(outcome.complaints.contains("did you mean '\(meant)'?"), "\(outcome.complaints)")
        }
        let failure = try object(try tool.run("keys", "nothing_like_it", "--json").output)
        #expect(failure["status"] as? String == "wrong_usage" && failure["exit"] as? Int == 64)
    }

    @Test func theSchemaIsOneDocument() throws {
        for arguments in [["schema"], ["schema", "--json"], ["schema", "--sweep"]] {
            let outcome = try tool.start(arguments).outcome()
            let schema = try object(outcome.output)
            #expect(outcome.exitCode == 0 && schema["$schema"] as? String == "http://json-schema.org/draft-07/schema#")
            #expect((schema["properties"] as? [String: Any])?["name"] != nil)
        }
    }

    /// The README's commands are the tool's, and it shows each of them.
    @Test func theReadmeShowsEveryCommand() throws {
        let root = URL(fileURLWithPath: Tool.fixtures).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
        let help = try tool.run("--help").output
        let commands = help.matches(of: /\n  ([a-z]+)( \(default\))? {2,}/).map { String($0.output.1) }
        #expect(commands.count >= 11 && commands.contains("keys") && commands.contains("schema"))
        for command in commands where command != "plan" { #expect(readme.contains("dcplan \(command)"), "\(command)") }
    }
}
