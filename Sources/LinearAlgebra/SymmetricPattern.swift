/// Where a sparse symmetric matrix (n×n) may be nonzero: its lower triangle by column, every diagonal entry present.
///
/// The values of a matrix with this pattern are an array parallel to `row`.
package struct SymmetricPattern: Sendable {
    /// Column j holds entries start[j] ..< start[j+1].
    package let start: [Int]
    /// Row of each entry, at or below the diagonal, ascending within its column; the first one is the diagonal.
    package let row: [Int32]

    package var count: Int { start.count - 1 }
    package var entryCount: Int { row.count }

    package init(start: [Int], row: [Int32]) {
        precondition(start.first == 0 && start.last == row.count)
        for j in 0..<(start.count - 1) {
            precondition(start[j] < start[j + 1] && Int(row[start[j]]) == j, "diagonal entry \(j) is missing")
        }
        self.start = start
        self.row = row
    }

    /// The pattern among some of the indices, ascending.
    func among(_ nodes: [Int32]) -> SymmetricPattern {
        var index = [Int32](repeating: -1, count: count)
        for (k, node) in nodes.enumerated() { index[Int(node)] = Int32(k) }
        var (start, rows) = ([0], [Int32]())
        for node in nodes {
            for e in self.start[Int(node)]..<self.start[Int(node) + 1] where index[Int(row[e])] >= 0 {
                rows.append(index[Int(row[e])])
            }
            start.append(rows.count)
        }
        return SymmetricPattern(start: start, row: rows)
    }

    /// Index → position of an order.
    func positions(_ order: [Int32]) -> [Int32] {
        var position = [Int32](repeating: 0, count: count)
        for (k, node) in order.enumerated() { position[Int(node)] = Int32(k) }
        return position
    }
}
