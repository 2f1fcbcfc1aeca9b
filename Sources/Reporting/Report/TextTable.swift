import Output
import Vocabulary

/// A table of aligned columns, for terminals and Markdown.
public struct TextTable: Sendable {
    public enum Style: Sendable {
        case text, markdown

        /// A name, title or cell in which nothing acts.
        public func neutral(_ text: String) -> String {
            switch self {
            case .text: Neutral.line(text)
            case .markdown: Neutral.markdown(text)
            }
        }
    }

    public struct Column: Sendable {
        let title: String
        let alignsRight: Bool

        public static func left(_ title: String) -> Column { Column(title: title, alignsRight: false) }
        public static func right(_ title: String) -> Column { Column(title: title, alignsRight: true) }
    }

    private let columns: [Column]
    private var rows: [[String]?] = []

    public init(_ columns: [Column]) { self.columns = columns }

    public var isEmpty: Bool { rows.isEmpty }

    public mutating func add(_ row: [String]) {
        precondition(row.count == columns.count, "\(row.count) cells in a table of \(columns.count) columns")
        rows.append(row)
    }

    /// A thin line between groups of rows; nothing in Markdown.
    public mutating func addSeparator() { if !rows.isEmpty, rows.last! != nil { rows.append(nil) } }

    public func rendered(_ style: Style) -> String {
        let titles = columns.map { style.neutral($0.title) }
        let rows = rows.map { $0.map { $0.map(style.neutral) } }
        let cells = rows.compactMap { $0 }
        let widths = columns.indices.map { c in max(titles[c].count, cells.map { $0[c].count }.max() ?? 0, 3) }
        func padded(_ text: String, _ c: Int) -> String {
            let blank = String(repeating: " ", count: widths[c] - text.count)
            return columns[c].alignsRight ? blank + text : text + blank
        }
        func line(_ row: [String]) -> String {
            let fields = row.indices.map { padded(row[$0], $0) }
            if style == .markdown { return "| " + fields.joined(separator: " | ") + " |" }
            var text = "  " + fields.joined(separator: "  ")
            while text.hasSuffix(" ") { text.removeLast() }
            return text
        }
        var lines = [line(titles)]
        switch style {
        case .markdown:
            let rules = columns.indices.map { c in
                String(repeating: "-", count: widths[c] - 1) + (columns[c].alignsRight ? ":" : "-")
            }
            lines.append("| " + rules.joined(separator: " | ") + " |")
        case .text: lines.append("  " + widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "))
        }
        for (i, row) in rows.enumerated() {
            if let row {
                lines.append(line(row))
            } else if style == .text, i + 1 < rows.count {
                lines.append("")
            }
        }
        return lines.joined(separator: "\n")
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
