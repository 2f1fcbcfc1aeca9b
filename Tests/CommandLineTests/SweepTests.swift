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
        #expect(cases[0].prefix(6) == ["case", "north_hosting_mw", "demand", "scenario", "status", "exit_code"])
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

    @Test func resumingRunsNothingTwice() throws {
        #expect(try tool.run("sweep", "toy-sweep.toml", "--out", "o").exitCode == 13)
        let whole = tool.bytes("o/sweep.csv")
        let names = try records("o")
        func written(_ name: String) throws -> Date? {
            try FileManager.default.attributesOfItem(atPath: tool.path("o/cases/\(name)"))[.modificationDate] as? Date
        }
        let times = try names.map(written)
        try FileManager.default.removeItem(atPath: tool.path("o/cases/\(names[0])"))
        #expect(try tool.run("sweep", "toy-sweep.toml", "--out", "o", "--resume").exitCode == 13)
        #expect(tool.bytes("o/sweep.csv") == whole)
        #expect(try names.dropFirst().map(written) == Array(times.dropFirst()))
        // What its cases rest on has changed: none is taken over.
        try tool.write("toy.toml", try #require(tool.text("toy.toml")) + "# changed\n")
        #expect(try tool.run("sweep", "toy-sweep.toml", "--out", "o", "--resume").exitCode == 13)
        #expect(try records("o").count == 12)
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
    }
}
