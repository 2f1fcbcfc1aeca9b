import Vocabulary

/// The numbers by which Parquet's headers call things (Apache Parquet, `parquet.thrift`), and the form in which this program writes tables:
///
///     file    = "PAR1", the column chunks of each row group, metadata, its length (4 bytes), "PAR1"
///     chunk   = a dictionary page and a data page of indices into it, or one data page of plain values; each deflated (gzip)
///     page    = header, [lengths of levels and levels, where cells may be empty], values
///
/// A column chunk of numbers has a dictionary where values come again often enough for that to be shorter.
enum Parquet {
    static let mark = Array("PAR1".utf8)
    static let version = 2
    static let createdBy = "dcplan"

    enum Kind: Int {
        case int64 = 2
        case double = 5
        case byteArray = 6

        init(_ kind: Column.Kind) {
            switch kind {
            case .integer: self = .int64
            case .number: self = .double
            case .text: self = .byteArray
            }
        }
    }

    enum Encoding: Int {
        case plain = 0
        case runs = 3
        case dictionary = 8
        case byteStreamSplit = 9
    }

    enum Page: Int {
        case data = 0
        case dictionary = 2
    }

    /// Numbers have a dictionary where each comes as often as this, on the mean: below that their bytes, split, deflate better.
    static let fewestRowsOfADistinctNumber = 8
    /// A row group ends where the first cells of a run change, and after so many rows.
    static let mostRowsOfAGroup = 1 << 21
    static let gzip = 2
    private static let (required, optional) = (0, 1)
    private static let utf8 = 0

    /// The schema's list: a root, then the columns.
    static func schema(_ schema: TableSchema) -> Thrift {
        let root = Thrift.structure([4: .text(schema.name), 5: .i32(schema.columns.count)])
        return .list([root] + schema.columns.map(element))
    }

    private static func element(_ column: Column) -> Thrift {
        var fields: [Int: Thrift] = [
            1: .i32(Kind(column.kind).rawValue), 3: .i32(column.mayBeEmpty ? optional : required),
            4: .text(column.name),
        ]
        if column.kind == .text {
            fields[6] = .i32(utf8)
            // The logical type: a string.
            fields[10] = .structure([1: .structure([:])])
        }
        return .structure(fields)
    }

    static func header(
        _ page: Page, bytes: Int, deflated: Int, values: Int, _ encoding: Encoding
    ) -> Thrift {
        var fields: [Int: Thrift] = [1: .i32(page.rawValue), 2: .i32(bytes), 3: .i32(deflated)]
        switch page {
        case .data:
            fields[5] = .structure([
                1: .i32(values), 2: .i32(encoding.rawValue), 3: .i32(Encoding.runs.rawValue),
                4: .i32(Encoding.runs.rawValue),
            ])
        case .dictionary: fields[7] = .structure([1: .i32(values), 2: .i32(encoding.rawValue)])
        }
        return .structure(fields)
    }
}
