import Testing
import TimeSeries

@Suite struct LocalClockTests {
    static func clock(_ offset: Double, reference: Double = 8, year: Int = 2025) -> LocalClock {
        LocalClock(utcOffsetHours: offset, referenceUtcOffsetHours: reference, year: year)
    }

    /// Weekdays of 1 January by Python 3's `datetime.date(y, 1, 1).isoweekday()`.
    @Test(arguments: [
        (1999, Weekday.friday), (2000, .saturday), (2001, .monday), (2024, .monday), (2025, .wednesday),
        (2026, .thursday), (2028, .saturday), (2030, .tuesday), (2100, .friday),
    ])
    func weekdayOfNewYear(_ year: Int, _ weekday: Weekday) {
        #expect(Self.clock(8, year: year).weekday(0) == weekday)
    }

    /// 28 February 2028 is a Monday and, the leap day dropped, the next day is Wednesday, 1 March.
    @Test func theLeapDayIsDropped() {
        let clock = Self.clock(8, year: 2028)
        #expect(clock.weekday(58 * 24) == .monday && clock.weekday(59 * 24) == .wednesday)
        #expect(clock.weekday(8759) == .sunday)
        #expect(clock.month(58 * 24) == 1 && clock.month(59 * 24) == 2)
    }

    @Test func batamIsAnHourBehind() {
        let batam = Self.clock(7)
        #expect(batam.hourOfDay(0) == 23 && batam.dayOfYear(0) == 364 && batam.month(0) == 11)
        #expect(batam.hourOfDay(1) == 0 && batam.dayOfYear(1) == 0)
        #expect(batam.hourOfDay(8759) == 22 && batam.dayOfYear(8759) == 364)
    }

    @Test func halfHoursAreKept() {
        let india = Self.clock(5.5, reference: 0)
        #expect(india.hourOfDay(0) == 5.5 && india.middleHourOfDay(0) == 6)
        #expect(india.hourOfDay(18) == 23.5 && india.dayOfYear(18) == 0)
        #expect(india.hourOfDay(19) == 0.5 && india.dayOfYear(19) == 1)
    }

    @Test(arguments: [-12, -3.5, 0, 5.5, 7, 8, 14])
    func everyLocalDayHas24Hours(_ offset: Double) {
        let clock = Self.clock(offset)
        var hours = [Int](repeating: 0, count: 365)
        for hour in 0..<8760 { hours[clock.dayOfYear(hour)] += 1 }
        #expect(hours.allSatisfy { $0 == 24 })
    }

    /// 2025 begins on Wednesday: its first weekend is 4 and 5 January.
    @Test func weekends() {
        let clock = Self.clock(8)
        #expect((0..<7).map { clock.isWeekend($0 * 24) } == [false, false, false, true, true, false, false])
        #expect(clock.isWeekend(48, weekend: [.friday, .saturday]))
    }
}
