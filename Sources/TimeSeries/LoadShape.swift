import Foundation

/// The shape of a load over the day and the week:
///
///     s(h) = d(hour of day)·w(day of week),   scaled to a mean of 1 over the year's 8,760 hours,
///
/// by the place's own clock. Holidays count as Sundays.
public struct LoadShape: Hashable, Sendable {
    /// d, over the local day.
    public enum Day: Hashable, Sendable {
        /// 1 + a·cos(2π·(h − peak)/24), h the local time at the middle of the hour, 0 ≤ a ≤ 1.
        case cosine(amplitude: Double, peakHour: Double)
        /// 24 values ≥ 0 on any scale, by the local hour in which the hour begins.
        case hours([Double])
    }

    public let day: Day
    /// w, 7 values ≥ 0 on any scale, Monday first.
    public let dayOfWeek: [Double]
    public let holidays: Set<CalendarDate>

    /// Throws every issue at once.
    public init(
        _ day: Day, dayOfWeek: [Double] = [1, 1, 1, 1, 1, 1, 1], holidays: Set<CalendarDate> = []
    ) throws(InvalidTimeSeriesInput) {
        var check = InputCheck()
        switch day {
        case .cosine(let amplitude, let peakHour):
            check.require(amplitude, in: 0...1, "daily_amplitude")
            check.require(peakHour, in: 0...24, "peak_hour")
        case .hours(let values):
            check.require(values.count == 24, "hour_of_day_relative has \(values.count) values, not 24")
            for value in values { check.require(value, in: 0...1000, "hour_of_day_relative") }
            check.require(values.contains { $0 > 0 }, "hour_of_day_relative has no hour above 0")
        }
        check.require(dayOfWeek.count == 7, "day_of_week_relative has \(dayOfWeek.count) values, not 7")
        for value in dayOfWeek { check.require(value, in: 0...1000, "day_of_week_relative") }
        check.require(dayOfWeek.contains { $0 > 0 }, "day_of_week_relative has no day above 0")
        try check.finish()
        self.day = day
        self.dayOfWeek = dayOfWeek
        self.holidays = holidays
    }

    /// Five like days and two others.
    public static func week(weekendFactor: Double) -> [Double] { [1, 1, 1, 1, 1, weekendFactor, weekendFactor] }

    /// 8,760 values ≥ 0 of mean 1, on the clock's reference hours.
    public func hourly(_ clock: LocalClock) -> [Double] {
        let off = Set(holidays.filter { $0.year == nil || $0.year == clock.year }.map(\.dayOfYear))
        let raw = (0..<PlanningYear.hours).map { hour in
            let weekday = off.contains(clock.dayOfYear(hour)) ? Weekday.sunday : clock.weekday(hour)
            return factor(hour, clock) * dayOfWeek[weekday.rawValue]
        }
        return normalizedToMeanOne(raw)
    }

    private func factor(_ hour: Int, _ clock: LocalClock) -> Double {
        switch day {
        case .cosine(let amplitude, let peakHour):
            1 + amplitude * cos(2 * Double.pi * (clock.middleHourOfDay(hour) - peakHour) / 24)
        case .hours(let values): values[Int(clock.hourOfDay(hour))]
        }
    }
}

/// A day of the calendar, of one year or of every year; 29 February is no day of a planning year.
public struct CalendarDate: Hashable, Sendable, LosslessStringConvertible {
    /// nil: every year.
    public let year: Int?
    /// 0…364
    public let dayOfYear: Int
    public let description: String

    /// Reads `2026-08-31` or `08-31`; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { $0.count <= 4 && $0.allSatisfy(\.isNumber) ? Int($0) : nil }
        guard numbers.count == parts.count, parts.count == 2 || (parts.count == 3 && parts[0].count == 4),
            parts.suffix(2).allSatisfy({ $0.count == 2 })
        else { return nil }
        let (month, day) = (numbers[numbers.count - 2], numbers[numbers.count - 1])
        guard (1...12).contains(month), (1...PlanningYear.daysOfMonth[month - 1]).contains(day) else { return nil }
        year = numbers.count == 3 ? numbers[0] : nil
        dayOfYear = PlanningYear.dayRangeOfMonth[month - 1].lowerBound + day - 1
        description = text
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
