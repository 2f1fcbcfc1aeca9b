import Output

/// A chart of a notebook as SVG: no fonts, scripts or pictures from elsewhere.
extension NotebookChart {
    private enum Layout {
        static let width = 860.0
        static let (right, top) = (640.0, 48.0)
        static let (legendLeft, legendLine) = (660.0, 18.0)
        static let longestName = 26
    }

    /// Words on the left take more room than numbers, and each a line.
    private var left: Double { yWords == nil ? 80 : 200 }
    private var bottom: Double { max(384, Layout.top + Layout.legendLine * Double(yWords?.count ?? 0)) }

    private enum Colour {
        static let ink = "#222222"
        static let faint = "#dddddd"
        /// Told apart by most eyes, in neighbours too (Okabe and Ito), then darker ones.
        static let all = [
            "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#999999", "#004466",
            "#8a5f00", "#005f45", "#7a4964", "#34709c", "#803800", "#90882a", "#5c5c5c",
        ]

        static func of(_ entry: Int?) -> String { entry.map { all[$0 % all.count] } ?? ink }
    }

    /// Data to the page.
    private struct Scale {
        let x: ClosedRange<Double>
        let y: ClosedRange<Double>
        let left: Double
        let bottom: Double

        init(_ chart: NotebookChart) {
            (x, y) = (chart.xRange, Scale.padded(chart.yRange, chart.fromZero))
            (left, bottom) = (chart.left, chart.bottom)
        }

        private static func padded(_ range: ClosedRange<Double>, _ fromZero: Bool) -> ClosedRange<Double> {
            let room = 0.05 * (range.upperBound - range.lowerBound)
            let lower = fromZero && range.lowerBound == 0 ? 0 : range.lowerBound - room
            return lower...range.upperBound + room
        }

        func x(_ value: Double) -> Double {
            left + 12 + (value - x.lowerBound) / (x.upperBound - x.lowerBound)
                * (Layout.right - left - 24)
        }

        func y(_ value: Double) -> Double {
            bottom - (value - y.lowerBound) / (y.upperBound - y.lowerBound) * (bottom - Layout.top)
        }
    }

    var drawn: String {
        let scale = Scale(self)
        let height = max(bottom + 56, Layout.top + Double(legend.count + 2) * Layout.legendLine)
        let parts =
            [
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(Drawing.at(Layout.width)) \(Drawing.at(height))\" "
                    + "width=\"\(Drawing.at(Layout.width))\" height=\"\(Drawing.at(height))\" font-family=\"sans-serif\" "
                    + "font-size=\"13\" fill=\"\(Colour.ink)\" role=\"img\">",
                "<title>\(Neutral.xml(title))</title>", "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>",
                words(title, x: left, y: 26, more: "font-size=\"16\" font-weight=\"bold\"", limit: 90),
            ] + axes(scale) + marks.map { draw($0, scale) } + key() + ["</svg>"]
        return parts.joined(separator: "\n")
    }

    private func axes(_ scale: Scale) -> [String] {
        let xs = xWords ?? NotebookChart.ticks(scale.x).map { ($0.value, $0.text) }
        let ys = yWords ?? NotebookChart.ticks(scale.y).map { ($0.value, $0.text) }
        let middle = (Layout.top + bottom) / 2
        return ys.flatMap { tick in
            let y = scale.y(tick.y)
            return [
                yWords == nil ? rule(left, y, Layout.right, y, tick.y == 0 ? Colour.ink : Colour.faint) : "",
                words(tick.text, x: left - 8, y: y + 4, more: "text-anchor=\"end\"", limit: 24),
            ]
        }
            + xs.flatMap { tick in
                let x = scale.x(tick.x)
                return [
                    rule(x, bottom, x, bottom + 5, Colour.ink),
                    words(tick.text, x: x, y: bottom + 20, more: "text-anchor=\"middle\"", limit: 24),
                ]
            } + [
                rule(left, bottom, Layout.right, bottom, Colour.ink),
                rule(left, Layout.top, left, bottom, Colour.ink),
                words(
                    xTitle, x: (left + Layout.right) / 2, y: bottom + 44, more: "text-anchor=\"middle\"",
                    limit: 60),
                words(
                    yTitle, x: 18, y: middle,
                    more: "text-anchor=\"middle\" transform=\"rotate(-90 18 \(Drawing.at(middle)))\"", limit: 60),
            ]
    }

    private func draw(_ mark: Mark, _ scale: Scale) -> String {
        func path(_ points: [Point]) -> String {
            points.map { "\(Drawing.at(scale.x($0.x))),\(Drawing.at(scale.y($0.y)))" }.joined(separator: " ")
        }
        switch mark {
        case .bar(let a, let b, let colour, let says):
            let (x, y) = (scale.x(min(a.x, b.x)), scale.y(max(a.y, b.y)))
            return
                "<rect x=\"\(Drawing.at(x))\" y=\"\(Drawing.at(y))\" width=\"\(Drawing.at(abs(scale.x(b.x) - scale.x(a.x))))\" "
                + "height=\"\(Drawing.at(abs(scale.y(b.y) - scale.y(a.y))))\" fill=\"\(Colour.of(colour))\">"
                + "<title>\(Neutral.xml(says))</title></rect>"
        case .line(let points, let colour, let width):
            return "<polyline points=\"\(path(points))\" fill=\"none\" stroke=\"\(Colour.of(colour))\" "
                + "stroke-width=\"\(Drawing.at(width))\"/>"
        case .area(let points, let colour, let opacity):
            let fill = "fill=\"\(Colour.of(colour))\"" + (opacity == 1 ? "" : " fill-opacity=\"\(opacity)\"")
            return "<polygon points=\"\(path(points))\" \(fill)/>"
        case .dot(let point, let radius, let colour, let says):
            return
                "<circle cx=\"\(Drawing.at(scale.x(point.x)))\" cy=\"\(Drawing.at(scale.y(point.y)))\" r=\"\(Drawing.at(radius))\" "
                + "fill=\"\(Colour.of(colour))\"><title>\(Neutral.xml(says))</title></circle>"
        case .words(let point, let text, let away):
            let x = scale.x(point.x)
            let isLeft = x > (left + Layout.right) / 2
            return words(
                text, x: x + (isLeft ? -away : away), y: scale.y(point.y) - 6,
                more: isLeft ? "text-anchor=\"end\"" : "", limit: 40)
        }
    }

    /// The legend, the last series on top, as they lie on each other.
    private func key() -> [String] {
        legend.enumerated().reversed().enumerated().flatMap { line, entry in
            let y = Layout.top + 10 + Double(line) * Layout.legendLine
            return [
                "<rect x=\"\(Drawing.at(Layout.legendLeft))\" y=\"\(Drawing.at(y - 10))\" width=\"12\" height=\"12\" "
                    + "fill=\"\(Colour.of(entry.offset))\"/>",
                words(entry.element, x: Layout.legendLeft + 18, y: y, more: "", limit: Layout.longestName),
            ]
        }
    }

    private func words(_ text: String, x: Double, y: Double, more: String, limit: Int) -> String {
        "<text x=\"\(Drawing.at(x))\" y=\"\(Drawing.at(y))\" \(more)>\(Neutral.xml(Neutral.line(text, limit: limit)))</text>"
    }

    private func rule(_ x: Double, _ y: Double, _ toX: Double, _ toY: Double, _ colour: String) -> String {
        "<line x1=\"\(Drawing.at(x))\" y1=\"\(Drawing.at(y))\" x2=\"\(Drawing.at(toX))\" y2=\"\(Drawing.at(toY))\" stroke=\"\(colour)\"/>"
    }

    /// Round numbers within a range.
    private static func ticks(_ range: ClosedRange<Double>) -> [(value: Double, text: String)] {
        let axis = AxisTicks(upTo: range.upperBound - range.lowerBound, about: 6)
        let (first, last) = (range.lowerBound / axis.step, range.upperBound / axis.step)
        guard let first = Int(exactly: first.rounded(.up)), let last = Int(exactly: last.rounded(.down)), first <= last,
            last - first <= 100
        else { return [] }
        return (first...last).map { (Double($0) * axis.step, axis.text(Double($0) * axis.step)) }
    }
}
