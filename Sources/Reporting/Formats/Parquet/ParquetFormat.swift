import Vocabulary

/// Apache Parquet: columns by their types, deflated; a row group for each year and place of long tables, so that readers take only what
/// they ask for.
public enum ParquetFormat: TableFormat {
    public static let name = "parquet"
    public static let mediaType = "application/vnd.apache.parquet"
    public static let summary = "Apache Parquet, for pandas, polars, DuckDB and Arrow."
    public static let isStreamed = true

    public static func write(_ table: Table, to sink: ([UInt8]) throws -> Void) rethrows {
        var writer = ParquetWriter(table.schema)
        try sink(Parquet.mark)
        for group in groups(table.runs) { try writer.write(group, to: sink) }
        try sink(writer.footer())
    }

    /// Runs that are neighbours and alike in their first two columns, as far as these are one value for all rows.
    private static func groups(_ runs: [Table.Run]) -> [[Table.Run]] {
        var groups: [[Table.Run]] = []
        var (key, rows) = ([TableValue](), 0)
        for run in runs where run.count > 0 {
            let own = run.columns.prefix(2).compactMap { column -> TableValue? in
                if case .constant(let cell) = column { cell } else { nil }
            }
            if groups.isEmpty || own != key || rows + run.count > Parquet.mostRowsOfAGroup {
                groups.append([])
                (key, rows) = (own, 0)
            }
            groups[groups.count - 1].append(run)
            rows += run.count
        }
        return groups
    }
}

/// Writes row groups, and remembers where their columns are.
private struct ParquetWriter {
    private let schema: TableSchema
    private var offset = Parquet.mark.count
    private var rowCount = 0
    private var groups: [Thrift] = []

    init(_ schema: TableSchema) { self.schema = schema }

    mutating func write(_ runs: [Table.Run], to sink: ([UInt8]) throws -> Void) rethrows {
        let rows = runs.reduce(0) { $0 + $1.count }
        var (columns, plainCount) = ([Thrift](), 0)
        for (position, column) in schema.columns.enumerated() {
            var writer = ParquetColumnWriter(column, at: position, of: runs)
            let chunk = writer.chunk()
            columns.append(metadata(chunk, column, rows: rows))
            try sink(chunk.pages)
            offset += chunk.pages.count
            plainCount += chunk.plainCount
        }
        groups.append(.structure([1: .list(columns), 2: .i64(plainCount), 3: .i64(rows)]))
        rowCount += rows
    }

    private func metadata(_ chunk: ParquetChunk, _ column: Column, rows: Int) -> Thrift {
        var fields: [Int: Thrift] = [
            1: .i32(Parquet.Kind(column.kind).rawValue),
            2: .list(chunk.encodings.map(\.rawValue).sorted().map(Thrift.i32)), 3: .list([.text(column.name)]),
            4: .i32(Parquet.gzip), 5: .i64(rows), 6: .i64(chunk.plainCount), 7: .i64(chunk.pages.count),
            9: .i64(offset + chunk.dataStart),
        ]
        if chunk.dataStart > 0 { fields[11] = .i64(offset) }
        var statistics: [Int: Thrift] = [3: .i64(chunk.emptyCount)]
        if let range = chunk.range { (statistics[5], statistics[6]) = (.bytes(range.most), .bytes(range.least)) }
        fields[12] = .structure(statistics)
        return .structure([2: .i64(offset), 3: .structure(fields)])
    }

    /// The metadata, their length and the mark.
    func footer() -> [UInt8] {
        let fields: [Int: Thrift] = [
            1: .i32(Parquet.version), 2: Parquet.schema(schema), 3: .i64(rowCount), 4: .list(groups),
            6: .text(Parquet.createdBy),
            // Smallest and largest are by the order of the type.
            7: .list(schema.columns.map { _ in .structure([1: .structure([:])]) }),
        ]
        var bytes = Thrift.structure(fields).encoded
        bytes.append(littleEndian: UInt32(bytes.count))
        return bytes + Parquet.mark
    }
}
