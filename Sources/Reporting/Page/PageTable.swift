import Vocabulary

/// A table of a page: a heading, cells, and what it is of for those who hear it. Wide ones scroll within the page and are smaller in
/// print.
package struct PageTable {
    package enum Cell {
        case name(String)
        case text(String)
        case number(Markup)
        /// Text with numbers in it.
        case mixed(Markup)
    }

    package struct Column {
        let title: String
        let isNumber: Bool

        package static func words(_ title: String) -> Column { Column(title: title, isNumber: false) }
        package static func number(_ title: String) -> Column { Column(title: title, isNumber: true) }
        package static func number(_ shown: Shown) -> Column { Column(title: shown.briefly, isNumber: true) }
    }

    private let caption: String
    private let columns: [Column]
    private let isSortable: Bool
    private var rows: [(cells: [Cell], kind: String?)] = []
    /// How many of the first columns say what a row is of.
    private let keys: Int

    package init(_ caption: String, _ columns: [Column], keys: Int = 1, isSortable: Bool = false) {
        (self.caption, self.columns, self.keys, self.isSortable) = (caption, columns, keys, isSortable)
    }

    package var isEmpty: Bool { rows.isEmpty }

    /// - Parameter kind: a class of the row, such as `total`.
    package mutating func add(_ cells: [Cell], kind: String? = nil) {
        precondition(cells.count == columns.count, "\(cells.count) cells in a table of \(columns.count) columns")
        rows.append((cells, kind))
    }

    /// nothing where there are no rows.
    package var markup: Markup {
        if rows.isEmpty { return .nothing }
        let head = Markup(
            "thead", [:],
            Markup(
                "tr", [:],
                columns.map { Markup("th", ["scope": "col", "class": $0.isNumber ? "n" : nil], .text($0.title)) }))
        let table = Markup(
            "table", ["class": isSortable ? "sortable" : nil], Markup("caption", [:], .text(caption)), head,
            Markup("tbody", [:], rows.map(row)))
        return Markup(
            "div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": caption], table)
    }

    private func row(_ row: (cells: [Cell], kind: String?)) -> Markup {
        Markup("tr", ["class": row.kind], row.cells.enumerated().map { cell($1, isKey: $0 < keys) })
    }

    private func cell(_ cell: Cell, isKey: Bool) -> Markup {
        let tag: StaticString = isKey ? "th" : "td"
        let scope = isKey ? "row" : nil
        return switch cell {
        case .name(let text): Markup(tag, ["scope": scope], .name(text))
        case .text(let text):
            Markup(tag, ["scope": scope, "dir": "auto", "class": text.count > 40 ? "long" : nil], .text(text))
        case .number(let markup): Markup(tag, ["scope": scope, "class": "n"], markup)
        case .mixed(let markup): Markup(tag, ["scope": scope], markup)
        }
    }
}

extension PageTable.Cell {
    /// "–" where there is none.
    package static func number(_ told: Told?, _ shown: Shown, brief: Bool = false) -> PageTable.Cell {
        .number(told.number(shown, brief: brief))
    }

    package static func year(_ year: Int) -> PageTable.Cell { .text("\(year)") }
}

extension Markup {
    /// What is shown on request, such as the numbers of a chart.
    package static func details(_ summary: String, _ body: [Markup]) -> Markup {
        Markup("details", [:], [Markup("summary", [:], .text(summary))] + body)
    }

    package static func paragraph(_ text: String) -> Markup { Markup("p", ["dir": "auto"], .text(text)) }
    package static func note(_ text: String) -> Markup { Markup("p", ["class": "note", "dir": "auto"], .text(text)) }
}
