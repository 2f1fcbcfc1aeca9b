import COpenBLAS

/// A = L·Lᵀ of a symmetric positive definite n×n matrix, L lower triangular.
public struct CholeskyFactor: Sendable {
    public let lower: DenseMatrix

    /// Reads the lower triangle.
    ///
    /// - Throws: `.notPositiveDefinite` with the first row whose leading block has no factor.
    /// - Complexity: O(n³).
    public init(_ matrix: DenseMatrix) throws(LinearAlgebraError) {
        precondition(matrix.rowCount == matrix.columnCount)
        let n = matrix.rowCount
        var factor = matrix
        if n > 0 {
            let info = LAPACKE_dpotrf_work(
                LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), Int32(n), &factor.values, Int32(n))
            precondition(info >= 0, "dpotrf argument \(-info)")
            if info > 0 { throw .notPositiveDefinite(index: Int(info) - 1) }
        }
        for j in 0..<n {
            for i in 0..<j { factor[i, j] = 0 }
        }
        lower = factor
    }

    /// L·z (n).
    ///
    /// - Complexity: O(n²).
    public func product(_ z: [Double]) -> [Double] {
        precondition(z.count == lower.rowCount)
        return z.indices.map { i in (0...i).reduce(0) { $0 + lower[i, $1] * z[$1] } }
    }
}
