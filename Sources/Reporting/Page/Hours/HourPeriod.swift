import Planning
import TimeSeries

/// A stretch of model hours that is looked at as one: a week or a day of the year.
package struct HourPeriod: Sendable {
    /// Among the plan's periods: 0, 1, …
    package let index: Int
    /// Positions of its hours among the model hours.
    package let hours: Range<Int>
    /// 0…8759, on the scenario's reference clock.
    package let firstHourOfYear: Int

    /// Whole days.
    package var days: Int { hours.count / 24 }
    package var isDay: Bool { days == 1 }
}

extension HourPeriod {
    /// Periods longer than this are cut into weeks.
    private static let longest = 8 * 24
    private static let week = 7 * 24

    /// The periods of a plan: those it models, and of a whole year its weeks. Weeks of a whole year are counted from 1 January; the
    /// last has the day that is left too.
    package static func all(_ hours: [ModelHour]) -> [HourPeriod] {
        var ranges: [Range<Int>] = []
        var start = hours.startIndex
        while start < hours.endIndex {
            let end = hours[start...].firstIndex { $0.period != hours[start].period } ?? hours.endIndex
            ranges += cut(start..<end)
            start = end
        }
        return ranges.enumerated().map { index, range in
            HourPeriod(index: index, hours: range, firstHourOfYear: hours[range.lowerBound].hourOfYear)
        }
    }

    private static func cut(_ range: Range<Int>) -> [Range<Int>] {
        if range.count <= longest { return [range] }
        let count = range.count / week
        return (0..<count).map { i in
            range.lowerBound + i * week..<(i == count - 1 ? range.upperBound : range.lowerBound + (i + 1) * week)
        }
    }

    /// `2 July`, or `week of 2 July`, by the reference clock.
    package var name: String { (isDay ? "" : "week of ") + HourPeriod.date(ofHour: firstHourOfYear) }

    /// `2 July`. - Precondition: 0…8759.
    package static func date(ofHour hour: Int) -> String {
        let day = hour / 24
        let month = PlanningYear.monthOfDay[day]
        return "\(day - PlanningYear.dayRangeOfMonth[month].lowerBound + 1) \(monthNames[month])"
    }

    package static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
