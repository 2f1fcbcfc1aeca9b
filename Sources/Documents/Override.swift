/// One `--set KEY=VALUE`.
///
/// KEY is a dotted path, a part of it in quotes where it holds a dot or an equals sign; inside an array of tables a part is
/// the `name` of an entry. VALUE is a TOML value or, when it is not valid TOML, a bare string.
public struct Override: Sendable {
    /// KEY=VALUE as typed.
    public let text: String
    public private(set) var path: [String]
    public private(set) var value: Node

    /// The dotted path, parts in quotes where they need them, none cut short.
    public var key: String { path.map { isBareKey($0) ? $0 : "\"\($0)\"" }.joined(separator: ".") }

    /// KEY for a path, as `--set` takes it; nil where a part holds both kinds of quote.
    public static func key(_ path: [String]) -> String? {
        var parts: [String] = []
        for part in path {
            if isBareKey(part) {
                parts.append(part)
            } else if !part.contains("\"") {
                parts.append("\"\(part)\"")
            } else if !part.contains("'") {
                parts.append("'\(part)'")
            } else {
                return nil
            }
        }
        return parts.joined(separator: ".")
    }

    /// Whether it sets a rate in `[currency]`, or all of them.
    var isOfRates: Bool { path.first == Currencies.key }

    /// Whether it sets a parameter.
    var isOfParameters: Bool { path.first == Parameters.key }

    /// Throws one issue when there is no '=' or the key is not a dotted path.
    ///
    /// - Parameter number: which of the overrides it is, from 1.
    init(_ text: String, number: Int) throws(InputIssues) {
        let position = SourcePosition(file: "--set \(shortened(text))", line: 0, column: number)
        func refused(_ message: String) -> InputIssues { InputIssues([Issue(.error, at: position, message)]) }
        var parts = PathParsing(text: Substring(text))
        self.text = text
        let path = try parts.path(refused)
        guard parts.text.first == "=" else { throw refused("expected KEY=VALUE, found no '='") }
        self.path = path
        value = Self.parse(String(parts.text.dropFirst()), at: position)
    }

    private static func parse(_ text: String, at position: SourcePosition) -> Node {
        // A second key means that the text went on after the value, over a line break.
        if let root = try? Node.parse(Array("value = \(text)".utf8), place: { _, _ in position }).table,
            let value = root["value"], root.entries.count == 1
        {
            return value
        }
        return Node(.string(trimmed(Substring(text))), at: position)
    }

    /// The override with the part at `depth` renamed, and another value.
    func renaming(at depth: Int, to key: String, value: Node) -> Override {
        var renamed = self
        renamed.path[depth] = key
        renamed.value = value
        return renamed
    }

    /// Puts the value into the tree, making the tables on the way that are not there.
    ///
    /// Throws one issue when the way leads through a scalar, or through an array without an entry of that name.
    func apply(to root: inout Node) throws(InputIssues) {
        try set(in: &root, depth: 0)
    }

    private func set(in node: inout Node, depth: Int) throws(InputIssues) {
        guard depth < path.count else {
            node = value
            return
        }
        switch node.value {
        case .table(var table):
            let key = path[depth]
            let old = table.entry(key)
            var child = old?.node ?? Node(.table(Table()), at: value.position)
            try set(in: &child, depth: depth + 1)
            let isReplaced = old == nil || depth + 1 == path.count
            let keyPosition = isReplaced ? value.position : old?.keyPosition ?? value.position
            table.set(Table.Entry(key: key, keyPosition: keyPosition, node: child))
            node.value = .table(table)
        case .array(var elements) where elements.areNamedTables:
            let index = try index(of: path[depth], in: elements, depth: depth)
            try set(in: &elements[index], depth: depth + 1)
            node.value = .array(elements)
        default:
            throw issue(depth, "is \(node.summary) (\(node.position)): no key can be set inside it")
        }
    }

    private func index(of name: String, in elements: [Node], depth: Int) throws(InputIssues) -> Int {
        if let index = elements.firstIndex(where: { $0.name == name }) { return index }
        let advice = suggestion(for: name, among: elements.compactMap(\.name), called: "names")
        throw issue(depth, "has no entry named `\(shortened(name))`; \(advice)")
    }

    private func issue(_ depth: Int, _ message: String) -> InputIssues {
        let keyPath = path.prefix(depth).reduce("", joined)
        return InputIssues([Issue(.error, at: value.position, keyPath: keyPath, message)])
    }
}

/// Takes a dotted path off the front of a text.
private struct PathParsing {
    var text: Substring

    mutating func path(_ refused: (String) -> InputIssues) throws(InputIssues) -> [String] {
        var parts: [String] = []
        repeat {
            if !parts.isEmpty { text.removeFirst() }
            let part = try part(refused)
            parts.append(part)
        } while text.first == "."
        guard parts.count <= 32 else { throw refused("the key has over 32 parts") }
        return parts
    }

    /// A quoted or a bare part and the blanks around it.
    private mutating func part(_ refused: (String) -> InputIssues) throws(InputIssues) -> String {
        text = text.drop { $0 == " " }
        guard let quote = text.first, quote == "\"" || quote == "'" else {
            let bare = text.prefix { $0 != "." && $0 != "=" }
            text = text[bare.endIndex...]
            let part = trimmed(bare)
            if part.isEmpty { throw refused("a part of the key is empty; expected KEY=VALUE") }
            return part
        }
        text.removeFirst()
        guard let end = text.firstIndex(of: quote) else { throw refused("the key has a quote that is not closed") }
        let part = String(text[..<end])
        text = text[text.index(after: end)...].drop { $0 == " " }
        guard text.first == nil || text.first == "." || text.first == "=" else {
            throw refused("expected '.' or '=' after the quoted part of the key")
        }
        return part
    }
}

private func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
}
