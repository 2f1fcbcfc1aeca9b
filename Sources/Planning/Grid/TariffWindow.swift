import Documents
import TimeSeries

/// Hours of a tariff by rule: those that begin from one hour of the local day to another, on some days, in some months.
public struct TariffWindow: Hashable, Sendable {
    public enum Days: String, CaseIterable, Sendable {
        case workingDays = "working_days"
        /// Saturdays, Sundays and the tariff's holidays.
        case daysOff = "days_off"
        case allDays = "all_days"

        func meets(_ other: Days) -> Bool { self == other || self == .allDays || other == .allDays }
    }

    /// Local clock, [from, to); over midnight where from lies after to. Hours after midnight are of their own day.
    public let from: Double
    public let to: Double
    public let days: Days
    /// 0…11.
    public let months: Set<Int>

    public static let allHours = TariffWindow(from: 0, to: 24, days: .allDays)

    init(from: Double, to: Double, days: Days, months: Set<Int> = Set(0..<12)) {
        (self.from, self.to, self.days, self.months) = (from, to, days, months)
    }

    init(_ table: TableReader, defaultHours: [Double]? = nil) {
        let hours = table.numbers(
            "hours", "Local clock hours, from and to; over midnight where the first is the later one.", count: 2,
            in: 0...24, default: defaultHours)
        (from, to) = (hours[0], hours[1])
        if TariffWindow.length(from, to) < 1 { table.report(at: "hours", "holds no whole hour") }
        days = table.choice("days", "On which days; holidays count as days off.", as: Days.self, default: .allDays)
        let named = table.numbers(
            "months", "In which months, January being 1.", in: 1...12, default: (1...12).map(Double.init))
        if named.isEmpty || named.contains(where: { $0 != $0.rounded() }) {
            table.report(at: "months", "must name months by whole numbers, 1 to 12")
        }
        months = Set(named.map { Int($0) - 1 })
    }

    /// Hours of the day.
    static func length(_ from: Double, _ to: Double) -> Double { to >= from ? to - from : 24 - from + to }

    /// Whether the hour of the day lies in it.
    public func contains(hourOfDay hour: Double) -> Bool {
        from <= to ? hour >= from && hour < to : hour >= from || hour < to
    }

    /// Whether some hour of some day may lie in both.
    func overlaps(_ other: TariffWindow) -> Bool {
        days.meets(other.days) && !months.isDisjoint(with: other.months)
            && (contains(hourOfDay: other.from.truncatingRemainder(dividingBy: 24))
                || other.contains(hourOfDay: from.truncatingRemainder(dividingBy: 24)))
    }
}

/// A place's year as a tariff sees it: local hours, months, and days off.
public struct TariffCalendar: Sendable {
    private let clock: LocalClock
    private let daysOff: Set<Int>

    init(_ tariff: Tariff, _ clock: LocalClock) {
        self.clock = clock
        daysOff = Set(tariff.holidays.filter { $0.year == nil || $0.year == clock.year }.map(\.dayOfYear))
    }

    public func isDayOff(_ hourOfYear: Int) -> Bool {
        clock.isWeekend(hourOfYear) || daysOff.contains(clock.dayOfYear(hourOfYear))
    }

    /// Whether an hour of the year lies in a window, whatever its month.
    func contains(_ window: TariffWindow, inAnyMonth hourOfYear: Int) -> Bool {
        guard window.contains(hourOfDay: clock.hourOfDay(hourOfYear)) else { return false }
        switch window.days {
        case .allDays: return true
        case .workingDays: return !isDayOff(hourOfYear)
        case .daysOff: return isDayOff(hourOfYear)
        }
    }

    func contains(_ window: TariffWindow, _ hourOfYear: Int) -> Bool {
        window.months.contains(clock.month(hourOfYear)) && contains(window, inAnyMonth: hourOfYear)
    }
}

extension Scenario {
    package func tariffCalendar(_ tariff: Tariff, _ region: Region, _ year: Int) -> TariffCalendar {
        TariffCalendar(tariff, clock(region.utcOffsetHours, year))
    }
}
