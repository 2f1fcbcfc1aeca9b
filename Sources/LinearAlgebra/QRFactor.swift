import COpenBLAS

/// A = Q·R of an m×n matrix, m ≥ n, by Householder reflections.
public struct QRFactor: Sendable {
    public let rowCount: Int
    public let columnCount: Int
    /// R on and above the diagonal, the reflections below it.
    private let values: [Double]
    private let reflectionScales: [Double]

    /// - Precondition: at least as many rows as columns, and one column.
    /// - Complexity: O(m·n²).
    public init(_ matrix: DenseMatrix) {
        precondition(matrix.rowCount >= matrix.columnCount && matrix.columnCount > 0)
        rowCount = matrix.rowCount
        columnCount = matrix.columnCount
        var factor = matrix.values
        var scales = [Double](repeating: 0, count: columnCount)
        var work = [Double](repeating: 0, count: columnCount * 32)
        let info = LAPACKE_dgeqrf_work(
            LAPACK_COL_MAJOR, Int32(rowCount), Int32(columnCount), &factor, Int32(rowCount), &scales, &work,
            Int32(work.count))
        precondition(info == 0, "dgeqrf argument \(-info)")
        values = factor
        reflectionScales = scales
    }

    /// Qᵀ·b, of m entries: the first n are R's right-hand side, the norm of the rest is that of the residual.
    ///
    /// - Complexity: O(m·n).
    public func transposedProduct(_ b: [Double]) -> [Double] {
        precondition(b.count == rowCount)
        var product = b
        var work = [Double](repeating: 0, count: 64)
        let info = LAPACKE_dormqr_work(
            LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), CChar(UInt8(ascii: "T")), Int32(rowCount), 1,
            Int32(columnCount), values, Int32(rowCount), reflectionScales, &product, Int32(rowCount), &work,
            Int32(work.count))
        precondition(info == 0, "dormqr argument \(-info)")
        return product
    }

    /// The x (n) that minimises ‖A·x − b‖₂.
    ///
    /// - Throws: `.singular` with the first column that depends on those before it, to rounding.
    /// - Complexity: O(m·n).
    public func solve(_ b: [Double]) throws(LinearAlgebraError) -> [Double] {
        try requireFullRank()
        var x = Array(transposedProduct(b)[..<columnCount])
        let info = LAPACKE_dtrtrs_work(
            LAPACK_COL_MAJOR, CChar(UInt8(ascii: "U")), CChar(UInt8(ascii: "N")), CChar(UInt8(ascii: "N")),
            Int32(columnCount), 1, values, Int32(rowCount), &x, Int32(columnCount))
        precondition(info == 0, "dtrtrs argument \(-info)")
        return x
    }

    /// (AᵀA)⁻¹ = R⁻¹·R⁻ᵀ (n×n), without forming AᵀA.
    ///
    /// - Throws: `.singular` with the first column that depends on those before it, to rounding.
    /// - Complexity: O(n³).
    public func inverseOfNormalMatrix() throws(LinearAlgebraError) -> DenseMatrix {
        try requireFullRank()
        var inverse = upperTriangle()
        let n = columnCount
        let info = LAPACKE_dtrtri_work(
            LAPACK_COL_MAJOR, CChar(UInt8(ascii: "U")), CChar(UInt8(ascii: "N")), Int32(n), &inverse.values, Int32(n))
        precondition(info == 0, "dtrtri argument \(-info)")
        var product = DenseMatrix(rows: n, columns: n)
        for i in 0..<n {
            for j in 0..<n { product[i, j] = (max(i, j)..<n).reduce(0) { $0 + inverse[i, $1] * inverse[j, $1] } }
        }
        return product
    }

    /// R, n×n.
    public func upperTriangle() -> DenseMatrix {
        var r = DenseMatrix(rows: columnCount, columns: columnCount)
        for j in 0..<columnCount {
            for i in 0...j { r[i, j] = values[j * rowCount + i] }
        }
        return r
    }

    /// |r_jj| ≤ m·ε·‖a_j‖ counts as zero: the test does not change when a column is rescaled.
    private func requireFullRank() throws(LinearAlgebraError) {
        for j in 0..<columnCount {
            let column = values[j * rowCount...j * rowCount + j]
            let norm = column.reduce(0) { $0 + $1 * $1 }.squareRoot()
            let pivot = abs(values[j * rowCount + j])
            if !(pivot > Double(rowCount) * Double.ulpOfOne * norm) { throw .singular(index: j) }
        }
    }
}
