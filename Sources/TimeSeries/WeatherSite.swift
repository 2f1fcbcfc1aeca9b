/// A place for which weather is made.
public struct WeatherSite: Hashable, Sendable {
    /// What messages call it.
    public let name: String
    /// Names the place's own random streams: places of one name have the same days.
    public let stream: String
    /// Places of one group share part of their day-to-day weather.
    public let skyGroup: String
    /// North positive, −60…60 degrees (the daily clearness model needs sun on every day).
    public let latitudeDegrees: Double
    /// East positive, −180…180 degrees.
    public let longitudeDegrees: Double
    /// Air pressure for the wet bulb, Pa.
    public let pressurePa: Double
    public let climate: MonthlyClimate

    /// Throws every issue at once.
    public init(
        name: String, stream: String? = nil, skyGroup: String, latitudeDegrees: Double, longitudeDegrees: Double,
        pressurePa: Double = Psychrometrics.seaLevelPressurePa, climate: MonthlyClimate
    ) throws(InvalidTimeSeriesInput) {
        var check = InputCheck()
        check.require(!name.isEmpty && !skyGroup.isEmpty, "a weather site needs a name and a sky_group")
        check.require(latitudeDegrees, in: -60...60, "latitude_deg")
        check.require(longitudeDegrees, in: -180...180, "longitude_deg")
        check.require(pressurePa, in: 50_000...110_000, "pressure_pa")
        try check.finish()
        self.name = name
        self.stream = stream ?? name
        self.skyGroup = skyGroup
        self.latitudeDegrees = latitudeDegrees
        self.longitudeDegrees = longitudeDegrees
        self.pressurePa = pressurePa
        self.climate = climate
    }
}

/// How weather varies around its monthly means. Empirical: every number comes from the scenario.
public struct WeatherVariability: Hashable, Sendable {
    /// Standard deviation over mean of the year's daily GHI; met exactly in every year.
    public let dailyGhiCv: Double
    /// Day-to-day correlation of the sky, and of the daily temperature departures; met on average over years.
    public let dailyGhiLag1: Double
    /// Correlation of the day-to-day weather of places in one sky group, 0…1.
    public let skyCorrelation: Double
    /// c in clearness ∝ 1 − c·sin(hour angle): the drop from noon to six hours later, and the rise before; 0 is symmetric.
    public let afternoonClearnessDrop: Double
    /// Standard deviation over mean of hourly clearness around the day's smooth curve, on a day of middling cloud; passing
    /// clouds make it, so that it vanishes on days that are all clear or all dark.
    public let hourlyClearnessSd: Double
    /// β in range of a day = monthly range·(1 + β·(K/K̄ − 1)), K the day's clearness: 0 no response, 1 proportional.
    public let diurnalRangeResponse: Double
    /// Standard deviation of a day's mean dry bulb around the month's, K.
    public let dryBulbDailySdK: Double
    /// Standard deviation of hourly departures (showers, breezes) of the dry bulb from the day's smooth curve, K.
    public let dryBulbHourlySdK: Double
    /// Standard deviation of a day's mean dew point around the month's, K.
    public let dewPointDailySdK: Double
    /// Swing of the mean day's dew point, in phase with the dry bulb, K.
    public let dewPointDiurnalRangeK: Double

    /// Throws every issue at once.
    public init(
        dailyGhiCv: Double, dailyGhiLag1: Double, skyCorrelation: Double, afternoonClearnessDrop: Double,
        hourlyClearnessSd: Double, diurnalRangeResponse: Double, dryBulbDailySdK: Double, dryBulbHourlySdK: Double,
        dewPointDailySdK: Double, dewPointDiurnalRangeK: Double
    ) throws(InvalidTimeSeriesInput) {
        var check = InputCheck()
        check.require(dailyGhiCv, in: 0...1, "ghi_daily_cv")
        check.require(dailyGhiLag1, in: -0.95...0.95, "ghi_daily_lag1")
        check.require(skyCorrelation, in: 0...1, "sky_correlation")
        check.require(afternoonClearnessDrop, in: -0.3...0.3, "afternoon_clearness_drop")
        check.require(hourlyClearnessSd, in: 0...0.6, "hourly_clearness_sd")
        check.require(diurnalRangeResponse, in: 0...1, "diurnal_range_response")
        check.require(dryBulbDailySdK, in: 0...5, "drybulb_daily_sd_k")
        check.require(dryBulbHourlySdK, in: 0...3, "drybulb_hourly_sd_k")
        check.require(dewPointDailySdK, in: 0...5, "dewpoint_daily_sd_k")
        check.require(dewPointDiurnalRangeK, in: -5...5, "dewpoint_diurnal_range_k")
        try check.finish()
        self.dailyGhiCv = dailyGhiCv
        self.dailyGhiLag1 = dailyGhiLag1
        self.skyCorrelation = skyCorrelation
        self.afternoonClearnessDrop = afternoonClearnessDrop
        self.hourlyClearnessSd = hourlyClearnessSd
        self.diurnalRangeResponse = diurnalRangeResponse
        self.dryBulbDailySdK = dryBulbDailySdK
        self.dryBulbHourlySdK = dryBulbHourlySdK
        self.dewPointDailySdK = dewPointDailySdK
        self.dewPointDiurnalRangeK = dewPointDiurnalRangeK
    }
}
