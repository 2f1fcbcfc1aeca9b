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
    let kind: Buffer<VariableKind>
    /// How many bounds are finite.
    let boundCount: Int
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
        let kinds = (0..<lower.count).map { j in
            VariableKind(lower[j], upper[j], isAbsent: j >= columnCount && isEquation[j - columnCount])
        }
        kind = Buffer(kinds)
        boundCount = kinds.reduce(0) { $0 + $1.boundCount }
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

/// What loops over columns and slacks have to tell apart, in a byte: they need not read the bounds to know.
struct VariableKind: OptionSet, Sendable, BitwiseCopyable {
    let rawValue: UInt8

    /// Bounds that are finite.
    static let lower = VariableKind(rawValue: 1)
    static let upper = VariableKind(rawValue: 2)
    /// The slack of an equation, which does not exist.
    static let absent = VariableKind(rawValue: 4)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ lower: Double, _ upper: Double, isAbsent: Bool) {
        rawValue = (lower.isFinite ? 1 : 0) + (upper.isFinite ? 2 : 0) + (isAbsent ? 4 : 0)
    }

    var boundCount: Int { (rawValue & 3).nonzeroBitCount }
}
