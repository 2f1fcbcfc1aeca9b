import Foundation
import Testing
import TimeSeries

@Suite struct SyntheticWeatherTests {
    @Test(arguments: Flagship.places, [0, 7])
    func monthsAreThoseOfTheClimate(_ place: Place, _ year: Int) throws {
        let weather = try place.weather(year: year)
        expectClimate(place, weather, clock: place.clock)
    }

    /// Local months, whatever the clock on which hours are counted.
    @Test func monthsAreThoseOfTheClimateOnAnyReferenceClock() throws {
        let clock = LocalClock(utcOffsetHours: 8, referenceUtcOffsetHours: -3.5, year: 2028)
        expectClimate(Flagship.johor, try Flagship.johor.weather(clock: clock), clock: clock)
    }

    func expectClimate(_ place: Place, _ weather: WeatherYear, clock: LocalClock) {
        let ghi = monthly(dailyKwh(weather.ghiWPerM2, clock))
        let dry = monthly(byLocalDay(weather.dryBulbC, clock).map(mean))
        let dew = monthly(byLocalDay(weather.dewPointC, clock).map(mean))
        let range = monthly(byLocalDay(weather.dryBulbC, clock).map { $0.max()! - $0.min()! })
        for month in 0..<12 {
            #expect(abs(ghi[month] / place.ghi[month] - 1) < 1e-9)
            #expect(abs(dry[month] - place.dryBulb[month]) < 0.01)
            #expect(abs(dew[month] - place.dewPoint[month]) < 0.01)
            #expect(abs(range[month] - place.range[month]) < 0.05)
        }
    }

    @Test(arguments: Flagship.places)
    func everyHourIsPhysical(_ place: Place) throws {
        let weather = try place.weather()
        for (hour, sun) in weather.sun.enumerated() {
            let ghi = weather.ghiWPerM2[hour]
            let (dni, dhi) = (weather.dniWPerM2[hour], weather.dhiWPerM2[hour])
            #expect(abs(dni * max(0, sun.sineOfElevation) + dhi - ghi) < 1e-9)
            #expect(dni >= 0 && dhi >= 0)
            #expect(ghi <= 0.82 * sun.extraterrestrialHorizontalWPerM2 + 1e-9)
            #expect((ghi > 0) == (sun.elevationDegrees > 0))
            #expect(weather.dewPointC[hour] <= weather.wetBulbC[hour])
            #expect(weather.wetBulbC[hour] <= weather.dryBulbC[hour])
        }
    }

    /// `ghi_daily_cv` of section 10: 0.22…0.38.
    @Test(arguments: [0.22, 0.30, 0.38])
    func dailySpreadIsTheOneAskedFor(_ cv: Double) throws {
        let place = Flagship.singapore
        let model = SyntheticWeather(site: try place.site(), variability: try Flagship.variability(cv: cv), seed: 3)
        let daily = dailyKwh(try model.year(1, clock: place.clock).ghiWPerM2, place.clock)
        let variance = mean(daily.map { ($0 - mean(daily)) * ($0 - mean(daily)) })
        #expect(abs(variance.squareRoot() / mean(daily) - cv) < 1e-9)
    }

    /// `ghi_daily_lag1` of section 10: 0.28, between 0.2 and 0.4, as the mean of twenty years.
    @Test(arguments: [Flagship.johor, Flagship.sarawak])
    func daysRememberTheDayBefore(_ place: Place) throws {
        let lags = try (0..<20).map { year in
            let daily = dailyKwh(try place.weather(year: year).ghiWPerM2, place.clock)
            return correlation(Array(daily.dropLast()), Array(daily.dropFirst()))
        }
        #expect(abs(mean(lags) - 0.28) < 0.04)
    }

    /// ρ = 0.7 within the strait's group, 0 to Sarawak; the sampling error of 365 days is about 0.05.
    @Test func neighboursShareTheSky() throws {
        let daily = try Flagship.places.map { dailyKwh(try $0.weather().ghiWPerM2, $0.clock) }
        #expect(abs(correlation(daily[0], daily[1]) - 0.7) < 0.15)
        #expect(abs(correlation(daily[0], daily[3]) - 0.7) < 0.15)
        #expect(abs(correlation(daily[0], daily[2])) < 0.2)
    }

    @Test func sameSeedSameBytesOtherSeedOrYearOther() throws {
        let place = Flagship.batam
        let weather = try place.weather(seed: 5, year: 2)
        #expect(try place.weather(seed: 5, year: 2) == weather)
        #expect(try place.weather(seed: 6, year: 2) != weather)
        #expect(try place.weather(seed: 5, year: 3) != weather)
    }

    /// Section 10: 99 % wet bulb of Singapore 27.3…27.7 °C, 99 % dry bulb 32.0…32.1 °C; ours over ten years within 0.4 K.
    @Test func singaporesHotHoursAreAsHotAsMeasured() throws {
        let years = try (0..<10).map { try Flagship.singapore.weather(year: $0) }
        let wet = mean(years.map { $0.wetBulbC.sorted()[8672] })
        let dry = mean(years.map { $0.dryBulbC.sorted()[8672] })
        #expect(abs(wet - 27.5) < 0.4)
        #expect(abs(dry - 32.05) < 0.4)
    }

    /// Mean day of GHI at Senai (Meteonorm), hours of UTC+8, from the reference facts; yearly sum the same.
    @Test func johorsMeanDayFollowsTheMeasuredOne() throws {
        let measured = [
            0, 0, 0, 0, 0, 0, 0, 28.3, 179.8, 334.7, 470.5, 552.2, 603.1, 615.3, 570.2, 481.8, 352.7, 203.1, 59.8, 0.3,
            0, 0, 0, 0,
        ]
        let ghi = try Flagship.johor.weather().ghiWPerM2
        for hour in 0..<24 {
            let ours = mean((0..<365).map { ghi[$0 * 24 + hour] })
            #expect(abs(ours - measured[hour]) < 30)
        }
    }

    /// Clouds of the hour leave the day's energy as it is and make neighbouring hours jump.
    @Test func cloudsPassWithinADay() throws {
        let place = Flagship.johor
        func ghi(_ clouds: Double) throws -> [Double] {
            try SyntheticWeather(site: place.site(), variability: Flagship.variability(clouds: clouds), seed: 1)
                .year(0, clock: place.clock).ghiWPerM2
        }
        let (smooth, clouded) = (try ghi(0), try ghi(0.25))
        for (a, b) in zip(dailyKwh(smooth, place.clock), dailyKwh(clouded, place.clock)) { #expect(abs(a - b) < 1e-9) }
        func roughness(_ values: [Double]) -> Double {
            mean(zip(values, values.dropFirst()).map { abs($1 - $0) })
        }
        #expect(roughness(clouded) > 1.15 * roughness(smooth))
    }

    @Test func wrongClimatesAreRefusedWithEveryIssue() {
        let twelve = [Double](repeating: 25, count: 12)
        #expect {
            try MonthlyClimate(
                ghiKwhPerM2Day: [4], dryBulbC: twelve, dewPointC: twelve.map { $0 + 1 }, diurnalRangeK: twelve)
        } throws: { error in
            (error as? InvalidTimeSeriesInput)?.issues.count == 13
        }
    }

    @Test func impossibleSkiesAreRefused() throws {
        let place = Flagship.johor
        let bright = try MonthlyClimate(
            ghiKwhPerM2Day: [Double](repeating: 9, count: 12), dryBulbC: place.dryBulb, dewPointC: place.dewPoint,
            diurnalRangeK: place.range)
        let site = try WeatherSite(
            name: "bright", skyGroup: "x", latitudeDegrees: 1, longitudeDegrees: 104, climate: bright)
        for (site, cv) in [(site, 0.3), (try place.site(), 0.99), (try place.site(), 0.01)] {
            let model = SyntheticWeather(site: site, variability: try Flagship.variability(cv: cv), seed: 1)
            #expect(throws: InvalidTimeSeriesInput.self) { try model.year(0, clock: place.clock) }
        }
    }
}

@Suite struct SplitMix64Tests {
    /// First outputs of the reference splitmix64.c for seed 1234567 (Rosetta Code, "Pseudo-random numbers/Splitmix64").
    @Test func agreesWithTheReference() {
        var generator = SplitMix64(seed: 1_234_567)
        let first = (0..<5).map { _ in generator.next() }
        #expect(
            first == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
            ])
    }
}
