import Planning
import Reporting
import Testing
import TimeSeries

/// The periods that hours are looked at in.
@Suite struct HourPeriodTests {
    private func hours(_ resolution: Resolution) -> [ModelHour] {
        let axis = TimeAxis(resolution)
        return axis.hourOfYear.indices.map {
            ModelHour(hourOfYear: axis.hourOfYear[$0], weight: axis.weight[$0], period: axis.periodIndex[$0])
        }
    }

    @Test func aWholeYearIsItsWeeks() {
        let periods = HourPeriod.all(hours(.full))
        #expect(periods.count == 52 && periods.map(\.index) == Array(0..<52))
        #expect(periods.dropLast().allSatisfy { $0.days == 7 } && periods[51].days == 8)
        #expect(periods[0].name == "week of 1 January" && periods[51].name == "week of 24 December")
        #expect(periods[51].hours.upperBound == 8760)
    }

    @Test(arguments: [(Resolution.weeks(4), 4, 7), (.days(12), 12, 1), (.days(365), 365, 1), (.weeks(1), 1, 7)])
    func representativePeriodsAreThemselves(resolution: Resolution, count: Int, days: Int) {
        let periods = HourPeriod.all(hours(resolution))
        #expect(periods.count == count && periods.allSatisfy { $0.days == days })
        #expect(periods.map { $0.firstHourOfYear % 24 } == .init(repeating: 0, count: count))
    }

    @Test func ofNoHoursThereIsNone() { #expect(HourPeriod.all([]).isEmpty) }
}
