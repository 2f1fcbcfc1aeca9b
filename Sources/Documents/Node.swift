import Output

/// A value of a document, with the place where it stands.
public struct Node: Equatable, Sendable {
    public enum Value: Equatable, Sendable {
        case table(Table)
        case array([Node])
        case string(String)
        case integer(Int)
        case float(Double)
        case boolean(Bool)
        /// A TOML date, time or date-time, kept as its RFC 3339 text.
        case date(String)
    }

    public var value: Value
    public var position: SourcePosition

    public init(_ value: Value, at position: SourcePosition) {
        self.value = value
        self.position = position
    }

    public var table: Table? {
        if case .table(let table) = value { table } else { nil }
    }

    public var array: [Node]? {
        if case .array(let array) = value { array } else { nil }
    }

    public var string: String? {
        if case .string(let string) = value { string } else { nil }
    }

    /// The number of an integer or a float literal.
    public var number: Double? {
        switch value {
        case .integer(let integer): Double(integer)
        case .float(let float): float
        default: nil
        }
    }

    /// The node as a message shows it: its type and, for a scalar, its value: `string "abc"`, `integer 3`.
    public var summary: String {
        switch value {
        case .table(let table): table.entries.isEmpty ? "an empty table" : "a table of \(table.entries.count)"
        case .array(let array): array.isEmpty ? "an empty array" : "an array of \(array.count)"
        case .string(let string): "string \"\(shortened(string))\""
        case .integer: "integer \(literal)"
        case .float: "number \(literal)"
        case .boolean: "boolean \(literal)"
        case .date: "date \(literal)"
        }
    }

    /// A number, boolean or date as it could stand in a file; else the summary.
    var literal: String {
        switch value {
        case .integer(let integer): "\(integer)"
        case .float(let float): "\(float)"
        case .boolean(let boolean): "\(boolean)"
        case .date(let text): text
        case .table, .array, .string: summary
        }
    }
}

extension Node {
    /// The value on one line, as it could stand in a file; texts in full.
    var inline: String {
        switch value {
        case .string(let string): "\"\(string)\""
        case .array(let elements): "[" + elements.map(\.inline).joined(separator: ", ") + "]"
        case .table(let table):
            "{ " + table.entries.map { "\(quotedIfNeeded($0.key)) = \($0.node.inline)" }.joined(separator: ", ") + " }"
        case .integer, .float, .boolean, .date: literal
        }
    }
}

/// Keys and their values, in the order of the file; each key is there once.
public struct Table: Equatable, Sendable {
    public struct Entry: Equatable, Sendable {
        public let key: String
        public let keyPosition: SourcePosition
        public var node: Node

        public init(key: String, keyPosition: SourcePosition, node: Node) {
            self.key = key
            self.keyPosition = keyPosition
            self.node = node
        }
    }

    public private(set) var entries: [Entry] = []
    private var indices: [String: Int] = [:]

    public init() {}

    init(_ entries: [Entry]) { for entry in entries { set(entry) } }

    public func entry(_ key: String) -> Entry? { indices[key].map { entries[$0] } }

    public subscript(key: String) -> Node? { entry(key)?.node }

    /// Puts the entry in the place of the one with its key, or at the end.
    public mutating func set(_ entry: Entry) {
        if let index = indices[entry.key] {
            entries[index] = entry
        } else {
            indices[entry.key] = entries.count
            entries.append(entry)
        }
    }

    public mutating func remove(_ key: String) {
        guard let index = indices.removeValue(forKey: key) else { return }
        entries.remove(at: index)
        for (later, entry) in entries.enumerated().dropFirst(index) { indices[entry.key] = later }
    }

    /// Whether this is a per-year table: not empty, and every key four digits.
    public var isYearly: Bool { !entries.isEmpty && entries.allSatisfy { year(of: $0.key) != nil } }

    /// Whether this is a yearly number given by a growth curve: it says which.
    public var isGrowth: Bool { self["growth"] != nil }
}

/// The year that a key of exactly four ASCII digits means.
func year(of key: String) -> Int? {
    key.utf8.count == 4 && key.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(key) : nil
}

/// A text in one line of at most 60 characters, for a message.
func shortened(_ text: String) -> String {
    Neutral.line(text, limit: 60)
}

/// Whether TOML allows the key without quotes.
func isBareKey(_ key: String) -> Bool {
    !key.isEmpty
        && key.utf8.allSatisfy {
            switch $0 {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
}

/// A key as it stands in a key path: bare where TOML allows it, else quoted.
func quotedIfNeeded(_ key: String) -> String { isBareKey(key) ? key : "\"\(shortened(key))\"" }

/// The dotted path of a key, its parts quoted where TOML asks for it.
public func keyPath(_ parts: [String]) -> String { parts.reduce("", joined) }

/// The key path of `key` inside `path` (empty for the root).
func joined(_ path: String, _ key: String) -> String {
    path.isEmpty ? quotedIfNeeded(key) : "\(path).\(quotedIfNeeded(key))"
}
