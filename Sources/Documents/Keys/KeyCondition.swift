/// Where a key is read, or must be there: what another key holds.
public struct KeyCondition: Hashable, Sendable {
    /// The path of the key that decides, names as `*`.
    public let path: String
    /// Whether it matters only if the key is there.
    public let isOfPresence: Bool
    /// What it may hold; nil: it is not there.
    public let values: [KeyValue?]
    /// The values for which the condition does not hold.
    public let others: [KeyValue?]

    /// As in "kind = battery", "with weather_file", "longest_delay_hours > 0"; the path is cut short inside of `table`.
    public func text(in table: String) -> String {
        let name = isWithin(table) ? String(path.dropFirst(table.isEmpty ? 0 : table.count + 1)) : path.replacingNames
        if isOfPresence { return (values.contains(nil) ? "without " : "with ") + name }
        if isNumeric { return name + (holdsForZero ? " = 0" : " > 0") }
        let positive = KeyCondition.words(values)
        let negative = KeyCondition.words(others)
        if positive.count > negative.count + 1 { return "\(name) not \(negative.joined(separator: ", "))" }
        return "\(name) = \(positive.joined(separator: " or "))"
    }

    /// Whether the key that decides stands in the table itself.
    public func isWithin(_ table: String) -> Bool {
        let prefix = table.isEmpty ? "" : table + "."
        return path.hasPrefix(prefix) && !path.dropFirst(prefix.count).contains(".")
    }

    var isNumeric: Bool {
        (values + others).contains { value in
            switch value {
            case .number, .integer: true
            default: false
            }
        }
    }

    private var holdsForZero: Bool { values.contains { $0 == .number(0) || $0 == .integer(0) } }

    /// Each once; a text without its quotes.
    private static func words(_ values: [KeyValue?]) -> [String] {
        values.reduce(into: []) { words, value in
            let word = if case .text(let text) = value { text } else { value?.text ?? "absent" }
            if !words.contains(word) { words.append(word) }
        }
    }
}

extension String {
    /// A path with `NAME` for each name that a file gives.
    public var replacingNames: String {
        split(separator: ".", omittingEmptySubsequences: false).map { $0 == "*" ? "NAME" : String($0) }
            .joined(separator: ".")
    }
}

extension KeyValue {
    init(_ value: Node.Value) {
        switch value {
        case .boolean(let boolean): self = .boolean(boolean)
        case .integer(let integer): self = .integer(integer)
        case .float(let number): self = .number(number)
        case .string(let text), .date(let text): self = .text(text)
        case .array(let elements): self = .list(elements.map { KeyValue($0.value) })
        case .table: self = .list([])
        }
    }
}
