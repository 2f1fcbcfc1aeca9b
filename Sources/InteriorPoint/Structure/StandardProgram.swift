import LinearAlgebra

/// The program as the method sees it, scaled (see `Equilibration`):
///
///     minimise c·x   subject to   A·x − s = b,   lower ≤ (x, s) ≤ upper
///
/// with a slack s for every row that is not an equation; b is zero for those, and equations have no slack. Columns
/// 0 ..< n are x, column n + i is the slack of row i. None has an upper bound alone; the few that have two are listed, so that
/// arrays of upper bounds are short and loops over lower ones have nothing to tell apart.
package struct StandardProgram: Sendable {
    package let columnCount: Int
    package let rowCount: Int
    package let cost: Buffer<Double>
    /// Lower bounds of x and then of s; infinite for the slacks of equations, which do not exist.
    package let lower: Buffer<Double>
    let kind: Buffer<VariableKind>
    /// The variables with upper bounds, ascending, and these bounds.
    let ranged: Buffer<Int32>
    let upper: Buffer<Double>
    /// How many bounds are finite.
    let boundCount: Int
    package let rightSide: Buffer<Double>
    package let isEquation: [Bool]
    package let byRow: CompressedMatrix
    package let byColumn: CompressedMatrix
    /// What rows and columns stand for, for systems that make use of it.
    package let structure: Structure

    /// A program with the bounds of x and then of s, infinite where there are none; nothing has an upper bound alone.
    package init(
        columnCount: Int, rowCount: Int, cost: Buffer<Double>, lower: Buffer<Double>, upper: Buffer<Double>,
        rightSide: Buffer<Double>, isEquation: [Bool], byRow: CompressedMatrix, byColumn: CompressedMatrix,
        structure: Structure = .none
    ) {
        (self.columnCount, self.rowCount, self.cost) = (columnCount, rowCount, cost)
        (self.lower, self.rightSide) = (lower, rightSide)
        kind = Buffer(uninitialized: lower.count)
        var (bounds, ranged): (Int, [Int32]) = (0, [])
        for j in 0..<lower.count {
            precondition(lower[j].isFinite || !upper[j].isFinite, "an upper bound alone")
            kind[j] = VariableKind(lower[j], upper[j], isAbsent: j >= columnCount && isEquation[j - columnCount])
            bounds += kind[j].boundCount
            if kind[j].contains(.upper) { ranged.append(Int32(j)) }
        }
        boundCount = bounds
        self.ranged = Buffer(ranged)
        self.upper = Buffer(ranged.map { upper[Int($0)] })
        (self.isEquation, self.byRow, self.byColumn) = (isEquation, byRow, byColumn)
        self.structure = structure
    }

    var variableCount: Int { columnCount + rowCount }

    /// The columns g and K of row i when it is a capacity bound g ≤ a·K, as given and still. - Complexity: O(log blocks).
    package func capacityBound(_ i: Int) -> (column: Int, capacity: Int)? {
        structure.capacityBound(i, byRow.index[byRow.start[i]..<byRow.start[i + 1]])
    }

    func isFree(_ j: Int) -> Bool { kind[j].boundCount == 0 }

    /// Which upper bounds are those of some variables. - Complexity: O(log upper bounds).
    func upperBounds(of variables: Range<Int>) -> Range<Int> {
        place(of: variables.lowerBound)..<place(of: variables.upperBound)
    }

    /// How many upper bounds are of variables before this one.
    private func place(of variable: Int) -> Int {
        var (low, high) = (0, ranged.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(ranged[middle]) < variable { low = middle + 1 } else { high = middle }
        }
        return low
    }
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
