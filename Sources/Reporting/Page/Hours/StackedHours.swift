import Planning
import Vocabulary

/// Series on one another over some hours: what is above zero up, what is below down; of more than there is room for the smallest
/// together.
struct StackedHours {
    struct Group {
        let name: String
        let series: [HourSeries]

        init(name: String, series: [HourSeries]) { (self.name, self.series) = (name, series) }

        /// What comes over a link goes by the link's name, which is long as it is.
        init(_ one: HourSeries) {
            self.init(name: one.flow.kind == .linkImport ? one.flow.name : one.name, series: [one])
        }

        /// Which of them it looks like; nil: what several small ones together look like.
        var flow: FlowID? { series.count == 1 ? series[0].flow : nil }

        func style(_ styles: SeriesStyles) -> SeriesStyle { flow.map(styles.source) ?? .rest }
        func value(_ hour: Int) -> Double { series.reduce(0) { $0 + $1.values[hour] } }
    }

    struct Area {
        let group: Group
        /// For each hour.
        let from: [Double]
        let upTo: [Double]

        func style(_ styles: SeriesStyles) -> SeriesStyle { group.style(styles) }
    }

    /// From the axis up and, of what is below, from the axis down.
    let areas: [Area]
    /// What feeds the bus, from the axis up.
    let named: [Group]

    init(_ series: [HourSeries], _ hours: Range<Int>, atMost limit: Int) {
        func energy(_ one: HourSeries) -> Double { hours.reduce(0) { $0 + abs(one.values[$1]) } }
        let some = series.filter { energy($0) > 0 }
        let taking = some.filter { one in hours.allSatisfy { one.values[$0] <= 0 } }
        let feeding = some.filter { one in !taking.contains { $0.flow == one.flow } }
        let ranked = feeding.indices.sorted { (energy(feeding[$0]), $1) > (energy(feeding[$1]), $0) }
        let kept = Set(feeding.count <= limit ? ranked : Array(ranked.prefix(limit - 1)))
        let small = feeding.indices.filter { !kept.contains($0) }.map { feeding[$0] }
        let groups = feeding.indices.filter(kept.contains).map { Group(feeding[$0]) }
        named = groups + (small.isEmpty ? [] : [Group(name: "\(small.count) more", series: small)])
        areas =
            StackedHours.stacked(named, hours, sign: 1)
            + StackedHours.stacked(
                (groups + taking.map { Group($0) }), hours, sign: -1)
    }

    private static func stacked(_ groups: [Group], _ hours: Range<Int>, sign: Double) -> [Area] {
        var base = [Double](repeating: 0, count: hours.count)
        return groups.compactMap { group in
            let next = zip(base, hours).map { $0 + max(sign * group.value($1), 0) }
            defer { base = next }
            return next == base
                ? nil : Area(group: group, from: base.map { $0 * sign }, upTo: next.map { $0 * sign })
        }
    }

    /// The greatest height above zero, or depth below.
    func greatest(below: Bool) -> Double {
        areas.reduce(0) { greatest, area in
            area.upTo.reduce(greatest) { max($0, below ? -$1 : $1) }
        }
    }
}
