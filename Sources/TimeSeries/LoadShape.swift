import Foundation

/// The shape of a load over the week:
///
///     s(h) = (1 + a·cos(2π·(h − peak)/24))·w,   w = 1 on weekdays, the weekend factor on weekends,
///
/// h the local time at the middle of the hour, scaled to a mean of 1 over the year's 8,760 hours.
public struct LoadShape: Hashable, Sendable {
    /// a: half of the daily swing over the mean, 0…1.
    public let dailyAmplitude: Double
    /// Local hour of the daily peak, 0…24.
    public let peakHour: Double
    /// Weekend load over weekday load.
    public let weekendFactor: Double
    /// The days that count as weekend.
    public let weekend: Set<Weekday>

    /// Throws every issue at once.
    public init(
        dailyAmplitude: Double, peakHour: Double, weekendFactor: Double, weekend: Set<Weekday> = [.saturday, .sunday]
    ) throws(InvalidTimeSeriesInput) {
        var check = InputCheck()
        check.require(dailyAmplitude, in: 0...1, "daily_amplitude")
        check.require(peakHour, in: 0...24, "peak_hour")
        check.require(weekendFactor, in: 0.01...10, "weekend_factor")
        try check.finish()
        self.dailyAmplitude = dailyAmplitude
        self.peakHour = peakHour
        self.weekendFactor = weekendFactor
        self.weekend = weekend
    }

    /// 8,760 values ≥ 0 of mean 1, on the clock's reference hours.
    public func hourly(_ clock: LocalClock) -> [Double] {
        let raw = (0..<PlanningYear.hours).map { hour in
            let phase = 2 * Double.pi * (clock.middleHourOfDay(hour) - peakHour) / 24
            return (1 + dailyAmplitude * cos(phase)) * (clock.isWeekend(hour, weekend: weekend) ? weekendFactor : 1)
        }
        return normalizedToMeanOne(raw)
    }
}

/// The shape of river inflow over the year: stepwise, each month at its own relative value, scaled to a mean of exactly 1.
///
/// Steps keep the months' published means as they are; a reservoir of weeks or more smooths them anyway.
public struct InflowShape: Hashable, Sendable {
    /// Twelve values ≥ 0, January first, on any scale.
    public let monthlyRelative: [Double]

    /// Throws if there are not 12 finite values ≥ 0 with one above 0.
    public init(monthlyRelative: [Double]) throws(InvalidTimeSeriesInput) {
        var check = InputCheck()
        check.requireMonthly(monthlyRelative, in: 0...1e6, "hydro_inflow_rel")
        check.require(monthlyRelative.contains { $0 > 0 }, "hydro_inflow_rel has no month above 0")
        try check.finish()
        self.monthlyRelative = monthlyRelative
    }

    /// 8,760 values ≥ 0 of mean 1, by the months of the reference clock.
    public func hourly() -> [Double] {
        normalizedToMeanOne((0..<PlanningYear.hours).map { monthlyRelative[PlanningYear.month(ofHour: $0)] })
    }
}

private func normalizedToMeanOne(_ values: [Double]) -> [Double] {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.map { $0 / mean }
}
