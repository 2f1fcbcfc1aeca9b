/// A cell of a notebook, as nbformat 4.5 has it.
struct NotebookCell {
    enum Kind {
        case markdown
        /// With what running it shows; nil: nothing.
        case code(NotebookOutput?)
    }

    /// Letters, digits, `-` and `_`; its own in the notebook.
    let id: String
    let kind: Kind
    let source: String

    static func text(_ id: String, _ source: String) -> NotebookCell {
        NotebookCell(id: id, kind: .markdown, source: source)
    }

    static func code(_ id: String, _ source: String, shows output: NotebookOutput? = nil) -> NotebookCell {
        NotebookCell(id: id, kind: .code(output), source: source)
    }

    /// - Parameter count: its place among the cells of code, from 1.
    func value(count: Int) -> JSONValue {
        var cell: [String: JSONValue] = [
            "id": .text(id), "metadata": .object([:]), "source": NotebookCell.lines(source),
        ]
        switch kind {
        case .markdown: cell["cell_type"] = .text("markdown")
        case .code(let output):
            cell["cell_type"] = .text("code")
            cell["execution_count"] = .integer(count)
            cell["outputs"] = .list(output.map { [$0.value(count: count)] } ?? [])
        }
        return .object(cell)
    }

    /// Text as a list of its lines, each with its line break.
    static func lines(_ text: String) -> JSONValue {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return .list(lines.enumerated().map { .text($0 + 1 < lines.count ? $1 + "\n" : $1) }.filter { $0 != .text("") })
    }
}

/// What a cell shows.
enum NotebookOutput {
    case table(NotebookTable)
    case picture(NotebookChart)

    func value(count: Int) -> JSONValue {
        var data: [String: JSONValue]
        switch self {
        case .table(let table):
            data = ["text/html": NotebookCell.lines(table.html), "text/plain": NotebookCell.lines(table.plain)]
        case .picture(let chart):
            data = [
                "image/svg+xml": NotebookCell.lines(chart.drawn),
                "text/plain": NotebookCell.lines("<\(chart.title)>"),
            ]
        }
        var output: [String: JSONValue] = ["data": .object(data), "metadata": .object([:])]
        switch self {
        case .table:
            output["output_type"] = .text("execute_result")
            output["execution_count"] = .integer(count)
        case .picture: output["output_type"] = .text("display_data")
        }
        return .object(output)
    }
}
