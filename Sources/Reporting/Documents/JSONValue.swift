import Documents
import Foundation
import Output

/// A JSON value whose keys are written as they are given, whatever the encoder does to the keys of types.
public indirect enum JSONValue: Sendable {
    case null
    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    /// A value of a configuration; a date becomes its text.
    public init(_ node: Node) {
        switch node.value {
        case .string(let text), .date(let text): self = .text(text)
        case .integer(let integer): self = .integer(integer)
        case .float(let number): self = .number(number)
        case .boolean(let boolean): self = .boolean(boolean)
        case .array(let elements): self = .list(elements.map(JSONValue.init))
        case .table(let table):
            let entries = table.entries.map { ($0.key, JSONValue($0.node)) }
            self = .object(Dictionary(entries, uniquingKeysWith: { $1 }))
        }
    }

    /// What the value is encoded to, keys as its type has them or in snake case.
    public init(encoding value: some Encodable, inSnakeCase: Bool = true) throws {
        let encoder = JSONEncoder()
        if inSnakeCase { encoder.keyEncodingStrategy = .convertToSnakeCase }
        encoder.nonConformingFloatEncodingStrategy = JSONText.infinities
        self = try JSONDecoder().decode(JSONValue.self, from: encoder.encode(value))
    }

    public static func number(_ value: Double?) -> JSONValue { value.map(JSONValue.number) ?? .null }
    public static func integer(_ value: Int?) -> JSONValue { value.map(JSONValue.integer) ?? .null }

    /// Sorted keys, two-space indents, a final newline.
    public func document() throws -> String {
        String(decoding: try JSONText.bytes(self, snakeCase: false), as: UTF8.self)
    }

    /// In one line, keys sorted: for a cell of a table.
    public var line: String {
        switch self {
        case .null: "null"
        case .boolean(let boolean): "\(boolean)"
        case .integer(let integer): "\(integer)"
        case .number(let number): "\(number)"
        case .text(let text): text
        case .list(let elements): "[" + elements.map(\.line).joined(separator: ", ") + "]"
        case .object(let object):
            "{" + object.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.line)" }.joined(separator: ", ") + "}"
        }
    }
}

extension JSONValue: Equatable {
    /// An integer equals the number of its value: JSON does not tell them apart.
    public static func == (a: JSONValue, b: JSONValue) -> Bool {
        switch (a, b) {
        case (.null, .null): true
        case (.boolean(let a), .boolean(let b)): a == b
        case (.integer(let a), .integer(let b)): a == b
        case (.integer(let a), .number(let b)), (.number(let b), .integer(let a)): Double(a) == b
        case (.number(let a), .number(let b)): a == b || a.isNaN && b.isNaN
        case (.text(let a), .text(let b)): a == b
        case (.list(let a), .list(let b)): a == b
        case (.object(let a), .object(let b)): a == b
        default: false
        }
    }
}

extension JSONValue: Codable {
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .boolean(let boolean): try container.encode(boolean)
        case .integer(let integer): try container.encode(integer)
        case .number(let number) where number.isFinite: try container.encode(number)
        case .number(let number): try container.encode(number.isNaN ? "nan" : "\(number)")
        case .text(let text): try container.encode(text)
        case .list(let list): try container.encode(list)
        case .object(let object): try container.encode(object)
        }
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let boolean = try? container.decode(Bool.self) {
            self = .boolean(boolean)
        } else if let integer = try? container.decode(Int.self) {
            self = .integer(integer)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([JSONValue].self) {
            self = .list(list)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }
}
