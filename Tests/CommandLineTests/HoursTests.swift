import Foundation
import Testing

/// Hours that are left open, what a plan takes at each choice of them, and memory that is foretold.
@Suite struct HoursTests {
    let tool: Tool

    init() throws { tool = try Tool() }

    @Test func sizesAreListed() throws {
        let list = try object(try tool.run("check", "toy.toml", "--sizes", "--json").output)
        let sizes = try #require(list["sizes"] as? [[String: Any]])
        for key in ["hours_per_year", "rows", "columns", "nonzeros", "memory_mib", "seconds"] {
            let values = sizes.compactMap { ($0[key] as? NSNumber)?.doubleValue }
            #expect(values.count == sizes.count && values == values.sorted(), "\(key)")
        }
        let auto = try #require(list["auto"] as? String)
        #expect(sizes.contains { $0["resolution"] as? String == auto })
        let text = try tool.run("check", "toy.toml", "--sizes")
        #expect(text.exitCode == 0 && text.output.contains("auto") && text.output.contains("of memory are free"))
    }

    /// The size that is foretold is that of the program.
    @Test func whatIsForetoldIsBuilt() throws {
        let list = try object(try tool.run("check", "toy.toml", "--sizes", "--json").output)
        let four = try #require(
            (list["sizes"] as? [[String: Any]])?.first { $0["resolution"] as? String == "days:4" })
        let built = try object(
            try tool.run("export", "toy.toml", "--mps", "a.mps", "--resolution", "days:4", "--json").output)
        let (foretold, rows) = (try #require(four["rows"] as? Int), try #require(built["rows"] as? Int))
        #expect(abs(foretold - rows) <= rows / 20)
    }

    /// A scenario that states no hours has those of `--resolution auto`, which are those that `check --sizes` says.
    @Test func hoursLeftOpenAreChosen() throws {
        let text = try #require(tool.text("toy.toml")).replacing("resolution = \"days:1\"\n", with: "")
        // So many years that the choice falls on few hours.
        try tool.write("open.toml", text.replacing("last_year = 2026", with: "last_year = 2060"))
        let list = try object(try tool.run("check", "open.toml", "--sizes", "--json").output)
        let auto = try #require(list["auto"] as? String)
        func series(_ options: String...) throws -> String {
            let outcome = try tool.start(["series", "open.toml", "--region", "north"] + options).outcome()
            #expect(outcome.exitCode == 0, "\(outcome.complaints)")
            return outcome.output
        }
        let chosen = try series()
        #expect(try chosen == series("--resolution", "auto") && chosen == series("--resolution", auto))
        #expect(try tool.run("check", "open.toml").exitCode == 0)
        try tool.write("wrong.toml", "extends = \"open.toml\"\ncolour = 3\n")
        #expect(try tool.run("check", "wrong.toml").exitCode == 65)
    }

    @Test func whatDoesNotFitIsRefusedInJSONToo() throws {
        let outcome = try tool.start(
            ["plan", "toy.toml", "--resolution", "full", "--set", "horizon.last_year=2060", "--json"],
            addressSpaceMib: 1_000
        ).outcome()
        let result = try object(outcome.output)
        #expect(outcome.exitCode == 12 && result["exit"] as? Int == 12 && result["status"] as? String == "stopped")
        #expect((result["message"] as? String)?.contains("choose fewer hours") == true)
    }
}
