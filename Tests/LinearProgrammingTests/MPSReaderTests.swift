import Foundation
import LinearProgramming
import Testing

@Suite struct MPSReaderTests {
    private func read(_ text: String) throws -> LinearProgram { try MPSFormat.read(Array(text.utf8)).program }

    private static let example = """
        * a comment
        NAME example
        ROWS
         N cost
         E e
         L l
         G g
         E ep
         E em
        COLUMNS
         x cost 1 e 2
         x l 3
            MARKER 'MARKER' 'INTORG'
         y cost -1 g 4
         y ep 1 em 1
            MARKER 'MARKER' 'INTEND'
         w e 1
         v e 1
         u e 1
         t e 1
         s e 1
         r e 1
        RHS
         rhs cost -7 e 5
         l 6
         rhs g 2 ep 10
         rhs em 10
        RANGES
         range l 2 g 3
         range ep 4 em -4
        BOUNDS
         UP bound x 4
         FX bound y 3
         FR bound w
         MI bound v
         UP bound u -2
         BV bound t
         LO bound s -1
         UP bound s 1e30
         PL bound r
        ENDATA
        """

    @Test func understandsRowsRangesAndBounds() throws {
        let program = try read(Self.example)
        #expect(program.name == "example" && program.objectiveConstant == 7)
        #expect(program.cost == [1, -1, 0, 0, 0, 0, 0, 0])
        #expect(program.rowLower == [5, 4, 2, 10, 6] && program.rowUpper == [5, 6, 5, 14, 10])
        let infinity = Double.infinity
        #expect(program.lower == [0, 3, -infinity, -infinity, -infinity, 0, -1, 0])
        #expect(program.upper == [4, 3, infinity, infinity, -2, 1, infinity, infinity])
        #expect(program.coefficient.count == 11)
    }

    @Test func readsFixedFormatWithBlanksInNames() throws {
        let text = """
            NAME          FIXED
            ROWS
             N  COST
             G  ROW ONE
            COLUMNS
                COL A     COST               1.0   ROW ONE            1.0
                COL B     COST               2.0   ROW ONE            1.0
            RHS
                RHS       ROW ONE            3.0
            BOUNDS
             UP BND       COL A              2.0
            ENDATA
            """
        let program = try read(text)
        #expect(program.columnBlocks.map(\.label.name).count == 2 && program.rowLower == [3])
        #expect(program.upper == [2, .infinity] && program.cost == [1, 2])
    }

    @Test func negatesAMaximisation() throws {
        let text = "NAME m\nOBJSENSE\n MAX\nROWS\n N c\n L r\nCOLUMNS\n x c 3 r 1\nRHS\n rhs r 4 c 1\nENDATA\n"
        let document = try MPSFormat.read(Array(text.utf8))
        #expect(document.isMaximisation && document.program.cost == [-3] && document.program.objectiveConstant == 1)
    }

    @Test func readsWhatIsWritten() throws {
        let program = try read(Self.example)
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("mps-\(UUID().uuidString)")
        _ = FileManager.default.createFile(atPath: url.path, contents: nil)
        defer { try? FileManager.default.removeItem(at: url) }
        try MPSFormat.write(program, to: try FileHandle(forWritingTo: url))
        let again = try MPSFormat.read(Array(try Data(contentsOf: url))).program
        #expect(again.cost == program.cost && again.lower == program.lower && again.upper == program.upper)
        #expect(again.rowLower == program.rowLower && again.rowUpper == program.rowUpper)
        #expect(again.columnIndex == program.columnIndex && again.coefficient == program.coefficient)
        #expect(again.objectiveConstant == program.objectiveConstant)
    }

    static let wrong: [(String, Int, MPSError.Reason)] = [
        ("", 0, .missingEnd), ("ROWS\n N c\n", 2, .missingEnd), ("ROWS\n L r\nENDATA\n", 3, .noObjective),
        ("FOO\n", 1, .unknownSection("FOO")), ("QUADOBJ\n", 1, .unsupportedSection("QUADOBJ")),
        (" x y 1\n", 1, .dataOutsideSection), ("ROWS\n N c\n X r\n", 3, .unknownRowType("X")),
        ("ROWS\n N c\n L r\n G r\n", 4, .duplicateRow("r")), ("ROWS\n N c\n L\n", 3, .wrongFieldCount(1)),
        ("ROWS\n N c\nCOLUMNS\n x q 1\n", 4, .unknownRow("q")),
        ("ROWS\n N c\nCOLUMNS\n x c 1..2\n", 4, .notANumber("1..2")),
        ("ROWS\n N c\nCOLUMNS\n x c nan\n", 4, .notANumber("nan")),
        ("ROWS\n N c\nCOLUMNS\n x c inf\n", 4, .notANumber("inf")),
        ("ROWS\n N c\nCOLUMNS\n x c 1\nBOUNDS\n UP b y 1\n", 6, .unknownColumn("y")),
        ("ROWS\n N c\nCOLUMNS\n x c 1\nBOUNDS\n ZZ b x 1\n", 6, .unknownBoundType("ZZ")),
        ("ROWS\n N c\nCOLUMNS\n x c 1\nBOUNDS\n LO b x 2\n UP b x 1\nENDATA\n", 8, .crossedBounds(column: "x")),
        ("ROWS\n N c\n L r\nCOLUMNS\n x r 1 r 2\nENDATA\n", 6, .duplicateEntry(column: "x", row: "r")),
        ("OBJSENSE\n UP\n", 2, .unknownSense("UP")),
    ]

    @Test(arguments: 0..<wrong.count) func saysWhereAndWhatIsWrong(index: Int) {
        let (text, line, reason) = Self.wrong[index]
        #expect(throws: MPSError(line: line, reason)) { try read(text) }
    }

    /// Any prefix, and any text with a byte changed, is a program or an error, never a crash.
    @Test func survivesDamage() {
        let bytes = Array(Self.example.utf8)
        for cut in 0..<bytes.count { _ = try? MPSFormat.read(Array(bytes[..<cut])) }
        for at in 0..<bytes.count {
            for byte in [0, 9, 10, 32, 45, 46, 65, 101, 255] as [UInt8] {
                var damaged = bytes
                damaged[at] = byte
                _ = try? MPSFormat.read(damaged)
            }
        }
    }
}
