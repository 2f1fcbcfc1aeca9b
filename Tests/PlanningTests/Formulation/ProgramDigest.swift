import Foundation
import LinearProgramming
import Reporting

/// The SHA-256 of a whole program: every name, bound, cost, side and coefficient in its order, so that no change of any hour of any
/// row goes unnoticed.
///
/// Numbers are rounded to ten digits, so that the last bits of a platform's mathematics hardly ever matter: of a million numbers
/// that differ by one part in 10¹⁶ about one crosses a boundary of rounding.
struct ProgramDigest: CustomStringConvertible {
    let rows: Int
    let columns: Int
    let nonzeros: Int
    let sha256: String

    var description: String { "\(rows) rows, \(columns) columns, \(nonzeros) nonzeros, SHA-256 \(sha256)" }

    /// - Complexity: O(rows + columns + nonzeros).
    init(_ program: LinearProgram) {
        var words = DigestedWords()
        words.add(program.objectiveConstant)
        for block in program.columnBlocks {
            words.add(block)
            for j in block.start..<block.start + block.count {
                for number in [program.lower[j], program.upper[j], program.cost[j]] { words.add(number) }
            }
        }
        let matrix = program.rowMatrix()
        words.add(program.rowBlocks, from: 0, matrix)
        words.add(program.capacityBounds.map(\.block), from: program.rowCount, matrix)
        (rows, columns, nonzeros) = (program.totalRowCount, program.columnCount, program.nonzeroCount)
        sha256 = SHA256.hexadecimal(words.bytes)
    }
}

/// What is digested, as text.
private struct DigestedWords {
    private(set) var bytes = Data()

    mutating func add(_ words: String) { bytes.append(contentsOf: words.utf8) }

    /// Zero has no sign here.
    mutating func add(_ number: Double) {
        RoundedNumber.write(number == 0 ? 0 : number) { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: " "))
    }

    mutating func add(_ block: Block) {
        add("\n\(block.label.name) × \(block.count), \(block.label.role.rawValue), \(block.label.step)\n")
    }

    /// Blocks of rows whose numbers begin at `first` in the matrix.
    mutating func add(_ blocks: [Block], from first: Int, _ matrix: RowMatrix) {
        for block in blocks {
            add(block)
            for i in first + block.start..<first + block.start + block.count {
                add(matrix.lower[i])
                add(matrix.upper[i])
                for e in matrix.start[i]..<matrix.start[i + 1] {
                    add("\(matrix.column[e]) ")
                    add(matrix.value[e])
                }
            }
        }
    }
}

/// A number as golden files have it.
enum RoundedNumber {
    static func text(_ value: Double) -> String { write(value) { String(decoding: $0, as: UTF8.self) } }

    /// The text's bytes, while `take` looks at them: a program has a hundred thousand numbers.
    static func write<Result>(_ value: Double, _ take: (Slice<UnsafeRawBufferPointer>) -> Result) -> Result {
        // A sign, ten digits, a point and an exponent of three are less.
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 24) { buffer in
            let length = withVaList([value]) { vsnprintf(buffer.baseAddress!, buffer.count, "%.10g", $0) }
            return take(UnsafeRawBufferPointer(buffer)[..<Int(length)])
        }
    }
}
