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
         y cost -1 g 4
         y ep 1 em 1
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
         UP bound t 1
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
        #expect(program.columnBlocks.map(\.label.quantity) == ["COL A", "COL B"] && program.rowLower == [3])
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

    @Test func setsTheSignsOfRangesOnEqualities() throws {
        let program = try read(
            "ROWS\n N c\n E a\n E b\n E z\n L l\n G g\nCOLUMNS\n x a 1 b 1\n x z 1\nRHS\n r a 10 b 10\n r z 10 l 10\n"
                + " r g 10\nRANGES\n r a 3 b -3\n r z 0 l -3\n r g -3\nENDATA")
        #expect(program.rowLower == [10, 7, 10, 7, 10] && program.rowUpper == [13, 10, 10, 10, 13])
    }

    @Test func readsEveryKindOfBound() throws {
        let program = try read(
            "ROWS\n N c\nCOLUMNS\n a c 1\n b c 1\n d c 1\n e c 1\n f c 1\n g c 1\nBOUNDS\n UP s a -2\n LO s b -5\n UP s b -2\n"
                + " MI s d\n UP s d 4\n FR s e\n FX s f -1.5\n UP s g 4\n PL s g\nENDATA\n")
        let infinity = Double.infinity
        #expect(program.lower == [-infinity, -5, -infinity, -infinity, -1.5, 0])
        #expect(program.upper == [-2, -2, 4, infinity, -1.5, infinity])
    }

    /// CRLF, tabs, no final newline, unindented data, missing set names: the same program.
    @Test func isPatientWithLayout() throws {
        let plain = "NAME n\nROWS\n N c\n L r\nCOLUMNS\n x c 1 r 2\nRHS\n s r 4\nBOUNDS\n UP s x 3\nENDATA\n"
        let expected = try read(plain)
        let variants = [
            plain.replacingOccurrences(of: "\n", with: "\r\n"), plain.replacingOccurrences(of: " ", with: "\t"),
            plain.replacingOccurrences(of: "\n ", with: "\n"), String(plain.dropLast()),
            plain.replacingOccurrences(of: " s ", with: " "), plain.replacingOccurrences(of: "4", with: "4.0D+00"),
            "* comment\n\n" + plain.replacingOccurrences(of: "COL", with: "* another\nCOL") + "rubbish",
            "\u{FEFF}" + plain,
        ]
        for text in variants {
            let program = try read(text)
            #expect(program.cost == expected.cost && program.rowUpper == [4] && program.upper == [3], "\(text)")
            #expect(program.coefficient == [2] && program.rowBlocks.map(\.label.quantity) == ["r"], "\(text)")
        }
    }

    @Test(arguments: [
        "OBJSENSE MAX\n", "OBJSENSE\n MAX\n", "OBJSENSE\n    MAXIMIZE\n", "OBJSENSE\nMAX\n", "OBJSENSE MAXIMISE\n",
    ]) func knowsTheWaysToSayMaximise(section: String) throws {
        for text in [
            section + "ROWS\n N c\nCOLUMNS\n x c 3\nENDATA", "ROWS\n N c\n" + section + "COLUMNS\n x c 3\nENDATA",
        ] {
            let file = try MPSFormat.read(Array(text.utf8))
            #expect(file.isMaximisation && file.program.cost == [-3])
        }
    }

    @Test func leavesFurtherFreeRowsOut() throws {
        let program = try read("ROWS\n N c\n N d\n L r\nCOLUMNS\n x c 1 d 2\n x r 3\nRHS\n s d 4 r 5\nENDATA\n")
        #expect(program.rowCount == 1 && program.coefficient == [3] && program.rowUpper == [5])
    }

    @Test func relaxesIntegersWhenAsked() throws {
        let text =
            "ROWS\n N c\nCOLUMNS\n M 'MARKER' 'INTORG'\n x c 1\n M 'MARKER' 'INTEND'\n y c 1\nBOUNDS\n BV s x\n UI s y 3\nENDATA\n"
        let program = try MPSFormat.read(Array(text.utf8), integers: .relaxed).program
        #expect(program.upper == [1, 3])
        #expect(throws: LinearProgramFileError(line: 4, column: 13, .integers("MARKER INTORG"))) { try read(text) }
    }

    /// Every number reads to the bits that wrote it.
    @Test func readsNumbersToTheBit() throws {
        var random = SplitMix(seed: 11)
        var values = (0..<2000).map { _ in
            Double(random.next() % 1_000_000_007) / Double(1 + random.next() % 99991)
                * pow(10, Double(random.next() % 30) - 18)
        }
        values += [0.1, 1e22 / 1e4, 123456789012345.6, 5e-300, 1e-300, 9_007_199_254_740_991, 1e19, 0.3e-5]
        values = values.filter { abs($0) < 1e20 }
        var text = "ROWS\n N c\nCOLUMNS\n"
        for (j, value) in values.enumerated() { text += " x\(j) c \(j % 2 == 0 ? "\(value)" : "-\(value)")\n" }
        let cost = try read(text + "ENDATA\n").cost
        #expect(cost == values.enumerated().map { $0 % 2 == 0 ? $1 : -$1 })
    }

    private static let head = "ROWS\n N c\n L r\nCOLUMNS\n x c 1\n"
    static let wrong: [(String, Int, LinearProgramFileError.Reason)] = [
        ("", 0, .missingEnd), ("ROWS\n N c\n", 2, .missingEnd), ("FOO\n", 1, .unknownSection("FOO")),
        ("QUADOBJ\n", 1, .unsupported("section QUADOBJ")),
        (" x y 1\n", 1, .dataOutsideSection), ("ROWS\n N c\n X r\n", 3, .unknownRowType("X")),
        ("ROWS\n N c\n L r\n G r\n", 4, .duplicateRow("r")),
        ("ROWS\n N c\n L\n", 3, .wrongFieldCount(1, section: "ROWS")),
        ("ROWS\n N c\nCOLUMNS\n x q 1\n", 4, .unknownRow("q")),
        ("ROWS\n N c\nCOLUMNS\n x c 1..2\n", 4, .notANumber("1..2")),
        ("ROWS\n N c\nCOLUMNS\n x c nan\n", 4, .notANumber("nan")),
        ("ROWS\n N c\nCOLUMNS\n x c 0x10\n", 4, .notANumber("0x10")),
        ("ROWS\n N c\nCOLUMNS\n x c inf\n", 4, .tooLarge("inf")),
        ("ROWS\n N c\nCOLUMNS\n x c 1e400\n", 4, .tooLarge("1e400")),
        (head + "BOUNDS\n UP b y 1\n", 7, .unknownColumn("y")),
        (head + "BOUNDS\n ZZ b x 1\n", 7, .unknownBoundType("ZZ")),
        (head + "BOUNDS\n UP b x -inf\n", 7, .tooLarge("-inf")),
        (head + "BOUNDS\n SC b x 4\n", 7, .integers("bound type SC")),
        (head + "BOUNDS\n BV b x\n", 7, .integers("bound type BV")),
        (head + "BOUNDS\n LI b x 4\n", 7, .integers("bound type LI")),
        (head + "BOUNDS\n UP a x 4\n LO b x 1\n", 8, .secondSet("b", section: "BOUNDS")),
        (head + "RHS\n s r 1\n s r 2\n", 8, .duplicateSide(row: "r", section: "RHS")),
        (head + "RANGES\n s r 1 r 2\n", 7, .duplicateSide(row: "r", section: "RANGES")),
        (head + " x r 1 r 2\n", 6, .duplicateEntry(column: "x", row: "r")),
        (head + " x c 1\n", 6, .duplicateEntry(column: "x", row: "c")),
        (head + " y c 1\n x r 1\n", 7, .splitColumn("x")), ("OBJSENSE\n UP\n", 2, .unknownSense("UP")),
        (head + " y c 1\0\n", 6, .notText),
    ]

    @Test(arguments: 0..<wrong.count) func saysWhereAndWhatIsWrong(index: Int) {
        let (text, line, reason) = Self.wrong[index]
        do {
            _ = try read(text)
            Issue.record("\(text) was taken for a program")
        } catch let error as LinearProgramFileError {
            #expect(error.line == line && error.reason == reason, "\(error)")
            #expect(!"\(error)".isEmpty)
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test func pointsAtTheField() {
        #expect(throws: LinearProgramFileError(line: 4, column: 6, .notANumber("1..2"))) {
            try read("ROWS\n N c\nCOLUMNS\n x c 1..2\n")
        }
    }
}
