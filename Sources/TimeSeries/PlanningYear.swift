/// The year every plan uses: 365 days of 24 hours, 29 February dropped.
public enum PlanningYear {
    /// Days of a planning year.
    public static let days = 365
    /// Hours of a planning year.
    public static let hours = 8_760
    /// Days of each month, January first.
    public static let daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    /// Month 0…11 of each of the 365 days.
    public static let monthOfDay: [Int] = daysOfMonth.enumerated().flatMap { month, days in
        [Int](repeating: month, count: days)
    }
    /// The days (0…364) of each month.
    public static let dayRangeOfMonth: [Range<Int>] = (0..<12).map { month in
        let first = daysOfMonth[..<month].reduce(0, +)
        return first..<first + daysOfMonth[month]
    }

    /// Month 0…11 of an hour 0…8759.
    public static func month(ofHour hourOfYear: Int) -> Int { monthOfDay[hourOfYear / 24] }
}

/// A day of the week, Monday first as in ISO 8601.
public enum Weekday: Int, CaseIterable, Hashable, Sendable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday
}

/// The proleptic Gregorian calendar, as far as planning needs it.
enum GregorianCalendar {
    static func isLeap(_ year: Int) -> Bool {
        (year.isMultiple(of: 4) && !year.isMultiple(of: 100)) || year.isMultiple(of: 400)
    }

    /// Days from 1 January 2000 (a Saturday) to 1 January of `year`:
    /// 365·(y − 2000) and one more for each leap year between.
    static func daysSince2000(year: Int) -> Int {
        precondition((1583...9999).contains(year), "year \(year) is outside the Gregorian calendar's 1583…9999")
        let before = year - 1
        let leapDays = before / 4 - before / 100 + before / 400
        let leapDaysBefore2000 = 1999 / 4 - 1999 / 100 + 1999 / 400
        return 365 * (year - 2000) + leapDays - leapDaysBefore2000
    }

    /// Real days from 1 January of `year` to day `dayOfYear` (0…364) of its planning year: one more after a leap day.
    static func elapsedDays(dayOfYear: Int, year: Int) -> Int {
        let firstOfMarch = 59
        return dayOfYear >= firstOfMarch && isLeap(year) ? dayOfYear + 1 : dayOfYear
    }

    static func weekday(dayOfYear: Int, year: Int) -> Weekday {
        let days = daysSince2000(year: year) + elapsedDays(dayOfYear: dayOfYear, year: year)
        let index = (days + Weekday.saturday.rawValue) % 7
        return Weekday.allCases[(index + 7) % 7]
    }
}
