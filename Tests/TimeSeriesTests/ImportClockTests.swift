import Foundation
import Testing
import TimeSeries

/// What a file says of an hour has to land in that very hour of the scenario's clock.
@Suite struct ImportClockTests {
    /// A heat wave of one hour, 12 June 05:00–06:00 UTC, and one across the year's end.
    static let spikes = [162 * 24 + 5, 8_758]

    static func spiked(_ hour: Int) -> MadeWeather {
        var made = MadeWeather.equator
        made.dry[hour] = 45
        made.ghi[hour] = 1_900
        return made
    }

    /// Hours of the planning year in which the dry bulb is above every other.
    func hot(_ weather: WeatherYear, above least: Double = 44) -> [Int] {
        weather.dryBulbC.indices.filter { weather.dryBulbC[$0] > least }
    }

    @Test(arguments: spikes, [0.0, 8, 7, -5])
    func hourEndingRecordsOfAnEPWLandInTheirHour(spike: Int, zone: Double) throws {
        let text = ImportClockTests.spiked(spike).epw(zone: zone)
        for reference in [8.0, 0, -5] {
            let expected = (spike + Int(reference) + 8_760) % 8_760
            let weather = try weather(text, reference: reference)
            #expect(weather.ghiWPerM2.indices.filter { weather.ghiWPerM2[$0] > 1_500 } == [expected])
            // The air is that of the hour's end: half of each of the two hours beside it.
            #expect(hot(weather, above: 35) == [expected, (expected + 1) % 8_760].sorted())
        }
    }

    @Test(arguments: spikes)
    func hourBeginningRecordsLandInTheirHour(spike: Int) throws {
        let made = ImportClockTests.spiked(spike)
        let texts = [
            made.tidy(), made.tidy(offset: nil), made.tidy(offset: "Z", zone: 0), made.power(), made.power(zone: 7),
            made.pvgisTypical(), made.tidy(offset: "-03:00", zone: -3),
        ]
        for text in texts {
            #expect(hot(try weather(text, reference: 8)) == [(spike + 8) % 8_760])
            #expect(hot(try weather(text, reference: 0)) == [spike])
        }
    }

    @Test func aSeriesOfUTCKeepsItsHours() throws {
        let spike = ImportClockTests.spikes[0]
        let made = ImportClockTests.spiked(spike)
        for text in [made.ninja(), made.pvgisHourly(), made.pvgisHourly(parts: true)] {
            let series = try #require(try read(text).years[0].series[.dryBulbC])
            #expect(series.indices.filter { series[$0] > 44 } == [spike])
        }
    }

    @Test func halfHourZonesShareASpikeBetweenTwoHours() throws {
        let spike = ImportClockTests.spikes[0]
        let made = ImportClockTests.spiked(spike)
        let weather = try weather(made.tidy(zone: 8), reference: 5.5)
        let hours = [spike + 5, spike + 6]
        for hour in hours { #expect(weather.dryBulbC[hour] > 35 && weather.dryBulbC[hour] < 40) }
        #expect(hot(weather, above: 35) == hours)
        // Read on its own half-hour clock, such a file is not smoothed.
        let indian = try TimeSeriesTests.weather(made.tidy(offset: "+05:30", zone: 5.5), reference: 5.5)
        let expected = shifted(made.dry, by: -5.5)
        #expect(zip(indian.dryBulbC, expected).allSatisfy { abs($0 - $1) < 1e-9 })
    }

    @Test func valuesOfAMomentAreReadAtTheMiddleOfTheHour() throws {
        // 12 minutes past; the middle is 18 minutes later: 0.7 of the record before, 0.3 of the one after.
        let made = ImportClockTests.spiked(ImportClockTests.spikes[0])
        let file = try read(made.pvgisTypical(offset: 0.2))
        #expect(file.convention == .instant(hoursAfter: 0.2))
        let clock = LocalClock(utcOffsetHours: 8, referenceUtcOffsetHours: 8, year: 2023)
        let weather = try MeasuredYear(file).weather(clock: clock, latitudeDegrees: 0, longitudeDegrees: 0)
        let expected = (0..<8_760).map { hour in
            let utc = (hour - 8 + 8_760) % 8_760
            return 0.7 * made.ghi[utc] + 0.3 * made.ghi[(utc + 1) % 8_760]
        }
        #expect(zip(weather.ghiWPerM2, expected).allSatisfy { abs($0 - $1) < 1e-9 })
        // Temperatures are not of the satellite's image, but of the whole hour.
        let air = (0..<8_760).map { hour in
            let utc = (hour - 8 + 8_760) % 8_760
            return (made.dry[utc] + made.dry[(utc + 1) % 8_760]) / 2
        }
        #expect(zip(weather.dryBulbC, air).allSatisfy { abs($0 - $1) < 1e-9 })
        #expect(try read(made.pvgisHourly(minute: 10)).convention == .instant(hoursAfter: 10.0 / 60))
    }

    @Test func radiationStaysWithTheSun() throws {
        for reference in [8.0, -5, 0] {
            let weather = try weather(MadeWeather.equator.epw(zone: 8), reference: reference)
            // The year's end is the only seam: 31 December of the file's clock against this one's.
            let apart = weather.sun.indices.map { hour in
                abs(weather.ghiWPerM2[hour] - 0.5 * weather.sun[hour].extraterrestrialHorizontalWPerM2)
            }
            #expect(apart.allSatisfy { $0 < 0.4 })
        }
    }

    @Test(arguments: [-7.5, -1, 0, 0.25, 3, 8_759.5])
    func shiftingGoesRoundTheYear(hours: Double) {
        let series = (0..<8_760).map { Double($0) }
        let moved = shifted(shifted(series, by: hours), by: -hours)
        if hours == hours.rounded() { #expect(moved == series) }
        #expect(abs(moved.reduce(0, +) - series.reduce(0, +)) < 1e-3)
    }
}
