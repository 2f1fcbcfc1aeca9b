import Output

/// What a report is made of, beside tables: names, headings, paragraphs, sections.
extension TextTable.Style {
    /// Columns of a line of plain text.
    public var width: Int {
        switch self {
        case .terminal(let width): width
        case .markdown: TextTable.Style.standardWidth
        }
    }

    /// A name, title or cell in which nothing acts.
    public func neutral(_ text: String) -> String {
        switch self {
        case .terminal: Neutral.line(text)
        case .markdown: Neutral.markdown(text)
        }
    }

    /// Capitals, but for units; in Markdown a heading of the second level.
    public func heading(_ text: String) -> String {
        switch self {
        case .terminal: text.uppercased().replacing("TWH", with: "TWh")
        case .markdown: "## \(text)"
        }
    }

    /// Lines of at most the width, broken at blanks, those after the first behind `hanging` blanks; as it is in Markdown.
    public func paragraph(_ text: String, hanging: Int = 0) -> String {
        guard case .terminal(let width) = self else { return text }
        let margin = String(repeating: " ", count: hanging)
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let lead = String(line.prefix { $0 == " " })
            let words = Wrapping.lines(String(line.dropFirst(lead.count)), width: width - max(lead.count, hanging))
            return words.enumerated().map { ($0 == 0 ? lead : margin) + $1 }.joined(separator: "\n")
        }.joined(separator: "\n")
    }

    /// A heading, a note and a table; nil where the table has no rows.
    public func section(_ title: String, _ note: String, _ table: TextTable) -> String? {
        table.isEmpty ? nil : opening(title, note) + "\n\n" + table.rendered(self)
    }

    /// A heading and a paragraph.
    public func opening(_ title: String, _ text: String) -> String {
        self == .markdown ? "\(heading(title))\n\n\(text)" : paragraph("\(heading(title)). \(text)")
    }
}
