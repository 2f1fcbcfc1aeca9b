/// One value of a table.
public enum TableValue: Hashable, Sendable {
    case empty
    case integer(Int)
    case number(Double)
    case text(String)

    public static func number(_ value: Double?) -> TableValue { value.map(TableValue.number) ?? .empty }
    public static func text(_ value: String?) -> TableValue { value.map(TableValue.text) ?? .empty }
}

/// A table with its rows, in runs: within one, a column is one value for all rows or a value for each, so that ten million
/// hourly values take little more than themselves.
///
/// Formats read it, and nothing else: each is one file and one line in the catalogue of formats.
public struct Table: Sendable {
    /// A column of a run.
    public enum Values: Sendable {
        case constant(TableValue)
        case integers([Int])
        case numbers([Double])
        case texts([String])
        case cells([TableValue])

        public func cell(_ row: Int) -> TableValue {
            switch self {
            case .constant(let cell): cell
            case .integers(let values): .integer(values[row])
            case .numbers(let values): .number(values[row])
            case .texts(let values): .text(values[row])
            case .cells(let cells): cells[row]
            }
        }
    }

    public struct Run: Sendable {
        public let count: Int
        /// One for each column of the schema.
        public let columns: [Values]

        public init(count: Int, _ columns: [Values]) { (self.count, self.columns) = (count, columns) }
    }

    public let schema: TableSchema
    public private(set) var runs: [Run] = []

    public init(_ schema: TableSchema) { self.schema = schema }

    /// - Precondition: `rows` have a cell for each column.
    public init(_ schema: TableSchema, rows: [[TableValue]]) {
        self.schema = schema
        if rows.isEmpty { return }
        add(Run(count: rows.count, schema.columns.indices.map { c in .cells(rows.map { $0[c] }) }))
    }

    public var rowCount: Int { runs.reduce(0) { $0 + $1.count } }

    public mutating func add(_ run: Run) {
        precondition(run.columns.count == schema.columns.count, "a run of another width than \(schema.name)")
        runs.append(run)
    }

    /// Rows one by one. - Complexity: O(cells).
    public func forEachRow(_ body: ([TableValue]) throws -> Void) rethrows {
        for run in runs {
            for row in 0..<run.count { try body(run.columns.map { $0.cell(row) }) }
        }
    }
}

/// A table as a list of its columns, each with what it says of a row: header and values cannot fall apart.
public struct TableDefinition<Source, Row>: Sendable {
    public struct Field: Sendable {
        public let column: Column
        public let cell: @Sendable (Row) -> TableValue

        public init(_ column: Column, _ cell: @escaping @Sendable (Row) -> TableValue) {
            (self.column, self.cell) = (column, cell)
        }

        public static func integer(
            _ name: String, unit: Unit? = nil, _ documentation: String, _ value: @escaping @Sendable (Row) -> Int
        ) -> Field {
            Field(Column(name, .integer, unit: unit, documentation)) { .integer(value($0)) }
        }

        public static func number(
            _ name: String, _ unit: Unit?, _ documentation: String, _ value: @escaping @Sendable (Row) -> Double
        ) -> Field {
            Field(Column(name, .number, unit: unit, documentation)) { .number(value($0)) }
        }

        public static func optional(
            _ name: String, _ unit: Unit?, _ documentation: String, _ value: @escaping @Sendable (Row) -> Double?
        ) -> Field {
            Field(Column(name, .number, unit: unit, mayBeEmpty: true, documentation)) { .number(value($0)) }
        }

        public static func optionalInteger(
            _ name: String, _ documentation: String, _ value: @escaping @Sendable (Row) -> Int?
        ) -> Field {
            Field(Column(name, .integer, mayBeEmpty: true, documentation)) {
                value($0).map(TableValue.integer) ?? .empty
            }
        }

        /// Empty texts are empty cells.
        public static func text(
            _ name: String, mayBeEmpty: Bool = false, _ documentation: String,
            _ value: @escaping @Sendable (Row) -> String
        ) -> Field {
            Field(Column(name, .text, mayBeEmpty: mayBeEmpty, documentation)) {
                let text = value($0)
                return text.isEmpty ? .empty : .text(text)
            }
        }

        /// A place of the table `places`; empty texts are empty cells.
        public static func place(
            _ name: String, mayBeEmpty: Bool = false, _ documentation: String,
            _ value: @escaping @Sendable (Row) -> String
        ) -> Field {
            let text = text(name, mayBeEmpty: mayBeEmpty, documentation, value)
            return Field(Column(name, .text, mayBeEmpty: mayBeEmpty, isPlace: true, documentation), text.cell)
        }

        /// The place that a row is of.
        public static func place(_ documentation: String, _ value: @escaping @Sendable (Row) -> String) -> Field {
            place("place", documentation, value)
        }

        /// A figure's column.
        public static func figure(_ figure: Figure, _ value: @escaping @Sendable (Row) -> Double?) -> Field {
            optional(figure.key, figure.unit, figure.documentation, value)
        }
    }

    public let schema: TableSchema
    private let fields: [Field]
    private let rows: @Sendable (Source) -> [Row]

    public init(
        _ name: String, _ documentation: String, key: [String] = [],
        rows: @escaping @Sendable (Source) -> [Row], _ fields: [Field]
    ) {
        schema = TableSchema(name, documentation, key: key, fields.map(\.column))
        (self.fields, self.rows) = (fields, rows)
    }

    public func table(_ source: Source) -> Table {
        Table(schema, rows: rows(source).map { row in fields.map { $0.cell(row) } })
    }
}
