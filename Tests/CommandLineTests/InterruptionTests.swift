import Foundation
import Testing

@Suite struct InterruptionTests {
    let tool: Tool

    init() throws { tool = try Tool() }

    /// A pipe that nobody writes to keeps a command where nothing is saved yet: the first signal ends it.
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func theFirstSignalEndsWhatHasNothingToSave(number: Int32) throws {
        #expect(mkfifo(tool.path("silent"), 0o600) == 0)
        for command in ["check", "plan", "series", "export", "weather", "project", "lp"] {
            let arguments = [command, "silent"] + (command == "export" ? ["--mps", "program.mps"] : [])
            let running = try tool.start(arguments)
            try waitUntilItListens(running.process.processIdentifier, number)
            kill(running.process.processIdentifier, number)
            let outcome = running.outcome()
            #expect(outcome.exitCode == 130, "\(command): \(outcome.exitCode) \(outcome.complaints)")
            #expect(outcome.complaints.contains("interrupted"), "\(command)")
        }
        #expect(try tool.written() == ["silent"])
    }

    /// A process under `nohup` outlives its terminal, and still ends when it is asked to.
    @Test func whatIsDeafToItsTerminalStaysDeaf() throws {
        #expect(mkfifo(tool.path("silent"), 0o600) == 0)
        let running = try tool.start(["check", "silent"], ignoring: "HUP")
        try waitUntilItListens(running.process.processIdentifier, SIGTERM)
        kill(running.process.processIdentifier, SIGHUP)
        usleep(50_000)
        #expect(running.process.isRunning)
        kill(running.process.processIdentifier, SIGTERM)
        #expect(running.outcome().exitCode == 130)
    }

    /// Until the process handles the signal; what comes earlier would meet the system's own handling.
    private func waitUntilItListens(_ process: Int32, _ number: Int32) throws {
        for _ in 0..<10_000 {
            let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
            let line = status.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }
            let mask = line.flatMap { UInt64($0.dropFirst(7).trimmingCharacters(in: .whitespaces), radix: 16) } ?? 0
            if mask >> UInt64(number - 1) & 1 == 1 { return }
            usleep(2_000)
        }
        Issue.record("it does not listen to signal \(number)")
    }

    @Test func aTimeLimitStopsAPlanWithNothingWritten() throws {
        for (command, arguments) in [("plan", ["toy.toml"]), ("compare", ["toy.toml", "toy.toml"])] {
            let outcome = try tool.start([command] + arguments + ["--time-limit", "1e-6", "--quiet"]).outcome()
            #expect(outcome.exitCode == 12, "\(command): \(outcome.complaints)")
            #expect(outcome.complaints.contains("time_limit"), "\(outcome.complaints)")
        }
        #expect(try tool.written().isEmpty)
        #expect(try tool.run("plan", "toy.toml", "--time-limit", "600", "--quiet").exitCode == 0)
        for wrong in ["0", "-1", "nan", "soon"] {
            #expect(try tool.run("plan", "toy.toml", "--time-limit=\(wrong)").exitCode == 64)
        }
    }

    /// The limit counts what comes before the solve: a scenario that does not come.
    @Test func aTimeLimitCountsReading() throws {
        #expect(mkfifo(tool.path("silent"), 0o600) == 0)
        for command in [["plan", "silent"], ["upgrades", "silent"]] {
            let outcome = try tool.start(command + ["--time-limit", "0.1", "--json"]).outcome()
            #expect(outcome.exitCode == 12, "\(outcome.complaints)")
            let result = try object(outcome.output)
            #expect(result["status"] as? String == "time_limit" && result["exit"] as? Int == 12)
        }
    }
}
