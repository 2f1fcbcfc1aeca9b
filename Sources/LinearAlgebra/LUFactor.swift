import COpenBLAS

/// P·A = L·U of a square n×n matrix, by partial pivoting: any matrix that has an inverse.
public struct LUFactor: Sendable {
    private let count: Int
    /// U on and above the diagonal, L below it.
    private let values: [Double]
    private let pivots: [Int32]

    /// Columns of a block, and of a tile that a thread takes.
    private static let width = 64

    /// - Throws: `.singular` with the first zero pivot.
    /// - Complexity: O(n³).
    public init(_ matrix: DenseMatrix) throws(LinearAlgebraError) { try self.init(matrix, Workers(count: 1)) }

    /// The same, the threads sharing what is right of each block of columns; how work is cut does not depend on how many they are.
    package init(_ matrix: DenseMatrix, _ workers: Workers) throws(LinearAlgebraError) {
        precondition(matrix.rowCount == matrix.columnCount)
        count = matrix.rowCount
        var factor = matrix.values
        var pivots = [Int32](repeating: 0, count: count)
        let singular = factor.withUnsafeMutableBufferPointer { factor in
            pivots.withUnsafeMutableBufferPointer { pivots in
                matrix.rowCount == 0
                    ? nil
                    : Elimination(count: matrix.rowCount, matrix: factor.baseAddress!, pivots: pivots.baseAddress!)
                        .run(width: Self.width, workers)
            }
        }
        if let singular { throw .singular(index: singular) }
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

/// Right-looking elimination by blocks of columns, in place, in the hands of several threads, each at columns of its own.
private struct Elimination: @unchecked Sendable {
    let count: Int
    let matrix: UnsafeMutablePointer<Double>
    /// Of each column the row that was swapped with it, from 1 as LAPACK counts.
    let pivots: UnsafeMutablePointer<Int32>

    /// The first zero pivot, if there is one.
    func run(width: Int, _ workers: Workers) -> Int? {
        let tiles = (count + width - 1) / width
        for block in 0..<tiles {
            let columns = block * width..<min(count, (block + 1) * width)
            if let zero = factorise(columns) { return zero }
            workers.forEach(tiles) { t in
                if t != block { self.update(t * width..<min(self.count, (t + 1) * width), by: columns) }
            }
        }
        return nil
    }

    private func factorise(_ columns: Range<Int>) -> Int? {
        let first = columns.lowerBound
        let info = LAPACKE_dgetrf_work(
            LAPACK_COL_MAJOR, Int32(count - first), Int32(columns.count), matrix + first * count + first, Int32(count),
            pivots + first)
        precondition(info >= 0, "dgetrf argument \(-info)")
        if info > 0 { return first + Int(info) - 1 }
        for p in columns { pivots[p] += Int32(first) }
        return nil
    }

    /// The swaps of a block, and, right of it, what it takes off.
    private func update(_ columns: Range<Int>, by block: Range<Int>) {
        let target = matrix + columns.lowerBound * count
        let info = LAPACKE_dlaswp_work(
            LAPACK_COL_MAJOR, Int32(columns.count), target, Int32(count), Int32(block.lowerBound + 1),
            Int32(block.upperBound), pivots, 1)
        precondition(info == 0, "dlaswp argument \(-info)")
        if columns.lowerBound < block.upperBound { return }
        let diagonal = matrix + block.lowerBound * count + block.lowerBound
        BLAS.solveUnitLower(
            m: block.count, n: columns.count, l: diagonal, ldl: count, b: target + block.lowerBound, ldb: count)
        BLAS.subtractProduct(
            m: count - block.upperBound, n: columns.count, k: block.count, a: diagonal + block.count, lda: count,
            b: target + block.lowerBound, ldb: count, c: target + block.upperBound, ldc: count)
    }
}
