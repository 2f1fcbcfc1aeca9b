import Foundation
import Testing

@Suite struct SeriesTests {
    let tool: Tool

    init() throws { tool = try Tool() }

    private func rows(_ arguments: String...) throws -> [[String: String]] {
        let outcome = try tool.start(["series", "toy.toml", "--region", "north"] + arguments).outcome()
        #expect(outcome.exitCode == 0, "\(outcome.complaints)")
        let lines = outcome.output.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        return lines.dropFirst().map { line in
            Dictionary(uniqueKeysWithValues: zip(lines[0].map(String.init), line.map(String.init)))
        }
    }

    private func sum(_ rows: [[String: String]], _ column: String) -> Double {
        rows.reduce(0) { $0 + Double($1["weight_h"]!)! * Double($1[column]!)! }
    }

    /// The hours are those of the resolution; weights make up the year; what keeps its total keeps it.
    @Test func theHoursAreThoseOfTheResolution() throws {
        let full = try rows("--resolution", "full")
        #expect(full.count == 8760)
        for (resolution, hours) in [("weeks:1", 168), ("days:3", 72)] {
            let few = try rows("--resolution", resolution)
            #expect(few.count == hours)
            #expect(abs(few.reduce(0) { $0 + Double($1["weight_h"]!)! } - 8760) < 1e-6)
            for column in ["capacity_factor_pv", "demand_inference_h100e"] {
                #expect(abs(sum(few, column) - sum(full, column)) < 1e-6 * sum(full, column), "\(column)")
            }
            // Weather is that of the hours chosen.
            for row in few {
                #expect(row["dry_bulb_c"] == full[Int(row["hour"]!)!]["dry_bulb_c"])
            }
        }
    }

    /// Without --resolution the hours are the scenario's own, as a plan's are, and the demand is what the plan's balance says.
    @Test func theSeriesAreThoseOfAPlan() throws {
        let series = try rows("--year", "2026")
        #expect(series.count == 24)
        #expect(try tool.run("plan", "toy.toml", "--out", "result", "--tables", "csv").exitCode == 0)
        let demand = try #require(tool.text("result/hourly.csv")).split(separator: "\n")
            .filter { $0.hasPrefix("2026,north,") && $0.contains(",demand,inference,demand,") }
            .map { $0.split(separator: ",") }
        #expect(demand.count == 24)
        for (row, written) in zip(series, demand) {
            #expect(row["hour"] == String(written[2]) && Double(row["weight_h"]!) == Double(written[3]))
            #expect(abs(Double(row["demand_inference_h100e"]!)! / 1000 - Double(written[7])!) < 1e-6)
        }
    }
}
