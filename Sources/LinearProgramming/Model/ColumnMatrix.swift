/// A sparse matrix compressed by column; rows ascend within a column.
public struct ColumnMatrix: Sendable {
    public let rowCount: Int
    /// Column j holds entries start[j] ..< start[j+1].
    public var start: [Int]
    public var row: [Int32]
    public var value: [Double]

    public var columnCount: Int { start.count - 1 }

    /// The same matrix as `matrix`, by column. - Complexity: O(nonzeros).
    public init(_ matrix: RowMatrix) {
        rowCount = matrix.rowCount
        start = [Int](repeating: 0, count: matrix.columnCount + 1)
        for j in matrix.column { start[Int(j) + 1] += 1 }
        for j in 0..<matrix.columnCount { start[j + 1] += start[j] }
        row = [Int32](repeating: 0, count: matrix.column.count)
        value = [Double](repeating: 0, count: matrix.column.count)
        var next = start
        for i in 0..<matrix.rowCount {
            for e in matrix.start[i]..<matrix.start[i + 1] {
                let j = Int(matrix.column[e])
                row[next[j]] = Int32(i)
                value[next[j]] = matrix.value[e]
                next[j] += 1
            }
        }
    }
}
