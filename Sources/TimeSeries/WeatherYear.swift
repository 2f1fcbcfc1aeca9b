/// One year of hourly weather at one place: 8,760 values each, hour h lasting from h to h + 1 on the reference clock.
public struct WeatherYear: Hashable, Sendable {
    /// The sun at the middle of each hour.
    public let sun: [SolarPosition]
    /// Global horizontal irradiance, hour mean, W/m².
    public let ghiWPerM2: [Double]
    /// Direct irradiance on a plane facing the sun, hour mean, W/m²; DNI·sin(elevation) + DHI = GHI, for measured weather as
    /// nearly as the file's own three series meet it.
    public let dniWPerM2: [Double]
    /// Diffuse horizontal irradiance, hour mean, W/m².
    public let dhiWPerM2: [Double]
    /// Dry-bulb temperature, °C.
    public let dryBulbC: [Double]
    /// Dew point, °C, never above the dry bulb.
    public let dewPointC: [Double]
    /// Thermodynamic wet bulb, °C, between dew point and dry bulb.
    public let wetBulbC: [Double]

    /// Series of 8,760. Precondition: dew point ≤ dry bulb.
    init(
        sun: [SolarPosition], irradiance: HourlyIrradiance, dryBulbC: [Double], dewPointC: [Double],
        pressurePa: [Double]
    ) {
        self.sun = sun
        ghiWPerM2 = irradiance.ghiWPerM2
        dniWPerM2 = irradiance.dniWPerM2
        dhiWPerM2 = irradiance.dhiWPerM2
        self.dryBulbC = dryBulbC
        self.dewPointC = dewPointC
        wetBulbC = dryBulbC.indices.map { hour in
            Psychrometrics.wetBulbC(
                dryBulbC: dryBulbC[hour], dewPointC: dewPointC[hour], pressurePa: pressurePa[hour])
        }
    }

    init(sun: [SolarPosition], irradiance: HourlyIrradiance, air: AirTemperatures, pressurePa: Double) {
        self.init(
            sun: sun, irradiance: irradiance, dryBulbC: air.dryBulbC, dewPointC: air.dewPointC,
            pressurePa: [Double](repeating: pressurePa, count: sun.count))
    }
}

/// The local day and local time of each hour of the reference year.
struct LocalDays {
    /// Local day 0…364 of each hour.
    let day: [Int]
    /// Local time at the middle of each hour.
    let middle: [Double]
    /// The reference hours of each local day, in local order; 24 each.
    let hours: [[Int]]

    init(clock: LocalClock) {
        let all = 0..<PlanningYear.hours
        day = all.map(clock.dayOfYear)
        middle = all.map(clock.middleHourOfDay)
        var hours = [[Int]](repeating: [], count: PlanningYear.days)
        for hour in all { hours[day[hour]].append(hour) }
        // Only the wrapped day can be out of order: its hours come from both ends of the year.
        let times = middle
        self.hours = hours.map { $0.sorted { times[$0] < times[$1] } }
    }

    /// Mean of an hourly series over each local month.
    func monthlyMeans(_ series: [Double]) -> [Double] {
        PlanningYear.dayRangeOfMonth.map { days in
            let sum = days.reduce(0.0) { total, day in hours[day].reduce(total) { $0 + series[$1] } }
            return sum / Double(24 * days.count)
        }
    }

    /// Mean over each local month of the daily maximum less minimum.
    func monthlyRanges(_ series: [Double]) -> [Double] {
        let ranges = hours.map { hours in
            let low = hours.reduce(Double.infinity) { min($0, series[$1]) }
            return hours.reduce(-Double.infinity) { max($0, series[$1]) } - low
        }
        return monthlyMean(ofDaily: ranges)
    }

    /// Mean over each month of 365 daily values.
    func monthlyMean(ofDaily values: [Double]) -> [Double] {
        PlanningYear.dayRangeOfMonth.map { days in values[days].reduce(0, +) / Double(days.count) }
    }
}
