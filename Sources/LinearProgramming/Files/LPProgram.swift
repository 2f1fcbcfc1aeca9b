/// The rows and columns of an LP file as they come in: names once, entries row by row.
struct LPProgram {
    private(set) var columnNames = FileNames()
    var cost: [Double] = []
    private(set) var lower: [Double] = []
    private(set) var upper: [Double] = []
    private var isBinary: [Bool] = []
    private var isSemicontinuous: [Bool] = []
    private var hasLower: [Bool] = []
    /// The row that named the column last, and its entry there.
    private var namedBy: [Int32] = []
    private var place: [Int] = []

    private var rowNames = FileNames()
    /// -1 for rows without a name.
    private var rowName: [Int32] = []
    private var rowLower: [Double] = []
    private var rowUpper: [Double] = []
    private var rowStart = [0]
    private var columnIndex: [Int32] = []
    private var coefficient: [Double] = []
    var constant = 0.0

    var nameCount: Int { max(columnNames.count, rowLower.count) }

    /// Bytes that the finished program and its making take at most, with what is held now.
    var footprint: Int {
        2 * (columnNames.footprint + rowNames.footprint + 12 * columnIndex.count) + 160 * (cost.count + rowLower.count)
    }

    /// The number of a column, which its first mention makes.
    mutating func column(_ name: UnsafeRawBufferPointer) -> Int {
        let (index, isNew) = columnNames.insert(name)
        if isNew {
            cost.append(0)
            lower.append(0)
            upper.append(.infinity)
            isBinary.append(false)
            isSemicontinuous.append(false)
            hasLower.append(false)
            namedBy.append(-1)
            place.append(0)
        }
        return index
    }

    /// Adds to the row in the making; a column that is named more than once has the sum.
    mutating func addEntry(_ column: Int, _ value: Double) {
        let row = Int32(truncatingIfNeeded: rowLower.count)
        if namedBy[column] == row {
            coefficient[place[column]] += value
        } else {
            (namedBy[column], place[column]) = (row, columnIndex.count)
            columnIndex.append(Int32(truncatingIfNeeded: column))
            coefficient.append(value)
        }
    }

    /// Names the next row; nil when there is a row of that name.
    mutating func nameRow(_ name: UnsafeRawBufferPointer) -> Int32? {
        let (index, isNew) = rowNames.insert(name)
        return isNew ? Int32(truncatingIfNeeded: index) : nil
    }

    /// Ends the row in the making; entries that have become zero are left out.
    mutating func closeRow(_ name: Int32?, lower: Double, upper: Double) {
        var kept = rowStart[rowStart.count - 1]
        for e in kept..<columnIndex.count where coefficient[e] != 0 {
            (columnIndex[kept], coefficient[kept]) = (columnIndex[e], coefficient[e])
            kept += 1
        }
        columnIndex.removeLast(columnIndex.count - kept)
        coefficient.removeLast(coefficient.count - kept)
        rowName.append(name ?? -1)
        rowLower.append(lower)
        rowUpper.append(upper)
        rowStart.append(kept)
    }

    /// Applies one side of a bound, or both.
    mutating func bound(_ j: Int, _ relation: LPText.Relation, _ value: Double) {
        if relation != .atMost { (lower[j], hasLower[j]) = (value, true) }
        if relation != .atLeast { upper[j] = value }
    }

    mutating func free(_ j: Int) { (lower[j], upper[j], hasLower[j]) = (-.infinity, .infinity, true) }

    mutating func binary(_ j: Int) { isBinary[j] = true }

    mutating func semicontinuous(_ j: Int) { isSemicontinuous[j] = true }

    /// What follows from the sections taken together, once all are there; returns the columns that have no value because
    /// their upper bound is negative and no lower one is given.
    mutating func settleBounds() -> [Int] {
        var impossible: [Int] = []
        for j in upper.indices {
            if isBinary[j] && upper[j] == .infinity { upper[j] = 1 }
            if isSemicontinuous[j] {
                (lower[j], upper[j]) = (min(lower[j], 0), max(upper[j], 0))
            } else if upper[j] < 0 && !hasLower[j] {
                impossible.append(j)
            }
        }
        return impossible
    }

    /// The program to be minimised: costs negated for a maximisation. - Complexity: O(size).
    consuming func program(maximises: Bool) -> LinearProgram {
        let blocks = rowBlocks()
        var program = LinearProgram(
            name: "", cost: maximises ? cost.map { -$0 } : cost, lower: lower, upper: upper,
            columnBlocks: columnNames.blocks(), rowLower: rowLower, rowUpper: rowUpper, rowBlocks: blocks,
            rowStart: rowStart, columnIndex: columnIndex, coefficient: coefficient)
        program.objectiveConstant = maximises ? 0 - constant : constant
        return program
    }

    /// Rows without a name are called c and their number, with bars behind it while another row has that name.
    private func rowBlocks() -> [Block] {
        rowName.enumerated().map { i, index in
            if index >= 0 { return Block(label: Label(rowNames.string(Int(index))), start: i, count: 1) }
            var name = "c\(i + 1)"
            while Array(name.utf8).withUnsafeBytes({ rowNames.find($0) }) != nil { name += "_" }
            return Block(label: Label(name), start: i, count: 1)
        }
    }
}
