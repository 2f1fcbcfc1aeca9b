import Output
import Vocabulary

/// A table of aligned columns, for terminals and Markdown.
///
/// On a terminal no line is longer than the style's width: headings and texts are wrapped inside of their columns, and where that is
/// not enough, columns stand in groups below each other that repeat the key columns (`TableLayout`). A row is never broken.
public struct TextTable: Sendable {
    public enum Style: Sendable, Equatable {
        case terminal(width: Int)
        case markdown

        /// Where there is no terminal.
        public static let standardWidth = 80
        /// Text of the standard width.
        public static let text = Style.terminal(width: standardWidth)
    }

    public struct Column: Sendable {
        let title: String
        var alignsRight = false
        /// Whether cells lose their end where width is short, rather than being wrapped.
        var isShortened = false

        public static func left(_ title: String) -> Column { Column(title: title) }
        public static func right(_ title: String) -> Column { Column(title: title, alignsRight: true) }
        /// Names, in one line whatever their length.
        public static func name(_ title: String) -> Column { Column(title: title, isShortened: true) }
    }

    private let columns: [Column]
    /// How many of the first columns say what a row is of.
    private let keys: Int
    private var rows: [[String]?] = []

    /// - Parameter keys: how many of the first columns say what a row is of; unless given, those on the left with words, and years.
    public init(_ columns: [Column], keys: Int? = nil) {
        self.columns = columns
        self.keys = keys ?? TextTable.leadingKeys(columns)
        precondition(self.keys <= columns.count, "\(self.keys) keys in a table of \(columns.count) columns")
    }

    /// The words at the beginning and the year after them; of a table of nothing but words the first column.
    private static func leadingKeys(_ columns: [Column]) -> Int {
        let words = columns.prefix { !$0.alignsRight }.count
        if words == columns.count { return min(1, words) }
        let years = columns.dropFirst(words).prefix { $0.title == "year" }.count
        return min(max(words + years, 1), columns.count - 1)
    }

    public var isEmpty: Bool { rows.isEmpty }

    public mutating func add(_ row: [String]) {
        precondition(row.count == columns.count, "\(row.count) cells in a table of \(columns.count) columns")
        rows.append(row)
    }

    /// A thin line between groups of rows; nothing in Markdown.
    public mutating func addSeparator() { if !rows.isEmpty, rows.last! != nil { rows.append(nil) } }

    public func rendered(_ style: Style) -> String {
        let titles = columns.map { style.neutral($0.title) }
        let cells = rows.map { $0.map { $0.map(style.neutral) } }
        switch style {
        case .markdown: return markdown(titles, cells.compactMap { $0 })
        case .terminal(let width):
            let layout = TableLayout(columns, titles, cells.compactMap { $0 }, keys: keys, width: width)
            return layout.groups.map { text($0, titles, cells) }.joined(separator: "\n\n")
        }
    }

    /// Whether all columns stand side by side with nothing wrapped.
    func fits(_ style: Style) -> Bool {
        guard case .terminal(let width) = style else { return true }
        let cells = rows.compactMap { $0 }.map { $0.map(style.neutral) }
        return TableLayout.naturalWidth(columns, columns.map(\.title), cells) <= width
    }

    private func markdown(_ titles: [String], _ rows: [[String]]) -> String {
        let widths = columns.indices.map { c in max(titles[c].count, rows.map { $0[c].count }.max() ?? 0, 3) }
        func line(_ row: [String]) -> String {
            let fields = row.indices.map { c in
                let blank = String(repeating: " ", count: widths[c] - row[c].count)
                return columns[c].alignsRight ? blank + row[c] : row[c] + blank
            }
            return "| " + fields.joined(separator: " | ") + " |"
        }
        let rules = columns.indices.map { c in
            String(repeating: "-", count: widths[c] - 1) + (columns[c].alignsRight ? ":" : "-")
        }
        return ([line(titles), "| " + rules.joined(separator: " | ") + " |"] + rows.map(line)).joined(separator: "\n")
    }

    /// A group of columns with its heading.
    private func text(_ group: TableLayout.Group, _ titles: [String], _ rows: [[String]?]) -> String {
        let rule =
            String(repeating: " ", count: TableLayout.indent)
            + group.widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
        var lines = block(group, titles, isHeading: true) + [rule]
        for (i, row) in rows.enumerated() {
            if let row {
                lines += block(group, row, isHeading: false)
            } else if i + 1 < rows.count {
                lines.append("")
            }
        }
        return lines.joined(separator: "\n")
    }

    /// A row in as many lines as its longest cell takes; headings stand on their rule.
    private func block(_ group: TableLayout.Group, _ row: [String], isHeading: Bool) -> [String] {
        let cells = zip(group.columns, group.widths).map { c, width in
            columns[c].isShortened && !isHeading
                ? [Wrapping.shortened(row[c], width: width)] : Wrapping.lines(row[c], width: width)
        }
        let height = cells.map(\.count).max() ?? 0
        return (0..<height).map { l in
            let fields = cells.indices.map { k in
                let text = isHeading ? l - (height - cells[k].count) : l
                return padded(cells[k].indices.contains(text) ? cells[k][text] : "", group.columns[k], group.widths[k])
            }
            let line = String(repeating: " ", count: TableLayout.indent) + fields.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }

    private func padded(_ text: String, _ column: Int, _ width: Int) -> String {
        let blank = String(repeating: " ", count: max(width - text.displayWidth, 0))
        return columns[column].alignsRight ? blank + text : text + blank
    }
}

/// Numbers as people read them.
public enum NumberText {
    /// With a fixed number of decimals and thousands separated by commas; "–" for nothing.
    public static func text(_ value: Double?, decimals: Int = 0) -> String {
        guard let value, value.isFinite else { return "–" }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = (abs(value) * scale).rounded()
        guard scaled < 9e15 else { return "\(value)" }
        let units = Int(scaled)
        var whole = String(units / Int(scale))
        var grouped = ""
        while whole.count > 3 {
            grouped = "," + whole.suffix(3) + grouped
            whole.removeLast(3)
        }
        var text = whole + grouped
        if decimals > 0 {
            let fraction = String(units % Int(scale))
            text += "." + String(repeating: "0", count: decimals - fraction.count) + fraction
        }
        return value < 0 && units != 0 ? "−" + text : text
    }

    /// As a wide table has it, in the unit of its heading.
    static func brief(_ value: Double?, _ shown: Shown) -> String {
        shown.unit == "%"
            ? percent(value, decimals: shown.brief) : text(value.map { $0 * shown.scale }, decimals: shown.brief)
    }

    /// A share as a percentage.
    public static func percent(_ share: Double?, decimals: Int = 0) -> String {
        share.map { text($0 * 100, decimals: decimals) + " %" } ?? "–"
    }

    /// A residual or gap: two digits and an exponent.
    public static func scientific(_ value: Double?) -> String {
        guard let value, value.isFinite else { return "–" }
        if value == 0 { return "0" }
        var exponent = 0
        var mantissa = abs(value)
        while mantissa >= 10 {
            mantissa /= 10
            exponent += 1
        }
        while mantissa < 1 {
            mantissa *= 10
            exponent -= 1
        }
        if (mantissa * 10).rounded() >= 100 {
            mantissa = 1
            exponent += 1
        }
        return "\(value < 0 ? "−" : "")\(text(mantissa, decimals: 1))e\(exponent)"
    }
}
