import Foundation
import Testing

@Suite struct WeatherCommandTests {
    let tool: Tool

    init() throws { tool = try Tool() }

    /// A tidy year on UTC+8: GHI of 500 W/m² from 9 to 15 o'clock, 20…32 °C, dew point 18 °C.
    static func tidy(utcOffset: Int = 8, dropping: Range<Int> = 0..<0, place: String = "1.5") -> String {
        var text = "# place: Made-Up\n# latitude_deg: \(place)\n# longitude_deg: 104\n# elevation_m: 10\n"
        text += "# utc_offset_hours: \(utcOffset)\nhour,ghi_w_per_m2,dry_bulb_c,dew_point_c\n"
        for hour in 0..<8_760 where !dropping.contains(hour) {
            let time = hour % 24
            let swing = time < 14 ? Double(time) / 14 : Double(24 - time) / 10
            text += "\(hour),\((9..<15).contains(time) ? 500 + hour % 7 : 0),\(20 + 12 * swing),18\n"
        }
        return text
    }

    @Test func textTellsWhatIsInTheFile() throws {
        try tool.write("made.csv", WeatherCommandTests.tidy())
        let outcome = try tool.run("weather", "made.csv")
        #expect(outcome.exitCode == 0 && outcome.complaints.isEmpty)
        for words in [
            "format       tidy CSV", "place        Made-Up", "1.500° N, 104.000° E, 10 m above the sea",
            "clock        UTC+8; each record is the mean of the hour that begins at its time", "8,760 of 8,760",
            "gaps         none", "GHI          1,102 kWh/m² a year", "dew point    18.0 °C on average",
            "month  GHI kWh/m²  dry bulb °C", "  Dec ",
        ] { #expect(outcome.output.contains(words), "\(words)\n\(outcome.output)") }
    }

    @Test func jsonHasUnitsInItsKeys() throws {
        try tool.write("made.csv", WeatherCommandTests.tidy(dropping: 100..<103))
        let outcome = try tool.run("weather", "made.csv", "--json")
        #expect(outcome.exitCode == 0)
        let json = try object(outcome.output)
        #expect(json["format"] as? String == "tidy_csv" && json["latitude_deg"] as? Double == 1.5)
        #expect(json["utc_offset_hours"] as? Double == 8 && json["record_time"] as? String == "hour_beginning")
        let year = try #require((json["years"] as? [[String: Any]])?.first)
        #expect(year["recorded_hours"] as? Int == 8_757 && year["complete"] as? Bool == true)
        #expect(year["year"] is NSNull && year["capacity_factor_share"] is NSNull)
        #expect(abs((year["ghi_kwh_per_m2"] as? Double ?? 0) - 1_101.6) < 1)
        #expect((year["months"] as? [[String: Any]])?.count == 12 && (year["gaps"] as? [[String: Any]])?.count == 3)
        let warnings = try #require(json["warnings"] as? [[String: Any]])
        #expect(warnings.contains { ($0["message"] as? String)?.contains("bridged by straight lines") == true })
    }

    @Test func brokenAndMissingFilesHaveTheirCodes() throws {
        let broken = WeatherCommandTests.tidy().replacing("\n7,0,26.0,18", with: "\n7,0,warm,18")
        try tool.write("broken.csv", broken)
        let wrong = try tool.run("weather", "broken.csv")
        #expect(wrong.exitCode == 65 && wrong.output.isEmpty)
        #expect(wrong.complaints.contains("broken.csv:14:5: error: dry bulb: found 'warm', expected a number"))
        let other = try tool.run("weather", "toy.toml")
        #expect(other.exitCode == 65 && other.complaints.contains("none of the known weather files"))
        for path in ["none.epw", "."] {
            let missing = try tool.run("weather", path, "--json")
            #expect(missing.exitCode == 66 && missing.complaints.contains("cannot read"))
            #expect(try object(missing.output)["status"] as? String == "missing_input")
        }
    }

    /// A region on a file: the same plan command, other weather; problems come from `check` with the file's own line.
    @Test func aRegionMayUseAFile() throws {
        try tool.write("data.csv", WeatherCommandTests.tidy())
        try tool.write(
            "measured.toml", "extends = \"toy.toml\"\n[regions.north.climate]\nweather_file = \"data.csv\"\n")
        let fine = try tool.run("check", "measured.toml")
        #expect(fine.exitCode == 0, "\(fine.output)")
        try tool.write("data.csv", WeatherCommandTests.tidy(dropping: 100..<110))
        let gaps = try tool.run("check", "measured.toml")
        #expect(gaps.exitCode == 65)
        #expect(
            gaps.output.contains(
                "data.csv:106:1: error: regions.north.climate.weather_file: dry bulb is missing for 10"))
        try tool.write(
            "data.csv", WeatherCommandTests.tidy(place: "1.5\n# elevation: 2").replacing("hour,ghi", with: "hour,gi"))
        let wrong = try tool.run("plan", "measured.toml")
        #expect(
            wrong.exitCode == 65 && wrong.complaints.contains("column 'gi_w_per_m2' is none of"), "\(wrong.complaints)")
        try tool.write(
            "measured.toml", "extends = \"toy.toml\"\n[regions.north.climate]\nweather_file = \"none.csv\"\n")
        let missing = try tool.run("check", "measured.toml")
        #expect(missing.exitCode == 65)
        #expect(missing.output.contains("measured.toml:3:16: error: regions.north.climate.weather_file: cannot read"))
    }
}
