import COpenBLAS

/// A dense matrix, column by column.
public struct DenseMatrix: Sendable {
    public let rowCount: Int
    public let columnCount: Int
    public var values: [Double]

    /// All zeros.
    public init(rows: Int, columns: Int) {
        rowCount = rows
        columnCount = columns
        values = [Double](repeating: 0, count: rows * columns)
    }

    public subscript(i: Int, j: Int) -> Double {
        get { values[j * rowCount + i] }
        set { values[j * rowCount + i] = newValue }
    }

    /// The solution of A·x = b by LU with partial pivoting; b and x have n entries.
    ///
    /// - Throws: `.singular` with the first zero pivot.
    /// - Complexity: O(n³).
    public func solve(_ b: [Double]) throws(LinearAlgebraError) -> [Double] {
        precondition(rowCount == columnCount && b.count == rowCount)
        if b.isEmpty { return [] }
        var factor = values
        var x = b
        let n = Int32(rowCount)
        var pivots = [Int32](repeating: 0, count: rowCount)
        let info = LAPACKE_dgesv_work(LAPACK_COL_MAJOR, n, 1, &factor, n, &pivots, &x, n)
        precondition(info >= 0, "dgesv argument \(-info)")
        if info > 0 { throw .singular(index: Int(info) - 1) }
        return x
    }

    /// The x (columns) that minimises ‖A·x − b‖₂ by QR, for at least as many rows as columns of full rank.
    ///
    /// - Throws: `.singular` with the first dependent column.
    /// - Complexity: O(rows·columns²).
    public func leastSquares(_ b: [Double]) throws(LinearAlgebraError) -> [Double] {
        precondition(rowCount >= columnCount && columnCount > 0 && b.count == rowCount)
        var factor = values
        var x = b
        var work = [Double](repeating: 0, count: columnCount + max(rowCount, columnCount) * 32)
        let info = LAPACKE_dgels_work(
            LAPACK_COL_MAJOR, CChar(UInt8(ascii: "N")), Int32(rowCount), Int32(columnCount), 1, &factor,
            Int32(rowCount), &x, Int32(rowCount), &work, Int32(work.count))
        precondition(info >= 0, "dgels argument \(-info)")
        if info > 0 { throw .singular(index: Int(info) - 1) }
        return Array(x[..<columnCount])
    }
}
