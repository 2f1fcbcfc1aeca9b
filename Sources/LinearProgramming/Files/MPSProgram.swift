/// The rows, columns and entries of an MPS file as they come in: names once, entries column by column.
struct MPSProgram {
    enum RowKind: UInt8 { case free, equal, atMost, atLeast }

    private(set) var rowNames = FileNames()
    private var kinds: [RowKind] = []
    /// nan where RHS or RANGES has not named the row.
    private var side: [Double] = []
    private var range: [Double] = []
    /// The column that named the row last.
    private var namedBy: [Int32] = []
    private(set) var objective: Int?

    private(set) var columnNames = FileNames()
    private var cost: [Double] = []
    private var lower: [Double] = []
    private var upper: [Double] = []
    private var given: [Given] = []
    /// Column j holds entries entryStart[j] ..< entryStart[j+1].
    private var entryStart: [Int] = []
    private var entryRow: [Int32] = []
    private var entryValue: [Double] = []
    private var constant = 0.0

    /// What the file says of a column, beside numbers.
    private struct Given: OptionSet {
        let rawValue: UInt8
        /// It stands between integer markers.
        static let integer = Given(rawValue: 1)
        static let lower = Given(rawValue: 2)
        /// Some line of BOUNDS, whichever.
        static let bound = Given(rawValue: 4)
        /// Zero, or within its bounds.
        static let semicontinuous = Given(rawValue: 8)
    }

    /// Bytes that the finished program and its making take at most, with what is held now.
    var footprint: Int {
        let held = rowNames.footprint + columnNames.footprint + 22 * kinds.count + 33 * cost.count
        return 2 * held + 24 * entryRow.count + 120 * (kinds.count + cost.count)
    }

    /// Declares a row; false when there is one of that name.
    mutating func addRow(_ name: UnsafeRawBufferPointer, _ kind: RowKind, isObjective: Bool) -> Bool {
        let (index, isNew) = rowNames.insert(name)
        if !isNew { return false }
        kinds.append(kind)
        side.append(.nan)
        range.append(.nan)
        namedBy.append(-1)
        if isObjective { objective = index }
        return true
    }

    /// Whether a name is that of the column which entries are added to.
    func isLastColumn(_ name: UnsafeRawBufferPointer) -> Bool {
        columnNames.count > 0 && columnNames.matches(columnNames.count - 1, name)
    }

    /// Begins a column; false when there is one of that name.
    mutating func addColumn(_ name: UnsafeRawBufferPointer, isInteger: Bool) -> Bool {
        if !columnNames.insert(name).isNew { return false }
        cost.append(0)
        lower.append(0)
        upper.append(.infinity)
        given.append(isInteger ? .integer : [])
        entryStart.append(entryRow.count)
        return true
    }

    /// Whether the last column (`goesOn`) has named the row already.
    func isNamed(_ row: Int, goesOn: Bool) -> Bool { goesOn && namedBy[row] == Int32(columnNames.count - 1) }

    /// Adds an entry to the last column. Zeros, and entries of free rows beside the objective, say nothing.
    mutating func addEntry(_ row: Int, _ value: Double) {
        namedBy[row] = Int32(truncatingIfNeeded: columnNames.count - 1)
        if row == objective {
            cost[cost.count - 1] = value
        } else if value != 0 && kinds[row] != .free {
            entryRow.append(Int32(truncatingIfNeeded: row))
            entryValue.append(value)
        }
    }

    func hasSide(_ row: Int) -> Bool { !side[row].isNaN }
    func hasRange(_ row: Int) -> Bool { !range[row].isNaN }
    mutating func setRange(_ row: Int, _ value: Double) { range[row] = value }

    /// Sets a right side; false for an infinite one that leaves no activity possible.
    mutating func setSide(_ row: Int, _ value: Double) -> Bool {
        switch kinds[row] {
        case .equal where !value.isFinite: return false
        case .atMost where value == -.infinity, .atLeast where value == .infinity: return false
        case .free where row == objective && !value.isFinite: return false
        default: break
        }
        side[row] = value
        if row == objective { constant = -value }
        return true
    }

    mutating func negateConstant() { constant = 0 - constant }

    /// Applies a bound, over those before it; false for an infinite one that leaves no value possible.
    mutating func bound(_ j: Int, _ kind: MPSBound, _ value: Double) -> Bool {
        given[j].insert(.bound)
        switch kind {
        case .upper: upper[j] = value
        case .lower: lower[j] = value
        case .fixed: (lower[j], upper[j]) = (value, value)
        case .free: (lower[j], upper[j]) = (-.infinity, .infinity)
        case .minusInfinity: lower[j] = -.infinity
        case .plusInfinity: upper[j] = .infinity
        case .binary: (lower[j], upper[j]) = (0, 1)
        case .semicontinuous:
            upper[j] = value
            given[j].insert(.semicontinuous)
        }
        if kind.setsLower { given[j].insert(.lower) }
        return lower[j] < .infinity && upper[j] > -.infinity
    }

    /// What follows from the lines of BOUNDS taken together, once all are there; returns the columns that have no lower
    /// bound because their upper one is negative.
    mutating func settleBounds() -> [Int] {
        var opened: [Int] = []
        for j in given.indices {
            if given[j] == .integer { upper[j] = 1 }
            if given[j].contains(.semicontinuous) {
                (lower[j], upper[j]) = (min(lower[j], 0), max(upper[j], 0))
            } else if upper[j] < 0 && !given[j].contains(.lower) {
                lower[j] = -.infinity
                opened.append(j)
            }
        }
        return opened
    }

    /// The program to be minimised: without free rows, costs negated for a maximisation. - Complexity: O(size).
    consuming func program(name: String, maximises: Bool) -> LinearProgram {
        entryStart.append(entryRow.count)
        let kept = kinds.indices.filter { kinds[$0] != .free }
        var place = [Int32](repeating: -1, count: kinds.count)
        for (i, row) in kept.enumerated() { place[row] = Int32(i) }
        var start = [Int](repeating: 0, count: kept.count + 1)
        for row in entryRow { start[Int(place[Int(row)]) + 1] += 1 }
        for i in kept.indices { start[i + 1] += start[i] }
        var next = start
        var index = [Int32](repeating: 0, count: entryRow.count)
        var coefficient = [Double](repeating: 0, count: entryRow.count)
        for j in cost.indices {
            for e in entryStart[j]..<entryStart[j + 1] {
                let i = Int(place[Int(entryRow[e])])
                index[next[i]] = Int32(j)
                coefficient[next[i]] = entryValue[e]
                next[i] += 1
            }
        }
        let sides = kept.map(bounds)
        var program = LinearProgram(
            name: name, cost: maximises ? cost.map { -$0 } : cost, lower: lower, upper: upper,
            columnBlocks: columnNames.blocks(), rowLower: sides.map(\.0), rowUpper: sides.map(\.1),
            rowBlocks: kept.enumerated().map { Block(label: Label(rowNames.string($1)), start: $0, count: 1) },
            rowStart: start, columnIndex: index, coefficient: coefficient)
        program.objectiveConstant = maximises ? 0 - constant : constant
        return program
    }

    /// A range makes of row ≤ b: b − |r| … b; of row ≥ b: b … b + |r|; of row = b: b … b + r or b + r … b.
    private func bounds(_ i: Int) -> (Double, Double) {
        let b = side[i].isNaN ? 0 : side[i]
        let r = range[i]
        switch kinds[i] {
        case .equal: return r.isNaN ? (b, b) : r < 0 ? (b + r, b) : (b, b + r)
        case .atMost: return (r.isNaN || b == .infinity ? -.infinity : b - abs(r), b)
        case .atLeast: return (b, r.isNaN || b == -.infinity ? .infinity : b + abs(r))
        case .free: return (-.infinity, .infinity)
        }
    }
}

/// What a line of BOUNDS does to a column.
enum MPSBound {
    case upper, lower, fixed, free, minusInfinity, plusInfinity, binary, semicontinuous

    var takesValue: Bool { [.upper, .lower, .fixed, .semicontinuous].contains(self) }

    var setsLower: Bool { ![.upper, .plusInfinity, .semicontinuous].contains(self) }
}
