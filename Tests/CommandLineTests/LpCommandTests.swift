import Foundation
import Testing

@Suite struct LpCommandTests {
    let tool: Tool

    init() throws { tool = try Tool() }

    /// max 3 x + 2 y + 1 with x + y ≤ 4, x + 3 y ≤ 6, x ≤ 3: x = 3, y = 1, 12, dual of the first row 2.
    private static let dovetail = """
        Maximize
         obj: 3 x + 2 y + 1
        Subject To
         sum: x + y <= 4
         other: x + 3 y <= 6
        Bounds
         x <= 3
        End
        """
    private static let keys = [
        "status", "objective", "primal_residual", "dual_residual", "relative_gap", "iterations", "time_s", "rows",
        "columns",
        "nonzeros", "certificate",
    ]

    private func solve(_ text: String, _ name: String, _ options: String...) throws -> Tool.Outcome {
        try tool.write(name, text)
        return try tool.start(["lp", name] + options).outcome()
    }

    @Test func printsOneObject() throws {
        let outcome = try solve(Self.dovetail, "a.lp", "--json")
        #expect(outcome.exitCode == 0)
        let result = try object(outcome.output)
        #expect(Set(result.keys) == Set(Self.keys) && result["status"] as? String == "optimal")
        #expect(abs((result["objective"] as? Double ?? .nan) - 12) < 1e-6)
        #expect(result["rows"] as? Int == 2 && result["columns"] as? Int == 2 && result["nonzeros"] as? Int == 4)
        #expect(result["certificate"] is NSNull)
        #expect(outcome.complaints.contains("primal objective      dual objective"))
    }

    @Test func printsTextAndKeepsQuiet() throws {
        let outcome = try solve(Self.dovetail, "a.lp", "--quiet")
        #expect(outcome.exitCode == 0 && outcome.complaints.isEmpty)
        for word in ["status           optimal", "objective        1", "(maximised)", "2 rows, 2 columns, 4 nonzeros"] {
            #expect(outcome.output.contains(word), "\(word) in \(outcome.output)")
        }
    }

    @Test func writesTheSolutionInTheFilesSense() throws {
        #expect(try solve(Self.dovetail, "a.lp", "--solution", "s.csv").exitCode == 0)
        let rows = try #require(tool.text("s.csv")).split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        #expect(rows[0] == ["kind", "name", "value", "dual", "lower", "upper"])
        #expect(rows.dropFirst().map { $0[1] } == ["x", "y", "sum", "other"])
        let values = rows.dropFirst().compactMap { Double($0[2]) }
        let duals = rows.dropFirst().compactMap { Double($0[3]) }
        func near(_ a: [Double], _ b: [Double]) -> Bool {
            a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) < 1e-5 }
        }
        #expect(near(values, [3, 1, 4, 6]), "\(values)")
        #expect(abs(duals[2] * 4 + duals[3] * 6 + duals[0] * 3 + 1 - 12) < 1e-4, "\(duals)")
        #expect(try solve(Self.dovetail, "a.lp", "--solution", "none/s.csv").exitCode == 73)
    }

    @Test func provesInfeasibilityAndUnboundedness() throws {
        let infeasible = try solve("min x\nst\na: x + y >= 3\nb: x + y <= 1\nend\n", "i.lp", "--json")
        #expect(infeasible.exitCode == 10)
        var result = try object(infeasible.output)
        var check = try #require(result["certificate"] as? [String: Any])
        #expect(result["status"] as? String == "infeasible" && result["objective"] is NSNull)
        #expect(check["kind"] as? String == "farkas" && (check["gain"] as? Double ?? 0) > 0)
        #expect((check["violation"] as? Double ?? 1) < 1e-6)
        let unbounded = try solve("max x\nst\na: x - y <= 1\nend\n", "u.lp", "--json")
        #expect(unbounded.exitCode == 11)
        result = try object(unbounded.output)
        check = try #require(result["certificate"] as? [String: Any])
        #expect(check["kind"] as? String == "direction" && (check["gain"] as? Double ?? 0) > 0)
        let crossed = try solve("min x\nbounds\n2 <= x <= 1\nend\n", "c.lp", "--json")
        #expect(crossed.exitCode == 10 && crossed.complaints.contains("column x is above its upper bound"))
    }

    @Test(arguments: [
        ("a.mps", "ROWS\n N c\nCOLUMNS\n x q 1\n", "a.mps:4:4: error: row 'q' was not declared in ROWS"),
        ("a.lp", "min\n x +\n* y\nend\n", "a.lp:3:1: error: found '*', expected a number or a name"),
        (
            "a.lp", "min x\nst\n a: x >= 1\nint\n x\nend\n",
            "a.lp:5:2: error: the section of 'x' makes the program a mixed-integer one"
        ),
        ("noise", "\u{1F}\u{1}\u{2}", "noise:1:1: error:"), ("empty.mps", "", "empty.mps: error: the file ends"),
    ]) func aWrongFileIsPlaced(name: String, text: String, said: String) throws {
        let outcome = try solve(text, name)
        #expect(outcome.exitCode == 65 && outcome.output.isEmpty)
        #expect(outcome.complaints.contains(said), "\(outcome.complaints)")
    }

    @Test(arguments: [["lp", "none.mps"], ["lp", "."]]) func aMissingFileIsNamed(arguments: [String]) throws {
        let outcome = try tool.start(arguments).outcome()
        #expect(outcome.exitCode == 66 && outcome.complaints.contains("cannot read \(arguments[1])"))
    }

    @Test(arguments: [
        ["--time-limit", "0"], ["--time-limit", "x"], ["--tolerance", "0"], ["--tolerance", "nan"], ["--threads", "0"],
    ]) func wrongUsageIsRefused(options: [String]) throws {
        try tool.write("a.lp", Self.dovetail)
        #expect(try tool.start(["lp", "a.lp"] + options).outcome().exitCode == 64)
    }

    /// A program that keeps the solver busy for many seconds: rows of random columns, whose factor fills up.
    private static func large() -> String {
        var state: UInt64 = 7
        func next(_ below: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 40) % below + 1
        }
        let columns = 12_000
        var lines = ["max"] + (1...columns).map { "+ \(next(1000)) x\($0)" } + ["st"]
        for i in 1..<columns {
            let chosen = (0..<3).map { _ in "\(next(9)) x\(next(columns))" }
            lines.append("x\(i) + \(chosen.joined(separator: " + ")) <= \(next(1000))")
        }
        return lines.joined(separator: "\n") + "\nend\n"
    }

    @Test func honoursATimeLimit() throws {
        let outcome = try solve(Self.large(), "large.lp", "--json", "--time-limit", "0.05")
        #expect(outcome.exitCode == 12)
        #expect(try object(outcome.output)["status"] as? String == "time_limit")
    }

    @Test func returnsTheBestPointWhenInterrupted() throws {
        try tool.write("large.lp", Self.large())
        let running = try tool.start(["lp", "large.lp", "--json"])
        while !(try String(contentsOfFile: running.said + ".err", encoding: .utf8)).contains("nonzeros") {
            usleep(2000)
        }
        running.process.interrupt()
        let outcome = running.outcome()
        #expect(outcome.exitCode == 130)
        let result = try object(outcome.output)
        #expect(result["status"] as? String == "interrupted" && result["objective"] is Double)
    }

    @Test func exportsBothFormats() throws {
        let mps = try tool.run("export", "toy.toml", "--mps", "toy.mps")
        let lp = try tool.run("export", "toy.toml", "--lp", "toy.lp")
        #expect(mps.exitCode == 0 && lp.exitCode == 0)
        func objective(_ name: String) throws -> Double {
            try object(try tool.run("lp", name, "--json", "--quiet").output)["objective"] as? Double ?? .nan
        }
        let (a, b) = (try objective("toy.mps"), try objective("toy.lp"))
        #expect(abs(a - b) <= 1e-6 * (1 + abs(a)), "\(a) and \(b)")
        #expect(try tool.run("export", "toy.toml", "--mps", "a", "--lp", "b").exitCode == 64)
    }
}
