import Testing
import TimeSeries

@Suite struct TimeAxisTests {
    static let resolutions: [Resolution] =
        [.full] + [1, 4, 13, 51, 52].map { .weeks($0) } + [1, 2, 12, 100, 365].map { .days($0) }

    @Test(arguments: ["full", "weeks:1", "weeks:52", "days:12", "days:365"])
    func resolutionReadsWhatItWrites(_ text: String) {
        #expect(Resolution(text)?.description == text)
    }

    @Test(arguments: ["", "Full", "full:1", "weeks", "weeks:0", "weeks:53", "days:366", "days:", "days:1:2", "days:x"])
    func resolutionRefusesOtherText(_ text: String) {
        #expect(Resolution(text) == nil)
    }

    @Test(arguments: resolutions)
    func weightsSumToTheYear(_ resolution: Resolution) {
        let axis = TimeAxis(resolution)
        #expect(abs(axis.weight.reduce(0, +) - 8760) < 1e-6)
        let repeated = axis.runs.reduce(0) { $0 + Double(axis.periods[$1.period].count) * $1.repetitions }
        #expect(abs(repeated - 8760) < 1e-6)
        #expect(abs(axis.billingGroups.reduce(0) { $0 + $1.months } - 12) < 1e-9)
        #expect(Set(axis.billingGroups.flatMap(\.hours)) == Set(0..<axis.hoursPerYear))
        #expect(axis.billingGroups.flatMap(\.calendarMonths).sorted() == Array(0..<12))
        var billed = [Double](repeating: 0, count: axis.hoursPerYear)
        for group in axis.billingGroups { for (t, weight) in zip(group.hours, group.weight) { billed[t] += weight } }
        #expect(zip(billed, axis.weight).allSatisfy { abs($0 - $1) < 1e-9 })
    }

    @Test(arguments: resolutions)
    func hoursAreDistinctInOrderAndInBlocks(_ resolution: Resolution) {
        let axis = TimeAxis(resolution)
        #expect(zip(axis.hourOfYear, axis.hourOfYear.dropFirst()).allSatisfy { $0 < $1 })
        #expect(axis.hourOfYear.allSatisfy { (0..<8760).contains($0) })
        #expect(axis.periods.flatMap(Array.init) == Array(0..<axis.hoursPerYear))
        for period in axis.periods {
            let hours = axis.hourOfYear[period]
            #expect(hours.last! - hours.first! == period.count - 1)
            #expect(hours.first!.isMultiple(of: 24))
        }
        for (index, day) in axis.days.enumerated() {
            #expect(day.count == 24 && day.allSatisfy { axis.dayIndex[$0] == index })
        }
    }

    @Test(arguments: resolutions)
    func previousIsOneCycleInEachPeriod(_ resolution: Resolution) {
        let axis = TimeAxis(resolution)
        for period in axis.periods {
            var t = period.lowerBound
            for _ in period { t = axis.previous(t) }
            #expect(t == period.lowerBound)
            #expect(axis.previous(period.lowerBound) == period.upperBound - 1)
            #expect(period.dropFirst().allSatisfy { axis.previous($0) == $0 - 1 })
        }
    }

    @Test func periodsAreCentredInTheirShareOfTheYear() {
        for resolution in Self.resolutions {
            let axis = TimeAxis(resolution)
            let share = 8760 / Double(axis.periods.count)
            for (i, period) in axis.periods.enumerated() {
                let centre = Double(axis.hourOfYear[period.lowerBound]) + Double(period.count) / 2
                #expect(abs(centre - (Double(i) + 0.5) * share) <= 24)
            }
        }
    }

    @Test func fullYearHasTheCalendarsMonths() {
        let axis = TimeAxis(.full)
        #expect(axis.hoursPerYear == 8760 && axis.days.count == 365)
        #expect(axis.month(31 * 24 - 1) == 0 && axis.month(31 * 24) == 1 && axis.month(8759) == 11)
        #expect(axis.billingGroups.count == 12 && axis.billingGroups[1].hours.count == 28 * 24)
        #expect(axis.billingGroups.allSatisfy { $0.months == 1 } && axis.runs.map(\.repetitions) == [1])
    }

    /// Four weeks stand for a quarter each: nine months lie within one quarter, three straddle two.
    @Test func monthsAreBilledByThePeriodsTheyAreLike() {
        let groups = TimeAxis(.weeks(4)).billingGroups
        let byCount = Dictionary(grouping: groups) { $0.hours.count / 168 }
        #expect(byCount[1]?.reduce(0) { $0 + $1.months } == 9 && byCount[2]?.reduce(0) { $0 + $1.months } == 3)
    }
}

@Suite struct RepresentativePeriodsTests {
    /// A sunny first half and a dark second one, a day of the worst lull (day 300) and one hot hour (day 200).
    private static let series: RepresentativePeriods.Series = {
        var sun = (0..<8760).map { hour in hour % 24 == 12 ? (hour < 4380 ? 1.0 : 0.6) : 0 }
        sun[300 * 24 + 12] = 0.1
        var heat = [Double](repeating: 25, count: 8760)
        heat[200 * 24 + 15] = 40
        return .init(solar: [sun], heat: [heat], others: [(0..<8760).map { Double($0 / 4380) }])
    }()

    @Test func fullChoosesNothing() { #expect(RepresentativePeriods(.full, Self.series) == nil) }

    @Test(arguments: [Resolution.weeks(4), .weeks(6), .days(4), .days(10)])
    func extremesAreKeptForThemselves(_ resolution: Resolution) throws {
        let chosen = try #require(RepresentativePeriods(resolution, Self.series))
        let extremeDays = chosen.extremes.map { chosen.firstDays[$0] }
        #expect(extremeDays == [200, 300].map { $0 / chosen.length * chosen.length })
        for extreme in chosen.extremes { #expect(chosen.sequence.filter { $0 == extreme }.count == 1) }
        // What is neither extreme falls into the sunny and the dark half.
        let axis = TimeAxis(resolution, chosen)
        for (period, like) in chosen.sequence.enumerated() where !chosen.extremes.contains(like) {
            let (day, model) = (period * chosen.length, chosen.firstDays[like])
            if abs(day - 182) > 7 { #expect((day < 182) == (model < 182), "day \(day) is like day \(model)") }
        }
        #expect(abs(axis.weight.reduce(0, +) - 8760) < 1e-6)
        #expect(abs(axis.runs.reduce(0) { $0 + Double(axis.periods[$1.period].count) * $1.repetitions } - 8760) < 1e-6)
        #expect(Set(axis.runs.map(\.period)) == Set(axis.periods.indices))
        #expect(zip(axis.runs, axis.runs.dropFirst()).allSatisfy { $0.period != $1.period })
        #expect(abs(axis.billingGroups.reduce(0) { $0 + $1.months } - 12) < 1e-9)
    }

    @Test func allPeriodsAreTheYearItself() throws {
        let chosen = try #require(RepresentativePeriods(.days(365), Self.series))
        let axis = TimeAxis(.days(365), chosen)
        #expect(chosen.sequence == Array(0..<365) && axis.weight.allSatisfy { $0 == 1 })
    }

    /// With one period there is one medoid, the one nearest to all the others.
    @Test func oneWeekIsTheMostTypical() throws {
        let chosen = try #require(RepresentativePeriods(.weeks(1), Self.series))
        #expect(chosen.firstDays.count == 1 && chosen.extremes.isEmpty)
        #expect(chosen.firstDays[0] != 294 && chosen.firstDays[0] != 196)
    }
}

@Suite struct ReductionErrorTests {
    private static let ramp = (0..<8760).map(Double.init)

    @Test func allHoursStandForThemselves() {
        let error = ReductionError(Self.ramp, on: TimeAxis(.full))
        #expect(error.meanShare == 0 && error.durationCurveShare == 0 && error.peakShare == 1)
    }

    /// One day in the middle of a ramp: the mean is right, the curve is flat: √(1/12) of the range away from a ramp.
    @Test func oneDayOfARampHasItsMeanAndNotItsCurve() {
        let error = ReductionError(Self.ramp, on: TimeAxis(.days(1)))
        #expect(abs(error.meanShare) < 0.01 && abs(error.durationCurveShare - (1 / 12.0).squareRoot()) < 0.01)
        #expect(abs(error.peakShare - 0.5) < 0.01)
    }

    @Test func morePeriodsAreNearer() {
        let errors = [2, 6, 52].map { ReductionError(Self.ramp, on: TimeAxis(.weeks($0))).durationCurveShare }
        #expect(errors[0] > errors[1] && errors[1] > errors[2])
        #expect(ReductionError([Double](repeating: 3, count: 8760), on: TimeAxis(.weeks(1))).peakShare == 1)
    }
}

@Suite struct SamplingTests {
    static let series = (0..<8760).map { Double($0 % 24) / 23 }

    @Test func samplingPicksTheHours() {
        let axis = TimeAxis(.weeks(3))
        #expect(sample((0..<8760).map(Double.init), on: axis) == axis.hourOfYear.map(Double.init))
        #expect(sample(Self.series, on: TimeAxis(.full)) == Self.series)
    }

    @Test(arguments: TimeAxisTests.resolutions, [Double.infinity, 0.8])
    func meanIsKept(_ resolution: Resolution, _ maximum: Double) {
        let axis = TimeAxis(resolution)
        let seasonal = Self.series.enumerated().map { min(0.8, $1 * (0.7 + 0.3 * Double($0) / 8760)) }
        let kept = samplePreservingMean(seasonal, on: axis, maximum: maximum)
        let weighted = zip(kept, axis.weight).reduce(0) { $0 + $1.0 * $1.1 } / 8760
        #expect(abs(weighted - mean(seasonal)) < 1e-12)
        #expect(kept.allSatisfy { $0 >= 0 && $0 <= maximum })
    }

    /// Hours 0 of the day are 1, the rest 0, and only one in 24 may carry the mean, so the cap of ½ halves it.
    @Test func anUnreachableMeanComesAsNearAsItCan() {
        let spikes = (0..<8760).map { $0 % 24 == 0 ? 1.0 : 0.0 }
        let axis = TimeAxis(.days(5))
        #expect(samplePreservingMean(spikes, on: axis, maximum: 0.5) == sample(spikes, on: axis).map { $0 / 2 })
        let zeros = [Double](repeating: 0, count: 8760)
        #expect(samplePreservingMean(zeros, on: axis, maximum: 1).allSatisfy { $0 == 0 })
    }

    /// An axis stands for itself; on any other, an hour has the hour of its day.
    @Test(arguments: TimeAxisTests.resolutions) func hoursStandIn(_ resolution: Resolution) {
        let (axis, year) = (TimeAxis(resolution), TimeAxis(.full))
        #expect(axis.standIns(for: axis) == Array(0..<axis.hoursPerYear))
        let standIns = axis.standIns(for: year)
        #expect(zip(year.hourOfYear, standIns).allSatisfy { $0 % 24 == axis.hourOfYear[$1] % 24 })
    }
}
