import InteriorPoint
import LinearProgramming

/// Where rows and columns of a presolved program are not those of the program which its structure names.
package struct PresolvedStructure {
    package private(set) var disagreements: [String] = []
    /// Rows that are left, by their kind.
    package private(set) var rowsLeft: [Block.Kind: Int] = [:]

    package init(_ program: LinearProgram) {
        let given = ReducedProgram(program, program.rowMatrix())
        var settings = PresolveSettings()
        // Substitution by equations of two changes coefficients; nothing else does.
        settings.doubletonLength = 0
        compareEntries(Presolve(given, settings).reduced, given, program)
        // Merging shares a value out among two columns or rows; nothing else moves those of what is left.
        settings = PresolveSettings()
        settings.parallelism = -1
        comparePoints(Presolve(given, settings))
    }

    private mutating func say(_ isRight: Bool, _ what: @autoclosure () -> String) {
        if !isRight { disagreements.append(what()) }
    }

    /// Every row that is left has the entries of the row that it is said to be, in the columns that are left.
    private mutating func compareEntries(_ reduced: ReducedProgram, _ given: ReducedProgram, _ program: LinearProgram) {
        let columns = (0..<reduced.columnCount).map { reduced.structure.originalColumn($0)! }
        say(zip(columns, columns.dropFirst()).allSatisfy(<), "columns do not ascend")
        for (j, column) in columns.enumerated() {
            say(reduced.structure.column(j) == program.coordinates(ofColumn: column), "coordinates of column \(j)")
        }
        let isLeft = Set(columns)
        for i in 0..<reduced.rowCount {
            let row = reduced.structure.originalRow(i)!
            let own = Self.entries(reduced.rows, i) { columns[$0] }
            let expected = Self.entries(given.rows, row) { $0 }.filter { isLeft.contains($0.key) }
            say(own == expected, "row \(i) is not \(program.rowName(row))")
            let coordinates = reduced.structure.row(i)!
            say(coordinates == program.coordinates(ofRow: row), "coordinates of row \(i)")
            say((coordinates.kind == .capacityBound) == (row >= program.rowCount), "kind of row \(i)")
            rowsLeft[coordinates.kind, default: 0] += 1
            compareBound(reduced, i, row, columns, program)
        }
    }

    /// A capacity bound of which both columns are left is told as one, with the right two columns.
    private mutating func compareBound(
        _ reduced: ReducedProgram, _ i: Int, _ row: Int, _ columns: [Int], _ program: LinearProgram
    ) {
        let entries = reduced.rows.index[reduced.rows.start[i]..<reduced.rows.start[i + 1]]
        let found = reduced.structure.capacityBound(i, entries).map { [columns[$0.column], columns[$0.capacity]] }
        let original = program.capacityBound(ofRow: row).map { [$0.column, $0.capacity] }
        say(found == (entries.count == 2 ? original : nil), "capacity bound \(i)")
    }

    private static func entries(_ rows: CompressedMatrix, _ i: Int, _ column: (Int) -> Int) -> [Int: Double] {
        var entries: [Int: Double] = [:]
        for e in rows.start[i]..<rows.start[i + 1] { entries[column(Int(rows.index[e]))] = rows.value[e] }
        return entries
    }

    /// A value goes back to the column or row that has it.
    private mutating func comparePoints(_ presolve: Presolve) {
        let reduced = presolve.reduced
        let point = PrimalDual(
            x: (0..<reduced.columnCount).map { Double($0) + 0.5 }, y: (0..<reduced.rowCount).map { Double($0) + 0.5 })
        let full = presolve.restore(point)
        for (j, x) in point.x.enumerated() {
            say(full.x[reduced.structure.originalColumn(j)!] == x, "value of column \(j)")
        }
        for (i, y) in point.y.enumerated() {
            say(full.y[reduced.structure.originalRow(i)!] == y, "dual of row \(i)")
        }
    }
}
