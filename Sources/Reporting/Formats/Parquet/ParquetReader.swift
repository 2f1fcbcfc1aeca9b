import Vocabulary

/// Why bytes are no Parquet file of this program's.
package struct ParquetError: Error, Equatable {
    package let reason: String

    init(_ reason: String) { self.reason = reason }
}

/// Reads what `ParquetFormat` wrote of a table, and nothing else: other codecs, encodings, kinds or columns are refused.
package struct ParquetReader {
    /// A column of a row group: where its pages are.
    fileprivate struct Chunk {
        let pages: Range<Int>
        let hasDictionary: Bool
    }

    package struct Group {
        package let rows: Int
        fileprivate let chunks: [Chunk]
    }

    private let bytes: [UInt8]
    private let schema: TableSchema
    package let groups: [Group]

    /// No group that is written has more rows; a page of runs could say that it has any number.
    private static let mostRows = 1 << 26

    /// - Throws: `ParquetError` where the metadata are not those of the table, or damaged.
    package init(_ bytes: [UInt8], _ schema: TableSchema) throws(ParquetError) {
        (self.bytes, self.schema) = (bytes, schema)
        let mark = Parquet.mark
        guard bytes.count >= 12, bytes.prefix(4).elementsEqual(mark), bytes.suffix(4).elementsEqual(mark) else {
            throw ParquetError("is no whole Parquet file")
        }
        var end = bytes[(bytes.count - 8)..<(bytes.count - 4)]
        let length = Int(end.popInteger(UInt32.self)!)
        guard length <= bytes.count - 12 else { throw ParquetError("is no whole Parquet file") }
        let start = bytes.count - 8 - length
        var rest = bytes[start..<(bytes.count - 8)]
        guard let metadata = Thrift.structure(&rest), rest.isEmpty else {
            throw ParquetError("has damaged metadata")
        }
        guard metadata[2] == Parquet.schema(schema) else { throw ParquetError("has other columns than this version") }
        var (groups, next, rows) = ([Group](), mark.count, 0)
        for (number, group) in (metadata[4]?.elements ?? []).enumerated() {
            guard let read = ParquetReader.group(group, schema, from: &next, to: start) else {
                throw ParquetError("has damaged metadata of row group \(number + 1)")
            }
            groups.append(read)
            rows += read.rows
        }
        guard next == start, metadata[3]?.integer == rows else { throw ParquetError("has damaged metadata") }
        self.groups = groups
    }

    /// Chunks follow one another.
    private static func group(_ group: Thrift, _ schema: TableSchema, from next: inout Int, to end: Int) -> Group? {
        guard let columns = group[1]?.elements, columns.count == schema.columns.count, let rows = group[3]?.integer,
            (1...mostRows).contains(rows)
        else { return nil }
        var chunks: [Chunk] = []
        for (column, entry) in zip(schema.columns, columns) {
            guard let data = entry[3], data[1]?.integer == Parquet.Kind(column.kind).rawValue,
                data[3] == .list([.text(column.name)]), data[4]?.integer == Parquet.gzip, data[5]?.integer == rows,
                let size = data[7]?.integer, size >= 0, size <= end - next, let first = data[9]?.integer
            else { return nil }
            let dictionary = data[11]?.integer
            guard dictionary ?? first == next, (next..<next + size).contains(first) else { return nil }
            chunks.append(Chunk(pages: next..<next + size, hasDictionary: dictionary != nil))
            next += size
        }
        return Group(rows: rows, chunks: chunks)
    }

    /// The cells of a column in a row group.
    package func column(_ position: Int, of number: Int) throws(ParquetError) -> ParquetColumn {
        let (group, column) = (groups[number], schema.columns[position])
        let chunk = group.chunks[position]
        var rest = bytes[chunk.pages]
        guard let cells = ParquetColumn(&rest, column, rows: group.rows, hasDictionary: chunk.hasDictionary),
            rest.isEmpty
        else { throw ParquetError("is damaged: row group \(number + 1), column \(column.name)") }
        return cells
    }
}

/// The cells of a column in a row group.
package struct ParquetColumn {
    enum Words {
        case integers([Int])
        case numbers([Double])
        case texts([String])
    }

    /// What cells hold; with `indices`, each once.
    let words: Words
    /// For each row the index of its word; −1: the cell is empty. nil: words are by row, and none is empty.
    let indices: [Int32]?

    /// Takes a chunk's pages off `rest`; nil where they are damaged.
    fileprivate init?(_ rest: inout ArraySlice<UInt8>, _ column: Column, rows: Int, hasDictionary: Bool) {
        var dictionary: Words?
        if hasDictionary {
            guard let page = ParquetPage(&rest, .dictionary), page.encoding == .plain,
                let words = Words(plain: page.content[...], column.kind, count: page.values)
            else { return nil }
            dictionary = words
        }
        guard let page = ParquetPage(&rest, .data), page.values == rows else { return nil }
        var content = page.content[...]
        var levels: [UInt32]?
        if column.mayBeEmpty {
            guard let size = content.popInteger(UInt32.self), let raw = content.pop(Int(size)),
                let read = HybridWriter.values(raw, width: 1, count: rows)
            else { return nil }
            levels = read
        }
        let filled = levels.map { $0.count { $0 == 1 } } ?? rows
        switch (page.encoding, dictionary) {
        case (.dictionary, let words?):
            guard let width = content.popFirst(), (1...32).contains(width),
                let read = HybridWriter.values(content, width: Int(width), count: filled),
                read.allSatisfy({ $0 < words.count })
            else { return nil }
            (self.words, indices) = (words, ParquetColumn.placed(read, levels))
        case (.byteStreamSplit, nil):
            guard column.kind == .number, content.count == 8 * filled else { return nil }
            words = .numbers(ParquetColumn.joined(content, count: filled))
            indices = levels.map { levels in ParquetColumn.placed((0..<UInt32(filled)).map { $0 }, levels) }
        default: return nil
        }
    }

    /// Indices by row, −1 where the level says that the cell is empty.
    private static func placed(_ indices: [UInt32], _ levels: [UInt32]?) -> [Int32] {
        guard let levels else { return indices.map { Int32(truncatingIfNeeded: $0) } }
        var next = 0
        return levels.map { level in
            if level == 0 { return -1 }
            next += 1
            return Int32(truncatingIfNeeded: indices[next - 1])
        }
    }

    /// Numbers whose bytes stand in eight streams.
    private static func joined(_ bytes: ArraySlice<UInt8>, count: Int) -> [Double] {
        bytes.withUnsafeBufferPointer { bytes in
            (0..<count).map { row in
                var word: UInt64 = 0
                for byte in 0..<8 { word |= UInt64(bytes[byte * count + row]) << (8 * UInt64(byte)) }
                return Double(bitPattern: word)
            }
        }
    }

    package func cell(_ row: Int) -> TableValue {
        let index = indices.map { Int($0[row]) } ?? row
        if index < 0 { return .empty }
        switch words {
        case .integers(let words): return .integer(words[index])
        case .numbers(let words): return .number(words[index])
        case .texts(let words): return .text(words[index])
        }
    }
}

extension ParquetColumn.Words {
    var count: Int {
        switch self {
        case .integers(let words): words.count
        case .numbers(let words): words.count
        case .texts(let words): words.count
        }
    }

    /// Words one after the other; nil where they are not just `count`.
    fileprivate init?(plain: ArraySlice<UInt8>, _ kind: Column.Kind, count: Int) {
        var rest = plain
        func words() -> [UInt64]? {
            guard count >= 0, rest.count % 8 == 0, rest.count / 8 == count else { return nil }
            return (0..<count).map { _ in rest.popInteger(UInt64.self)! }
        }
        switch kind {
        case .integer:
            guard let words = words() else { return nil }
            self = .integers(words.map { Int(truncatingIfNeeded: $0) })
        case .number:
            guard let words = words() else { return nil }
            self = .numbers(words.map(Double.init(bitPattern:)))
        case .text:
            var texts: [String] = []
            while !rest.isEmpty {
                guard let size = rest.popInteger(UInt32.self), let text = rest.pop(Int(size)),
                    let text = String(validating: text, as: UTF8.self)
                else { return nil }
                texts.append(text)
            }
            if texts.count != count { return nil }
            self = .texts(texts)
        }
    }
}

/// A page, inflated.
private struct ParquetPage {
    let values: Int
    let encoding: Parquet.Encoding
    let content: [UInt8]

    /// Takes a page of a kind off `rest`; nil where it is damaged or of another form.
    init?(_ rest: inout ArraySlice<UInt8>, _ kind: Parquet.Page) {
        guard let header = Thrift.structure(&rest), header[1]?.integer == kind.rawValue,
            let count = header[2]?.integer, let deflated = header[3]?.integer, let raw = rest.pop(deflated),
            let own = header[kind == .data ? 5 : 7], let values = own[1]?.integer,
            let encoding = own[2]?.integer.flatMap(Parquet.Encoding.init),
            let content = Gzip.inflated(raw, count: count)
        else { return nil }
        (self.values, self.encoding, self.content) = (values, encoding, content)
    }
}
