import Testing
import TimeSeries

/// Short gaps are bridged and counted; what can't be made good is refused; what is not there is derived.
@Suite struct ImportGapTests {
    let made = MadeWeather.equator

    @Test func sixHoursAreBridgedByAStraightLine() throws {
        let text = made.epw(edits: [99: [6: "20"], 106: [6: "27"]], skipping: 100..<106)
        let file = try read(text)
        #expect(file.years[0].recordedHours == 8_754)
        #expect(file.years[0].gaps.contains(WeatherGap(quantity: .dryBulbC, firstHour: 100, hours: 6)))
        #expect(file.warnings.contains { $0.line == 108 && $0.message.contains("dry bulb is missing in 6 hours") })
        let year = try MeasuredYear(file)
        #expect(year.mendedHours[.dryBulbC] == 6 && year.mendedHours[.ghiWPerM2] == 6)
        let weather = try weather(text, reference: 8)
        // Of the hour's end, and so half an hour before it in its middle.
        #expect((100...106).allSatisfy { abs(weather.dryBulbC[$0] - (Double($0) - 79.5)) < 1e-9 })
    }

    @Test func sevenHoursAreDescribedAndRefused() throws {
        let text = made.epw(skipping: 100..<107)
        #expect(try read(text).years[0].isComplete == false)
        #expect(
            complaints(text, used: true)
                == ["global horizontal radiation", "dry bulb", "dew point"].map {
                    "made.csv:108: error: \($0) is missing for 7 hours after this record; at most 6 are bridged"
                })
    }

    @Test func gapsGoRoundTheYear() {
        let series: [Double] = [.nan, .nan, 3, .nan, 5, .nan]
        let gaps = WeatherGap.all(.dryBulbC, series)
        #expect(gaps.map(\.firstHour) == [3, 5] && gaps.map(\.hours) == [1, 3])
        #expect(WeatherGap.bridged(series, gaps) == [4, 3.5, 3, 4, 5, 4.5])
        #expect(WeatherGap.all(.dryBulbC, [1, 2]).isEmpty && WeatherGap.all(.dryBulbC, [.nan]).isEmpty)
    }

    @Test func halfAYearIsNoYear() throws {
        let file = try read(made.epw(hours: 4_344))
        #expect(file.years[0].recordedHours == 4_344)
        #expect(throws: WeatherFileError.self) { try MeasuredYear(file) }
        let summary = WeatherSummary(file, file.years[0])
        #expect(summary.year.ghiKwhPerM2 == nil && summary.months[0].ghiKwhPerM2 != nil)
    }

    @Test func ofSeveralYearsOneHasToBeNamed() throws {
        let text = made.tidy().split(separator: "\n").map(String.init)
        let later = text[5...].map { $0.replacing("2023-", with: "2022-") }
        let both = (text + later).joined(separator: "\n")
        #expect(
            complaints(both, used: true) == [
                "made.csv: error: the file has the years 2022, 2023; say which one is meant"
            ])
        let file = try read(both)
        #expect(try MeasuredYear(file, year: 2022).year == 2022)
        #expect(throws: WeatherFileError.self) { try MeasuredYear(file, year: 2021) }
        #expect(throws: WeatherFileError.self) { try MeasuredYear(try read(made.epw()), year: 2023) }
        // Of two years, one is whole.
        let partly = (text + later.prefix(1_000)).joined(separator: "\n")
        #expect(try MeasuredYear(try read(partly)).year == 2023)
    }

    /// GHI = DNI·sin(el) + DHI whatever the file has of them.
    @Test(arguments: [[14], [15], [14, 15]])
    func missingPartsOfRadiationAreSplitOff(fields: [Int]) throws {
        let missing = Dictionary(uniqueKeysWithValues: fields.map { ($0, "9999") })
        let text = made.epw(edits: Dictionary(uniqueKeysWithValues: (0..<8_760).map { ($0, missing) }))
        let weather = try weather(text, reference: 8)
        let apart = weather.sun.indices.map { hour in
            abs(
                weather.ghiWPerM2[hour] - weather.dhiWPerM2[hour]
                    - weather.dniWPerM2[hour] * max(0, weather.sun[hour].sineOfElevation))
        }
        #expect(apart.allSatisfy { $0 < 0.5 })
        #expect(zip(weather.dhiWPerM2, weather.ghiWPerM2).allSatisfy { $0 >= 0 && $0 <= $1 + 0.1 })
        if fields.count == 2 {
            let noon = 5 * 24 + 13
            #expect(abs(weather.dhiWPerM2[noon] / weather.ghiWPerM2[noon] - diffuseFraction(clearness: 0.5)) < 1e-3)
        }
    }

    @Test func humidityFollowsFromThePressureOfTheFile() throws {
        let high = try weather(
            made.epw(edits: Dictionary(uniqueKeysWithValues: (0..<8_760).map { ($0, [9: "80000"]) })), reference: 8)
        let low = try weather(made.epw(), reference: 8)
        #expect(zip(high.wetBulbC, low.wetBulbC).allSatisfy { $0 < $1 + 1e-9 })
        #expect(high.wetBulbC[12] < low.wetBulbC[12] - 0.1)
        #expect(abs(Psychrometrics.standardPressurePa(elevationM: 1_500) - 84_556) < 5)
    }

    @Test(arguments: [-60.0, -10, -0.01, 0, 0.01, 20, 45])
    func dewPointUndoesSaturation(temperature: Double) {
        let pressure = Psychrometrics.saturationPressurePa(temperatureC: temperature)
        #expect(abs(Psychrometrics.dewPointC(vapourPressurePa: pressure) - temperature) < 1e-6)
        let wet = Psychrometrics.wetBulbC(dryBulbC: 50, dewPointC: temperature, pressurePa: 95_000)
        let dew = Psychrometrics.dewPointC(dryBulbC: 50, wetBulbC: wet, pressurePa: 95_000)
        #expect(temperature < 0 || abs(dew - temperature) < 1e-3)
    }
}
