/// Which weeks or days of a year a plan models, and which of them every other week or day is taken to be like.
///
/// Periods are compared by their series, each scaled to 0…1 over the year, hour by hour. Of the N periods, two are
/// extremes, each standing for itself alone: the one with the worst solar lull and the one with the hottest hour; the others are
/// medoids of the rest. With fewer than four, all are medoids. Medoids are real periods, so that what happens together
/// stays together.
public struct RepresentativePeriods: Hashable, Sendable {
    /// First calendar day 0…364 of each chosen period, ascending.
    public let firstDays: [Int]
    /// The chosen period that each period of the year, in order, is taken to be like.
    public let sequence: [Int]
    /// Chosen periods that stand for themselves alone.
    public let extremes: [Int]
    /// Days of a period: 7 or 1.
    public let length: Int

    /// What periods are compared by: 8,760 values each.
    public struct Series: Sendable {
        /// Of each place: what the sun gives; the worst lull is the period with the least of their scaled sum.
        public let solar: [[Double]]
        /// Of each place: how hot it is; the peak is the hour with the greatest of their scaled sum.
        public let heat: [[Double]]
        /// Whatever else sets one week apart from another: inflow, loads.
        public let others: [[Double]]

        public init(solar: [[Double]], heat: [[Double]], others: [[Double]]) {
            (self.solar, self.heat, self.others) = (solar, heat, others)
        }
    }

    /// - Parameters:
    ///   - resolution: weeks or days; nil for full, which chooses nothing.
    /// - Complexity: O(n²·hours of a period·series), n the number of weeks (52) or days (365).
    public init?(_ resolution: Resolution, _ series: Series) {
        let count: Int
        switch resolution {
        case .full: return nil
        case .weeks(let weeks): (length, count) = (7, weeks)
        case .days(let days): (length, count) = (1, days)
        }
        let candidates = PlanningYear.days / length
        let hours = length * 24
        let solar = series.solar.map(scaledToOne)
        let heat = series.heat.map(scaledToOne)
        let all = solar + heat + series.others.map(scaledToOne)
        func hoursOf(_ period: Int) -> Range<Int> { period * hours..<(period + 1) * hours }
        var alone: [Int] = []
        if resolution.holdsExtremes && count < candidates {
            let sun = (0..<candidates).map { period in
                solar.reduce(0) { $0 + $1[hoursOf(period)].reduce(0, +) }
            }
            let peaks = (0..<candidates).map { period in
                hoursOf(period).reduce(0) { top, hour in max(top, heat.reduce(0) { $0 + $1[hour] }) }
            }
            let lull = sun.indices.reduce(0) { sun[$1] < sun[$0] ? $1 : $0 }
            let hottest = peaks.indices.reduce(0) { peaks[$1] > peaks[$0] ? $1 : $0 }
            alone = Array(Set([lull, hottest])).sorted()
        }
        let clusters = KMedoids(
            distance: Self.distances(candidates, hours, all), count: min(count, candidates) - alone.count, alone: alone)
        firstDays = clusters.medoids.map { [length] in $0 * length }
        sequence = clusters.assignment.map { clusters.medoids.firstIndex(of: $0)! }
        extremes = alone.map { clusters.medoids.firstIndex(of: $0)! }
    }

    /// Sums of squared differences over all hours and series.
    private static func distances(_ count: Int, _ hours: Int, _ series: [[Double]]) -> [[Double]] {
        var distance = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
        for a in 0..<count {
            for b in 0..<a {
                var sum = 0.0
                for values in series {
                    values.withUnsafeBufferPointer { values in
                        for h in 0..<hours {
                            let difference = values[a * hours + h] - values[b * hours + h]
                            sum += difference * difference
                        }
                    }
                }
                (distance[a][b], distance[b][a]) = (sum, sum)
            }
        }
        return distance
    }
}

/// (v − least) / (greatest − least); zeros for a constant.
private func scaledToOne(_ values: [Double]) -> [Double] {
    let low = values.min() ?? 0
    let span = (values.max() ?? 0) - low
    return values.map { span > 0 ? ($0 - low) / span : 0 }
}
