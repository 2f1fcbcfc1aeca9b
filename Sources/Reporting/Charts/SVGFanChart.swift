import Output
import TimeSeries

/// A fan chart as an SVG file of its own: no fonts, scripts or pictures from elsewhere.
public struct SVGFanChart {
    private enum Layout {
        static let width = 960.0
        static let left = 72.0
        static let right = 930.0
        static let top = 84.0
        static let bottom = 440.0
        static let legendTop = 500.0
        static let legendLine = 20.0
    }

    private enum Colour {
        static let wide = "#c6dbef"
        static let narrow = "#6baed6"
        static let line = "#08519c"
        static let base = "#e6550d"
        static let point = "#a50f15"
        static let ink = "#222222"
        static let faint = "#dddddd"
    }

    private let series: FanSeries
    private let subtitle: String
    private let ticks: AxisTicks

    public init(_ series: FanSeries, subtitle: String) {
        self.series = series
        self.subtitle = subtitle
        ticks = AxisTicks(upTo: series.greatest, about: 6)
    }

    /// The whole file.
    public func rendered() -> String {
        let height = Layout.legendTop + Layout.legendLine * Double(2 + series.points.count) + 12
        var parts = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(number(Layout.width)) \(number(height))\" "
                + "width=\"\(number(Layout.width))\" height=\"\(number(height))\" font-family=\"sans-serif\" role=\"img\">",
            "<title>\(Neutral.xml(series.title)), \(Neutral.xml(series.unit))</title>",
            "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>",
            text(series.title, x: Layout.left, y: 34, size: 20, weight: "bold"),
            text(subtitle, x: Layout.left, y: 58, size: 13),
        ]
        parts += axes()
        parts.append(band(Colour.wide, low: \.p5, high: \.p95))
        parts.append(band(Colour.narrow, low: \.p25, high: \.p75))
        parts.append(line(series.fans.map(\.p50), Colour.line, dashes: ""))
        parts.append(line(series.base, Colour.base, dashes: " stroke-dasharray=\"6 4\""))
        parts += points()
        parts += legend()
        parts.append("</svg>")
        return parts.joined(separator: "\n") + "\n"
    }

    private func x(_ yearIndex: Double) -> Double {
        let count = Double(max(series.years.count - 1, 1))
        let margin = 56.0
        return Layout.left + margin + yearIndex / count * (Layout.right - Layout.left - 2 * margin)
    }

    private func y(_ value: Double) -> Double {
        Layout.bottom - value / ticks.top * (Layout.bottom - Layout.top)
    }

    private func axes() -> [String] {
        var parts = ticks.values.flatMap { value in
            [
                rule(Layout.left, y(value), Layout.right, y(value), value == 0 ? Colour.ink : Colour.faint),
                text(ticks.text(value), x: Layout.left - 10, y: y(value) + 5, size: 13, anchor: "end"),
            ]
        }
        parts.append(rule(Layout.left, Layout.top, Layout.left, Layout.bottom, Colour.ink))
        for (i, year) in series.years.enumerated() {
            parts.append(rule(x(Double(i)), Layout.bottom, x(Double(i)), Layout.bottom + 6, Colour.ink))
            parts.append(text("\(year)", x: x(Double(i)), y: Layout.bottom + 24, size: 13, anchor: "middle"))
        }
        parts.append(
            "<text transform=\"translate(22 \(number((Layout.top + Layout.bottom) / 2))) rotate(-90)\" font-size=\"13\" "
                + "fill=\"\(Colour.ink)\" text-anchor=\"middle\">\(Neutral.xml(series.unit))</text>")
        parts.append(
            text("year", x: (Layout.left + Layout.right) / 2, y: Layout.bottom + 42, size: 13, anchor: "middle"))
        return parts
    }

    private func band(_ colour: String, low: (Fan) -> Double, high: (Fan) -> Double) -> String {
        let spreads = series.fans
        let upper = spreads.indices.map { "\(number(x(Double($0)))),\(number(y(high(spreads[$0]))))" }
        let lower = spreads.indices.reversed().map { "\(number(x(Double($0)))),\(number(y(low(spreads[$0]))))" }
        return "<polygon points=\"\((upper + lower).joined(separator: " "))\" fill=\"\(colour)\"/>"
    }

    private func line(_ values: [Double], _ colour: String, dashes: String) -> String {
        let path = values.indices.map { "\(number(x(Double($0)))),\(number(y(values[$0])))" }
        return "<polyline points=\"\(path.joined(separator: " "))\" fill=\"none\" stroke=\"\(colour)\" "
            + "stroke-width=\"2.5\"\(dashes)/>"
    }

    private func points() -> [String] {
        series.points.flatMap { point in
            let (px, py) = (x(Double(point.year - series.years[0])), y(point.value))
            // Away from the median, which runs through the middle.
            let median = series.fan(at: Double(point.year - series.years[0])).p50
            let offset = point.value < median ? 18.0 : -7.0
            return [
                "<circle cx=\"\(number(px))\" cy=\"\(number(py))\" r=\"5\" fill=\"\(Colour.point)\" stroke=\"white\"/>",
                text(
                    "\(point.mark)  \(NumberText.text(point.value, decimals: 1))", x: px + 9, y: py + offset, size: 13),
            ]
        }
    }

    private func legend() -> [String] {
        let top = Layout.legendTop
        let left = Layout.left
        var parts = [
            swatch(left, top, Colour.narrow), text("half of the samples", x: left + 28, y: top + 4, size: 13),
            swatch(left + 190, top, Colour.wide), text("nine tenths of them", x: left + 218, y: top + 4, size: 13),
            stroke(left + 380, top, Colour.line, ""), text("median", x: left + 412, y: top + 4, size: 13),
            stroke(left + 500, top, Colour.base, " stroke-dasharray=\"6 4\""),
            text("the scenario's own numbers", x: left + 532, y: top + 4, size: 13),
        ]
        if !series.points.isEmpty {
            parts.append(text("Published:", x: left, y: top + 4 + Layout.legendLine, size: 13, weight: "bold"))
        }
        for (i, point) in series.points.enumerated() {
            let y = top + 4 + Layout.legendLine * Double(i + 2)
            parts.append(
                text(
                    "\(point.mark)  \(Neutral.line(point.label, limit: SVGFanChart.legendCharacters))", x: left, y: y,
                    size: 13))
        }
        return parts
    }

    private func swatch(_ x: Double, _ y: Double, _ colour: String) -> String {
        "<rect x=\"\(number(x))\" y=\"\(number(y - 7))\" width=\"20\" height=\"13\" fill=\"\(colour)\"/>"
    }

    private func stroke(_ x: Double, _ y: Double, _ colour: String, _ dashes: String) -> String {
        "<line x1=\"\(number(x))\" y1=\"\(number(y))\" x2=\"\(number(x + 26))\" y2=\"\(number(y))\" stroke=\"\(colour)\" "
            + "stroke-width=\"2.5\"\(dashes)/>"
    }

    private func rule(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ colour: String) -> String {
        "<line x1=\"\(number(x1))\" y1=\"\(number(y1))\" x2=\"\(number(x2))\" y2=\"\(number(y2))\" stroke=\"\(colour)\"/>"
    }

    private func text(
        _ content: String, x: Double, y: Double, size: Int, anchor: String = "start", weight: String = "normal"
    ) -> String {
        "<text x=\"\(number(x))\" y=\"\(number(y))\" font-size=\"\(size)\" font-weight=\"\(weight)\" "
            + "text-anchor=\"\(anchor)\" fill=\"\(Colour.ink)\">\(Neutral.xml(content))</text>"
    }

    /// What fits into a line of the legend.
    private static let legendCharacters = 120

    /// To a tenth of a pixel.
    private func number(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
