import Foundation
import LinearProgramming
import Testing

@Suite struct LPReaderTests {
    private func read(_ text: String) throws -> LinearProgram { try LPFormat.read(Array(text.utf8)).program }

    private static let example = """
        \\ a comment
        Minimize \\ another
         obj: 2 x + 3y - 0.5 z#1.a(2,b) + 10 - x
        Subject To
         c1: x + y
             + z#1.a(2,b) >= 2
         -5 <= x - y <= 7
         10 >= 1e1 x >= -1e+1
         last: - - x + 2 y + 3 =< 4 x2
         e: 3 x = -6
        Bounds
         x <= 4
         -inf <= y <= 5
         z#1.a(2,b) free
         x2 = 1.5
         -1 >= w >= -3
         v >= -infinity
         v <= 1e30
        End
        """

    @Test func understandsRowsRangesAndBounds() throws {
        let program = try read(Self.example.replacingOccurrences(of: "4 x2", with: "4"))
        #expect(program.objectiveConstant == 10)
        #expect(program.columnBlocks.map(\.label.quantity) == ["x", "y", "z#1.a(2,b)", "x2", "w", "v"])
        #expect(program.cost == [1, 3, -0.5, 0, 0, 0])
        let infinity = Double.infinity
        #expect(program.rowBlocks.map(\.label.quantity) == ["c1", "c2", "c3", "last", "e"])
        #expect(program.rowLower == [2, -5, -10, -infinity, -6] && program.rowUpper == [infinity, 7, 10, 1, -6])
        #expect(program.rowStart == [0, 3, 5, 6, 8, 9])
        #expect(program.coefficient == [1, 1, 1, 1, -1, 10, 1, 2, 3])
        #expect(program.lower == [0, -infinity, -infinity, 1.5, -3, -infinity])
        #expect(program.upper == [4, 5, infinity, 1.5, -1, infinity])
    }

    @Test func sumsWhatARowNamesTwiceAndLeavesZerosOut() throws {
        let program = try read("min\nobj: x + x\nst\na: x + y - x + 2 y >= 1\nb: x - x >= -1\nc: x >= 0\nend\n")
        #expect(program.cost == [2, 0] && program.coefficient == [3, 1] && program.rowStart == [0, 1, 1, 2])
    }

    /// As linopy and other modelling layers write it: a word a line.
    @Test func readsOneWordALine() throws {
        let program = try read(
            "min\n\nobj:\n\n+1.0 x0\n+2.0 x1\n\ns.t.\n\nc0:\n+1.0 x0\n-1.0 x1\n<=\n+5.0\n\nbounds\n\n-inf <= x0 <= +inf\n\nend\n"
        )
        #expect(program.cost == [1, 2] && program.rowUpper == [5] && program.lower == [-.infinity, 0])
    }

    @Test(arguments: ["Maximize", "MAXIMISE", "max", "Maximum"]) func negatesAMaximisation(word: String) throws {
        let file = try LPFormat.read(Array("\(word) 3 x + 4\nsubject to: x <= 2\nEnd".utf8))
        #expect(file.isMaximisation && file.program.cost == [-3] && file.program.objectiveConstant == -4)
    }

    /// An empty objective, no rows, CRLF, sections on the line of their content.
    @Test(arguments: [
        "min\nobj:\nst\nc: x >= 1\nend", "min obj: x\r\nst c: x >= 1\r\nbounds x <= 3\r\nend\r\n",
        "min x\nbounds\n1 <= x\nend", "minimize\n 0 x\nsuch that\n c: x >= 1\nGenerals\nEnd\nrubbish",
    ]) func isPatientWithLayout(text: String) throws { #expect(try read(text).columnCount == 1) }

    static let wrong: [(String, Int, LinearProgramFileError.Reason)] = [
        ("", 0, .unexpected("the end of the file", expected: "Minimize or Maximize")),
        ("hello", 1, .unexpected("'hello'", expected: "Minimize or Maximize")),
        ("min\nx\nst\nc: x >= 1\n", 4, .missingEnd),
        ("min\n x + [ x ^ 2 ]\nend", 2, .unsupported("a quadratic term")),
        ("min\nx\nst\nc: x >= 1\nc: x <= 2\nend", 5, .duplicateRow("c")),
        ("min\nx\nst\nc: x >= y\nend", 4, .unexpected("'y'", expected: "a number; columns belong on the left")),
        (
            "min\nx\nst\nc: x >= 2 y\nend", 4,
            .unexpected("'y'", expected: "the end of the line; columns belong on the left")
        ),
        ("min\nx\nst\nc: x 3\nend", 4, .unexpected("'3'", expected: "<=, >= or =")),
        ("min\n1e400 x\nend", 2, .tooLarge("'1e400'")),
        ("min\nx\nst\nc: inf x >= 2\nend", 4, .tooLarge("the coefficient of 'x'")),
        ("min\nx\nst\nc: x >= inf\nend", 5, .tooLarge("the side of the row before this")),
        ("min\nx\nbounds\nx = inf\nend", 5, .tooLarge("the bound before this")),
        ("min\nx\nGeneral\nx\nend", 4, .integers("the section of 'x'")),
        ("min\nx\nBinary\nx\nend", 4, .integers("the section of 'x'")),
        ("min\nx\nSOS\nend", 3, .unsupported("section 'SOS'")),
        ("min\nx\nsemi-continuous\nx\nend", 4, .integers("the section of 'x'")),
        ("min\nx\nsemi-definite\nx\nend", 3, .unexpected("'definite'", expected: "'semi-continuous'")),
        ("min\nx\nst\n1 <= x >= 2\nend", 4, .unexpected("two relations that differ", expected: "l <= … <= u")),
        ("min\nx +\nend", 3, .missingEnd),
    ]

    @Test(arguments: 0..<wrong.count) func saysWhereAndWhatIsWrong(index: Int) {
        let (text, line, reason) = Self.wrong[index]
        do {
            _ = try read(text)
            Issue.record("\(text) was taken for a program")
        } catch let error as LinearProgramFileError {
            #expect(error.line == line && error.reason == reason, "\(error)")
        } catch {
            Issue.record("\(error)")
        }
    }

    /// What is written reads back to the same program; a row with two sides comes back as two.
    @Test func readsWhatIsWritten() throws {
        var program = LinearProgram(name: "a name")
        let free = program.addColumns(Label("free"), lower: -.infinity)
        let below = program.addColumns(Label("below", place: "johor-singapore"), lower: -.infinity, upper: -1)
        let many = program.addColumns(Label("e9", year: 2030), count: 20, lower: -2, upper: 1.0 / 3)
        program.addCost(0.1, below)
        program.addCost(-1, many)
        program.objectiveConstant = -7.25
        var sum = LinearExpression()
        for column in [free, below, many[3]] { sum.add(-1.0 / 7, column) }
        program.addEqualities(Label("end"), sum, equals: .constant(0.3))
        program.addRows(Label("least"), lower: .constant(4), upper: .constant(.infinity), sum)
        program.addRows(Label("range"), lower: .constant(-1), upper: .constant(2), sum)
        program.addCapacityBounds(Label("limit"), many, factor: .constant(0.25), capacity: free)
        let read = try LPFormat.read(try written(program, LPFormat.write)).program
        #expect(read.cost == program.cost && read.lower == program.lower && read.upper == program.upper)
        #expect(read.objectiveConstant == -7.25)
        let infinity = Double.infinity
        #expect(read.rowLower == [0.3, 4, -1, -infinity] + [Double](repeating: -infinity, count: 20))
        #expect(read.rowUpper == [0.3, infinity, infinity, 2] + [Double](repeating: 0, count: 20))
        #expect(read.coefficient[0..<3].allSatisfy { $0 == -1.0 / 7 })
        #expect(read.columnBlocks[1].label.quantity == "below.johor_singapore")
        #expect(read.columnBlocks[2].label.quantity == "_e9.2030.0")
    }
}

/// What a format writes.
func written(_ program: LinearProgram, _ write: (LinearProgram, FileHandle) throws -> Void) throws -> [UInt8] {
    let file = try ScratchFile([])
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file.path))
    try write(program, handle)
    try handle.close()
    return Array(try Data(contentsOf: URL(fileURLWithPath: file.path)))
}
