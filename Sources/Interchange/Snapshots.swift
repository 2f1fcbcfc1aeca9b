import TimeSeries

/// The modelled hours of all planning years in one row: snapshot s is model hour s mod H of year ⌊s / H⌋, H hours a year.
public struct Snapshots: Sendable {
    public let years: ClosedRange<Int>
    public let axis: TimeAxis

    public init(years: ClosedRange<Int>, axis: TimeAxis) {
        self.years = years
        self.axis = axis
    }

    /// H.
    var hours: Int { axis.hoursPerYear }
    public var count: Int { years.count * hours }

    /// The snapshots of a year; nil names the horizon's only year. nil when there is no such year.
    func range(of year: Int?) -> Range<Int>? {
        guard let year = year ?? (years.count == 1 ? years.lowerBound : nil), years.contains(year) else { return nil }
        let start = (year - years.lowerBound) * hours
        return start..<start + hours
    }

    func year(_ snapshot: Int) -> Int { years.lowerBound + snapshot / hours }

    /// The snapshot before, cyclic within the period.
    func previous(_ snapshot: Int) -> Int { snapshot - snapshot % hours + axis.previous(snapshot % hours) }

    /// The periods of all years, in order.
    var cycles: [Range<Int>] {
        years.indices.enumerated().flatMap { y, _ in
            axis.periods.map { y * hours + $0.lowerBound..<y * hours + $0.upperBound }
        }
    }

    /// `2030-07-02 05:00:00` on the reference clock. Years have 365 days: no 29 February.
    func timestamp(_ snapshot: Int) -> String {
        let hour = axis.hourOfYear[snapshot % hours]
        let month = PlanningYear.month(ofHour: hour)
        let day = hour / 24 - PlanningYear.dayRangeOfMonth[month].lowerBound + 1
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(year(snapshot))-\(two(month + 1))-\(two(day)) \(two(hour % 24)):00:00"
    }
}
