/// The hours of one planning year that a plan models, and how many hours of the year each stands for.
///
///     Σₜ wₜ = 8,760,   wₜ = 8,760 / (number of model hours)
///
/// Representative periods begin at midnight of the reference clock and are spread evenly: period i of N is centred, to
/// the day, in the i-th N-th of the year. Each is a cycle of its own: the hour before its first is its last.
public struct TimeAxis: Hashable, Sendable {
    /// The resolution it was built from.
    public let resolution: Resolution
    /// Hour of the year, 0…8759, of each model hour, counted from 1 January 00:00 on the scenario's reference clock.
    public let hourOfYear: [Int]
    /// wₜ: hours of the year each model hour stands for.
    public let weight: [Double]
    /// Blocks of consecutive model hours: one of 8,760 (full), N of 168 (weeks) or N of 24 (days).
    public let periods: [Range<Int>]
    /// How many times each block is repeated in the year; 1 for full.
    public let periodRepetitions: [Double]
    /// The period of each model hour.
    public let periodIndex: [Int]
    /// The model day of each model hour.
    public let dayIndex: [Int]
    /// The 24 model hours of each model day, midnight to midnight on the reference clock.
    public let days: [Range<Int>]
    /// The month 0…11 whose bill each model hour enters: its calendar month for full; otherwise, for all hours of a
    /// representative period, the month of the period's middle hour.
    public let billingMonth: [Int]
    /// How many of the 12 calendar months each represented billing month stands for; sums to 12. A month that is not
    /// represented counts towards the nearest that is, in cyclic distance, and half to each if two are equally near.
    public let billingMonthCount: [Int: Double]

    /// Number of model hours in a year: 8,760, 168·N or 24·N.
    public var hoursPerYear: Int { hourOfYear.count }

    /// - Precondition: `resolution.isValid`.
    /// - Complexity: O(number of model hours).
    public init(_ resolution: Resolution) {
        precondition(resolution.isValid, "\(resolution): weeks must be 1…52 and days 1…365")
        let blocks = Self.calendarDays(of: resolution)
        self.resolution = resolution
        hourOfYear = blocks.flatMap { Array($0.lowerBound * 24..<$0.upperBound * 24) }
        let count = hourOfYear.count
        let hoursPerPeriod = count / blocks.count
        let repetitions = Double(PlanningYear.hours) / Double(count)
        weight = [Double](repeating: repetitions, count: count)
        periods = blocks.indices.map { $0 * hoursPerPeriod..<($0 + 1) * hoursPerPeriod }
        periodRepetitions = [Double](repeating: repetitions, count: blocks.count)
        periodIndex = (0..<count).map { $0 / hoursPerPeriod }
        dayIndex = (0..<count).map { $0 / 24 }
        days = (0..<count / 24).map { $0 * 24..<($0 + 1) * 24 }
        billingMonth = Self.billingMonths(hourOfYear: hourOfYear, periods: periods, resolution: resolution)
        billingMonthCount = Self.monthsRepresented(by: Set(billingMonth))
    }

    /// The model hour before `t`; the last of its period for the period's first.
    public func previous(_ t: Int) -> Int {
        let period = periods[periodIndex[t]]
        return t == period.lowerBound ? period.upperBound - 1 : t - 1
    }

    /// Calendar month 0…11 of model hour `t` on the reference clock.
    public func month(_ t: Int) -> Int { PlanningYear.month(ofHour: hourOfYear[t]) }
}

extension TimeAxis {
    /// The calendar days 0…364 of each period: length D days, period i of N beginning on day ⌊(i + ½)·365/N − D/2⌋.
    private static func calendarDays(of resolution: Resolution) -> [Range<Int>] {
        func spread(_ count: Int, length: Int) -> [Range<Int>] {
            (0..<count).map { i in
                let first = ((2 * i + 1) * PlanningYear.days - length * count) / (2 * count)
                return first..<first + length
            }
        }
        switch resolution {
        case .full: return [0..<PlanningYear.days]
        case .weeks(let count): return spread(count, length: 7)
        case .days(let count): return spread(count, length: 1)
        }
    }

    private static func billingMonths(hourOfYear: [Int], periods: [Range<Int>], resolution: Resolution) -> [Int] {
        guard resolution != .full else { return hourOfYear.map(PlanningYear.month(ofHour:)) }
        return periods.flatMap { period in
            let middle = hourOfYear[period.lowerBound + period.count / 2]
            return [Int](repeating: PlanningYear.month(ofHour: middle), count: period.count)
        }
    }

    private static func monthsRepresented(by represented: Set<Int>) -> [Int: Double] {
        var count: [Int: Double] = [:]
        for month in 0..<12 {
            let distances = represented.sorted().map { ($0, min(abs($0 - month), 12 - abs($0 - month))) }
            let nearest = distances.map(\.1).min()
            let ties = distances.filter { $0.1 == nearest }.map(\.0)
            for tie in ties { count[tie, default: 0] += 1 / Double(ties.count) }
        }
        return count
    }
}
