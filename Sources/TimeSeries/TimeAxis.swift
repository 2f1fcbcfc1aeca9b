/// The hours of one planning year that a plan models, and how many hours of the year each stands for: Σₜ wₜ = 8,760.
///
/// Representative periods begin at midnight of the reference clock. Each is a cycle of its own: the hour before its first
/// is its last. `runs` is the year as the plan sees it: the periods one after the other, each repeated, so that long
/// stores can be followed from one to the next.
public struct TimeAxis: Hashable, Sendable {
    /// A period repeated: part of the year.
    public struct Run: Hashable, Sendable {
        public let period: Int
        /// A real number: the year's 365 days are not a whole number of weeks.
        public let repetitions: Double
    }

    /// Hours that are billed together by their greatest demand, and how many of the year's twelve months this stands for.
    public struct BillingGroup: Hashable, Sendable {
        public let hours: [Int]
        /// Hours of these months that each of `hours` stands for; over all groups they add up to the hour's weight.
        public let weight: [Double]
        /// 0…11.
        public let calendarMonths: [Int]

        public var months: Double { Double(calendarMonths.count) }
    }

    /// The resolution it was built from.
    public let resolution: Resolution
    /// Hour of the year, 0…8759, of each model hour, counted from 1 January 00:00 on the scenario's reference clock.
    public let hourOfYear: [Int]
    /// wₜ: hours of the year each model hour stands for.
    public let weight: [Double]
    /// Blocks of consecutive model hours: one of 8,760 (full), N of 168 (weeks) or N of 24 (days).
    public let periods: [Range<Int>]
    /// The year in order; every period is in it at least once, and repetitions · length of the period sum to 8,760.
    public let runs: [Run]
    /// The period of each model hour.
    public let periodIndex: [Int]
    /// The model day of each model hour.
    public let dayIndex: [Int]
    /// The 24 model hours of each model day, midnight to midnight on the reference clock.
    public let days: [Range<Int>]
    /// The year's bills: their months sum to 12. Full: the calendar months. Otherwise each calendar month is billed by the
    /// periods that its days are taken to be like, and months with the same periods are one group.
    public let billingGroups: [BillingGroup]

    /// Number of model hours in a year: 8,760, 168·N or 24·N.
    public var hoursPerYear: Int { hourOfYear.count }

    /// Periods spread evenly over the year: period i of N is centred, to the day, in the i-th N-th of it, and stands for it.
    ///
    /// - Precondition: `resolution.isValid`.
    /// - Complexity: O(number of model hours).
    public init(_ resolution: Resolution) {
        precondition(resolution.isValid, "\(resolution): weeks must be 1…52 and days 1…365")
        let blocks = Self.evenlySpread(resolution)
        let likeness = (0..<PlanningYear.days).map { $0 * blocks.count / PlanningYear.days }
        self.init(resolution, blocks: blocks, likeness: likeness)
    }

    /// The periods chosen, and the year as a sequence of them.
    public init(_ resolution: Resolution, _ chosen: RepresentativePeriods) {
        let blocks = chosen.firstDays.map { $0..<$0 + chosen.length }
        // A last day that fills no week is like the week before it.
        let likeness = (0..<PlanningYear.days).map {
            chosen.sequence[min($0 / chosen.length, chosen.sequence.count - 1)]
        }
        self.init(resolution, blocks: blocks, likeness: likeness)
    }

    /// - Parameters:
    ///   - blocks: the calendar days of each period, all of one length.
    ///   - likeness: the period that each of the 365 days is taken to be like.
    private init(_ resolution: Resolution, blocks: [Range<Int>], likeness: [Int]) {
        self.resolution = resolution
        hourOfYear = blocks.flatMap { Array($0.lowerBound * 24..<$0.upperBound * 24) }
        let hoursPerPeriod = hourOfYear.count / blocks.count
        let length = Double(hoursPerPeriod / 24)
        var daysLike = [Double](repeating: 0, count: blocks.count)
        var stretches: [(period: Int, days: Double)] = []
        for period in likeness {
            daysLike[period] += 1
            if stretches.last?.period == period {
                stretches[stretches.count - 1].days += 1
            } else {
                stretches.append((period, 1))
            }
        }
        runs = stretches.map { Run(period: $0.period, repetitions: $0.days / length) }
        weight = blocks.indices.flatMap { [Double](repeating: daysLike[$0] / length, count: hoursPerPeriod) }
        periods = blocks.indices.map { $0 * hoursPerPeriod..<($0 + 1) * hoursPerPeriod }
        periodIndex = hourOfYear.indices.map { $0 / hoursPerPeriod }
        dayIndex = hourOfYear.indices.map { $0 / 24 }
        days = (0..<hourOfYear.count / 24).map { $0 * 24..<($0 + 1) * 24 }
        billingGroups = Self.billing(resolution, hourOfYear, periods, likeness)
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
    private static func evenlySpread(_ resolution: Resolution) -> [Range<Int>] {
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

    private static func billing(
        _ resolution: Resolution, _ hourOfYear: [Int], _ periods: [Range<Int>], _ likeness: [Int]
    ) -> [BillingGroup] {
        if resolution == .full {
            return (0..<12).map { month in
                let hours = hourOfYear.indices.filter { PlanningYear.month(ofHour: hourOfYear[$0]) == month }
                return BillingGroup(hours: hours, weight: hours.map { _ in 1 }, calendarMonths: [month])
            }
        }
        var months: [[Int]: [Int]] = [:]
        for (month, days) in PlanningYear.dayRangeOfMonth.enumerated() {
            months[Array(Set(likeness[days])).sorted(), default: []].append(month)
        }
        return months.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { like, months in
            var daysLike = [Double](repeating: 0, count: periods.count)
            for month in months {
                for period in likeness[PlanningYear.dayRangeOfMonth[month]] { daysLike[period] += 1 }
            }
            let length = Double(periods[0].count / 24)
            return BillingGroup(
                hours: like.flatMap { Array(periods[$0]) },
                weight: like.flatMap { period in periods[period].map { _ in daysLike[period] / length } },
                calendarMonths: months)
        }
    }
}

extension TimeAxis {
    /// For each hour of another axis the one that stands for it here: itself where it is modelled; otherwise the same hour of a day, of the period
    /// that its day is taken to be like, which is as many days after that period's first as its own day is, in whole periods.
    package func standIns(for other: TimeAxis) -> [Int] {
        let length = periods[0].count / 24
        var (likeness, until) = ([Int](), 0.0)
        for run in runs {
            until += run.repetitions * Double(length)
            while likeness.count < PlanningYear.days && Double(likeness.count) + 0.5 < until {
                likeness.append(run.period)
            }
        }
        let own = Dictionary(uniqueKeysWithValues: hourOfYear.enumerated().map { ($1, $0) })
        return other.hourOfYear.map { hour in
            if let itself = own[hour] { return itself }
            let day = hour / 24
            let period = periods[likeness[day]]
            let offset = (day - hourOfYear[period.lowerBound] / 24) % length
            return period.lowerBound + (offset < 0 ? offset + length : offset) * 24 + hour % 24
        }
    }
}
