/// Hourly weather made from monthly facts, for planning where no measured year is at hand.
///
/// The day's clearness K (GHI over extraterrestrial) follows a stationary autoregression shared within the sky group;
/// the hours of a day follow Collares-Pereira and Rabl; Erbs splits off the diffuse part; dry bulb and dew point swing around
/// daily levels. Every month's mean GHI, dry bulb, dew point and daily range are those of the climate, whatever the seed.
///
/// Same site, variability, seed, weather year and clock, same bytes (on one platform's mathematical library; the random
/// integers are the same on all).
public struct SyntheticWeather: Sendable {
    public let site: WeatherSite
    public let variability: WeatherVariability
    public let seed: UInt64

    public init(site: WeatherSite, variability: WeatherVariability, seed: UInt64) {
        self.site = site
        self.variability = variability
        self.seed = seed
    }

    /// The 8,760 hours of one weather year, on the clock's reference hours.
    ///
    /// `weatherYear` is an index into the random years and enters the seed; the calendar year, which places the sun, is the
    /// clock's. Throws if no weather meets the climate's GHI or the variability's daily spread.
    /// - Complexity: about 15 ms.
    public func year(_ weatherYear: Int, clock: LocalClock) throws(InvalidTimeSeriesInput) -> WeatherYear {
        let days = LocalDays(clock: clock)
        let sun = SolarPosition.year(
            clock: clock, latitudeDegrees: site.latitudeDegrees, longitudeDegrees: site.longitudeDegrees)
        let profile = HourlyClearnessProfile(
            sun: sun, days: days, latitudeDegrees: site.latitudeDegrees, drop: variability.afternoonClearnessDrop)
        let sky = departures("sky", weatherYear: weatherYear)
        let clearness = try DailyClearness(
            departures: sky, extraterrestrialKwhPerM2: profile.extraterrestrialKwhPerM2,
            ceiling: profile.dailyCeiling, site: site, cv: variability.dailyGhiCv)
        let clouds = hourly("clouds of the hour", weatherYear, lag1: WeatherSettings.hourlyClearnessLag1)
        let irradiance = profile.irradiance(
            sun: sun, days: days, dailyClearness: clearness.daily, departures: clouds,
            amplitude: variability.hourlyClearnessSd)
        let air = air(days: days, clearness: clearness, weatherYear: weatherYear)
        return WeatherYear(sun: sun, irradiance: irradiance, air: air, pressurePa: site.pressurePa)
    }

    private func air(days: LocalDays, clearness: DailyClearness, weatherYear: Int) -> AirTemperatures {
        let hourly = hourly("dry bulb of the hour", weatherYear, lag1: WeatherSettings.hourlyTemperatureLag1)
        return AirTemperatures(
            climate: site.climate, variability: variability, days: days, clearnessRatio: clearness.ratioToMonth,
            dryBulbDepartures: departures("dry bulb", weatherYear: weatherYear),
            dewPointDepartures: departures("dew point", weatherYear: weatherYear), hourlyDepartures: hourly)
    }

    /// 8,760 hourly departures of mean 0 and variance 1 of the place's own: showers are smaller than the distance between
    /// places.
    private func hourly(_ quantity: String, _ weatherYear: Int, lag1: Double) -> [Double] {
        stream(quantity, weatherYear: weatherYear, of: site.stream) { stream in
            stream.autoregression(count: PlanningYear.hours, lag1: lag1)
        }
    }

    /// 365 daily departures of mean 0 and variance 1: z = √ρ·group + √(1 − ρ)·own, so places of a group correlate by ρ.
    private func departures(_ quantity: String, weatherYear: Int) -> [Double] {
        let lag1 = variability.dailyGhiLag1
        let group = stream("group " + quantity, weatherYear: weatherYear, of: site.skyGroup) { stream in
            stream.autoregression(count: PlanningYear.days, lag1: lag1)
        }
        let own = stream("own " + quantity, weatherYear: weatherYear, of: site.stream) { stream in
            stream.autoregression(count: PlanningYear.days, lag1: lag1)
        }
        let shared = variability.skyCorrelation
        return zip(group, own).map { shared.squareRoot() * $0 + (1 - shared).squareRoot() * $1 }
    }

    private func stream(
        _ purpose: String, weatherYear: Int, of owner: String, _ draw: (inout RandomStream) -> [Double]
    ) -> [Double] {
        var stream = RandomStream(seed: seed, weatherYear: weatherYear, name: purpose + "/" + owner)
        return draw(&stream)
    }
}

/// The numbers inside the weather model that no scenario needs to change.
enum WeatherSettings {
    // How clear the sky can be.
    /// Hourly GHI over extraterrestrial stays below this: clear skies at sea level in the humid tropics reach 0.75…0.80.
    static let largestHourlyClearness = 0.82
    /// Daily clearness stays above this: the darkest monsoon days still pass some light.
    static let smallestDailyClearness = 0.05

    // How clouds pass.
    /// Hour-to-hour correlation of cloud: a shower and its gap take two to three hours.
    static let hourlyClearnessLag1 = 0.5
    /// No hour falls below this share of the smooth curve, as some light passes any cloud.
    static let smallestCloudFactor = 0.15
    /// Spreads below this change nothing that matters.
    static let leastCloudSpread = 1e-3

    // How the temperature moves within a day.
    /// Local hour of the least dry bulb: about sunrise.
    static let coolestHour = 6.0
    /// Local hour of the greatest dry bulb: one to two hours after solar noon (13:05 at Johor's longitude and UTC+8).
    static let warmestHour = 14.5
    /// q < 1: evenings cool faster than half a cosine would; 0.8 follows the mean day of the Senai weather file.
    static let eveningBend = 0.8
    /// Hour-to-hour correlation of showers and breezes: they pass in two or three hours.
    static let hourlyTemperatureLag1 = 0.7

    // How closely the monthly means are met.
    /// Rounds of correcting monthly levels and ranges; the error falls about fourfold a round, to below 1e-4 K.
    static let correctionRounds = 8
    /// Bisection steps on clearness parameters: enough for the last bit.
    static let bisectionSteps = 60
    /// Largest logit spread tried for the daily spread: by then days are clear or dark with nothing between.
    static let largestLogitSpread = 20.0
}
