import Planning
import TimeSeries
import Vocabulary

/// A ratio to IT energy by hour of day and month, on the place's own clock: of each cell the energies of its hours are added up first.
package struct HourMonthMap: Sendable {
    /// By month and hour of day; nil where no hour is modelled in which anything runs.
    package let cells: [[Double?]]
    /// Months that have modelled hours.
    package let months: [Int]

    package init(_ ratio: HourSeries, _ place: PlaceHours, _ hours: PlanHours) {
        let clock = hours.clock(place.place, place.year)
        var above = [[Double]](repeating: .init(repeating: 0, count: 24), count: 12)
        var below = above
        for (t, hour) in hours.hours.enumerated() {
            let it = place.it(t)
            let (month, time) = (clock.month(hour.hourOfYear), Int(clock.hourOfDay(hour.hourOfYear)))
            above[month][time] += hour.weight * it * ratio.values[t]
            below[month][time] += hour.weight * it
        }
        let cells = zip(above, below).map { zip($0, $1).map { $1 > 0 ? $0 / $1 : nil } }
        self.cells = cells
        months = cells.indices.filter { month in cells[month].contains { $0 != nil } }
    }

    package var least: Double { cells.joined().compactMap { $0 }.min() ?? 0 }
    package var greatest: Double { cells.joined().compactMap { $0 }.max() ?? 0 }
}

extension PlaceHours {
    /// IT power, MW: what data centres take over their PUE.
    package func it(_ hour: Int) -> Double {
        guard let pue, pue.values[hour] > 0 else { return 0 }
        return loads.filter { $0.flow == .facility }.reduce(0) { $0 + $1.values[hour] } / pue.values[hour]
    }
}

/// The map as a picture: a row for each hour of the day, a column for each month, the number in each cell, which is the stronger
/// the higher it is.
struct HourMonthPicture {
    let hours: PlanHours
    let place: PlaceHours
    let ratio: HourSeries
    /// What is low, in words of a sentence: `least power goes to cooling`.
    let map: HourMonthMap

    private enum Layout {
        static let left = 52.0
        static let top = 26.0
        static let row = 17.0
        static let decimals = 2
        static let strongest = 0.45
    }

    init(_ ratio: HourSeries, _ place: PlaceHours, _ hours: PlanHours) {
        (self.ratio, self.place, self.hours) = (ratio, place, hours)
        map = HourMonthMap(ratio, place, hours)
    }

    private var column: Double { (Picture.width - Layout.left) / 12 }
    private var shown: Shown {
        Shown(ratio.name, ratio.unit == .one ? "" : ratio.unit.description, decimals: Layout.decimals)
    }

    /// nothing where nothing runs.
    var markup: Markup {
        if map.months.isEmpty { return .nothing }
        let id = "\(ratio.balance.kind.rawValue)-\(hours.number(place.place.name))"
        return Picture(
            id: id, title: title, description: description, height: Layout.top + 24 * Layout.row + 4,
            shapes: headings + map.months.flatMap(cells), table: [.note(note)]
        ).markup
    }

    private var description: String {
        "\(ratio.name) by hour of day, from the top down, and month, from the left to the right; every cell has its number. \(note)"
    }

    private var note: String {
        let missing = (0..<12).filter { !map.months.contains($0) }.map { HourPeriod.monthNames[$0] }
        return "The numbers stand in the cells: rows begin at that time, \(hours.zone(place.place))."
            + (missing.isEmpty ? "" : " No hours are modelled in \(missing.joined(separator: ", ")).")
    }

    private var headings: [Markup] {
        (0..<12).map { month in
            Drawing.text(
                String(HourPeriod.monthNames[month].prefix(3)), x: Layout.left + (Double(month) + 0.5) * column, y: 16,
                anchor: .middle, style: map.months.contains(month) ? "tick" : "tick missing")
        }
            + (0..<24).map { hour in
                Drawing.text(
                    time(hour), x: Layout.left - 5, y: Layout.top + (Double(hour) + 1) * Layout.row - 4, anchor: .end,
                    style: "tick")
            }
    }

    /// Hours of clocks that are half an hour off begin at half past.
    private func time(_ hour: Int) -> String {
        let clock = hours.clock(place.place, place.year)
        let minutes = Int((clock.hourOfDay(0) * 60).rounded()) % 60
        return "\(hour < 10 ? "0" : "")\(hour):" + (minutes == 0 ? "00" : "\(minutes)")
    }

    private func cells(_ month: Int) -> [Markup] {
        let x = Layout.left + Double(month) * column
        return (0..<24).flatMap { hour -> [Markup] in
            guard let value = map.cells[month][hour] else { return [] }
            let y = Layout.top + Double(hour) * Layout.row
            return [
                Markup(
                    "rect",
                    [
                        "x": Drawing.at(x), "y": Drawing.at(y), "width": Drawing.at(column),
                        "height": Drawing.at(Layout.row), "class": "heat", "fill-opacity": strength(value),
                    ]),
                Drawing.number(
                    told(value, month, hour), NumberText.text(value, decimals: Layout.decimals), x: x + column / 2,
                    y: y + Layout.row - 4, anchor: .middle, style: "cell"),
            ]
        }
    }

    private func told(_ value: Double, _ month: Int, _ hour: Int) -> Told {
        Told(
            value,
            "\(HourSeries.file):\(place.year)/\(place.place.name)/month \(month + 1), \(time(hour))/\(ratio.path):value"
        )
    }

    private func strength(_ value: Double) -> String {
        let span = map.greatest - map.least
        let share = span > 1e-9 ? (value - map.least) / span : 0
        return "\((share * Layout.strongest * 100).rounded() / 100)"
    }

    private var title: Markup {
        func extreme(_ best: (Double, Double) -> Bool) -> (month: Int, hour: Int, value: Double)? {
            var found: (month: Int, hour: Int, value: Double)?
            for month in map.months {
                for hour in 0..<24 {
                    guard let value = map.cells[month][hour] else { continue }
                    if found.map({ best(value, $0.value) }) ?? true { found = (month, hour, value) }
                }
            }
            return found
        }
        func said(_ cell: (month: Int, hour: Int, value: Double)) -> Markup {
            .group([
                told(cell.value, cell.month, cell.hour).shown(shown),
                .text(" in \(HourPeriod.monthNames[cell.month]) at \(time(cell.hour))"),
            ])
        }
        let head: [Markup] = [.name(place.place.name), " in \(place.year): \(ratio.name) "]
        guard let low = extreme(<), let high = extreme(>) else { return .group(head) }
        let isFlat =
            NumberText.text(low.value, decimals: Layout.decimals)
            == NumberText.text(high.value, decimals: Layout.decimals)
        return .group(
            head
                + (isFlat
                    ? [told(low.value, low.month, low.hour).shown(shown), " throughout"]
                    : ["from ", said(low), " to ", said(high)]))
    }
}
