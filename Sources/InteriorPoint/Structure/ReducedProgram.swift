import LinearProgramming

/// A program as plain arrays, capacity bounds among the rows: what presolve reads and leaves, before scaling.
package struct ReducedProgram: Sendable {
    package var cost: [Double]
    package var lower: [Double]
    package var upper: [Double]
    package var rowLower: [Double]
    package var rowUpper: [Double]
    package var rows: CompressedMatrix
    var constant: Double
    package let structure: Structure

    package var columnCount: Int { cost.count }
    package var rowCount: Int { rowLower.count }

    /// The rows' matrix, compressed by column. - Complexity: O(entries).
    var byColumn: CompressedMatrix { rows.transposed(minorCount: columnCount) }

    package init(_ program: LinearProgram, _ matrix: RowMatrix) {
        cost = program.cost
        lower = program.lower
        upper = program.upper
        rowLower = matrix.lower
        rowUpper = matrix.upper
        rows = CompressedMatrix(start: matrix.start, index: matrix.column, value: matrix.value)
            .mergingDuplicates(minorCount: program.columnCount)
        constant = program.objectiveConstant
        structure = Structure(program)
    }

    init(
        cost: [Double], lower: [Double], upper: [Double], rowLower: [Double], rowUpper: [Double],
        rows: CompressedMatrix, constant: Double, structure: Structure
    ) {
        self.cost = cost
        self.lower = lower
        self.upper = upper
        self.rowLower = rowLower
        self.rowUpper = rowUpper
        self.rows = rows
        self.constant = constant
        self.structure = structure
    }
}

/// A point of a program: x for its columns, y for its rows.
package struct PrimalDual: Sendable {
    package var x: [Double]
    package var y: [Double]

    package init(x: [Double], y: [Double]) { (self.x, self.y) = (x, y) }
}
