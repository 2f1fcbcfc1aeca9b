import Foundation
import LinearProgramming
import Testing

/// What is written reads back to the same program, bit for bit.
@Suite struct MPSWriterTests {
    private func text(_ program: LinearProgram) throws -> String {
        let url = URL(fileURLWithPath: NSTemporaryDirectory() + "dcplan-\(UUID().uuidString).mps")
        try Data().write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        let handle = try FileHandle(forWritingTo: url)
        try MPSFormat.write(program, to: handle)
        try handle.close()
        return try String(contentsOf: url, encoding: .utf8)
    }

    /// One of every kind of bound and row, and numbers without a short decimal.
    private func program() -> LinearProgram {
        var program = LinearProgram(name: "one of each")
        let free = program.addColumns(Label("free"), lower: -.infinity)
        let below = program.addColumns(Label("below"), lower: -.infinity, upper: -1)
        let fixed = program.addColumns(Label("fixed"), lower: 1.0 / 3, upper: 1.0 / 3)
        let between = program.addColumns(Label("between", place: "a"), count: 2, lower: -2, upper: 1e9)
        let idle = program.addColumns(Label("idle"), upper: 0)
        program.addCost(0.1, free)
        program.addCost(.series([1e-7, .pi]), between)
        program.objectiveConstant = 12.5
        var sum = LinearExpression()
        for column in [free, below, fixed] { sum.add(1.0 / 7, column) }
        sum.add(-1, between[0])
        program.addEqualities(Label("equal"), sum, equals: .constant(0.3))
        program.addRows(Label("range"), lower: .constant(-1), upper: .constant(2), sum)
        program.addRows(Label("least"), lower: .constant(4), upper: .constant(.infinity), sum)
        program.addUpperLimits(Label("most"), sum, atMost: .constant(-5))
        program.addCapacityBounds(Label("limit"), between, factor: .series([0.25, 0]), capacity: fixed)
        _ = idle
        return program
    }

    @Test func whatIsWrittenReadsBackTheSame() throws {
        let program = program()
        let read = try MPSFormat.read(Array(try text(program).utf8)).program
        #expect(read.cost == program.cost)
        #expect(read.lower == program.lower && read.upper == program.upper)
        #expect(read.objectiveConstant == program.objectiveConstant)
        let (a, b) = (program.rowMatrix(), read.rowMatrix())
        #expect(a.lower == b.lower)
        #expect(zip(a.upper, b.upper).allSatisfy { abs($0 - $1) <= 1e-15 || $0 == $1 })
        let (byColumn, again) = (ColumnMatrix(a), ColumnMatrix(b))
        #expect(byColumn.start == again.start && byColumn.row == again.row && byColumn.value == again.value)
    }

    @Test func theSameProgramIsTheSameText() throws { #expect(try text(program()) == text(program())) }

    /// Names have no blanks, and the sections come in their order.
    @Test func theTextIsFreeFormat() throws {
        let lines = try text(program()).split(separator: "\n")
        #expect(lines[0] == "NAME one_of_each")
        let sections = lines.filter { !$0.hasPrefix(" ") }.dropFirst()
        #expect(Array(sections) == ["ROWS", "COLUMNS", "RHS", "RANGES", "BOUNDS", "ENDATA"])
        #expect(lines.contains(" N objective") && lines.contains(" E equal") && lines.contains(" G range"))
        #expect(lines.contains(" rhs objective -12.5"))
        #expect(
            lines.contains(" FR bound free") && lines.contains(" MI bound below")
                && lines.contains(" UP bound below -1.0"))
    }

    /// Names with blanks, line breaks, comment signs and controls end no field and no line, and stay apart.
    @Test func namesThatNoFieldHoldsAreReplaced() throws {
        let names = ["a b", "a_b", "a\tb", "x\nRHS\n rhs r 5", "$c", "*d", "\u{1B}[31m", "é", "", "objective"]
        var program = LinearProgram(name: "t\nROWS\n\u{1B}")
        for (i, name) in names.enumerated() {
            let column = program.addColumns(Label(name), upper: Double(i + 1))
            program.addCost(.constant(-1), column)
            var sum = LinearExpression()
            sum.add(1, column)
            program.addUpperLimits(Label(name), sum, atMost: .constant(Double(i) + 0.5))
        }
        let url = URL(fileURLWithPath: NSTemporaryDirectory() + "dcplan-\(UUID().uuidString)")
        try Data().write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        let handle = try FileHandle(forWritingTo: url)
        try LPFormat.write(program, to: handle)
        try handle.close()
        let mps = try MPSFormat.read(Array(try text(program).utf8)).program
        let lp = try LPFormat.read([UInt8](try Data(contentsOf: url))).program
        for read in [mps, lp] {
            #expect(read.upper == program.upper && read.cost == program.cost && read.rowUpper == program.rowUpper)
            #expect(Set(read.columnBlocks.map(\.label.quantity)).count == names.count)
        }
    }
}
