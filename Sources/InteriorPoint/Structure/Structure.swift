import LinearProgramming

/// Which rows and columns of a program in arrays are which of the program as given, and what they stand for there.
///
/// Presolve leaves rows and columns out; what it leaves keeps its place here, even where it changed: a column into which a
/// parallel one was merged is still itself, a row that took over a parallel one's side too.
package struct Structure: Sendable {
    private let program: LinearProgram
    /// Rows of `rowMatrix()`, and columns; nil: all of them, in order.
    private let rows: [Int32]?
    private let columns: [Int32]?

    /// The structure of the program itself.
    init(_ program: LinearProgram) { self.init(program, rows: nil, columns: nil) }

    private init(_ program: LinearProgram, rows: [Int32]?, columns: [Int32]?) {
        (self.program, self.rows, self.columns) = (program, rows, columns)
    }

    /// Of programs that stand for nothing: all rows and columns are unknown.
    package static let none = Structure(LinearProgram(name: ""))

    /// The row of `rowMatrix()` or column that this one is; nil for those that the method has added.
    package func originalRow(_ i: Int) -> Int? {
        let row = rows.map { Int($0[i]) } ?? i
        return row < program.totalRowCount ? row : nil
    }

    package func originalColumn(_ j: Int) -> Int? {
        let column = columns.map { Int($0[j]) } ?? j
        return column < program.columnCount ? column : nil
    }

    /// Label, kind, hour and member. - Complexity: O(log blocks).
    package func row(_ i: Int) -> Coordinates? { originalRow(i).map(program.coordinates(ofRow:)) }

    package func column(_ j: Int) -> Coordinates? { originalColumn(j).map(program.coordinates(ofColumn:)) }

    /// The hour that each of these rows stands for, 8,760 of a year before those of the next; −1 of those that stand for none.
    ///
    /// - Complexity: O(rows + changes from one block to another · log blocks).
    package func hours(ofRows these: [Int32]) -> [Int32] {
        hours(these.map { originalRow(Int($0)) }, in: program.block(ofRow:))
    }

    /// The same for columns.
    package func hours(ofColumns these: [Int32]) -> [Int32] {
        hours(these.map { originalColumn(Int($0)) }) { (program.columnBlocks.containing($0), $0) }
    }

    private func hours(_ these: [Int?], in block: (Int) -> (block: Block, index: Int)) -> [Int32] {
        var (members, year, step) = (0..<0, Int?.none, Label.Step.none)
        return these.map { given in
            guard let given else { return -1 }
            if !members.contains(given) {
                let (found, index) = block(given)
                let start = given - (index - found.start)
                (members, year, step) = (start..<start + found.count, found.label.year, found.label.step)
            }
            switch (year, step) {
            case (let year?, .hour), (let year?, .hours):
                return Int32(year * 8760 + step.index(of: given - members.lowerBound))
            default: return -1
            }
        }
    }

    /// Which entries of row i, given by their columns, are x[g] and x[K], when it is a capacity bound that still consists of
    /// these two. - Complexity: O(log blocks).
    package func capacityBound(_ i: Int, _ entries: some Collection<Int32>) -> (column: Int, capacity: Int)? {
        guard entries.count == 2, let row = originalRow(i), let bound = program.capacityBound(ofRow: row),
            let column = entries.first(where: { originalColumn(Int($0)) == bound.column }),
            let capacity = entries.first(where: { originalColumn(Int($0)) == bound.capacity })
        else { return nil }
        return (Int(column), Int(capacity))
    }

    /// The structure of what is left with these rows and columns, ascending.
    func keeping(rows kept: [Int32], columns keptColumns: [Int32]) -> Structure {
        Structure(
            program, rows: rows.map { rows in kept.map { rows[Int($0)] } } ?? kept,
            columns: columns.map { columns in keptColumns.map { columns[Int($0)] } } ?? keptColumns)
    }
}
