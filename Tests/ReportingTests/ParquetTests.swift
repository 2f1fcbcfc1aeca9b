import Planning
import Reporting
import TestSupport
import Testing
import Vocabulary

/// Tables that leave as Parquet come back the same, and what is no such file is refused.
@Suite struct ParquetTests {
    private static let schema = TableSchema(
        "things", "A thing.",
        [
            Column("year", .integer, "Its year."), Column("name", .text, "Its name."),
            Column("count", .integer, mayBeEmpty: true, "How many."), Column("size", .number, "How large."),
            Column("rounded", .number, mayBeEmpty: true, decimals: 6, "To a millionth."),
            Column("remark", .text, mayBeEmpty: true, "Said of it."),
        ])

    /// Values that have gone wrong somewhere before.
    private static let numbers: [Double] = [
        0, 1, -1, 0.1, 1 / 3, -1e300, .leastNonzeroMagnitude, .infinity, -.infinity, 12_345.678_901_2, 9.3e18, 1e-7,
    ]
    private static let texts = [
        "", "a", "=cmd()", "\"quoted\", <b>", "naïve 電力 👩‍🔬", "\u{202E}rtl", String(repeating: "long ", count: 40),
    ]

    private static func table(rows: Int, seed: UInt64) -> Table {
        var random = SystemRandom(seed: seed)
        var table = Table(schema)
        for year in [2025, 2026] {
            let cells = (0..<rows).map { _ -> [TableValue] in
                [
                    .integer(Int(truncatingIfNeeded: random.next())), random.pick(["x", "y"]).map(TableValue.text)!,
                    random.isHeads ? .empty : .integer(random.below(5) - 2), .number(random.pick(numbers)!),
                    random.isHeads ? .empty : .number(random.pick(numbers)!),
                    random.isHeads ? .empty : .text(random.pick(texts)!),
                ]
            }
            table.add(
                .init(
                    count: rows,
                    [
                        .constant(.integer(year)), .constant(.text(year == 2025 ? "Köln" : "")),
                        .cells(cells.map { $0[2] }), .numbers((0..<rows).map { _ in random.unit }),
                        .cells(cells.map { $0[4] }), .cells(cells.map { $0[5] }),
                    ]))
        }
        return table
    }

    private static func rows(_ table: Table) -> [[TableValue]] {
        var rows: [[TableValue]] = []
        table.forEachRow { row in
            rows.append(
                zip(table.schema.columns, row).map { column, cell in
                    if case .number(let number) = cell { .number(column.written(number)) } else { cell }
                })
        }
        return rows
    }

    private static func read(_ bytes: [UInt8]) throws -> [[TableValue]] {
        let reader = try ParquetReader(bytes, schema)
        return try reader.groups.indices.flatMap { group -> [[TableValue]] in
            let columns = try schema.columns.indices.map { try reader.column($0, of: group) }
            return (0..<reader.groups[group].rows).map { row in columns.map { $0.cell(row) } }
        }
    }

    @Test(arguments: [0, 1, 7, 8, 9, 503, 504, 505, 3000]) func whatIsWrittenIsRead(rows: Int) throws {
        let table = ParquetTests.table(rows: rows, seed: UInt64(rows))
        let bytes = ParquetFormat.bytes(table)
        let read = try ParquetTests.read(bytes)
        #expect(read == ParquetTests.rows(table))
        #expect(try ParquetReader(bytes, ParquetTests.schema).groups.count == (rows == 0 ? 0 : 2))
        #expect(ParquetFormat.bytes(table) == bytes)
    }

    /// The example of Parquet's own description of the encoding: 0…7 in three bits each.
    @Test func packedBitsAreThoseOfTheFormat() {
        var writer = HybridWriter(width: 3)
        for value in 0..<8 { writer.append(UInt32(value)) }
        let bytes = writer.finished()
        #expect(bytes == [0x03, 0b1000_1000, 0b1100_0110, 0b1111_1010])
        #expect(HybridWriter.values(bytes[...], width: 3, count: 8) == [0, 1, 2, 3, 4, 5, 6, 7])
        var runs = HybridWriter(width: 9)
        runs.append(300, times: 1000)
        #expect(runs.finished() == [0xD0, 0x0F, 0x2C, 0x01])
    }

    /// Two structures by hand: field 1 an i32 of −1, field 4 the text "a"; lists and structures inside.
    @Test func headersAreThoseOfTheProtocol() {
        let header = Thrift.structure([1: .i32(-1), 4: .text("a"), 5: .list([.i64(300)]), 6: .structure([:])])
        let bytes: [UInt8] = [0x15, 0x01, 0x38, 0x01, 0x61, 0x19, 0x16, 0xD8, 0x04, 0x1C, 0x00, 0x00]
        #expect(header.encoded == bytes)
        var rest = bytes[...]
        #expect(Thrift.structure(&rest) == header && rest.isEmpty)
    }

    /// Whatever is cut off or changed, the reader answers: with an error, or where nothing of a table was touched, with the table.
    @Test func damageIsToldOrHarmless() throws {
        let table = ParquetTests.table(rows: 6, seed: 1)
        let bytes = ParquetFormat.bytes(table)
        let whole = ParquetTests.rows(table)
        for length in stride(from: 0, to: bytes.count, by: 7) {
            #expect(throws: ParquetError.self) { try ParquetTests.read(Array(bytes.prefix(length))) }
        }
        var random = SystemRandom(seed: 3)
        for place in stride(from: 0, to: bytes.count, by: 2) {
            var damaged = bytes
            damaged[place] ^= UInt8(1) << UInt8(random.below(8))
            if let read = try? ParquetTests.read(damaged) { #expect(read == whole, "byte \(place)") }
        }
        for _ in 0..<100 {
            var damaged = bytes
            for _ in 0..<(1 + random.below(20)) { damaged[random.below(bytes.count)] = UInt8(random.below(256)) }
            _ = try? ParquetTests.read(damaged)
        }
    }

    @Test func otherTablesAreRefused() throws {
        let bytes = ParquetFormat.bytes(ParquetTests.table(rows: 3, seed: 1))
        let error = try #require(throws: ParquetError.self) { try ParquetReader(bytes, HourlyTable.schema) }
        #expect(error.reason == "has other columns than this version")
    }

    /// Numbers are those of the text: rounded to the same digits.
    @Test func numbersAreThoseOfTheText() throws {
        let table = ParquetTests.table(rows: 50, seed: 5)
        let lines = String(decoding: CSVFormat.bytes(table), as: UTF8.self).split(separator: "\n").dropFirst()
        for (line, row) in zip(lines, try ParquetTests.read(ParquetFormat.bytes(table))) {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            if case .number(let number) = row[3] { #expect(Double(fields[3]) == number) }
            if case .number(let number) = row[4] { #expect(Double(fields[4]) == number) }
        }
    }
}

/// Splitmix64.
private struct SystemRandom: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }
    var isHeads: Bool { mutating get { below(2) == 0 } }
    var unit: Double { mutating get { Double.random(in: 0..<1, using: &self) } }
    mutating func pick<T>(_ all: [T]) -> T? { all.randomElement(using: &self) }
}
