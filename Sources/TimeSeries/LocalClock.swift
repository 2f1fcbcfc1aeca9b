/// A place's own wall clock, read from hours counted on the scenario's reference clock.
///
/// Hour h (0…8759) lasts from h to h + 1 hours after 1 January 00:00 on the reference clock. The local clock shows
///
///     h + utcOffset − referenceUtcOffset,
///
/// and an hour belongs to the local day in which it begins. The year is cyclic: an hour that locally falls into the year
/// before or after is read as the same hour at the other end of this year. Daylight saving is not modelled.
///
/// Example: with reference +8 and Batam's +7, hour 0 is 23:00 of 31 December in Batam.
public struct LocalClock: Hashable, Sendable {
    /// The place's offset from UTC, hours; half hours such as 5.5 are allowed.
    public let utcOffsetHours: Double
    /// The offset from UTC of the clock on which hours are counted, hours.
    public let referenceUtcOffsetHours: Double
    /// The calendar year that decides weekdays and the sun's position.
    public let year: Int

    /// - Precondition: offsets lie in −12…14 hours, the year in 1583…9999.
    public init(utcOffsetHours: Double, referenceUtcOffsetHours: Double, year: Int) {
        let offsets = -12.0...14.0
        precondition(offsets.contains(utcOffsetHours) && offsets.contains(referenceUtcOffsetHours))
        precondition((1583...9999).contains(year))
        self.utcOffsetHours = utcOffsetHours
        self.referenceUtcOffsetHours = referenceUtcOffsetHours
        self.year = year
    }

    /// Hours by which the local clock is ahead of the reference clock.
    public var hoursAhead: Double { utcOffsetHours - referenceUtcOffsetHours }

    /// Local time at the beginning of the hour, 0 ≤ result < 24; 9.5 means 09:30.
    public func hourOfDay(_ hourOfYear: Int) -> Double {
        localHour(hourOfYear).truncatingRemainder(dividingBy: 24)
    }

    /// Local time at the middle of the hour, 0 ≤ result < 24.5.
    public func middleHourOfDay(_ hourOfYear: Int) -> Double { hourOfDay(hourOfYear) + 0.5 }

    /// Local day 0…364 in which the hour begins.
    public func dayOfYear(_ hourOfYear: Int) -> Int {
        Int(localHour(hourOfYear) / 24) % PlanningYear.days
    }

    /// Local month 0…11 in which the hour begins.
    public func month(_ hourOfYear: Int) -> Int { PlanningYear.monthOfDay[dayOfYear(hourOfYear)] }

    /// The wall clock at the beginning of the hour with its offset (ISO 8601): `2030-01-01T00:00+08:00`.
    public func text(_ hourOfYear: Int) -> String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let day = dayOfYear(hourOfYear)
        let month = PlanningYear.monthOfDay[day]
        let minutes = Int((hourOfDay(hourOfYear) * 60).rounded())
        let offset = Int((abs(utcOffsetHours) * 60).rounded())
        return "\(year)-\(two(month + 1))-\(two(day - PlanningYear.dayRangeOfMonth[month].lowerBound + 1))T"
            + "\(two(minutes / 60)):\(two(minutes % 60))"
            + "\(utcOffsetHours < 0 ? "-" : "+")\(two(offset / 60)):\(two(offset % 60))"
    }

    /// The real weekday of the local date in `year`; a leap year's planning year skips one weekday after 28 February.
    public func weekday(_ hourOfYear: Int) -> Weekday {
        GregorianCalendar.weekday(dayOfYear: dayOfYear(hourOfYear), year: year)
    }

    /// Whether the local date is one of `weekend`; Saturday and Sunday unless told (Johor's since 1 January 2025).
    public func isWeekend(_ hourOfYear: Int, weekend: Set<Weekday> = [.saturday, .sunday]) -> Bool {
        weekend.contains(weekday(hourOfYear))
    }

    /// Days from noon UTC of 1 January 2000 (J2000.0, up to the minute between UT and TT) to the middle of the hour.
    func daysSinceJ2000(_ hourOfYear: Int) -> Double {
        let whole =
            GregorianCalendar.daysSince2000(year: year)
            + GregorianCalendar.elapsedDays(dayOfYear: hourOfYear / 24, year: year)
        let hours = Double(hourOfYear % 24) + 0.5 - referenceUtcOffsetHours
        return Double(whole) - 0.5 + hours / 24
    }

    /// Hours since local 1 January 00:00, wrapped into 0 ≤ result < 8760.
    private func localHour(_ hourOfYear: Int) -> Double {
        precondition((0..<PlanningYear.hours).contains(hourOfYear), "hour \(hourOfYear) is outside 0…8759")
        let year = Double(PlanningYear.hours)
        let hour = Double(hourOfYear) + hoursAhead
        return hour < 0 ? hour + year : hour >= year ? hour - year : hour
    }
}
