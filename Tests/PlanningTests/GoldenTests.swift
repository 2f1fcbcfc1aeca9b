import Foundation
import LinearProgramming
import Planning
import TestSupport
import Testing

/// A toy plan's whole program, compared byte for byte: no change of the formulation goes unnoticed. After one that is meant,
/// `DCPLAN_UPDATE_GOLDEN=1 swift test -c release --filter GoldenTests` rewrites the file; the diff belongs to the commit.
@Suite struct GoldenTests {
    private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Golden/toy.mps")

    /// The base with work that waits, a plant to build, a battery and a quota: no weather in it beyond 27 °C.
    private static func text() throws -> Data {
        let quota = PolicyCases.policy("gpu_quota", "h100e_per_year = 1600")
        let toy = Toy(
            Toy.engine(limitMw: 3, fuelUsdPerMmbtu: 1) + Toy.battery(mw: 1, mwh: 4, selfDischarge: 0.01) + quota,
            set: Toy.buildable + [
                "racks.box.h100e_per_rack=32", "workloads.jobs.deferrable_share=0.5",
                "workloads.jobs.longest_delay_hours=3",
                "regions.home.tariff.demand_usd_per_kw_month=10",
            ])
        let program = try toy.model().program
        let output = try TemporaryFile("", name: "toy.mps")
        let handle = try #require(FileHandle(forWritingAtPath: output.path))
        try MPSFormat.write(program, to: handle)
        try handle.close()
        return try Data(contentsOf: URL(fileURLWithPath: output.path))
    }

    @Test func theToysProgramIsTheGoldenOne() throws {
        let text = try GoldenTests.text()
        if ProcessInfo.processInfo.environment["DCPLAN_UPDATE_GOLDEN"] == "1" { try text.write(to: GoldenTests.file) }
        let golden = try Data(contentsOf: GoldenTests.file)
        if text == golden { return }
        func lines(_ data: Data) -> [Substring] { String(decoding: data, as: UTF8.self).split(separator: "\n") }
        let (found, expected) = (lines(text), lines(golden))
        let first = zip(found, expected).enumerated().first { $1.0 != $1.1 }
        let place = first.map { "line \($0.offset + 1): \($0.element.0), not \($0.element.1)" } ?? "the length"
        Issue.record("the program differs from Golden/toy.mps in \(place)")
    }
}
