import Vocabulary

/// A form in which tables leave: one file, and one line in `FormatCatalogue`.
public protocol TableFormat: Sendable {
    /// What people call it, and the ending of its files.
    static var name: String { get }
    /// As the internet calls it.
    static var mediaType: String { get }
    /// One line for documentation.
    static var summary: String { get }
    /// Whether a table leaves piece by piece, so that one of millions of rows takes little memory.
    static var isStreamed: Bool { get }
    /// Gives the bytes of a table's file to `sink`. - Complexity: O(cells).
    static func write(_ table: Table, to sink: ([UInt8]) throws -> Void) rethrows
}

public enum FormatCatalogue {
    public static let formats: [any TableFormat.Type] = [CSVFormat.self, JSONFormat.self, ParquetFormat.self]

    /// What people call them.
    public static var names: [String] { formats.map { $0.name } }

    /// nil where there is none of that name.
    public static func format(named name: String) -> (any TableFormat.Type)? { formats.first { $0.name == name } }

    /// The format of a file by its ending; nil where there is none of that name.
    public static func format(ofFile path: String) -> (any TableFormat.Type)? {
        formats.first { path.hasSuffix("." + $0.name) }
    }
}

extension TableFormat {
    /// The bytes of a table's file.
    public static func bytes(_ table: Table) -> [UInt8] {
        var bytes: [UInt8] = []
        write(table) { bytes += $0 }
        return bytes
    }

    /// The file of a table.
    public static func fileName(_ schema: TableSchema) -> String { "\(schema.name).\(name)" }
}
