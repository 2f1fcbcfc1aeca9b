import Foundation
import Testing

@Suite struct SweepTests {
    let tool: Tool

    init() throws { tool = try Tool() }

    func rows(_ name: String) throws -> [[String]] {
        try #require(tool.text(name)).split(separator: "\n").map { $0.components(separatedBy: ",") }
    }

    func records(_ out: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: tool.path(out + "/cases")).sorted()
    }

    @Test func infeasibleCasesAreRowsAndTheSweepGoesOn() throws {
        let outcome = try tool.run("sweep", "toy-sweep.toml")
        #expect(outcome.exitCode == 13, "\(outcome.complaints)")
        #expect(outcome.complaints.contains("2 of 6 cases have no plan"))
        let cases = try rows("Notebooks-out/toy-sweep/cases.csv")
        #expect(cases[0].prefix(6) == ["case_number", "north_hosting_mw", "demand", "scenario", "status", "exit_code"])
        #expect(
            cases.dropFirst().map { $0[4] } == ["infeasible", "infeasible", "optimal", "optimal", "optimal", "optimal"])
        #expect(cases.dropFirst().map { $0[5] } == ["10", "10", "0", "0", "0", "0"])
        let table = try rows("Notebooks-out/toy-sweep/sweep.csv")
        #expect(table.count == 1 + 2 + 4 * 2 * 2)
        #expect(Set(table.map(\.count)) == [table[0].count])
        #expect(try records("Notebooks-out/toy-sweep").count == 6)
        #expect(!tool.exists("Notebooks-out/toy-sweep/.running"))
    }

    @Test func aSweepWhoseCasesAllFinishEndsWithZero() throws {
        try tool.write(
            "good.toml",
            "name = \"good\"\nscenario = \"toy.toml\"\n[axes.price]\nkey = \"regions.south.carbon_usd_per_t\"\nvalues = [0, 50]\n"
        )
        let outcome = try tool.run("sweep", "good.toml", "--out", "o", "--quiet")
        #expect(outcome.exitCode == 0, "\(outcome.complaints)")
        #expect(try rows("o/sweep.csv").count == 1 + 2 * 2 * 2)
    }

    @Test func theSameBytesForAnyNumberOfJobs() throws {
        for jobs in ["1", "3"] {
            #expect(try tool.run("sweep", "toy-sweep.toml", "--jobs", jobs, "--out", jobs).exitCode == 13)
        }
        for name in ["sweep.csv", "cases.csv"] {
            #expect(tool.bytes("1/\(name)") == tool.bytes("3/\(name)"), "\(name)")
        }
        #expect(try records("1") == records("3"))
    }

    func written(_ out: String, _ names: [String]) throws -> [Date?] {
        try names.map {
            try FileManager.default.attributesOfItem(atPath: tool.path("\(out)/cases/\($0)"))[.modificationDate]
                as? Date
        }
    }

    @Test(arguments: [[], ["--resume"]])
    func whatIsFinishedIsTakenOver(options: [String]) throws {
        func sweep() throws -> Tool.Outcome {
            try tool.start(["sweep", "toy-sweep.toml", "--out", "o", "--json"] + options).outcome()
        }
        func reused(_ outcome: Tool.Outcome) throws -> Int? { try object(outcome.output)["reused"] as? Int }
        #expect(try reused(sweep()) == 0)
        let whole = tool.bytes("o/sweep.csv")
        let names = try records("o")
        let times = try written("o", names)
        try FileManager.default.removeItem(atPath: tool.path("o/cases/\(names[0])"))
        let again = try sweep()
        #expect(again.exitCode == 13 && again.complaints.contains("5 of them taken over from an earlier run"))
        #expect(try reused(again) == 5)
        #expect(tool.bytes("o/sweep.csv") == whole)
        #expect(try written("o", Array(names.dropFirst())) == Array(times.dropFirst()))
        // What its cases rest on has changed: none is taken over, and what was found before stays for the way back.
        let toy = try #require(tool.text("toy.toml"))
        try tool.write("toy.toml", toy + "# changed\n")
        #expect(try reused(sweep()) == 0)
        #expect(try records("o").count == 12)
        try tool.write("toy.toml", toy)
        #expect(try reused(sweep()) == 6)
    }

    @Test func startingAfreshRunsAllAndLeavesOnlyThat() throws {
        #expect(try tool.run("sweep", "toy-sweep.toml", "--out", "o", "--set", "title=other").exitCode == 13)
        let old = try records("o")
        #expect(try tool.run("sweep", "toy-sweep.toml", "--out", "o").exitCode == 13)
        let names = try records("o").filter { !old.contains($0) }
        let times = try written("o", names)
        let afresh = try tool.run("sweep", "toy-sweep.toml", "--out", "o", "--fresh", "--json")
        #expect(try object(afresh.output)["reused"] as? Int == 0)
        #expect(try records("o") == names)
        #expect(zip(try written("o", names), times).allSatisfy { $0! > $1! })
        #expect(try tool.run("sweep", "toy-sweep.toml", "--fresh", "--resume").exitCode == 64)
    }

    /// A sweep that is killed cannot end its workers: they see to it themselves.
    @Test func workersAreCalledDcplanAndDieWithTheirSweep() throws {
        // A year by the hour takes seconds: long enough to be looked at.
        try tool.write(
            "slow.toml",
            "name = \"slow\"\nscenario = \"toy.toml\"\nresolution = \"full\"\n[axes.limit]\n"
                + "key = \"regions.north.hosting.limit_mw\"\nvalues = [30, 40]\n")
        let running = try tool.start(["sweep", "slow.toml", "--jobs", "2", "--out", "o"])
        let sweep = running.process.processIdentifier
        func workers() -> [Int32] {
            let list = (try? String(contentsOfFile: "/proc/\(sweep)/task/\(sweep)/children", encoding: .utf8)) ?? ""
            return list.split(separator: " ").compactMap { Int32($0) }
        }
        // Between fork and exec a worker still shows its parent's command line.
        func isReady(_ pid: Int32) -> Bool {
            let line = (try? String(contentsOfFile: "/proc/\(pid)/cmdline", encoding: .utf8)) ?? ""
            return name(pid) == "dcplan" && line.hasPrefix("dcplan\0plan\0")
        }
        while running.process.isRunning, workers().filter(isReady).count < 2 { usleep(1000) }
        let pids = workers()
        #expect(pids.count == 2)
        kill(sweep, SIGKILL)
        _ = running.outcome()
        for _ in 0..<2000 where pids.contains(where: isAlive) { usleep(5_000) }
        #expect(pids.filter(isAlive).isEmpty)
        // Nothing of it is in the way of the next one.
        try tool.write(
            "slow.toml", try #require(tool.text("slow.toml")).replacingOccurrences(of: "full", with: "days:1"))
        #expect(try tool.run("sweep", "slow.toml", "--out", "o").exitCode == 0)
        #expect(!tool.exists("o/.running"))
    }

    private func name(_ pid: Int32) -> String {
        ((try? String(contentsOfFile: "/proc/\(pid)/comm", encoding: .utf8)) ?? "").trimmingCharacters(in: .newlines)
    }

    /// Neither gone nor only waiting for its end to be read.
    private func isAlive(_ pid: Int32) -> Bool {
        guard let status = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else { return false }
        return status.split(separator: ")").last?.first { $0 != " " } != "Z"
    }

    @Test func whatACaseRestsOnIsInItsRecord() throws {
        let outcome = try tool.run(
            "sweep", "toy-sweep.toml", "--out", "o", "--set", "regions.south.hosting.limit_mw=50", "--json")
        #expect(outcome.exitCode == 13, "\(outcome.complaints)")
        let whole = try object(outcome.output)
        #expect(whole["status"] as? String == "some_cases_failed" && whole["exit"] as? Int == 13)
        let cases = try #require(whole["cases"] as? [[String: Any]])
        #expect(
            cases.map { $0["status"] as? String } == ["infeasible", "infeasible"]
                + Array(repeating: "optimal", count: 4))
        #expect((cases[2]["values"] as? [String: Double]) == ["north_hosting_mw": 30, "demand": 15000])
        for found in cases {
            let record = try object(try #require(tool.text("o/cases/\(found["id"] as? String ?? "").json")))
            let inputs = try #require((record["sweep_case"] as? [String: Any])?["inputs"] as? [String: Any])
            #expect(
                NSDictionary(dictionary: inputs) == NSDictionary(dictionary: found["inputs"] as? [String: Any] ?? [:]))
            let overrides = try #require(inputs["overrides"] as? [String: Double])
            #expect(overrides["regions.south.hosting.limit_mw"] == 50 && overrides.count == 3)
            #expect(((inputs["files"] as? [[String: String]])?.first?["sha256"])?.count == 64)
            #expect(((inputs["program"] as? [String: String])?["sha256"])?.count == 64)
        }
    }

    @Test func keysThatAreSetTwiceAreRefused() throws {
        let outcome = try tool.run(
            "sweep", "toy-sweep.toml", "--set", "regions.north.hosting={ limit_mw = 3 }", "--json")
        #expect(outcome.exitCode == 65)
        #expect(outcome.complaints.contains("toy-sweep.toml:7:7: error: regions.north.hosting.limit_mw: is set twice"))
        let failure = try object(outcome.output)
        #expect(failure["status"] as? String == "wrong_input" && failure["exit"] as? Int == 65)
        #expect(try tool.written().isEmpty)
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func interruptedSweepsGoOnFromWhatIsFinished(signal: Int32) throws {
        let running = try tool.start(["sweep", "toy-sweep.toml", "--jobs", "1", "--out", "o"])
        while try !tool.exists("o/cases") || records("o").isEmpty { usleep(1000) }
        kill(running.process.processIdentifier, signal)
        let outcome = running.outcome()
        #expect(outcome.exitCode == 130, "\(outcome.complaints)")
        #expect(outcome.complaints.contains("go on with --resume"))
        let finished = try records("o").filter { $0.hasSuffix(".json") }
        #expect((1...5).contains(finished.count))
        #expect(try rows("o/cases.csv").contains { $0.contains("not_run") })
        #expect(!tool.exists("o/.running"))
        #expect(try tool.run("sweep", "toy-sweep.toml", "--out", "o", "--resume").exitCode == 13)
        #expect(try tool.run("sweep", "toy-sweep.toml", "--out", "whole").exitCode == 13)
        #expect(tool.bytes("o/sweep.csv") == tool.bytes("whole/sweep.csv"))
    }

    @Test func aWrongKeyPathFailsBeforeAnythingIsSolved() throws {
        let text = try #require(tool.text("toy-sweep.toml"))
        try tool.write("wrong.toml", text.replacingOccurrences(of: "hosting.limit_mw", with: "hosting.limt_mw"))
        let outcome = try tool.run("sweep", "wrong.toml")
        #expect(outcome.exitCode == 65)
        #expect(
            outcome.complaints.contains(
                "wrong.toml:7:7: error: regions.north.hosting.limt_mw: unknown key; did you mean `limit_mw`?"))
        #expect(try tool.written() == ["wrong.toml"])
    }

    @Test func directoriesThatCannotBeASweepsAreRefused() throws {
        try tool.write("file", "in the way")
        #expect(try tool.run("sweep", "toy-sweep.toml", "--out", "file").exitCode == 73)
        #expect(try tool.run("sweep", "toy-sweep.toml", "--out", ".").exitCode == 73)
        #expect(try tool.written() == ["file"])
    }

    @Test func aCaseCanBeCompared() throws {
        #expect(try tool.run("sweep", "toy-sweep.toml", "--out", "o").exitCode == 13)
        let ids = try rows("o/cases.csv").dropFirst(3).map { $0[12] }
        let outcome = try tool.run("compare", "o/cases/\(ids[0]).json", "o/cases/\(ids[1]).json")
        #expect(outcome.exitCode == 0, "\(outcome.complaints)")
        #expect(outcome.output.contains("accelerators"))
        let words = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("north_hosting_mw = 30, demand = 15000"), "\(outcome.output)")
    }
}
