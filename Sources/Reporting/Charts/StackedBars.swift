import Vocabulary

/// Numbers of one thing, one for each bar.
package struct ChartSeries: Sendable {
    package let name: String
    package let style: SeriesStyle
    package let values: [Told?]

    package init(_ name: String, _ style: SeriesStyle, _ values: [Told?]) {
        (self.name, self.style, self.values) = (name, style, values)
    }

    /// Σ |value|.
    fileprivate var size: Double { values.reduce(0) { $0 + abs($1?.value ?? 0) } }

    /// Whether it has anything that is not nothing in the unit shown.
    package func isWorthShowing(_ shown: Shown) -> Bool {
        values.contains { $0.map { $0.text(shown) != NumberText.text(0, decimals: shown.decimals) } ?? false }
    }

    /// Those that have something to show, in their order; of more than there is room for the smallest together, but for what is negative
    /// anywhere: parts that take from each other would be told as nothing.
    package static func told(_ all: [ChartSeries], _ shown: Shown, atMost limit: Int = 8) -> [ChartSeries] {
        let worth = all.filter { $0.isWorthShowing(shown) }
        if worth.count <= limit { return worth }
        let negative = worth.indices.filter { i in worth[i].values.contains { ($0?.value ?? 0) < 0 } }
        let ranked = worth.indices.filter { !negative.contains($0) }
            .sorted { (worth[$0].size, $1) > (worth[$1].size, $0) }
        let room = max(limit - 1 - negative.count, 1)
        if ranked.count <= room + 1 { return worth }
        let kept = Set(negative + ranked.prefix(room))
        let rest = worth.indices.filter { !kept.contains($0) }.map { worth[$0] }
        let sums = worth[0].values.indices.map { i in Told.sum(rest.compactMap { $0.values[i] }) }
        return worth.indices.filter(kept.contains).map { worth[$0] }
            + [ChartSeries("\(rest.count) more", .rest, sums)]
    }
}

/// Bars side by side, each a stack of the same series; what is negative hangs from the axis.
package struct StackedBars {
    let id: String
    let title: Markup
    /// What the numbers are, and how they are shown.
    let shown: Shown
    /// What a bar is of, and its width against others.
    let bars: [(name: String, width: Double)]
    /// What bars are of: `year`.
    let barHeading: String
    let series: [ChartSeries]
    /// Of each bar; none where it means nothing.
    let totals: [Told?]
    /// Of the axis at least, where pictures have one scale.
    let top: Double

    private static let height = 270.0

    package init(
        id: String, title: Markup, shown: Shown, bars: [String], widths: [Double]? = nil, barHeading: String = "year",
        series: [ChartSeries], totals: [Told?] = [], top: Double? = nil,
        most: Int = 8
    ) {
        (self.id, self.title, self.shown, self.barHeading) = (id, title, shown, barHeading)
        self.bars = bars.enumerated().map { ($1, widths?[$0] ?? 1) }
        self.series = ChartSeries.told(series, shown, atMost: most)
        self.totals = totals
        self.top = top ?? 0
    }

    /// nothing where there is nothing to draw.
    package var markup: Markup {
        if series.isEmpty { return .nothing }
        let frame = PlotFrame(from: lowest * shown.scale, upTo: highest * shown.scale, height: Self.height)
        let bands = bands(frame)
        var shapes: [Markup] = frame.yAxis(shown.unit)
        shapes += stacks(frame, bands)
        shapes += sums(frame, bands)
        shapes += frame.bandNames(bars.map(\.name), bands)
        shapes += names(frame, bands)
        return Picture(
            id: id, title: title, description: description, height: Self.height, shapes: shapes, table: tables
        ).markup
    }

    private var description: String {
        "Bars by \(barHeading), \(shown.labelled); stacked from the axis up: \(series.map(\.name).joined(separator: ", "))."
    }

    private func sum(_ bar: Int, where isTaken: (Double) -> Bool) -> Double {
        series.reduce(0) { $0 + ($1.values[bar].map(\.value).flatMap { isTaken($0) ? $0 : nil } ?? 0) }
    }

    private var highest: Double { max(top, bars.indices.map { sum($0) { $0 > 0 } }.max() ?? 0) }
    private var lowest: Double { bars.indices.map { sum($0) { $0 < 0 } }.min() ?? 0 }

    /// The widest that a bar may be, and its share of its place.
    private static let widest = 64.0
    private static let filled = 0.78

    private func bands(_ frame: PlotFrame) -> [(x: Double, width: Double)] {
        let all = bars.reduce(0) { $0 + $1.width }
        var x = frame.left
        return bars.map { bar in
            let room = (frame.right - frame.left) * bar.width / all
            let width = min(room * Self.filled, Self.widest * max(bar.width, 1))
            defer { x += room }
            return (x + (room - width) / 2, width)
        }
    }

    private func stacks(_ frame: PlotFrame, _ bands: [(x: Double, width: Double)]) -> [Markup] {
        bars.indices.map { bar in
            var (up, down) = (0.0, 0.0)
            return Markup(
                "g", [:],
                series.compactMap { one in
                    guard let told = one.values[bar], told.value != 0 else { return nil }
                    let value = told.value * shown.scale
                    let from = value > 0 ? up : down
                    if value > 0 { up += value } else { down += value }
                    let (top, bottom) = (frame.y(max(from, from + value)), frame.y(min(from, from + value)))
                    if bottom - top < 0.05 { return nil }
                    return Drawing.bar(
                        x: bands[bar].x, y: top, width: bands[bar].width, height: bottom - top, told, one.style,
                        says: "\(one.name), \(bars[bar].name): \(shown.title) \(told.words(shown))")
                })
        }
    }

    /// The total of each bar above it where there is room for all, else of the last.
    private func sums(_ frame: PlotFrame, _ bands: [(x: Double, width: Double)]) -> [Markup] {
        if totals.isEmpty { return [] }
        let room = (frame.right - frame.left) / Double(max(bars.count, 1))
        let texts = totals.map { $0?.text(shown, brief: true) ?? "" }
        let fits = (texts.map(\.count).max() ?? 0) < Int(room / Drawing.letter)
        return bars.indices.compactMap { bar in
            guard fits || bar == bars.count - 1, let told = totals[bar] else { return nil }
            let y = frame.y(sum(bar) { $0 > 0 } * shown.scale) - 5
            return Drawing.number(
                told, texts[bar], x: bands[bar].x + bands[bar].width / 2, y: y, anchor: .middle)
        }
    }

    /// What each series is called, beside the last bar, from the top down as they are stacked.
    private func names(_ frame: PlotFrame, _ bands: [(x: Double, width: Double)]) -> [Markup] {
        let last = bars.count - 1
        var (up, down) = (0.0, 0.0)
        let placed = series.map { one -> (series: ChartSeries, y: Double) in
            let value = (one.values[last]?.value ?? 0) * shown.scale
            let from = value >= 0 ? up : down
            if value >= 0 { up += value } else { down += value }
            return (one, frame.y(from + value / 2))
        }.sorted { $0.y < $1.y }
        let edge = bands[last].x + bands[last].width
        return zip(placed, frame.spread(placed.map { $0.y + 5 })).flatMap { place, y in
            [
                Drawing.path(
                    [(edge + 1, place.y), (frame.right, place.y), (frame.right + 7, y - 5)], "leader"),
                Drawing.swatch(x: frame.right + 9, y: y, place.series.style),
                Drawing.name(place.series.name, x: frame.right + 23, y: y, width: Picture.width - frame.right - 23),
            ]
        }
    }

    /// Bars of a table side by side.
    private static let most = 9

    /// A row for each series, a column for each bar, in as many tables as their width asks for.
    private var tables: [Markup] {
        stride(from: 0, to: bars.count, by: Self.most).map { first in
            let shownBars = Array(bars.indices.dropFirst(first).prefix(Self.most))
            var table = PageTable(
                shown.labelled, [.words("")] + shownBars.map { .number(bars[$0].name) })
            for one in series {
                table.add([.name(one.name)] + shownBars.map { .number(one.values[$0], shown) })
            }
            if !totals.isEmpty && series.count > 1 {
                table.add([.text("all")] + shownBars.map { .number(totals[$0], shown) }, kind: "total")
            }
            return table.markup
        }
    }
}
