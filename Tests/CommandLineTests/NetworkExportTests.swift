import Foundation
import Testing

/// `dcplan export --pypsa`.
@Suite struct NetworkExportTests {
    let tool: Tool

    init() throws { tool = try Tool() }

    @Test func aFolderIsWrittenWholeAndTheSameAgain() throws {
        let first = try tool.run("export", "toy.toml", "--pypsa", "net")
        #expect(first.exitCode == 0 && first.output.isEmpty, "\(first.complaints)")
        #expect(first.complaints.contains("\nnet: 48 snapshots, "))
        let written = try tool.written().filter { $0.hasPrefix("net/") }
        for name in ["network", "snapshots", "buses", "carriers", "generators", "loads", "links"] {
            #expect(written.contains("net/\(name).csv"), "\(name)")
        }
        #expect(written.contains("net/links-efficiency2.csv"))
        let before = written.map { tool.bytes($0) }
        #expect(try tool.run("export", "toy.toml", "--pypsa", "net").exitCode == 0)
        #expect(try tool.written().filter { $0.hasPrefix("net/") } == written)
        #expect(written.map { tool.bytes($0) } == before)
    }

    @Test func aDirectoryWithOtherThingsIsLeftAlone() throws {
        try FileManager.default.createDirectory(atPath: tool.path("net"), withIntermediateDirectories: false)
        try tool.write("net/thesis.txt", "years of work")
        let outcome = try tool.run("export", "toy.toml", "--pypsa", "net")
        #expect(outcome.exitCode == 73)
        #expect(outcome.complaints.contains("thesis.txt"))
        #expect(try tool.written().filter { $0.hasPrefix("net") } == ["net", "net/thesis.txt"])
    }

    @Test func resultsAndNetworksDoNotReplaceEachOther() throws {
        #expect(try tool.run("export", "toy.toml", "--pypsa", "net").exitCode == 0)
        #expect(try tool.run("plan", "toy.toml", "--out", "net", "--quiet").exitCode == 73)
        #expect(try tool.run("plan", "toy.toml", "--out", "result", "--quiet").exitCode == 0)
        #expect(try tool.run("export", "toy.toml", "--pypsa", "result").exitCode == 73)
    }

    /// An island with a load, nothing that makes power, and a share of clean energy to reach: a row without a column.
    private func island() throws -> String {
        let toy = try #require(tool.text("toy.toml"))
        let south = try #require(toy.range(of: "[regions.south]")).lowerBound
        let island = toy[south...].replacingOccurrences(of: "south", with: "isle")
            .replacingOccurrences(of: "\"tariff\"", with: "\"system\"")
            .replacingOccurrences(of: "existing_racks = 100", with: "existing_racks = 0")
            .replacingOccurrences(of: "existing_mw_th = 5", with: "existing_mw_th = 0")
            .split(separator: "\n").filter { !$0.hasPrefix("supply.pv") }.joined(separator: "\n")
        let tariff = try #require(island.range(of: "[regions.isle.tariff]")).lowerBound
        let climate = try #require(island.range(of: "[regions.isle.climate]")).lowerBound
        let load = "peak_mw = 5\nload_factor_share = 0.7\npeak_hour = 14\ndaily_amplitude_share = 0\n"
        return toy.replacingOccurrences(of: "life_years = 5\n", with: "life_years = 5\navailable_to_year = 2000\n")
            .replacingOccurrences(of: "[cooling.dry]\n", with: "[cooling.dry]\navailable_from_year = 2100\n")
            + "\n" + island[..<tariff] + "[regions.isle.load]\n" + load + "weekend_factor_share = 1\n"
            + island[climate...]
            + "\n[[policies]]\nname = \"green-isle\"\nkind = \"clean_share\"\n"
            + "applies_to = [\"isle\"]\nminimum_share = 0.5\n"
    }

    @Test func whatCannotBeHeldIsNamedAndNothingIsWritten() throws {
        try tool.write("island.toml", island())
        let refused = try tool.run("export", "island.toml", "--pypsa", "net")
        #expect(refused.exitCode == 65)
        let piece = "  clean_share of green-isle, 2025–2026: nothing takes part that could meet it\n"
        #expect(refused.complaints.contains(piece), "\(refused.complaints)")
        #expect(refused.complaints.contains("--leave-out-inexpressible"))
        #expect(!tool.exists("net"))
        let partial = try tool.run("export", "island.toml", "--pypsa", "net", "--leave-out-inexpressible")
        #expect(partial.exitCode == 0)
        #expect(partial.complaints.contains(piece))
        #expect(tool.exists("net/network.csv"))
    }

    @Test(arguments: [
        ["--pypsa", "net", "--mps", "a.mps"], ["--mps", "a.mps", "--leave-out-inexpressible"], ["--pypsa"],
    ])
    func onlyOneKindOfFileIsWritten(arguments: [String]) throws {
        #expect(try tool.start(["export", "toy.toml"] + arguments).outcome().exitCode == 64)
        #expect(try tool.written().isEmpty)
    }
}
