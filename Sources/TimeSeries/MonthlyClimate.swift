/// Twelve monthly facts of a place, January first: all that synthetic weather knows of it.
public struct MonthlyClimate: Hashable, Sendable {
    /// Global horizontal irradiation, kWh/m² a day.
    public let ghiKwhPerM2Day: [Double]
    /// Mean dry-bulb temperature, °C.
    public let dryBulbC: [Double]
    /// Mean dew point, °C.
    public let dewPointC: [Double]
    /// Mean of the daily maximum less minimum dry bulb, K.
    public let diurnalRangeK: [Double]

    /// Throws every issue at once: lists that are not of 12, values out of physical range, dew point above dry bulb.
    public init(
        ghiKwhPerM2Day: [Double], dryBulbC: [Double], dewPointC: [Double], diurnalRangeK: [Double]
    ) throws(InvalidTimeSeriesInput) {
        var check = InputCheck()
        check.requireMonthly(ghiKwhPerM2Day, in: 0.1...10, "ghi_kwh_m2_d")
        check.requireMonthly(dryBulbC, in: -10...50, "drybulb_c")
        check.requireMonthly(dewPointC, in: -30...35, "dewpoint_c")
        check.requireMonthly(diurnalRangeK, in: 0...30, "diurnal_range_k")
        for (month, pair) in zip(dewPointC, dryBulbC).enumerated() {
            check.require(pair.0 <= pair.1, "dewpoint_c[\(month)] = \(pair.0) lies above drybulb_c = \(pair.1)")
        }
        try check.finish()
        self.ghiKwhPerM2Day = ghiKwhPerM2Day
        self.dryBulbC = dryBulbC
        self.dewPointC = dewPointC
        self.diurnalRangeK = diurnalRangeK
    }
}
