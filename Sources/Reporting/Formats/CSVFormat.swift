import Output
import Vocabulary

/// Comma-separated values: UTF-8, a header row, numbers in full, nothing where a cell is empty.
public enum CSVFormat: TableFormat {
    public static let name = "csv"
    public static let mediaType = "text/csv"
    public static let summary = "Comma-separated values with a header row (RFC 4180)."

    public static let isStreamed = true

    /// Bytes of a piece, about.
    private static let piece = 1 << 18

    public static func write(_ table: Table, to sink: ([UInt8]) throws -> Void) rethrows {
        var text = CSVText(header: table.schema.columns.map(\.name))
        for run in table.runs {
            let columns = zip(table.schema.columns, run.columns).map { column, values in
                if case .constant(let value) = values { return Part.fixed(field(value, column)) }
                return Part.values(values, column)
            }
            for row in 0..<run.count {
                for (c, part) in columns.enumerated() {
                    if c > 0 { text.append(raw: [44]) }
                    part.append(row, to: &text)
                }
                text.append(raw: [10])
                if text.bytes.count >= piece { try sink(text.taken()) }
            }
        }
        try sink(text.bytes)
    }

    /// A column of a run: one field for all rows, made once, or a value for each.
    private enum Part {
        case fixed([UInt8])
        case values(Table.Values, Column)

        func append(_ row: Int, to text: inout CSVText) {
            switch self {
            case .fixed(let field): text.append(raw: field)
            case .values(.integers(let values), _): text.append(values[row])
            case .values(.numbers(let values), let column):
                if column.decimals == nil {
                    text.append("\(column.written(values[row]))")
                } else {
                    text.append(rounded: values[row])
                }
            case .values(let values, let column): text.append(raw: field(values.cell(row), column))
            }
        }
    }

    private static func field(_ value: TableValue, _ column: Column) -> [UInt8] {
        switch value {
        case .empty: []
        case .integer(let integer): Array("\(integer)".utf8)
        case .number(let number): Array("\(column.written(number))".utf8)
        case .text(let text): Array(CSVText.field(text).utf8)
        }
    }
}

/// A row of a CSV file, read by the table's own description.
struct CSVRow {
    private let bytes: [UInt8]
    private let fields: [Range<Int>]
    private let names: Names

    /// Texts that come again and again are made once.
    final class Names {
        private var known: [ArraySlice<UInt8>: String] = [:]

        func text(_ key: ArraySlice<UInt8>) -> String {
            if let text = known[key] { return text }
            var content = String(decoding: key, as: UTF8.self)
            if content.utf8.first == 34 {
                content = String(content.dropFirst().dropLast()).replacing("\"\"", with: "\"")
            }
            let text = Neutral.text(ofField: content)
            known[key] = text
            return text
        }
    }

    func text(_ column: Int) -> String { names.text(bytes[fields[column]]) }

    func integer(_ column: Int) -> Int? { Int(String(decoding: bytes[fields[column]], as: UTF8.self)) }

    func isEmpty(_ column: Int) -> Bool { fields[column].isEmpty }

    func optionalText(_ column: Int) -> String? { isEmpty(column) ? nil : text(column) }

    /// nil for what is no integer; of an empty field, an integer that is not there.
    func optionalInteger(_ column: Int) -> Int?? { isEmpty(column) ? .some(nil) : integer(column) }

    /// As `optionalInteger`.
    func optionalNumber(_ column: Int) -> Double?? { isEmpty(column) ? .some(nil) : number(column) }

    func number(_ column: Int) -> Double? { Double(String(decoding: bytes[fields[column]], as: UTF8.self)) }

    /// Reads each row of a file that `CSVFormat` wrote; fields hold no line breaks, as `Neutral` leaves none.
    ///
    /// - Returns: nil, or the number of the first row, the header being 1, that has another form, or that `body` refuses.
    static func forEach(_ file: [UInt8], _ schema: TableSchema, _ body: (CSVRow) -> Bool) -> Int? {
        let names = Names()
        let header = Array(schema.columns.map(\.name).joined(separator: ",").utf8)
        var (start, number) = (0, 0)
        var fields: [Range<Int>] = []
        while start < file.count {
            number += 1
            fields.removeAll(keepingCapacity: true)
            let end = split(file, from: start, &fields)
            if number == 1 {
                guard file[start..<end].elementsEqual(header) else { return 1 }
            } else {
                guard fields.count == schema.columns.count,
                    body(CSVRow(bytes: file, fields: fields, names: names))
                else { return number }
            }
            start = end + 1
        }
        return number == 0 ? 1 : nil
    }

    /// Appends the fields of the line that starts at `start`; returns its end.
    private static func split(
        _ bytes: [UInt8], from start: Int, _ fields: inout [Range<Int>]
    ) -> Int {
        var (begin, i, quoted) = (start, start, false)
        while i < bytes.count, bytes[i] != 10 {
            if bytes[i] == 34 { quoted.toggle() }
            if bytes[i] == 44 && !quoted {
                fields.append(begin..<i)
                begin = i + 1
            }
            i += 1
        }
        fields.append(begin..<i)
        return i
    }
}
