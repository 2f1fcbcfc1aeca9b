import Foundation
import Testing
import TimeSeries

@Suite struct ImportWarningTests {
    func warnings(_ made: MadeWeather, _ text: (MadeWeather) -> String = { $0.epw() }) throws -> [WeatherProblem] {
        try read(text(made)).warnings
    }

    func expect(_ warnings: [WeatherProblem], _ words: String, line: Int = 0, count: Int = 1) {
        #expect(warnings.count == count, "\(warnings)")
        #expect(warnings.contains { $0.message.contains(words) && (line == 0 || $0.line == line) }, "\(warnings)")
    }

    @Test func soundFilesHaveNone() throws {
        for text in [
            MadeWeather.equator.epw(zone: 7), MadeWeather(latitude: 52, longitude: 5).epw(zone: 1),
            MadeWeather(latitude: -34, longitude: 151).epw(zone: 10), MadeWeather.equator.pvgisTypical(),
        ] {
            let warnings = try read(text).warnings
            #expect(warnings.isEmpty, "\(warnings)")
        }
    }

    @Test(arguments: [(0.3, "15 %"), (1.7, "85 %")])
    func yearsTooDarkOrTooBrightAreToldApartFromTheSun(factor: Double, share: String) throws {
        var made = MadeWeather(latitude: 40, longitude: 120)
        (made.ghi, made.dni, made.dhi) = (
            made.ghi.map { $0 * factor }, made.dni.map { $0 * factor }, made.dhi.map { $0 * factor }
        )
        expect(try warnings(made), "is \(share) of the")
    }

    @Test func modelledSunOfTheHumidTropicsIsTold() throws {
        var made = MadeWeather.equator
        let factor = 1.25
        (made.ghi, made.dni, made.dhi) = (
            made.ghi.map { $0 * factor }, made.dni.map { $0 * factor }, made.dhi.map { $0 * factor }
        )
        expect(try warnings(made), "too much for the humid tropics")
        // A dry place of the same latitude may have it.
        made.dew = made.dew.map { $0 - 15 }
        #expect(try warnings(made).isEmpty)
    }

    @Test(arguments: [(10.0, "2 h earlier"), (7, "1 h later"), (9.5, "1.5 h earlier")])
    func aZoneThatTheSunContradictsIsTold(declared: Double, words: String) throws {
        // Hours of UTC+8, which the sun keeps at 120° east, under a header that says otherwise.
        let made = MadeWeather(latitude: 20, longitude: 120)
        let found = try warnings(made) { $0.epw(zone: 8, declaredZone: declared) }
        let solar = try #require(found.first { $0.message.contains("radiation comes") })
        #expect(solar.message.contains("radiation comes \(words) than the sun"), "\(solar)")
        #expect(solar.message.hasSuffix("the data look like UTC+8"), "\(solar)")
    }

    @Test func zonesAreHeldAgainstTheLaw() throws {
        let made = MadeWeather.equator
        expect(try warnings(made) { $0.epw(zone: 7, country: "SGP") }, "not the legal one of SGP, UTC+8", line: 1)
        #expect(try warnings(made) { $0.epw(zone: 8, country: "SGP") }.isEmpty)
        #expect(try warnings(made) { $0.epw(zone: 7, country: "IDN") }.isEmpty)
        expect(try warnings(made) { $0.epw(zone: 9) }, "is far from the sun's at longitude 104, UTC+7", line: 1)
    }

    @Test func aLeapFlagWithoutALeapDayIsTold() throws {
        let flagged = { (text: String) in text.replacing("SAVINGS,No", with: "SAVINGS,Yes") }
        expect(try read(flagged(MadeWeather.equator.epw())).warnings, "there is no 29 February", line: 5)
        expect(try read(flagged(MadeWeather.equator.epw(leapDay: true))).warnings, "24 records of 29 February")
    }

    @Test func radiationAtNightIsTold() throws {
        let edits: Edits = [24 * 9: [13: "50"]]
        expect(
            try read(MadeWeather.equator.epw(edits: edits)).warnings, "GHI of 50 W/m² with the sun", line: 9 + 24 * 9)
    }

    @Test func dewPointAboveDryBulbIsToldAndLowered() throws {
        let text = MadeWeather.equator.epw(edits: [7: [6: "20", 7: "21.5"], 8: [6: "20", 7: "20.1"]])
        expect(try read(text).warnings, "dew point of 21.5 °C above the dry bulb of 20 °C", line: 16)
        let weather = try weather(text, reference: 8)
        // Between the ends of the two hours.
        #expect(weather.dewPointC[8] == 20 && weather.wetBulbC[8] == 20)
    }

    @Test func sensorsThatHangAreTold() throws {
        let stuck = Dictionary(uniqueKeysWithValues: (100..<140).map { ($0, [6: "25.5"]) })
        expect(
            try read(MadeWeather.equator.epw(edits: stuck)).warnings, "dry bulb stays at 25.5 °C for 40 hours",
            line: 109)
        let sky = Dictionary(uniqueKeysWithValues: (105..<112).map { ($0, [13: "300", 14: "0", 15: "300"]) })
        expect(
            try read(MadeWeather.equator.epw(edits: sky)).warnings, "radiation stays at 300 W/m² for 7 hours", line: 114
        )
    }

    @Test func temperaturesOfNoWeatherAreToldAndNotUsed() throws {
        let text = MadeWeather.equator.epw(edits: [7: [6: "75"]])
        expect(try read(text).warnings, "dry bulb of 75 °C is outside -90…60 °C", line: 16)
        #expect(complaints(text, used: true) == ["made.csv:16: error: dry bulb of 75 °C: no weather on Earth has that"])
    }

    @Test func radiationThatDoesNotAddUpIsTold() throws {
        var made = MadeWeather.equator
        made.dhi = made.dhi.map { $0 * 2.2 }
        expect(try warnings(made), "GHI and DNI·sin(elevation) + DHI differ by 36 %")
    }

    @Test func yearsOfASeriesAreNamed() throws {
        var made = MadeWeather.equator
        for hour in 3_600..<3_648 { made.dry[hour] = 27.7 }
        let found = try read(made.pvgisHourly(years: [2020, 2021])).warnings.map(\.message)
        #expect(found == ["2020", "2021"].map { "\($0): dry bulb stays at 27.7 °C for 48 hours" })
    }
}
