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
        let repeated = zip(axis.periods, axis.periodRepetitions).reduce(0) { $0 + Double($1.0.count) * $1.1 }
        #expect(abs(repeated - 8760) < 1e-6)
        #expect(abs(axis.billingMonthCount.values.reduce(0, +) - 12) < 1e-9)
        #expect(Set(axis.billingMonth) == Set(axis.billingMonthCount.keys))
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
        #expect(axis.billingMonth.filter { $0 == 1 }.count == 28 * 24)
        #expect(axis.billingMonthCount == Dictionary(uniqueKeysWithValues: (0..<12).map { ($0, 1.0) }))
    }

    /// Four weeks fall in February, May, August and November; each stands for itself and its two neighbours.
    @Test func fourWeeksStandForThreeMonthsEach() {
        #expect(TimeAxis(.weeks(4)).billingMonthCount == [1: 3, 4: 3, 7: 3, 10: 3])
    }

    /// April and October are as far from each other both ways round: January and July split evenly.
    @Test func tiesAreSplit() {
        let axis = TimeAxis(.days(2))
        #expect(Set(axis.billingMonth) == [3, 9])
        #expect(axis.billingMonthCount == [3: 6, 9: 6])
    }

    @Test func aPeriodHasOneBillingMonth() {
        for resolution in Self.resolutions where resolution != .full {
            let axis = TimeAxis(resolution)
            for period in axis.periods {
                #expect(Set(axis.billingMonth[period]) == [axis.month(period.lowerBound + period.count / 2)])
            }
        }
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
}
