import LinearProgramming
import Testing

/// Where readers of MPS and LP files differ: what is stated at `MPSFormat.read` and `LPFormat.read`.
@Suite struct ConventionTests {
    private static let infinity = Double.infinity

    private func mps(_ bounds: String, isInteger: Bool) throws -> LinearProgramFile {
        let markers = isInteger ? (" M 'MARKER' 'INTORG'\n", " M 'MARKER' 'INTEND'\n") : ("", "")
        let text =
            "ROWS\n N z\n G c\nCOLUMNS\n\(markers.0) x z 1 c 1\n\(markers.1) y z 1\nBOUNDS\n\(bounds)ENDATA\n"
        return try MPSFormat.read(Array(text.utf8), integers: .relaxed)
    }

    private func lp(_ sections: String) throws -> LinearProgramFile {
        try LPFormat.read(Array("min x + y\nst\nc: x >= -9\n\(sections)end".utf8), integers: .relaxed)
    }

    static let mpsBounds: [(lines: String, integer: ClosedRange<Double>, real: ClosedRange<Double>)] = [
        ("", 0...1, 0...infinity), (" UP b x 5\n", 0...5, 0...5), (" LO b x 2\n", 2...infinity, 2...infinity),
        (" LO b x 0\n", 0...infinity, 0...infinity), (" PL b x\n", 0...infinity, 0...infinity),
        (" MI b x\n", -infinity...infinity, -infinity...infinity),
        (" MI b x\n UP b x 4\n", -infinity...4, -infinity...4),
        (" UP b x 4\n MI b x\n", -infinity...4, -infinity...4),
        (" FR b x\n", -infinity...infinity, -infinity...infinity),
        (" BV b x\n", 0...1, 0...1), (" LI b x 2\n", 2...infinity, 2...infinity), (" UI b x 7\n", 0...7, 0...7),
        (" FX b x 3\n", 3...3, 3...3), (" UP b x 1e30\n", 0...infinity, 0...infinity),
        (" UP b x -5\n", -infinity ... -5, -infinity ... -5), (" LO b x -9\n UP b x -5\n", -9 ... -5, -9 ... -5),
        (" UP b x -5\n LO b x -9\n", -9 ... -5, -9 ... -5), (" UP b x -5\n UP b x 5\n", 0...5, 0...5),
        (" SC b x 9\n", 0...9, 0...9), (" LO b x 2\n SC b x 9\n", 0...9, 0...9),
        (" SC b x 9\n LO b x 2\n", 0...9, 0...9), (" SI b x 9\n", 0...9, 0...9),
        (" SC b x 1e30\n", 0...infinity, 0...infinity),
    ]

    /// Columns that no marker encloses, and those behind INTEND, are continuous.
    @Test(arguments: 0..<mpsBounds.count) func boundsOfMPS(index: Int) throws {
        let (lines, integer, real) = Self.mpsBounds[index]
        for (isInteger, expected) in [(true, integer), (false, real)] {
            let program = try mps(lines, isInteger: isInteger).program
            #expect(program.lower[0] == expected.lowerBound && program.upper[0] == expected.upperBound, "\(lines)")
            #expect(program.lower[1] == 0 && program.upper[1] == Self.infinity)
        }
    }

    @Test func aNegativeUpperBoundWithoutALowerOneIsWarnedAbout() throws {
        for isInteger in [false, true] {
            let file = try mps(" UP b x -5\n UP b y -1\n", isInteger: isInteger)
            #expect(file.warnings.count == 1 && file.warnings[0].contains("column 'x' and 1 more"), "\(file.warnings)")
            for lines in [" UP b x -5\n LO b x -9\n", " MI b x\n UP b x -5\n", " UP b x 0\n", " FX b x -5\n"] {
                #expect(try mps(lines, isInteger: isInteger).warnings.isEmpty, "\(lines)")
            }
        }
        let file = try lp("bounds\nx <= -5\n")
        #expect(file.program.lower[0] == 0 && file.program.upper[0] == -5 && file.warnings.count == 1)
        #expect(try lp("bounds\nx <= -5\nx >= -9\n").warnings.isEmpty)
    }

    static let lpSections: [(text: String, bounds: ClosedRange<Double>)] = [
        ("general\nx\n", 0...infinity), ("binary\nx\n", 0...1), ("bounds\nx <= 5\nbinary\nx\n", 0...5),
        ("binary\nx\nbounds\nx <= 5\n", 0...5), ("bounds\nx <= 5\ngeneral\nx\n", 0...5),
        ("general\nx\nbounds\nx <= 5\n", 0...5), ("bounds\nx free\nbinary\nx\n", -infinity...1),
        ("binary\nx\nbounds\nx = 1\n", 1...1), ("bounds\n0 <= x <= 0\nbinary\nx\n", 0...0),
        ("general\nx\nbinary\nx\n", 0...1), ("binary\nx\ngeneral\nx\n", 0...1), ("semi-continuous\nx\n", 0...infinity),
        ("bounds\n2 <= x <= 9\nsemi-continuous\nx\n", 0...9), ("semi\nx\nbounds\n2 <= x <= 9\n", 0...9),
        ("semis\nx\nbounds\nx <= 9\ngeneral\nx\n", 0...9), ("bounds\ngenerals\nbinaries\nsemi\n", 0...infinity),
        ("bin\ngen\nsemi-continuous\n", 0...infinity), ("bounds\nx <= 5\nx <= 7\n", 0...7),
        ("bounds\nx <= 5\nbinary\nx\nbounds\nx <= 3\n", 0...3),
    ]

    @Test(arguments: 0..<lpSections.count) func sectionsOfLP(index: Int) throws {
        let (text, bounds) = Self.lpSections[index]
        let program = try lp(text).program
        #expect(program.lower[0] == bounds.lowerBound && program.upper[0] == bounds.upperBound, "\(text)")
        #expect(program.lower[1] == 0 && program.upper[1] == Self.infinity, "\(text)")
    }

    static let emptyRows: [(row: String, lower: Double, upper: Double)] = [
        (">= -3", -3, infinity), ("0 >= -3", -3, infinity), ("<= 4", -infinity, 4), ("= 0", 0, 0),
        (">= -inf", -infinity, infinity),
        ("-3 <= <= 4", -3, 4), ("-3 <= 0 <= 4", -3, 4), ("4 >= >= -3", -3, 4), ("0 x >= -3", -3, infinity),
        ("2 >= 5", 3, infinity),
    ]

    /// A row without terms is 0 between its sides; it need not be possible.
    @Test(arguments: 0..<emptyRows.count) func rowsWithoutTerms(index: Int) throws {
        let (row, lower, upper) = Self.emptyRows[index]
        for name in ["", "r: "] {
            let program = try LPFormat.read(Array("min x\nst\n\(name)\(row)\nlast: x >= 2\nend".utf8)).program
            #expect(program.rowCount == 2 && program.nonzeroCount == 1, "\(row)")
            #expect(program.rowLower == [lower, 2] && program.rowUpper[0] == upper, "\(row)")
        }
    }

    /// Without a row of type N the objective is zero; with OBJNAME one is expected.
    @Test func anMPSFileNeedsNoObjective() throws {
        let file = try MPSFormat.read(Array("ROWS\n G c\nCOLUMNS\n a c 1\nRHS\n r c 2\nENDATA".utf8))
        #expect(file.program.cost == [0] && file.program.rowLower == [2] && file.warnings.count == 1)
        #expect(throws: LinearProgramFileError.self) {
            try MPSFormat.read(Array("OBJNAME\n z\nROWS\n G c\nCOLUMNS\n a c 1\nENDATA".utf8))
        }
    }

    /// As GLPK writes it: a comment behind `$`, and the objective's constant with its own sign.
    @Test func filesOfGLPKRead() throws {
        let body =
            "NAME\nROWS\n N R0000000\n G c1\nCOLUMNS\n empty c1 0 $ empty column\n x R0000000 1 c1 1 $ and more\nRHS\n"
            + " RHS1 R0000000 2.5 c1 -1.5\nBOUNDS\n UP BND1 x 4 $ a bound\n MI BND1 empty $\nENDATA\n"
        let header = "* Problem:    p\n* Class:      LP\n* Rows:       2\n* Format:     Free MPS\n*\n"
        let program = try MPSFormat.read(Array((header + body).utf8)).program
        #expect(program.objectiveConstant == 2.5 && program.coefficient == [1] && program.upper == [Self.infinity, 4])
        #expect(program.lower[0] == -Self.infinity)
        #expect(try MPSFormat.read(Array(body.utf8)).program.objectiveConstant == -2.5)
    }

    /// A name may begin with `$`.
    @Test func namesMayBeginWithDollars() throws {
        let program = try MPSFormat.read(
            Array("ROWS\n N z\n G $r\n G s\nCOLUMNS\n $x s 1 $r 2\nBOUNDS\n UP b $x 3\nENDATA".utf8)
        ).program
        #expect(program.coefficient == [2, 1] && program.upper == [3])
    }
}
