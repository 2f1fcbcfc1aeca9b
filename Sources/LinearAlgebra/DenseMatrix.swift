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
}
