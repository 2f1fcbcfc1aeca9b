import LinearProgramming

/// A run of consecutive rows that share a label.
struct RowBlock {
    let label: Label
    let rows: Range<Int>
}

/// A program's rows, its capacity bounds among them, and the snapshot that each column belongs to.
struct Equations {
    let snapshots: Snapshots
    /// Ordinary rows, then capacity bounds.
    let rowBlocks: [RowBlock]
    let columnBlocks: [Block]
    private(set) var rows: RowMatrix
    var lower: [Double]
    var upper: [Double]
    var cost: [Double]
    /// Snapshot of each column; nil for one that belongs to no hour.
    private(set) var snapshot: [Int?]
    /// Block of each column.
    let block: [Int]
    /// Rows that say nothing any more.
    private(set) var dropped: Set<Int> = []
    /// Entries of rows that were rewritten.
    private var rewritten: [Int: [(column: Int, value: Double)]] = [:]

    /// - Complexity: O(nonzeros).
    init(_ program: LinearProgram, on snapshots: Snapshots, log: inout InexpressibleLog) {
        self.snapshots = snapshots
        rows = program.rowMatrix()
        rowBlocks =
            program.rowBlocks.map { RowBlock(label: $0.label, rows: $0.start..<$0.start + $0.count) }
            + program.capacityBounds.map(\.block).map {
                let start = program.rowCount + $0.start
                return RowBlock(label: $0.label, rows: start..<start + $0.count)
            }
        columnBlocks = program.columnBlocks
        (lower, upper, cost) = (program.lower, program.upper, program.cost)
        block = columnBlocks.enumerated().flatMap { [Int](repeating: $0, count: $1.count) }
        snapshot = [Int?](repeating: nil, count: program.columnCount)
        for block in columnBlocks where block.count == snapshots.hours {
            if let range = snapshots.range(of: block.label.year) {
                for (i, s) in range.enumerated() { snapshot[block.start + i] = s }
            } else {
                log.note(block.label, "hours of no year of the horizon; held at zero")
                for i in block.start..<block.start + block.count { hold(i) }
            }
        }
    }

    func entries(_ row: Int) -> [(column: Int, value: Double)] {
        rewritten[row]
            ?? (rows.start[row]..<rows.start[row + 1]).map { (Int(rows.column[$0]), rows.value[$0]) }
    }

    func isEmpty(_ row: Int) -> Bool {
        rewritten[row].map(\.isEmpty) ?? (rows.start[row] == rows.start[row + 1])
    }

    /// The first and the last snapshot of a row's columns; nil when all are of no hour.
    func hours(_ row: Int) -> ClosedRange<Int>? {
        var (first, last) = (Int.max, Int.min)
        func widen(_ column: Int) {
            guard let s = snapshot[column] else { return }
            (first, last) = (min(first, s), max(last, s))
        }
        if let entries = rewritten[row] {
            for entry in entries { widen(entry.column) }
        } else {
            for e in rows.start[row]..<rows.start[row + 1] { widen(Int(rows.column[e])) }
        }
        return first <= last ? first...last : nil
    }

    /// The label of a row. - Complexity: O(log blocks).
    func label(ofRow row: Int) -> Label {
        var (low, high) = (0, rowBlocks.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if rowBlocks[middle].rows.lowerBound <= row { low = middle } else { high = middle - 1 }
        }
        return rowBlocks[low].label
    }

    func isEquality(_ row: Int) -> Bool { rows.lower[row] == rows.upper[row] }

    mutating func drop(_ row: Int) { dropped.insert(row) }

    mutating func rewrite(_ row: Int, _ entries: [(column: Int, value: Double)], shift: Double = 0) {
        rewritten[row] = entries
        rows.lower[row] += shift
        rows.upper[row] += shift
    }

    /// Fixes a column at zero.
    mutating func hold(_ column: Int) {
        lower[column] = 0
        upper[column] = 0
    }

    /// Takes a column out of the program: others say what it said.
    mutating func retire(_ column: Int) {
        hold(column)
        cost[column] = 0
    }

    /// All that holds now, compressed by column; dropped rows are empty. - Complexity: O(nonzeros).
    func byColumn() -> ColumnMatrix {
        var matrix = rows
        (matrix.start, matrix.column, matrix.value) = ([0], [], [])
        matrix.column.reserveCapacity(rows.column.count)
        matrix.value.reserveCapacity(rows.column.count)
        for row in 0..<rows.rowCount {
            if !dropped.contains(row) {
                if let entries = rewritten[row] {
                    matrix.column += entries.map { Int32($0.column) }
                    matrix.value += entries.map(\.value)
                } else {
                    matrix.column += rows.column[rows.start[row]..<rows.start[row + 1]]
                    matrix.value += rows.value[rows.start[row]..<rows.start[row + 1]]
                }
            }
            matrix.start.append(matrix.column.count)
        }
        return ColumnMatrix(matrix)
    }
}
