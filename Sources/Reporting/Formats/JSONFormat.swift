import Foundation
import Output
import Vocabulary

/// `{"columns": […], "rows": [[…]]}`; null where a cell is empty.
public enum JSONFormat: TableFormat {
    public static let name = "json"
    public static let mediaType = "application/json"
    public static let summary = "One JSON object: the names of the columns, and the rows as lists."

    public static let isStreamed = false

    public static func write(_ table: Table, to sink: ([UInt8]) throws -> Void) rethrows { try sink(bytes(of: table)) }

    private static func bytes(of table: Table) -> [UInt8] {
        do {
            return Array(try value(table).document().utf8)
        } catch {
            preconditionFailure("a JSON value is not encoded: \(error)")
        }
    }

    public static func value(_ table: Table) -> JSONValue {
        var rows: [JSONValue] = []
        table.forEachRow { row in rows.append(.list(row.map(JSONValue.init))) }
        return .object(["columns": .list(table.schema.columns.map { .text($0.name) }), "rows": .list(rows)])
    }
}

extension JSONValue {
    init(_ value: TableValue) {
        switch value {
        case .empty: self = .null
        case .integer(let integer): self = .integer(integer)
        case .number(let number): self = .number(number)
        case .text(let text): self = .text(text)
        }
    }
}
