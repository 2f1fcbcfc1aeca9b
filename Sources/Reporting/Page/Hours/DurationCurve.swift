import Planning
import Vocabulary

/// A quantity's hours from the highest value to the lowest, with the hours of the year that each stands for.
package struct DurationCurve: Sendable {
    /// Model hours, by falling value.
    package let order: [Int]
    /// Hours of the year up to the end of each.
    package let upTo: [Double]
    package let values: [Double]

    /// - Precondition: a value for each hour, and at least one.
    package init(_ values: [Double], _ hours: [ModelHour]) {
        precondition(!hours.isEmpty && values.count == hours.count)
        order = values.indices.sorted { (values[$1], $0) < (values[$0], $1) }
        self.values = order.map { values[$0] }
        var sum = 0.0
        upTo = order.map {
            sum += hours[$0].weight
            return sum
        }
    }

    package var allHours: Double { upTo[upTo.count - 1] }

    /// The model hour whose value is exceeded in a share of the hours: of 0 the highest, of 1 the lowest.
    package func hour(at share: Double) -> Int { order[position(share)] }
    package func value(at share: Double) -> Double { values[position(share)] }

    private func position(_ share: Double) -> Int {
        let wanted = share * allHours
        var (low, high) = (0, order.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if upTo[middle] > wanted + 1e-9 { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

/// Load, and load net of what plants in the sun give, from the highest hour of a year to the lowest.
struct DurationPicture {
    let hours: PlanHours
    let place: PlaceHours

    private static let height = 250.0
    /// Steps of a line: more hours than these are shown by every so-many-th.
    private static let steps = 240
    private static let shares = [0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 1]

    var markup: Markup {
        let (load, net) = (curve(place.load), curve { place.load($0) - place.sunUsed($0) })
        let isNet = !place.available.isEmpty
        let frame = PlotFrame(from: min(0, net.values.last!), upTo: load.values[0], height: Self.height)
        let shapes =
            frame.yAxis(Unit.megawatt.description) + [line(load, frame, "load")]
            + (isNet ? [line(net, frame, "net")] : []) + xAxis(frame, load.allHours)
            + legend(frame, isNet)
        return Picture(
            id: "duration-\(hours.number(place.place.name))", title: title(load, net, isNet),
            description: "Hours of \(place.year) from the highest load to the lowest, MW"
                + (isNet ? "; dashed, load less what plants in the sun give, its hours sorted by themselves." : "."),
            height: Self.height, shapes: shapes, table: [table(load, net, isNet)]
        ).markup
    }

    private func curve(_ value: (Int) -> Double) -> DurationCurve {
        DurationCurve(hours.hours.indices.map(value), hours.hours)
    }

    private func line(_ curve: DurationCurve, _ frame: PlotFrame, _ style: String) -> Markup {
        let count = min(curve.values.count, Self.steps)
        let shares =
            curve.values.count <= Self.steps
            ? curve.upTo.indices.map {
                (from: ($0 == 0 ? 0 : curve.upTo[$0 - 1]) / curve.allHours, value: curve.values[$0])
            }
            : (0...count).map { (from: Double($0) / Double(count), value: curve.value(at: Double($0) / Double(count))) }
        func x(_ share: Double) -> Double { frame.left + share * (frame.right - frame.left) }
        var d = "M\(Drawing.at(x(0))) \(Drawing.at(frame.y(shares[0].value)))"
        for step in shares.dropFirst() {
            d += "H\(Drawing.at(x(step.from)))V\(Drawing.at(frame.y(step.value)))"
        }
        return Markup("path", ["d": d + "H\(Drawing.at(frame.right))", "class": style])
    }

    private func xAxis(_ frame: PlotFrame, _ all: Double) -> [Markup] {
        [0, 0.25, 0.5, 0.75, 1].map { share in
            let x = frame.left + share * (frame.right - frame.left)
            let label = NumberText.text(share * all) + (share == 1 ? " h" : "")
            return Drawing.text(label, x: x, y: frame.bottom + 18, anchor: .middle, style: "tick")
        }
    }

    private func legend(_ frame: PlotFrame, _ isNet: Bool) -> [Markup] {
        let x = frame.right + 24
        let entries = [("load", "load")] + (isNet ? [("net", "net of sun")] : [])
        return entries.enumerated().flatMap { i, entry in
            let y = frame.top + 10 + Drawing.line * Double(i)
            return [
                Drawing.line(x, y - 5, x + 14, y - 5, entry.0), Drawing.text(entry.1, x: x + 19, y: y),
            ]
        }
    }

    private func netTold(_ hour: Int) -> Told? {
        let plants = Set(place.available.map(\.flow))
        let sun = place.supply.filter { plants.contains($0.flow) }
        return place.loadTold(hour, hours.hours).map { load in
            sun.reduce(load) { sum, one in
                let told = one.told(place, hour, hours.hours)
                return Told(sum.value - told.value, "\(sum.key) − \(told.key)")
            }
        }
    }

    private func title(_ load: DurationCurve, _ net: DurationCurve, _ isNet: Bool) -> Markup {
        func at(_ curve: DurationCurve, _ share: Double, _ told: (Int) -> Told?) -> Markup {
            told(curve.hour(at: share))?.shown(place.powerShown) ?? "–"
        }
        func loadTold(_ hour: Int) -> Told? { place.loadTold(hour, hours.hours) }
        let words: [Markup] = [
            .name(place.place.name), " in \(place.year): load between ", at(load, 1, loadTold), " and ",
            at(load, 0, loadTold),
        ]
        return .group(words + (isNet ? ["; net of sun at least ", at(net, 1, netTold)] : []))
    }

    private func table(_ load: DurationCurve, _ net: DurationCurve, _ isNet: Bool) -> Markup {
        let shown = place.powerShown
        var table = PageTable(
            "Exceeded in a share of the hours of \(place.year), \(shown.unit)",
            [.words("share of hours"), .number("load")] + (isNet ? [.number("net of sun")] : []))
        for share in Self.shares {
            let name = share == 0 ? "highest" : share == 1 ? "lowest" : NumberText.percent(share)
            table.add(
                [.text(name), .number(place.loadTold(load.hour(at: share), hours.hours), shown)]
                    + (isNet ? [.number(netTold(net.hour(at: share)), shown)] : []))
        }
        return table.markup
    }
}
