import Foundation
import Testing

/// What is given as an input file, by every command: a pipe is read once, and nothing else is waited for.
@Suite struct InputFileTests {
    let tool: Tool

    init() throws { tool = try Tool() }

    private func fifo(_ name: String, _ content: Data) {
        #expect(mkfifo(tool.path(name), 0o600) == 0)
        let path = tool.path(name)
        Thread {
            guard let file = FileHandle(forWritingAtPath: path) else { return }
            file.write(content)
            try? file.close()
        }.start()
    }

    /// `compare` reads every scenario twice: before anything is solved, and to solve it.
    @Test func aScenarioMayComeThroughAPipe() throws {
        fifo("pipe", try #require(tool.bytes("toy.toml")))
        let outcome = try tool.run("check", "pipe")
        #expect(outcome.exitCode == 0, "\(outcome.output)\(outcome.complaints)")
        fifo("other", try #require(tool.bytes("toy.toml")))
        let compared = try tool.run("compare", "other", "toy.toml", "--quiet")
        #expect(compared.exitCode == 0, "\(compared.complaints)")
    }

    /// The sweep itself may, its scenario may not: every case is read by a process of its own.
    @Test func aSweepsScenarioIsAFile() throws {
        fifo("pipe", try #require(tool.bytes("toy.toml")))
        fifo(
            "sweep",
            Data(
                "name = \"s\"\ntitle = \"s\"\nscenario = \"pipe\"\n[axes.a]\nkey = \"horizon.discount_rate_share\"\nvalues = [0.1]\n"
                    .utf8))
        let outcome = try tool.run("sweep", "sweep")
        #expect(
            outcome.exitCode == 66 && outcome.complaints.contains("pipe: is a pipe; cases"), "\(outcome.complaints)")
    }

    @Test func aLinearProgramMayComeThroughAPipe() throws {
        fifo("pipe", Data("min x\nst\nc: x >= 2\nend\n".utf8))
        let outcome = try tool.run("lp", "pipe", "--json", "--quiet")
        #expect(outcome.exitCode == 0 && outcome.output.contains("\"objective\": 2"), "\(outcome.complaints)")
    }

    @Test(arguments: ["check", "plan", "lp", "weather", "sweep", "series", "project"])
    func devicesAndDirectoriesAreRefused(command: String) throws {
        for path in ["/dev/zero", "."] {
            let outcome = try tool.run(command, path)
            #expect(outcome.exitCode == 66, "\(command) \(path): \(outcome.complaints)")
        }
    }

    /// Nobody writes to it: every command gives up together, after the same time.
    @Test func aSilentPipeIsGivenUp() throws {
        #expect(mkfifo(tool.path("silent"), 0o600) == 0)
        try tool.write(
            "weather.toml", "extends = \"toy.toml\"\n[regions.north.climate]\nweather_file = \"silent\"\n")
        try tool.write("base.toml", "extends = \"silent\"\n")
        let runs = try [
            (["check", "silent"], 66), (["lp", "silent"], 66), (["weather", "silent"], 66), (["sweep", "silent"], 66),
            (["check", "base.toml"], 66), (["check", "weather.toml"], 65),
        ].map { (arguments: $0.0, code: Int32($0.1), running: try tool.start($0.0)) }
        for run in runs {
            let outcome = run.running.outcome()
            #expect(outcome.exitCode == run.code, "\(run.arguments): \(outcome.complaints)")
            #expect(
                (outcome.output + outcome.complaints).contains("pipe through which nothing came"), "\(run.arguments)")
        }
    }
}
