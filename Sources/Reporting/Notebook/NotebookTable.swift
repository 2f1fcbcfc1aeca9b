import Foundation
import Output

/// A frame of numbers as pandas shows one: a row for each label, a column for each heading.
struct NotebookTable {
    /// What rows are by, and columns, where these have a name.
    let rowName: String
    let columnName: String
    let columns: [String]
    let rows: [(label: String, values: [Double?])]
    let decimals: Int

    /// Rounded as pandas rounds: the number times a power of ten, halves to even.
    private func text(_ value: Double?) -> String {
        guard let value else { return "NaN" }
        let power = pow(10, Double(decimals))
        return String(format: "%.\(decimals)f", (value * power).rounded(.toNearestOrEven) / power)
    }

    var html: String {
        func cells(_ texts: [String], _ tag: String) -> String {
            texts.map { "<\(tag)>\(Neutral.xml($0))</\(tag)>" }.joined()
        }
        let body = rows.map { "    <tr><th>\(Neutral.xml($0.label))</th>\(cells($0.values.map(text), "td"))</tr>\n" }
        return """
            <table border="1" class="dataframe">
              <thead>
                <tr style="text-align: right;">\(cells([columnName] + columns, "th"))</tr>
                <tr>\(cells([rowName] + columns.map { _ in "" }, "th"))</tr>
              </thead>
              <tbody>
            \(body.joined())  </tbody>
            </table>
            """
    }

    var plain: String {
        let lines =
            [[columnName] + columns, [rowName] + columns.map { _ in "" }]
            + rows.map { [$0.label] + $0.values.map(text) }
        let shown = lines.map { $0.map { Neutral.line($0, limit: 50) } }
        let widths = (0...columns.count).map { c in shown.map { $0[c].displayWidth }.max()! }
        return shown.map { line in
            line.enumerated().map { c, text in
                let space = String(repeating: " ", count: widths[c] - text.displayWidth)
                return c == 0 ? text + space : space + text
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }
}
