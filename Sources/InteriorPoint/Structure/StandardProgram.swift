import LinearAlgebra

/// The program as the method sees it, scaled (see `Equilibration`):
///
///     minimise c·x   subject to   A·x − s = b,   lower ≤ (x, s) ≤ upper
///
/// with a slack s for every row that is not an equation; b is zero for those, and equations have no slack. Columns
/// 0 ..< n are x, column n + i is the slack of row i.
package struct StandardProgram: Sendable {
    package let columnCount: Int
    package let rowCount: Int
    package let cost: Buffer<Double>
    /// Bounds of x and then of s; infinite for the slacks of equations, which do not exist.
    package let lower: Buffer<Double>
    package let upper: Buffer<Double>
    package let rightSide: Buffer<Double>
    package let isEquation: [Bool]
    package let byRow: CompressedMatrix
    package let byColumn: CompressedMatrix
    /// What rows and columns stand for, for systems that make use of it.
    package let structure: Structure

    package init(
        columnCount: Int, rowCount: Int, cost: Buffer<Double>, lower: Buffer<Double>, upper: Buffer<Double>,
        rightSide: Buffer<Double>, isEquation: [Bool], byRow: CompressedMatrix, byColumn: CompressedMatrix,
        structure: Structure = .none
    ) {
        (self.columnCount, self.rowCount, self.cost) = (columnCount, rowCount, cost)
        (self.lower, self.upper, self.rightSide) = (lower, upper, rightSide)
        (self.isEquation, self.byRow, self.byColumn) = (isEquation, byRow, byColumn)
        self.structure = structure
    }

    var variableCount: Int { columnCount + rowCount }

    /// The columns g and K of row i when it is a capacity bound g ≤ a·K, as given and still. - Complexity: O(log blocks).
    package func capacityBound(_ i: Int) -> (column: Int, capacity: Int)? {
        structure.capacityBound(i, byRow.index[byRow.start[i]..<byRow.start[i + 1]])
    }

    func isFree(_ j: Int) -> Bool { lower[j] == -.infinity && upper[j] == .infinity }
}
