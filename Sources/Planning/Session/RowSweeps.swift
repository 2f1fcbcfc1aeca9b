import LinearProgramming

/// Brings a point nearer to a program's rows: sweeps of Kaczmarz's projections (1937), each onto the nearest side of one row that is not
/// met, in the metric of the distances d to the bounds, in which an interior point moves:
///
///     x_j ← x_j + a_j·d_j²·r / Σ_k a_k²·d_k²,    r what the row lacks
///
/// A row of an hour or day moves nothing that every hour shares, and no column goes more than `share` of the way to a bound.
struct RowSweeps {
    private let program: LinearProgram
    /// Whether a column is the only one of its kind: of the year, or of the horizon.
    private let isShared: [Bool]

    /// Without any, some rows are off by hundreds of times their terms, and a week from three days takes 123 iterations or more; with four, 37.
    private static let sweeps = 4
    private static let share = 0.9
    /// What a row lacks that is a smaller part of it than this is let be.
    private static let slack = 1e-6
    /// A column on its bound counts as this part of what the row asks of it away.
    private static let lift = 1e-2
    /// A sum over the year is left to the method: its projection would move all its hours.
    private static let longestSum = 100

    init(_ program: LinearProgram) {
        self.program = program
        var isShared = [Bool](repeating: false, count: program.columnCount)
        for block in program.columnBlocks where block.count == 1 { isShared[block.start] = true }
        self.isShared = isShared
    }

    /// Moves x (columns), which lies within its bounds and stays there, nearer to the rows; capacity bounds are not looked at.
    ///
    /// - Complexity: linear in the program's nonzeros.
    func meet(_ x: inout [Double]) {
        for _ in 0..<RowSweeps.sweeps {
            for block in program.rowBlocks {
                for i in block.start..<block.start + block.count { meet(i, isOne: block.count == 1, &x) }
            }
        }
    }

    private func meet(_ i: Int, isOne: Bool, _ x: inout [Double]) {
        let entries = program.rowStart[i]..<program.rowStart[i + 1]
        if isOne && entries.count > RowSweeps.longestSum { return }
        var activity = 0.0
        for k in entries { activity += program.coefficient[k] * x[Int(program.columnIndex[k])] }
        let lack = min(max(activity, program.rowLower[i]), program.rowUpper[i]) - activity
        if abs(lack) <= RowSweeps.slack * abs(activity) { return }
        func distance(_ k: Int) -> Double {
            let j = Int(program.columnIndex[k])
            if !isOne && isShared[j] { return 0 }
            let room = min(x[j] - program.lower[j], program.upper[j] - x[j])
            return max(room.isFinite ? room : abs(x[j]), RowSweeps.lift * abs(lack / program.coefficient[k]))
        }
        var norm = 0.0
        for k in entries {
            let step = program.coefficient[k] * distance(k)
            norm += step * step
        }
        if norm == 0 || !norm.isFinite { return }
        for k in entries {
            let (j, d) = (Int(program.columnIndex[k]), distance(k))
            let move = lack * program.coefficient[k] * d * d / norm
            x[j] = min(max(x[j] + max(move, -RowSweeps.share * d), program.lower[j]), program.upper[j])
        }
    }
}
