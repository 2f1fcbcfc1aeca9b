import Output
import Vocabulary

/// A column of a row group: its pages, and what the metadata say of them.
struct ParquetChunk {
    private(set) var pages: [UInt8] = []
    /// Where among them the data page begins: behind the dictionary, where there is one.
    private(set) var dataStart = 0
    /// What the pages would take without being deflated.
    private(set) var plainCount = 0
    var encodings: Set<Parquet.Encoding> = [.runs]
    /// Smallest and largest value as plain bytes, so that readers can skip; nil of numbers and where there is none.
    var range: (least: [UInt8], most: [UInt8])?
    let emptyCount: Int

    init(emptyCount: Int) { self.emptyCount = emptyCount }

    mutating func add(_ page: Parquet.Page, _ content: [UInt8], values: Int, _ encoding: Parquet.Encoding) {
        if page == .data { dataStart = pages.count }
        encodings.insert(encoding)
        let deflated = Gzip.deflated(content)
        let header = Parquet.header(
            page, bytes: content.count, deflated: deflated.count, values: values, encoding
        ).encoded
        pages += header
        pages += deflated
        plainCount += header.count + content.count
    }
}

/// Encodes one column of a row group.
struct ParquetColumnWriter {
    private let column: Column
    private let runs: [ColumnRun]
    private let rows: Int
    /// Indices into a dictionary, each as many times as it comes in a row.
    private var indices: [(index: UInt32, times: Int)] = []
    private var levels = HybridWriter(width: 1)
    private var emptyCount = 0

    /// - Precondition: cells are of the column's kind, and empty only where they may be.
    init(_ column: Column, at position: Int, of runs: [Table.Run]) {
        self.column = column
        self.runs = runs.map { ColumnRun(count: $0.count, values: $0.columns[position]) }
        rows = runs.reduce(0) { $0 + $1.count }
    }

    mutating func chunk() -> ParquetChunk {
        switch column.kind {
        case .integer: integers()
        case .text: texts()
        case .number: numbers()
        }
    }

    private mutating func integers() -> ParquetChunk {
        var distinct = DistinctBits()
        addAll { distinct.index($0) }
        let all = distinct.all.map { Int64(bitPattern: $0) }
        let range = all.min().map { ([UInt8](little: $0), [UInt8](little: all.max()!)) }
        return dictionary(distinct.all.bytes, count: all.count, range)
    }

    private mutating func numbers() -> ParquetChunk {
        var distinct = DistinctBits(most: rows / Parquet.fewestRowsOfADistinctNumber)
        addAll { distinct.index($0) }
        return distinct.isTooMany ? plainNumbers() : dictionary(distinct.all.bytes, count: distinct.all.count, nil)
    }

    private mutating func texts() -> ParquetChunk {
        var known: [String: UInt32] = [:]
        var all: [[UInt8]] = []
        for run in runs {
            run.forEachCell { cell, times in
                guard case .text(let text) = cell else { return addEmpty(times) }
                if known[text] == nil {
                    known[text] = UInt32(all.count)
                    all.append(Array(text.utf8))
                }
                add(known[text]!, times)
            }
        }
        let sorted = all.sorted { $0.lexicographicallyPrecedes($1) }
        let plain = all.flatMap { [UInt8](little: UInt32($0.count)) + $0 }
        return dictionary(plain, count: all.count, sorted.first.map { ($0, sorted.last!) })
    }

    /// Notes the index of each cell's word.
    private mutating func addAll(_ index: (UInt64) -> UInt32) {
        for run in runs {
            switch run.values {
            case .integers(let values): for value in values { add(index(UInt64(bitPattern: Int64(value))), 1) }
            case .numbers(let values): for value in values { add(index(column.written(value).bitPattern), 1) }
            default:
                run.forEachCell { cell, times in
                    if let bits = column.bits(cell) { add(index(bits), times) } else { addEmpty(times) }
                }
            }
        }
    }

    private mutating func add(_ index: UInt32, _ times: Int) {
        if column.mayBeEmpty { levels.append(1, times: times) }
        if let last = indices.indices.last, indices[last].index == index {
            indices[last].times += times
        } else {
            indices.append((index, times))
        }
    }

    private mutating func addEmpty(_ times: Int) {
        precondition(column.mayBeEmpty, "an empty cell, or one of another kind, in \(column.name)")
        levels.append(0, times: times)
        emptyCount += times
    }

    /// A byte count and the levels, where cells may be empty.
    private mutating func start() -> [UInt8] {
        if !column.mayBeEmpty { return [] }
        let bytes = levels.finished()
        return [UInt8](little: UInt32(bytes.count)) + bytes
    }

    private mutating func dictionary(
        _ plain: [UInt8], count: Int, _ range: (least: [UInt8], most: [UInt8])?
    ) -> ParquetChunk {
        var chunk = ParquetChunk(emptyCount: emptyCount)
        chunk.range = range
        chunk.add(.dictionary, plain, values: count, .plain)
        let width = max(1, UInt32.bitWidth - UInt32(max(count - 1, 0)).leadingZeroBitCount)
        var writer = HybridWriter(width: width)
        for (index, times) in indices { writer.append(index, times: times) }
        chunk.add(.data, start() + [UInt8(width)] + writer.finished(), values: rows, .dictionary)
        return chunk
    }

    /// All first bytes, then all second bytes, and so on: those of signs and exponents are much alike.
    private mutating func plainNumbers() -> ParquetChunk {
        var words: [UInt64] = []
        words.reserveCapacity(rows)
        for run in runs {
            if case .numbers(let values) = run.values {
                for value in values { words.append(column.written(value).bitPattern) }
            } else {
                run.forEachCell { cell, times in
                    if let bits = column.bits(cell) { words.append(contentsOf: repeatElement(bits, count: times)) }
                }
            }
        }
        var content = start()
        content.reserveCapacity(content.count + 8 * words.count)
        for byte in 0..<8 {
            for word in words { content.append(UInt8(truncatingIfNeeded: word >> (8 * UInt64(byte)))) }
        }
        var chunk = ParquetChunk(emptyCount: emptyCount)
        chunk.add(.data, content, values: rows, .byteStreamSplit)
        return chunk
    }
}

extension Column {
    /// The word of an integer or a number, as it is written; nil of an empty cell.
    fileprivate func bits(_ cell: TableValue) -> UInt64? {
        switch cell {
        case .integer(let integer): UInt64(bitPattern: Int64(integer))
        case .number(let number): written(number).bitPattern
        case .empty: nil
        case .text: preconditionFailure("a text in \(name)")
        }
    }

    /// A number as every format writes it: rounded, where the column is; never −0.
    package func written(_ number: Double) -> Double {
        (decimals == nil ? number : CSVText.rounded(number)) + 0
    }
}

/// A column of a run.
private struct ColumnRun {
    let count: Int
    let values: Table.Values

    /// Each cell, or the one of all rows once.
    func forEachCell(_ body: (_ cell: TableValue, _ times: Int) -> Void) {
        if case .constant(let cell) = values {
            if count > 0 { body(cell, count) }
        } else {
            for row in 0..<count { body(values.cell(row), 1) }
        }
    }
}

extension [UInt64] {
    /// Eight bytes each, the least significant first.
    fileprivate var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8 * count)
        for word in self { bytes.append(littleEndian: word) }
        return bytes
    }
}

extension [UInt8] {
    fileprivate init<T: FixedWidthInteger>(little value: T) {
        self.init()
        append(littleEndian: value)
    }
}
