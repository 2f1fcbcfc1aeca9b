import Foundation
import Reporting
import Testing
import TimeSeries

@Suite struct FanChartTests {
    private let series = FanSeries(
        title: "Energy of A & B", unit: "TWh a year", years: [2025, 2026, 2027],
        fans: [[10, 10, 10], [10, 15, 20], [10, 20, 30]].map { Fan($0) }, base: [10, 15, 21],
        points: [
            .init(year: 2027, value: 48, mark: "A", label: "one <who>"),
            .init(year: 2020, value: 1, mark: "B", label: "old"),
        ])

    @Test func theTextChartHasAxesBandsAndPoints() {
        let text = TextFanChart(series, rows: 11, columnsPerYear: 10).rendered()
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines[0] == "Energy of A & B, TWh a year")
        // Eleven rows from 50 to 0 in tens: every second row has a tick.
        #expect(lines[2].hasPrefix("  50 ┤") && lines[4].hasPrefix("  40 ┤") && lines[12].hasPrefix("   0 ┤"))
        #expect(lines[2].hasSuffix("A"))
        // In 2025 everything is 10: row 8 from the top, where the base covers the median.
        #expect(Array(lines[10])[9] == "○")
        #expect(lines[13].contains("└──") && lines[14].contains("2025      2026      2027"))
        #expect(text.contains("░") && text.contains("▓") && text.contains("A 48.0 in 2027: one <who>"))
        #expect(!text.contains("old"))
    }

    @Test func aSingleYearOrNothingAtAllIsDrawnToo() {
        let one = FanSeries(title: "x", unit: "MW", years: [2025], fans: [Fan([0])], base: [0], points: [])
        #expect(TextFanChart(one).rendered().contains("2025"))
        #expect(SVGFanChart(one, subtitle: "").rendered().hasPrefix("<svg"))
    }

    @Test func theSVGIsWellFormedAndSelfContained() throws {
        let svg = SVGFanChart(series, subtitle: "made up").rendered()
        #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 960.0 "))
        #expect(svg.contains("Energy of A &amp; B") && svg.contains("one &lt;who&gt;") && !svg.contains("<who>"))
        #expect(
            svg.components(separatedBy: "<polygon ").count == 3 && svg.components(separatedBy: "<polyline ").count == 3)
        #expect(svg.components(separatedBy: "<circle ").count == 2)
        #expect(svg.components(separatedBy: "http").count == 2 && !svg.contains("href"))
        #expect(svg.components(separatedBy: "<text").count == svg.components(separatedBy: "</text>").count)
        for label in ["TWh a year", ">2025<", ">2027<", "year", "median", "half of the samples"] {
            #expect(svg.contains(label), "\(label)")
        }
    }
}
