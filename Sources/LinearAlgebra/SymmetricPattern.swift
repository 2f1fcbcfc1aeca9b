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

    /// The pattern among some of the indices, ascending; `place` has where each is among them, −1 of those in no such set, and may
    /// serve several sets that share no entry.
    func among(_ indices: [Int32], _ place: [Int32]) -> SymmetricPattern {
        var (start, rows) = ([0], [Int32]())
        for index in indices {
            for e in self.start[Int(index)]..<self.start[Int(index) + 1] where place[Int(row[e])] >= 0 {
                rows.append(place[Int(row[e])])
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
