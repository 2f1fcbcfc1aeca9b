import Foundation
import Testing

/// Running out of memory is an outcome (exit code 12), told before the work begins.
@Suite struct MemoryTests {
    let tool: Tool

    init() throws { tool = try Tool() }

    /// Limits at which nothing, something and all of it fits. (Below 200 MiB the system cannot load the tool's libraries.)
    @Test(arguments: [250, 270, 300, 350, 400, 420, 440, 460, 500, 600, 2_000]) func everyCommandEndsByItself(mib: Int)
        throws
    {
        try tool.write("small.lp", "min x\nst\nc: x >= 2\nend\n")
        for arguments in [
            ["check", "toy.toml"], ["lp", "small.lp"], ["plan", "toy.toml", "--out", "result", "--quiet"],
            ["series", "toy.toml", "--out", "series.csv"], ["project", "toy.toml"],
        ] {
            let outcome = try tool.start(arguments, addressSpaceMib: mib).outcome()
            #expect(outcome.exitCode == 0 || outcome.exitCode == 12, "\(mib) \(arguments): \(outcome.exitCode)")
            if outcome.exitCode == 12 {
                #expect(outcome.complaints.contains("of memory are left"), "\(outcome.complaints)")
            }
            if mib <= 300 { #expect(outcome.exitCode == 12, "\(mib) \(arguments)") }
            if mib >= 2_000 { #expect(outcome.exitCode == 0, "\(mib) \(arguments): \(outcome.complaints)") }
        }
    }

    @Test func aModelThatDoesNotFitIsNotBuilt() throws {
        let outcome = try tool.start(
            ["plan", "toy.toml", "--resolution", "full", "--set", "horizon.last_year=2060"], addressSpaceMib: 1_000
        ).outcome()
        #expect(outcome.exitCode == 12, "\(outcome.complaints)")
        #expect(outcome.complaints.contains("a model of 8760 hours a year, with about"), "\(outcome.complaints)")
        #expect(outcome.complaints.contains("choose fewer hours"))
        #expect(try tool.written() == [])
    }

    @Test func aFileOfTooManyValuesTakesLittleMemory() throws {
        try tool.write("many.toml", "a = [" + String(repeating: "1, ", count: 3_000_000) + "1]\n")
        let outcome = try tool.start(["check", "many.toml"], addressSpaceMib: 700).outcome()
        #expect(outcome.exitCode == 65 && outcome.output.contains("more than 200000 values"), "\(outcome.output)")
    }

    @Test func ofManyProblemsAHundredArePrinted() throws {
        try tool.write("many.toml", (0..<3_000).map { "wrong_\($0) = 1\n" }.joined())
        let text = try tool.run("check", "many.toml")
        let lines = text.output.split(separator: "\n")
        #expect(text.exitCode == 65 && lines.count == 102 && lines[100].hasPrefix("and "), "\(lines.count)")
        let json = try object(try tool.run("check", "many.toml", "--json").output)
        #expect((json["issues"] as? [Any])?.count == 100 && (json["total"] as? Int ?? 0) >= 3_000)
        let plan = try tool.run("plan", "many.toml")
        #expect(plan.exitCode == 65 && plan.complaints.split(separator: "\n").count == 102)
    }
}
