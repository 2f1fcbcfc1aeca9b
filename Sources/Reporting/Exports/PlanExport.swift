import Output
import Vocabulary

/// One file that holds a plan for other programs: one file here, and one line in `ExportCatalogue`.
public protocol PlanExport: Sendable {
    /// Of its option, without the dashes.
    static var name: String { get }
    /// One line for documentation.
    static var summary: String { get }
    /// - Throws: `WriteError`; what was at the path is then as it was.
    static func write(_ plan: ExportedPlan, to path: String) throws
}

public enum ExportCatalogue {
    public static let exports: [any PlanExport.Type] = [SQLiteExport.self, IAMCExport.self, SpreadsheetExport.self]

    /// - Precondition: there is one of that name.
    public static func export(named name: String) -> any PlanExport.Type { exports.first { $0.name == name }! }
}

/// A saved plan with every table of its directory.
public struct ExportedPlan: Sendable {
    public let saved: SavedPlan
    /// All but the hourly one, whose series are the saved plan's, in the order of `PlanTables.schemas`.
    public let tables: [Table]

    /// - Parameter read: gives a file's bytes.
    /// - Throws: what `read` throws, and `UnreadableTable`.
    public init(_ saved: SavedPlan, read: (String) throws -> [UInt8]) throws {
        self.saved = saved
        tables = try PlanTables.schemas.filter { $0.name != HourlyTable.schema.name }.map { schema in
            try CSVFormat.table(read(CSVFormat.fileName(schema)), schema)
        }
    }

    func table(_ schema: TableSchema) -> Table { tables.first { $0.schema.name == schema.name }! }
}

/// Which exports are asked for, and where each is to go.
public struct ExportRequest: Equatable, Sendable {
    /// By their names, in the catalogue's order; each at most once.
    public private(set) var paths: [(name: String, path: String)]

    public init(_ path: (String) -> String?) {
        paths = ExportCatalogue.exports.compactMap { export in path(export.name).map { (export.name, $0) } }
    }

    public static let none = ExportRequest { _ in nil }

    public static func == (a: ExportRequest, b: ExportRequest) -> Bool { a.paths.elementsEqual(b.paths, by: ==) }

    public var isEmpty: Bool { paths.isEmpty }

    /// Looks whether all could be written, without touching anything.
    ///
    /// - Throws: `WriteError`.
    public func check() throws(WriteError) {
        for (i, one) in paths.enumerated() {
            try OutputFile.check(one.path)
            if let other = paths[..<i].first(where: { $0.path == one.path }) {
                throw WriteError(path: one.path, reason: "both --\(other.name) and --\(one.name) would write to it")
            }
        }
    }

    /// - Throws: `WriteError`.
    public func write(_ plan: ExportedPlan) throws {
        for (name, path) in paths { try ExportCatalogue.export(named: name).write(plan, to: path) }
    }
}

extension CSVFormat {
    /// The table whose file this is.
    ///
    /// - Throws: `UnreadableTable`.
    static func table(_ file: [UInt8], _ schema: TableSchema) throws -> Table {
        var rows: [[TableValue]] = []
        let wrong = CSVRow.forEach(file, schema) { row in
            var cells: [TableValue] = []
            for (c, column) in schema.columns.enumerated() {
                guard let cell = cell(row, c, column) else { return false }
                cells.append(cell)
            }
            rows.append(cells)
            return true
        }
        if let wrong { throw UnreadableTable(name: fileName(schema), row: wrong) }
        return Table(schema, rows: rows)
    }

    /// nil for what is no value of the column.
    private static func cell(_ row: CSVRow, _ c: Int, _ column: Column) -> TableValue? {
        let value: TableValue? =
            switch column.kind {
            case .integer: row.integer(c).map(TableValue.integer)
            case .number: row.number(c).map(TableValue.number)
            case .text: row.text(c).isEmpty ? nil : .text(row.text(c))
            }
        return value ?? (column.mayBeEmpty && row.text(c).isEmpty ? .empty : nil)
    }
}
