/// Where a document's numbers are from, as the comments beside them say.
///
/// A number is a key: one literal, one per key of years or growth curve, one per array. Its comment stands on its line (on those of its value, where
/// it has several), else on the lines directly above it; where neither gives a grade, the `source` of its table may. What another file extends
/// is told where it stands.
package struct SourceSurvey {
    package struct Number: Equatable, Sendable {
        package let key: String
        /// As it could stand in a file, in the key's unit: a number, an array, an inline table.
        package let value: String
        package let position: SourcePosition
        /// nil: none is given.
        package let note: SourceNote?
        /// Year of the latest source named.
        package let year: Int?
        package let why: Why?
    }

    /// Why a number is worth a second look.
    package enum Why: String, CaseIterable, Sendable {
        /// W.
        case weak
        /// S or D, and the latest source is more than two years older than the document.
        case old
        /// S or D, and no source has a year.
        case undated
        /// No grade.
        case ungraded
    }

    /// Years after which a sourced number is old.
    static let oldAfterYears = 2

    /// All numbers, by file and line.
    package let numbers: [Number]

    /// - Parameter year: the year that the facts are of; nil: none is old, and any year may be a source's.
    package init(_ document: Document, asOf year: Int?) throws(InputIssues) {
        var walk = SourceWalk(asOf: year)
        for file in document.files { walk.scans[file.path] = CommentScan(file.bytes) }
        (walk.references, walk.parameters) = (document.references, document.parameters?.table)
        if let parameters = document.parameters { walk.visit(parameters, path: Parameters.key, sources: []) }
        walk.visit(document.root, path: "", sources: [])
        // Rates of currencies have been used up by then: each file has its own.
        for file in document.files {
            guard let rates = try Node.parse(file.bytes, file: file.path).table?[Currencies.key] else { continue }
            walk.visit(rates, path: Currencies.key, sources: [])
        }
        numbers = walk.numbers.sorted { ($0.position, $0.key) < ($1.position, $1.key) }
    }
}

/// Goes through a tree and notes its numbers.
private struct SourceWalk {
    let asOf: Int?
    let reader = SourceNoteReader()
    var scans: [String: CommentScan] = [:]
    var numbers: [SourceSurvey.Number] = []
    /// The parameters that values stand for, by the places of the values.
    var references: [SourcePosition: String] = [:]
    var parameters: Table?

    init(asOf: Int?) { self.asOf = asOf }

    /// - Parameter sources: texts of the table, its `source`.
    mutating func visit(_ node: Node, path: String, sources: [String]) {
        switch node.value {
        case .table(let table):
            let sources = table["source"]?.string.map { [$0] } ?? []
            for entry in table.entries {
                // What is expected of a plan is no fact.
                if path.isEmpty && Document.keysOfOneFile.contains(entry.key) { continue }
                let key = joined(path, entry.key)
                if SourceWalk.isOneNumber(entry.node) {
                    note(key, entry, sources)
                } else {
                    visit(entry.node, path: key, sources: sources)
                }
            }
        case .array(let elements):
            for (i, element) in elements.enumerated() {
                visit(element, path: element.name.map { joined(path, $0) } ?? "\(path)[\(i)]", sources: sources)
            }
        default: break
        }
    }

    private static func isOneNumber(_ node: Node) -> Bool {
        if node.number != nil { return true }
        if let table = node.table { return table.isYearly || table.isGrowth }
        guard let elements = node.array, !elements.isEmpty else { return false }
        return elements.allSatisfy { $0.number != nil || ($0.array != nil && isOneNumber($0)) }
    }

    private mutating func note(_ key: String, _ entry: Table.Entry, _ sources: [String]) {
        let (own, reader) = (comments(entry), reader)
        // What stands for a parameter is from where the parameter is, unless it says itself where from.
        let borrowed = own.contains { reader.note($0) != nil } ? [] : parameterComments(entry.node)
        let comments = own + borrowed
        let graded = (comments + sources).lazy.compactMap { text in reader.note(text).map { (text, $0) } }.first
        let texts = (graded.map { [$0.0] } ?? []) + comments + sources
        let year = reader.year(texts, notAfter: asOf ?? .max)
        numbers.append(
            .init(
                key: key, value: entry.node.inline, position: entry.keyPosition, note: graded?.1,
                year: graded == nil ? nil : year,
                why: why(graded?.1.grade, year)))
    }

    private func why(_ grade: SourceNote.Grade?, _ year: Int?) -> SourceSurvey.Why? {
        switch grade {
        case nil: return .ungraded
        case .weak: return .weak
        case .known: return nil
        case .sourced, .derived:
            guard let year else { return .undated }
            return (asOf ?? year) - year > SourceSurvey.oldAfterYears ? .old : nil
        }
    }

    private func parameterComments(_ node: Node) -> [String] {
        if let name = references[node.position], let entry = parameters?.entry(name) { return comments(entry) }
        let inner = (node.array ?? []) + (node.table?.entries.map(\.node) ?? [])
        return inner.flatMap(parameterComments)
    }

    /// The comments of a number: those of its own lines, then the block above it, from its last grade at a line's beginning on.
    private func comments(_ entry: Table.Entry) -> [String] {
        guard let lines = scans[entry.keyPosition.file]?.lines, !entry.keyPosition.isOnCommandLine else { return [] }
        let first = entry.keyPosition.line - 1
        var last = max(first, (lastLine(entry.node) ?? 0) - 1)
        func line(_ i: Int) -> CommentScan.Line? { lines.indices.contains(i) ? lines[i] : nil }
        while let next = line(last + 1), next.isContinuation || "]}".contains(next.code.first ?? " ") && last > first {
            last += 1
        }
        let own = (first...last).compactMap { line($0)?.comment }
        var above: [String] = []
        var i = first - 1
        while let next = line(i), next.code.isEmpty, !next.isContinuation, let comment = next.comment {
            above.insert(comment, at: 0)
            i -= 1
        }
        let start = above.lastIndex { reader.beginsWithGrade($0) } ?? 0
        return [own, Array(above[start...])].map { $0.joined(separator: " ") }.filter { !$0.isEmpty }
    }

    /// Of the values inside; what a parameter stands for is written elsewhere.
    private func lastLine(_ node: Node) -> Int? {
        if references[node.position] != nil { return node.position.line }
        let inner = (node.array ?? []) + (node.table?.entries.map(\.node) ?? [])
        return (inner.compactMap(lastLine) + [node.position.line]).max()
    }
}
