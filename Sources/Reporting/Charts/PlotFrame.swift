/// The room of a plot: its axes, and where a value stands.
package struct PlotFrame {
    package let left: Double
    package let right: Double
    package let top: Double
    package let bottom: Double
    package let ticks: AxisTicks

    /// - Parameters:
    ///   - labels: units on the right for what the series are called.
    ///   - left: where it begins, to stand under another; nil: where its numbers leave room.
    package init(
        from least: Double, upTo greatest: Double, width: Double = Picture.width, height: Double, labels: Double = 118,
        left: Double? = nil, about count: Int = 5
    ) {
        let ticks = AxisTicks(from: least, upTo: greatest, about: count)
        self.ticks = ticks
        let longest = ticks.values.map { ticks.text($0).count }.max() ?? 1
        self.left = left ?? Double(longest) * Drawing.digit + 10
        right = width - labels
        top = 30
        bottom = height - 24
    }

    package func y(_ value: Double) -> Double {
        bottom - (value - ticks.bottom) / (ticks.top - ticks.bottom) * (bottom - top)
    }

    /// Lines at round numbers, their numbers, and the unit above them.
    package func yAxis(_ unit: String) -> [Markup] {
        [Drawing.text(unit, x: 0, y: 14, style: "unit")]
            + ticks.values.flatMap { value in
                [
                    Drawing.line(left, y(value), right, y(value), value == 0 ? "axis" : "grid"),
                    Drawing.text(ticks.text(value), x: left - 6, y: y(value) + 5, anchor: .end, style: "tick"),
                ]
            }
    }

    /// Names of bands of the given widths from the left to the right, as many as there is room for, the first and the last among them.
    package func bandNames(_ names: [String], _ bands: [(x: Double, width: Double)]) -> [Markup] {
        var free = left - 10
        let last = names.count - 1
        func width(_ i: Int) -> Double { Double(names[i].count) * Drawing.letter + 6 }
        func middle(_ i: Int) -> Double { bands[i].x + bands[i].width / 2 }
        return names.indices.compactMap { i in
            let begin = middle(i) - width(i) / 2
            let isLast = i == last
            if begin < free || !isLast && middle(i) + width(i) / 2 > middle(last) - width(last) / 2 { return nil }
            free = middle(i) + width(i) / 2
            return Drawing.text(names[i], x: middle(i), y: bottom + 18, anchor: .middle, style: "tick")
        }
    }

    /// Heights of labels that are as near as they can be to where they should stand and do not overlap, in the same order, which is
    /// from the top down.
    package func spread(_ wanted: [Double], apart: Double = Drawing.line) -> [Double] {
        var heights = wanted
        for i in heights.indices.dropFirst() { heights[i] = max(heights[i], heights[i - 1] + apart) }
        guard let last = heights.last, last > bottom else { return heights }
        var limit = bottom
        for i in heights.indices.reversed() {
            heights[i] = min(heights[i], limit)
            limit = heights[i] - apart
        }
        return heights
    }
}
