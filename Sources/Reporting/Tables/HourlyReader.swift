import Planning
import Vocabulary

extension HourlyTable {
    /// The hours of the year and the series of a Parquet file's bytes.
    ///
    /// - Throws: `UnreadableTable` where it has another form, or series of other hours than the first one's.
    static func read(_ bytes: [UInt8]) throws(UnreadableTable) -> (hourOfYear: [Int], series: [HourlySeries]) {
        let file = ParquetFormat.fileName(schema)
        do throws(ParquetError) {
            let reader = try ParquetReader(bytes, schema)
            var result = (hourOfYear: [Int](), series: [HourlySeries]())
            for group in reader.groups.indices {
                let rows = try HourlyRows(reader, group)
                for range in rows.series {
                    let hours = rows.hours(range)
                    if result.series.isEmpty { result.hourOfYear = hours }
                    guard hours == result.hourOfYear, let one = rows.series(range) else {
                        throw ParquetError("is damaged: row group \(group + 1), row \(range.lowerBound + 1)")
                    }
                    result.series.append(one)
                }
            }
            return result
        } catch {
            throw UnreadableTable(name: file, reason: error.reason)
        }
    }
}

/// The rows of a row group.
private struct HourlyRows {
    private let rows: Int
    private let columns: [ParquetColumn]
    /// The columns that are the same throughout a series.
    private let names: [[Int32]]
    private let hourIndex: [Int32]
    private let hourWords: [Int]

    private enum Position { static let hour = HourlyTable.schema.index("hour") }

    init(_ reader: ParquetReader, _ group: Int) throws(ParquetError) {
        rows = reader.groups[group].rows
        var columns: [ParquetColumn] = []
        for position in HourlyTable.schema.columns.indices { columns.append(try reader.column(position, of: group)) }
        self.columns = columns
        let ofHours = ["hour", "weight_h", "value"].map(HourlyTable.schema.index)
        var names: [[Int32]] = []
        for position in columns.indices where !ofHours.contains(position) {
            guard let indices = columns[position].indices else { throw ParquetError("has names without a dictionary") }
            names.append(indices)
        }
        self.names = names
        guard case .integers(let words) = columns[Position.hour].words, let index = columns[Position.hour].indices
        else {
            throw ParquetError("has hours without a dictionary")
        }
        (hourWords, hourIndex) = (words, index)
    }

    /// Rows that differ by their hour and value only.
    var series: [Range<Int>] {
        var isFirst = [Bool](repeating: false, count: rows)
        isFirst[0] = true
        for column in names {
            column.withUnsafeBufferPointer { column in
                for row in 1..<max(rows, 1) where column[row] != column[row - 1] { isFirst[row] = true }
            }
        }
        let starts = isFirst.indices.filter { isFirst[$0] }
        return zip(starts, starts.dropFirst() + [rows]).map { $0..<$1 }
    }

    func hours(_ range: Range<Int>) -> [Int] { range.map { hourWords[Int(hourIndex[$0])] } }

    /// nil where a name says nothing that flows have.
    func series(_ range: Range<Int>) -> HourlySeries? {
        let row = range.lowerBound
        func text(_ name: String) -> String {
            if case .text(let text) = columns[HourlyTable.schema.index(name)].cell(row) { text } else { "" }
        }
        guard case .integer(let year) = columns[HourlyTable.schema.index("year")].cell(row),
            let balance = BalanceID.Kind(rawValue: text("balance")), let flow = FlowID.Kind(rawValue: text("flow"))
        else { return nil }
        return HourlySeries(
            year: year, place: text("place"), balance: BalanceID(balance, text("balance_of")),
            flow: FlowID(flow, text("item")), unit: Unit(text("unit")), values: values(range))
    }

    private func values(_ range: Range<Int>) -> [Double] {
        let column = columns[HourlyTable.schema.index("value")]
        guard case .numbers(let words) = column.words else { return [] }
        guard let indices = column.indices else { return Array(words[range]) }
        return range.map { words[Int(indices[$0])] }
    }
}
