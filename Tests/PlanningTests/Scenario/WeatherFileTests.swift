import Foundation
import Planning
import TestSupport
import Testing
import TimeSeries

/// A climate that names a weather file.
@Suite struct WeatherFileTests {
    /// A tidy year of 2023 and one of 2024 on UTC, dry bulb 20 °C and 25 °C, and 40 °C in hour 1000 of each.
    let file: TemporaryFile

    init() throws {
        var text = "# latitude_deg: 1.5\n# longitude_deg: 104\ntime,ghi_w_per_m2,dry_bulb_c,dew_point_c\n"
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        for (year, dry) in [(2023, 20), (2024, 25)] {
            for hour in 0..<8_760 {
                let month = PlanningYear.monthOfDay[hour / 24]
                let day = hour / 24 - PlanningYear.dayRangeOfMonth[month].lowerBound + 1
                text +=
                    "\(year)-\(two(month + 1))-\(two(day))T\(two(hour % 24)):00Z,200,\(hour == 1_000 ? 40 : dry),15\n"
            }
        }
        file = try TemporaryFile(text, name: "made.csv")
    }

    private func scenario(_ more: String...) throws -> Scenario {
        try Toy(set: ["regions.home.climate.weather_file=\"\(file.path)\""] + more).scenario()
    }

    @Test func hoursOfTheFileAreHoursOfThePlan() throws {
        let scenario = try scenario("regions.home.climate.weather_file_year=2024")
        let dry = try Profiles(scenario, on: TimeAxis(.full)).dryBulbC[0]
        // The toy's reference clock is UTC+8.
        #expect(dry.indices.filter { dry[$0] == 40 } == [1_008])
        #expect(dry[0] == 25)
        #expect(scenario.files.last?.path == file.path)
    }

    @Test func theYearHasToBeThere() throws {
        #expect { _ = try scenario() } throws: {
            "\($0)".contains("the file has the years 2023, 2024; say which one is meant")
        }
        #expect {
            _ = try scenario("regions.home.climate.weather_file_year=2022")
        } throws: { "\($0)".contains("the file has no year 2022, only 2023, 2024") }
    }

    @Test func weatherOfAnotherPlaceIsToldAsSuch() throws {
        let scenario = try TemporaryFile(Toy.base)
        let reading = try Scenario.read(
            path: scenario.path,
            overrides: [
                "regions.home.climate.weather_file=\"\(file.path)\"", "regions.home.climate.weather_file_year=2023",
                "regions.home.latitude_deg=5",
            ])
        #expect(reading.warnings.contains { $0.message.contains("a place about 389 km away") }, "\(reading.warnings)")
    }
}
