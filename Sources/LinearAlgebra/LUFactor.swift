import COpenBLAS

/// P·A = L·U of a square n×n matrix, by partial pivoting: any matrix that has an inverse.
public struct LUFactor: Sendable {
    private let count: Int
    /// U on and above the diagonal, L below it.
    private let values: [Double]
    private let pivots: [Int32]

    /// - Throws: `.singular` with the first zero pivot.
    /// - Complexity: O(n³).
    public init(_ matrix: DenseMatrix) throws(LinearAlgebraError) {
        precondition(matrix.rowCount == matrix.columnCount)
        count = matrix.rowCount
        var factor = matrix.values
        var pivots = [Int32](repeating: 0, count: count)
        if count > 0 {
            let n = Int32(count)
            let info = LAPACKE_dgetrf_work(LAPACK_COL_MAJOR, n, n, &factor, n, &pivots)
            precondition(info >= 0, "dgetrf argument \(-info)")
            if info > 0 { throw .singular(index: Int(info) - 1) }
        }
        (values, self.pivots) = (factor, pivots)
    }

    /// The solution (n) of A·x = b (n).
    ///
    /// - Complexity: O(n²).
    public func solve(_ b: [Double]) -> [Double] {
        precondition(b.count == count)
        if b.isEmpty { return [] }
        var x = b
        let n = Int32(count)
        let info = LAPACKE_dgetrs_work(
            LAPACK_COL_MAJOR, CChar(UInt8(ascii: "N")), n, 1, values, n, pivots, &x, n)
        precondition(info == 0, "dgetrs argument \(-info)")
        return x
    }
}
