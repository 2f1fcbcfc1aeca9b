/// Totals and means of one year of a weather file, and of its months, on the file's clock. Short gaps are bridged; a period
/// with a longer one has no value.
public struct WeatherSummary: Sendable {
    /// The year's or a month's numbers; nil where the file lacks the quantity in part of the period.
    public struct Period: Sendable {
        /// Global horizontal irradiation of the period, kWh/m².
        public let ghiKwhPerM2: Double?
        /// Means, °C.
        public let dryBulbC: Double?
        public let dewPointC: Double?
        public let wetBulbC: Double?
        /// Extremes of the hourly dry bulb, °C.
        public let leastDryBulbC: Double?
        public let greatestDryBulbC: Double?
        /// Mean output over capacity, 0…1.
        public let capacityFactor: Double?
    }

    public let year: Period
    /// January first.
    public let months: [Period]

    public init(_ file: WeatherFile, _ year: WeatherFile.Year) {
        let series = Series(file, year)
        self.year = series.period(0..<PlanningYear.hours)
        months = PlanningYear.dayRangeOfMonth.map { days in
            series.period(days.lowerBound * 24..<days.upperBound * 24)
        }
    }

    private struct Series {
        let ghi: [Double]?
        let dry: [Double]?
        let dew: [Double]?
        let wet: [Double]?
        let capacityFactor: [Double]?

        init(_ file: WeatherFile, _ year: WeatherFile.Year) {
            func bridged(_ quantity: WeatherQuantity) -> [Double]? {
                year.series[quantity].map { series in
                    WeatherGap.bridged(series, year.gaps.filter { $0.quantity == quantity })
                }
            }
            ghi = bridged(.ghiWPerM2)
            dry = bridged(.dryBulbC)
            dew = bridged(.dewPointC)
            capacityFactor = bridged(.capacityFactor)
            let standard = Psychrometrics.standardPressurePa(elevationM: file.place.elevationM ?? 0)
            wet = Series.wetBulb(dry, dew, bridged(.pressurePa), standardPressurePa: standard)
        }

        private static func wetBulb(
            _ dry: [Double]?, _ dew: [Double]?, _ pressure: [Double]?, standardPressurePa: Double
        ) -> [Double]? {
            guard let dry, let dew else { return nil }
            let isUsable = { (hour: Int) in
                WeatherQuantity.dryBulbC.plausible.contains(dry[hour])
                    && WeatherQuantity.dewPointC.plausible.contains(dew[hour])
            }
            return dry.indices.map { hour in
                guard isUsable(hour) else { return .nan }
                let own = pressure?[hour] ?? .nan
                return Psychrometrics.wetBulbC(
                    dryBulbC: dry[hour], dewPointC: min(dew[hour], dry[hour]),
                    pressurePa: own.isNaN ? standardPressurePa : own)
            }
        }

        func period(_ hours: Range<Int>) -> Period {
            func mean(_ series: [Double]?) -> Double? {
                guard let slice = series?[hours], !slice.contains(where: \.isNaN) else { return nil }
                return slice.reduce(0, +) / Double(hours.count)
            }
            let known = dry?[hours].filter { !$0.isNaN } ?? []
            return Period(
                ghiKwhPerM2: mean(ghi).map { $0 * Double(hours.count) / 1_000 }, dryBulbC: mean(dry),
                dewPointC: mean(dew), wetBulbC: mean(wet), leastDryBulbC: known.min(), greatestDryBulbC: known.max(),
                capacityFactor: mean(capacityFactor))
        }
    }
}
