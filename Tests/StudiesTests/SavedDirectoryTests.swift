import Auditing
import Documents
import Foundation
import InteriorPoint
import LinearProgramming
import Planning
import Reporting
import Studies
import Testing
import TimeSeries
import Vocabulary

/// What a directory of results says, read back: the same plan, and nothing where a table is damaged.
@Suite struct SavedDirectoryTests {
    let place: Workplace

    private static let uncertain = """
        extends = "toy.toml"
        [projection]
        samples = 20
        seed = 1
        [projection.uncertainty.demand]
        applies_to = ["workloads.inference.demand.*"]
        distribution = "lognormal"
        low = 0.7
        high = 1.4
        source = "made up"
        """

    private struct OneThread: LinearProgramSolver {
        func solve(_ program: LinearProgram, observer: (IterationRecord) -> Bool) -> Solution {
            var settings = InteriorPointSettings()
            settings.threads = 1
            return InteriorPointSolver(settings: settings).solve(program, observer: observer)
        }
    }

    private let outcome: PlanRun.Outcome
    private let saved: SavedPlan

    init() throws {
        place = try Workplace([
            "toy.toml": try String(contentsOfFile: Workplace.toy, encoding: .utf8),
            "a.toml": SavedDirectoryTests.uncertain,
        ])
        outcome = try PlanRun(
            PlanRun.Request(path: place.path("a.toml"), out: place.path("r")),
            program: Program(version: "1", sha256: nil), solver: OneThread()
        ).run()
        saved = try SavedPlan.read(place.path("r"))
    }

    @Test func theTablesSayWhatThePlanSays() throws {
        let plan = try #require(outcome.plan)
        #expect(saved.document == outcome.document)
        #expect(try SavedPlan.read(place.path("r/plan.json")).hourly.count == saved.hourly.count)
        #expect(saved.hourly.count == plan.hourly.count)
        for series in plan.hourly {
            let read = try #require(
                saved.hourly.first {
                    ($0.year, $0.place, $0.balance, $0.flow)
                        == (series.year, series.place, series.balance, series.flow)
                })
            #expect(read.unit == series.unit)
            #expect(zip(read.values, series.values).allSatisfy { abs($0 - $1) <= 0.5e-6 })
        }
        #expect(saved.places.map(\.name) == plan.places.map(\.name))
        #expect(saved.capex.map(\.capexUsd) == plan.capex.map(\.capexUsd))
        let headline = try #require(saved.document.headline?.capexUsd)
        for (year, usd) in headline {
            let sum = saved.capex.filter { "\($0.year)" == year }.reduce(0) { $0 + $1.capexUsd }
            #expect(abs(sum - usd) <= 1e-9 * usd)
        }
    }

    /// Σ w = 8,760, hours of a year of 365 days, times that a calendar knows.
    @Test func hoursAreThoseOfTheYear() throws {
        #expect(abs(saved.hours.reduce(0) { $0 + $1.weight } - 8760) < 1e-9)
        #expect(saved.hours.map(\.hourOfYear) == outcome.built.model.axis.hourOfYear)
        let lines = try #require(place.text("r/hours.csv")).split(separator: "\n").dropFirst()
        for line in lines {
            let fields = line.split(separator: ",")
            let time = try Date(String(fields[2]).replacing("+", with: ":00+"), strategy: .iso8601)
            var calendar = Calendar(identifier: .gregorian)
            calendar.timeZone = try #require(TimeZone(secondsFromGMT: 8 * 3600))
            let parts = calendar.dateComponents([.year, .month, .day, .hour], from: time)
            #expect(parts.year == Int(fields[0]) && !(parts.month == 2 && parts.day == 29))
            let days = PlanningYear.dayRangeOfMonth[parts.month! - 1].lowerBound + parts.day! - 1
            #expect(days * 24 + parts.hour! == Int(fields[1]))
        }
        let leap = LocalClock(utcOffsetHours: -3.5, referenceUtcOffsetHours: -3.5, year: 2028)
        #expect(leap.text(58 * 24 + 23) == "2028-02-28T23:00-03:30" && leap.text(59 * 24) == "2028-03-01T00:00-03:30")
    }

    /// The mean of the hours' prices by load is the year's, and the flows' sums are its energy.
    @Test func hoursAddUpToTheYear() throws {
        func sum(_ series: HourlySeries?, _ with: (Int) -> Double = { _ in 1 }) -> Double {
            (series?.values ?? []).enumerated().reduce(0) {
                $0 + $1.element * with($1.offset) * saved.hours[$1.offset].weight
            }
        }
        var prices = 0
        for (region, years) in saved.document.regions {
            for (year, figures) in years {
                func flow(_ kind: BalanceID.Kind, _ flow: FlowID) -> HourlySeries? {
                    saved.hourly.first {
                        ($0.place, $0.year, $0.balance.kind, $0.flow) == (region, Int(year)!, kind, flow)
                    }
                }
                let load = (flow(.power, .facility)?.values ?? []).map { -$0 }
                let mean = try #require(figures[.meanPrice])
                let price = try #require(flow(.price, .power))
                #expect(price.unit == .dollarPerMwh)
                #expect(abs(sum(price) { load[$0] } / sum(flow(.power, .facility)) + mean) < 1e-5 * abs(mean) + 1e-5)
                prices += 1
            }
        }
        #expect(prices == saved.document.regions.count * saved.document.years.count)
        for row in saved.written.energy {
            let flow = saved.hourly.first {
                ($0.place, $0.year, $0.balance.kind, $0.flow) == (row.place, row.year, .power, row.item)
            }
            #expect(abs(sum(flow) / 1e6 - row.value) < 1e-8, "\(row)")
        }
    }

    /// Every number of the scenario, as `check --sources` has them, with its value and place.
    @Test func assumptionsAreTheScenariosNumbers() throws {
        let survey = try SourceSurvey(outcome.built.reading)
        #expect(saved.assumptions.count == survey.numbers.count && saved.assumptions.count > 40)
        for (row, number) in zip(saved.assumptions, survey.numbers) {
            #expect((row.key, row.value, row.why) == (number.key, number.value, number.why?.rawValue))
            #expect(row.position == "\(number.position.file):\(number.position.line)")
        }
        let samples = try #require(saved.assumptions.first { $0.key == "projection.samples" })
        #expect(samples.value == "20" && samples.position.hasSuffix("a.toml:3") && samples.why == "ungraded")
    }

    /// As `dcplan project` draws it; all together is what the origins are in the scenario's own numbers.
    @Test func theSpreadIsThatOfTheProjection() throws {
        let projected = try #require(
            try ProjectionRun(
                ProjectionRun.Request(path: place.path("a.toml")), program: Program(version: "1", sha256: nil)
            ).run()
        ).projection
        for (y, year) in [2025, 2026].enumerated() {
            let rows = saved.fans.filter { $0.year == year }
            let all = try #require(rows.first { $0.origin == nil })
            #expect(all.twh == projected.all[y].twh && all.baseTwh == projected.base.all[y].twh)
            #expect(all.twh.p5 < all.twh.p95)
            let sum = rows.filter { $0.origin != nil }.reduce(0) { $0 + $1.baseTwh }
            #expect(abs(sum - all.baseTwh) < 1e-12)
        }
    }

    /// A table that is missing or damaged is named with its row; nothing else is read.
    @Test func damagedTablesAreNamed() throws {
        func complaint() -> String {
            do {
                _ = try SavedPlan.read(place.path("r"))
                return ""
            } catch let issues as InputIssues { return issues.description } catch { return "other: \(error)" }
        }
        for (name, row, change) in [
            ("capacity.csv", 2, { $0.replacing("2025,", with: "20x5,", maxReplacements: 1) }),
            ("hours.csv", 1, { $0.replacing("weight_h", with: "weight", maxReplacements: 1) }),
            ("assumptions.csv", 2, { $0.replacing(",ungraded\n", with: ",odd\n", maxReplacements: 1) }),
            ("places.csv", 1, { $0.replacing("south", with: "elsewhere") }),
            ("demand_spread.csv", 2, { $0.replacing("2025,", with: "2025,,", maxReplacements: 1) }),
        ] as [(String, Int, (String) -> String)] {
            let text = try #require(place.text("r/\(name)"))
            try place.write("r/\(name)", change(text))
            #expect(complaint().contains("\(name):\(row):1: error: this table "), "\(name): \(complaint())")
            try FileManager.default.removeItem(atPath: place.path("r/\(name)"))
            #expect(complaint().contains("\(name):1:1: error: a table of this result cannot be read: no such file"))
            #expect(complaint().contains("plan the scenario again"))
            try place.write("r/\(name)", text)
        }
        #expect(complaint() == "")
        let hourly = URL(fileURLWithPath: place.path("r/hourly.parquet"))
        let bytes = try Data(contentsOf: hourly)
        try bytes.prefix(bytes.count / 2).write(to: hourly)
        #expect(complaint().contains("hourly.parquet:1:1: error: this table is no whole Parquet file"))
        var damaged = bytes
        damaged[500] ^= 0x10
        try damaged.write(to: hourly)
        #expect(complaint().contains("hourly.parquet:1:1: error: this table is damaged: row group 1"), "\(complaint())")
    }
}
