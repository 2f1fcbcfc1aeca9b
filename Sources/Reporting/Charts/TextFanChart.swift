import Output

/// A fan chart for terminals: blocks for the bands, a line of points for the median, letters for points.
public struct TextFanChart {
    private let series: FanSeries
    private let rows: Int
    private let columnsPerYear: Int

    /// As many columns a year as the width has, ten at most and two at least.
    init(_ series: FanSeries, width: Int) {
        let room = (width - 20) / max(series.years.count, 1)
        self.init(series, columnsPerYear: min(max(room, 2), 10))
    }

    /// - Precondition: at least four rows and two columns a year.
    public init(_ series: FanSeries, rows: Int = 18, columnsPerYear: Int = 10) {
        precondition(rows >= 4 && columnsPerYear >= 2)
        self.series = series
        self.rows = rows
        self.columnsPerYear = columnsPerYear
    }

    /// Title, chart with both axes, legend.
    public func rendered(_ style: TextTable.Style = .text) -> String {
        let ticks = AxisTicks(upTo: series.greatest, about: 5)
        let labels = tickLabels(ticks)
        let width = labels.compactMap { $0?.count }.max() ?? 1
        var lines = [style.paragraph("\(Neutral.line(series.title)), \(series.unit)"), ""]
        for (row, cells) in grid(top: ticks.top).enumerated() {
            let label = labels[row] ?? ""
            let margin = String(repeating: " ", count: width - label.count) + label
            lines.append(trimmed("  \(margin) \(labels[row] == nil ? "│" : "┤")" + String(cells)))
        }
        let span = columns
        lines.append("  " + String(repeating: " ", count: width) + " └" + String(repeating: "─", count: span))
        lines.append("  " + String(repeating: " ", count: width + 2) + yearLabels())
        lines.append("")
        lines.append(
            style.paragraph(
                "  ● median, ▓ half of the samples, ░ nine tenths of them, ○ the scenario's own numbers", hanging: 2))
        for point in series.points {
            lines.append(
                style.paragraph(
                    "  \(point.mark) \(NumberText.text(point.value, decimals: 1)) in \(point.year): \(Neutral.line(point.label))",
                    hanging: 4))
        }
        return lines.joined(separator: "\n")
    }

    private var columns: Int { (series.years.count - 1) * columnsPerYear + 7 }

    /// The column of a year's middle.
    private func column(_ yearIndex: Int) -> Int { 3 + yearIndex * columnsPerYear }

    private func row(_ value: Double, _ top: Double) -> Int {
        min(max(rows - 1 - Int((value / top * Double(rows - 1)).rounded()), 0), rows - 1)
    }

    private func grid(top: Double) -> [[Character]] {
        var cells = [[Character]](repeating: [Character](repeating: " ", count: columns), count: rows)
        for x in column(0)...column(series.years.count - 1) {
            let fan = series.fan(at: Double(x - 3) / Double(columnsPerYear))
            for y in row(fan.p95, top)...row(fan.p5, top) { cells[y][x] = "░" }
            for y in row(fan.p75, top)...row(fan.p25, top) { cells[y][x] = "▓" }
            cells[row(fan.p50, top)][x] = "●"
        }
        for (i, value) in series.base.enumerated() { cells[row(value, top)][column(i)] = "○" }
        for point in series.points {
            let x = column(point.year - series.years[0])
            let y = row(point.value, top)
            // Two letters in one place stand side by side.
            let free = [x, x + 1, x + 2, x - 1, x - 2].first { !cells[y][$0].isLetter } ?? x
            cells[y][free] = Character(point.mark)
        }
        return cells
    }

    private func tickLabels(_ ticks: AxisTicks) -> [String?] {
        var labels = [String?](repeating: nil, count: rows)
        for value in ticks.values { labels[row(value, ticks.top)] = ticks.text(value) }
        return labels
    }

    private func yearLabels() -> String {
        var text = ""
        for (i, year) in series.years.enumerated() where i == 0 || column(i) - 2 > text.count {
            text += String(repeating: " ", count: max(column(i) - 2 - text.count, 0)) + "\(year)"
        }
        return text
    }

    private func trimmed(_ line: String) -> String {
        var line = line
        while line.hasSuffix(" ") { line.removeLast() }
        return line
    }
}
