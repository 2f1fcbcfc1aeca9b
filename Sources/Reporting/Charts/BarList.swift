import Vocabulary

/// Bars below each other, each under what it is called and with its number: for names of any length. What is negative goes to the left.
package struct BarList {
    package struct Bar {
        package let name: String
        /// What more is to be said of it.
        let note: String
        package let told: Told
        let style: SeriesStyle
        /// How it is shown, where bars are of several units.
        let shown: Shown?

        package init(_ name: String, note: String = "", _ told: Told, _ style: SeriesStyle, shown: Shown? = nil) {
            (self.name, self.note, self.told, self.style, self.shown) = (name, note, told, style, shown)
        }
    }

    let id: String
    let title: Markup
    let shown: Shown
    let bars: [Bar]
    /// Whether numbers are changes, which have a sign.
    let isSigned: Bool
    private let table: [Markup]

    private static let row = 38.0
    private static let thick = 12.0

    /// - Parameter table: the same numbers, and whatever more there is to say.
    package init(id: String, title: Markup, shown: Shown, bars: [Bar], isSigned: Bool = false, table: [Markup]) {
        (self.id, self.title, self.shown, self.bars) = (id, title, shown, bars)
        (self.isSigned, self.table) = (isSigned, table)
    }

    package var markup: Markup {
        if bars.isEmpty { return .nothing }
        let values = bars.map { $0.told.value }
        let (low, high) = (min(values.min()!, 0), max(values.max()!, 0))
        let longest = Double(bars.map { text($0).count }.max() ?? 0) * Drawing.digit + 8
        let sides = (low < 0 ? longest : 2, high > 0 ? longest : 2)
        let span = high - low > 0 ? high - low : 1
        func x(_ value: Double) -> Double {
            sides.0 + (value - low) / span * (Picture.width - sides.0 - sides.1)
        }
        let height = Double(bars.count) * Self.row + 26
        var drawn = [Drawing.text(shown.unit, x: 0, y: 14, style: "unit")]
        for (i, bar) in bars.enumerated() { drawn += shapes(bar, top: 24 + Double(i) * Self.row, x) }
        return Picture(
            id: id, title: title, description: "Bars, \(shown.labelled), one below the other.", height: height,
            shapes: drawn, table: table
        ).markup
    }

    private func text(_ bar: Bar) -> String {
        let (value, own) = (bar.told.value, bar.shown ?? shown)
        return (isSigned && value > 0 ? "+" : "") + bar.told.text(own) + (bar.shown.map { " \($0.unit)" } ?? "")
    }

    private func shapes(_ bar: Bar, top: Double, _ x: (Double) -> Double) -> [Markup] {
        let (zero, end) = (x(0), x(bar.told.value))
        let label = bar.note.isEmpty ? bar.name : "\(bar.name), \(bar.note)"
        let isLeft = bar.told.value < 0
        return [
            Drawing.name(label, x: 0, y: top + 13, width: Picture.width),
            Drawing.bar(
                x: min(zero, end), y: top + 19, width: abs(end - zero), height: Self.thick, bar.told, bar.style,
                says: "\(label): \((bar.shown ?? shown).title) \(bar.told.words(bar.shown ?? shown))"),
            Drawing.line(zero, top + 17, zero, top + 21 + Self.thick, "axis"),
            Drawing.number(
                bar.told, text(bar), x: isLeft ? end - 5 : end + 5, y: top + 30, anchor: isLeft ? .end : .start),
        ]
    }
}
