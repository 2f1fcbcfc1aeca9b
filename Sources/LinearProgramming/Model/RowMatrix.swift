/// A sparse matrix compressed by row, with its row bounds: the ordinary rows of a program, then its capacity bounds
/// as rows −∞ ≤ x[g] − a·x[K] ≤ 0.
public struct RowMatrix: Sendable {
    public let columnCount: Int
    public var lower: [Double]
    public var upper: [Double]
    /// Row i holds entries start[i] ..< start[i+1].
    public var start: [Int]
    public var column: [Int32]
    public var value: [Double]

    public var rowCount: Int { lower.count }

    /// Takes memory for this many rows and entries at once. Without capacity bounds the arrays stay the program's own.
    fileprivate mutating func reserve(rows: Int, entries: Int) {
        if rows == rowCount { return }
        lower.reserveCapacity(rows)
        upper.reserveCapacity(rows)
        start.reserveCapacity(rows + 1)
        column.reserveCapacity(entries)
        value.reserveCapacity(entries)
    }

    /// A·x. - Complexity: O(nonzeros).
    public func times(_ x: [Double]) -> [Double] {
        var product = [Double](repeating: 0, count: rowCount)
        for i in 0..<rowCount { product[i] = activity(i, x) }
        return product
    }

    /// The i-th entry of A·x. - Complexity: O(its nonzeros).
    package func activity(_ i: Int, _ x: [Double]) -> Double {
        var sum = 0.0
        for e in start[i]..<start[i + 1] { sum += value[e] * x[Int(column[e])] }
        return sum
    }

    /// Aᵀ·y. - Complexity: O(nonzeros).
    public func transposeTimes(_ y: [Double]) -> [Double] {
        var product = [Double](repeating: 0, count: columnCount)
        for i in 0..<rowCount where y[i] != 0 {
            for e in start[i]..<start[i + 1] { product[Int(column[e])] += value[e] * y[i] }
        }
        return product
    }

    /// Aᵀ·y, and for each column the size of the largest term of its sum. - Complexity: O(nonzeros).
    func transposeTimesWithSizes(_ y: [Double]) -> (product: [Double], size: [Double]) {
        var product = [Double](repeating: 0, count: columnCount)
        var size = product
        for i in 0..<rowCount where y[i] != 0 {
            for e in start[i]..<start[i + 1] {
                let (j, term) = (Int(column[e]), value[e] * y[i])
                product[j] += term
                size[j] = max(size[j], abs(term))
            }
        }
        return (product, size)
    }
}

extension LinearProgram {
    /// All rows, capacity bounds last. A capacity bound whose factor is zero (its column is bounded by zero instead)
    /// stays as an empty row −∞ … 0, so that indices agree with the labels. - Complexity: O(nonzeros).
    public func rowMatrix() -> RowMatrix {
        var matrix = RowMatrix(
            columnCount: columnCount, lower: rowLower, upper: rowUpper, start: rowStart, column: columnIndex,
            value: coefficient)
        matrix.reserve(rows: totalRowCount, entries: nonzeroCount)
        for bound in capacityBounds {
            for t in 0..<bound.columns.count {
                let factor = bound.factor[t]
                if factor != 0 {
                    matrix.column.append(Int32(bound.columns.start + t))
                    matrix.value.append(1)
                    matrix.column.append(Int32(bound.capacity.start))
                    matrix.value.append(-factor)
                }
                matrix.lower.append(-.infinity)
                matrix.upper.append(0)
                matrix.start.append(matrix.column.count)
            }
        }
        return matrix
    }
}
