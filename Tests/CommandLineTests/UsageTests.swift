import Foundation
import Testing

@Suite struct UsageTests {
    let tool: Tool

    init() throws { tool = try Tool() }

    static let commands = [
        "plan", "check", "compare", "sweep", "upgrades", "threshold", "cooperate", "export", "lp", "weather", "keys",
        "schema",
        "new",
    ]

    @Test func theToolHasHelpAndAVersion() throws {
        let help = try tool.run("--help")
        #expect(help.exitCode == 0)
        for command in UsageTests.commands { #expect(help.output.contains("\n  \(command) "), "\(command)") }
        #expect(help.output.contains("13 a sweep with failed"))
        let version = try tool.run("--version")
        #expect(version.exitCode == 0)
        #expect(version.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    }

    @Test(arguments: UsageTests.commands)
    func everyCommandHasHelp(command: String) throws {
        let help = try tool.run(command, "--help")
        #expect(help.exitCode == 0)
        #expect(help.output.contains("USAGE: dcplan \(command)"))
        #expect(help.output.contains("OVERVIEW: "))
    }

    @Test(arguments: [
        ["plan"], ["compare"], ["plan", "toy.toml", "--colour"],
        ["plan", "toy.toml", "--resolution", "weeks:0"],
        ["plan", "toy.toml", "--format", "xml"], ["plan", "toy.toml", "--threads", "0"], ["sweep"],
        ["sweep", "toy-sweep.toml", "--jobs", "0"], ["sweep", "toy-sweep.toml", "--engine", "cloud"],
        ["export", "toy.toml"],
    ])
    func wrongUsageIsRefused(arguments: [String]) throws {
        let outcome = try tool.start(arguments).outcome()
        #expect(outcome.exitCode == 64, "\(outcome.complaints)")
        #expect(outcome.output.isEmpty)
        #expect(outcome.complaints.hasPrefix("Error: "))
        #expect(try tool.written().isEmpty)
    }

    @Test(arguments: [("swep", "sweep"), ("chek", "check"), ("comparE", "compare"), ("pln", "plan")])
    func aMisspeltCommandIsSuggested(typed: String, meant: String) throws {
        let outcome = try tool.run(typed, "x")
        #expect(outcome.exitCode == 64)
        #expect(outcome.complaints.contains("did you mean 'dcplan \(meant)'?"), "\(outcome.complaints)")
    }

    @Test(arguments: [
        ["none.toml"], ["plan", "none.toml"], ["check", "none.toml"], ["compare", "toy.toml", "none.toml"],
        ["compare", "toy.toml", "none.json"], ["sweep", "none.toml"], ["export", "none.toml", "--mps", "a.mps"],
        ["plan", "."],
    ])
    func aMissingFileIsNamed(arguments: [String]) throws {
        let outcome = try tool.start(arguments).outcome()
        #expect(outcome.exitCode == 66, "\(outcome.complaints)")
        #expect(outcome.complaints.contains("cannot read"))
        #expect(outcome.output.isEmpty)
        #expect(try tool.written().isEmpty)
    }

    @Test(arguments: [
        ["plan", "wrong.toml"], ["compare", "toy.toml", "wrong.toml"], ["export", "wrong.toml", "--mps", "a.mps"],
        ["check", "wrong.toml"],
    ])
    func everyProblemOfAScenarioComesOutAtOnce(arguments: [String]) throws {
        try tool.write(
            "wrong.toml", "extends = \"toy.toml\"\ncolour = 3\n[regions.north.hosting]\nlimit = 4\nlimit_mw = -1\n")
        let outcome = try tool.start(arguments).outcome()
        #expect(outcome.exitCode == 65)
        let said = outcome.output + outcome.complaints
        #expect(said.contains("wrong.toml:2:1: error: colour: unknown key"))
        #expect(
            said.contains("wrong.toml:4:1: error: regions.north.hosting.limit: unknown key; did you mean `limit_mw`?"))
        #expect(said.contains("wrong.toml:5:12: error: regions.north.hosting.limit_mw: limit_mw = -1 is out of range"))
        #expect(try tool.written() == ["wrong.toml"])
    }

    @Test func aFileThatIsNotTOMLIsPlaced() throws {
        try tool.write("torn.toml", "name = \"a\"\ntitle = \"torn\n")
        let outcome = try tool.run("plan", "torn.toml")
        #expect(outcome.exitCode == 65)
        #expect(outcome.complaints.contains("torn.toml:2:"))
    }
}
