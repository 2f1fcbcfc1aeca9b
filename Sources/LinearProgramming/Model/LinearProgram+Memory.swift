extension LinearProgram {
    /// Bytes that any interior-point solve of the program takes at least, beyond the program itself: the matrix by row and
    /// by column, before and after presolve, and its vectors. What a factor takes on top is not known before its analysis.
    public var leastSolverBytes: Int {
        Self.leastSolverBytes(lines: totalRowCount + columnCount, nonzeros: nonzeroCount)
    }

    /// The same for a number of rows and columns, and of nonzeros. Measured on energy programs of 0.1 to 1 million rows.
    public static func leastSolverBytes(lines: Int, nonzeros: Int) -> Int { 200 * lines + 120 * nonzeros }
}
