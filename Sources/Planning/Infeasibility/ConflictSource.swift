import LinearProgramming

/// Something of a program that could give way as a whole.
enum ConflictMember: Hashable, Sendable {
    /// A block of rows, or of capacity bounds x ≤ a·K.
    case rows(Int)
    /// The members of a block of capacity bounds whose factor is zero, x ≤ 0: the sun's hours of night.
    case nothing(Int)
    /// The bounds of a block of columns, other than zero and infinity.
    case bounds(Int)
}

/// Rows of a program that have no common solution within the bounds, apart from what has been given up.
struct Conflict {
    var rows: [Int]
    var members: [ConflictMember]
    var relaxed: Set<ConflictMember> = []
}

/// A model's program, cut into what could give way and what is said by the meaning of the columns.
struct ConflictSource {
    let program: LinearProgram
    let matrix: RowMatrix
    /// The matrix's rows by the block: those of rows, then those of capacity bounds.
    let blocks: [Block]
    let blockOfRow: [Int]
    private let isDefinition: [Bool]
    private let blockOfColumn: [Int]
    /// For each column that a factor of zero binds to zero, the block of capacity bounds.
    private let nothing: [Int: Int]

    init(_ model: PlanModel) {
        program = model.program
        matrix = program.rowMatrix()
        let rowCount = program.rowCount
        blocks =
            program.rowBlocks
            + program.capacityBounds.map {
                Block(label: $0.block.label, start: $0.block.start + rowCount, count: $0.block.count)
            }
        blockOfRow = blocks.enumerated().flatMap { b, block in repeatElement(b, count: block.count) }
        isDefinition = blocks.map { Equation(rawValue: $0.label.quantity)?.isDefinition ?? false }
        blockOfColumn = program.columnBlocks.enumerated().flatMap { b, block in repeatElement(b, count: block.count) }
        var nothing: [Int: Int] = [:]
        for (b, bound) in program.capacityBounds.enumerated() {
            for t in 0..<bound.columns.count where bound.factor[t] == 0 {
                nothing[bound.columns.start + t] = program.rowBlocks.count + b
            }
        }
        self.nothing = nothing
    }

    func label(_ member: ConflictMember) -> Label {
        switch member {
        case .rows(let b), .nothing(let b): blocks[b].label
        case .bounds(let b): program.columnBlocks[b].label
        }
    }

    /// nil where the row is a definition.
    private func member(ofRow i: Int) -> ConflictMember? {
        let block = blockOfRow[i]
        return isDefinition[block] ? nil : .rows(block)
    }

    /// What holds a column down or up, beside zero and infinity.
    func member(ofColumn j: Int) -> ConflictMember? {
        if let block = nothing[j] { return .nothing(block) }
        let isBounded = (program.lower[j] != 0 && program.lower[j].isFinite) || program.upper[j].isFinite
        return isBounded ? .bounds(blockOfColumn[j]) : nil
    }

    /// What could give way in some rows and the columns that they touch, in the order of the program, rows first.
    func members(_ rows: [Int]) -> [ConflictMember] {
        var seen: Set<ConflictMember> = []
        var order: [ConflictMember] = []
        func note(_ member: ConflictMember?) {
            if let member, seen.insert(member).inserted { order.append(member) }
        }
        for i in rows { note(member(ofRow: i)) }
        for i in rows {
            for e in matrix.start[i]..<matrix.start[i + 1] { note(member(ofColumn: Int(matrix.column[e]))) }
        }
        return order
    }

    /// The bounds of a column once some members have been given up; zero stays a bound.
    private func bounds(_ j: Int, _ relaxed: Set<ConflictMember>) -> (Double, Double) {
        let (lower, upper) = (program.lower[j], program.upper[j])
        guard let member = member(ofColumn: j), relaxed.contains(member) else { return (lower, upper) }
        return (lower < 0 ? -.infinity : 0, .infinity)
    }

    /// The rows that have not been given up, over the columns that they touch, without costs.
    ///
    /// - Parameter loosened: a member that may give way by s ≥ 0, and what each of its rows gains for a unit of s; s is the
    ///   program's last column and its cost.
    func part(
        _ rows: [Int], without relaxed: Set<ConflictMember>,
        loosened: (member: ConflictMember, gain: (Int) -> Double)? = nil
    ) -> (program: LinearProgram, rows: [Int]) {
        var given = relaxed
        if let loosened { given.insert(loosened.member) }
        let kept = rows.filter { i in member(ofRow: i).map { !relaxed.contains($0) } ?? true }
        var part = ProgramPart()
        for i in kept {
            let entries = (matrix.start[i]..<matrix.start[i + 1]).map { (Int(matrix.column[$0]), matrix.value[$0]) }
            let gain = loosened.flatMap {
                member(ofRow: i) == $0.member ? $0.gain(i - blocks[blockOfRow[i]].start) : nil
            }
            part.add(entries, matrix.lower[i], matrix.upper[i], gain: gain) { bounds($0, given) }
        }
        if let loosened {
            for (j, here) in part.columns where member(ofColumn: j) == loosened.member {
                let gain = loosened.gain(j - program.columnBlocks[blockOfColumn[j]].start)
                part.bind(here, program.lower[j], program.upper[j], gain: gain)
            }
        }
        return (part.program(isElastic: loosened != nil), kept)
    }
}

/// Rows gathered for a program of their own.
private struct ProgramPart {
    /// New numbers of columns, in the order in which rows touch them.
    private(set) var columns: [(Int, Int)] = []
    private var number: [Int: Int] = [:]
    private var bounds: [(Double, Double)] = []
    private var entries: [[(Int, Double)]] = []
    /// What a row's upper side gains for each unit of s, and its lower side gives.
    private var gains: [Double] = []
    private var lower: [Double] = []
    private var upper: [Double] = []

    mutating func add(
        _ row: [(Int, Double)], _ low: Double, _ high: Double, gain: Double?, _ boundsOf: (Int) -> (Double, Double)
    ) {
        entries.append(
            row.map { j, value in
                if let known = number[j] { return (known, value) }
                number[j] = bounds.count
                columns.append((j, bounds.count))
                bounds.append(boundsOf(j))
                return (bounds.count - 1, value)
            })
        gains.append(gain ?? 0)
        lower.append(low)
        upper.append(high)
    }

    /// low − gain·s ≤ x ≤ high + gain·s.
    mutating func bind(_ column: Int, _ low: Double, _ high: Double, gain: Double) {
        entries.append([(column, 1)])
        gains.append(gain)
        lower.append(low)
        upper.append(high)
    }

    /// A row that gives way on both sides becomes one for each.
    func program(isElastic: Bool) -> LinearProgram {
        let slack = bounds.count
        var (start, index, value): ([Int], [Int32], [Double]) = ([0], [], [])
        var (lows, highs): ([Double], [Double]) = ([], [])
        func close(_ row: [(Int, Double)], _ slackEntry: Double, _ low: Double, _ high: Double) {
            for (j, a) in row {
                index.append(Int32(truncatingIfNeeded: j))
                value.append(a)
            }
            if slackEntry != 0 {
                index.append(Int32(truncatingIfNeeded: slack))
                value.append(slackEntry)
            }
            start.append(index.count)
            lows.append(low)
            highs.append(high)
        }
        for i in entries.indices {
            let gain = abs(gains[i])
            if gain == 0 { close(entries[i], 0, lower[i], upper[i]) }
            if gain != 0 && upper[i].isFinite { close(entries[i], -gain, -.infinity, upper[i]) }
            if gain != 0 && lower[i].isFinite { close(entries[i], gain, lower[i], .infinity) }
        }
        let all = bounds + (isElastic ? [(0, .infinity)] : [])
        return LinearProgram(
            name: "part", cost: all.indices.map { isElastic && $0 == slack ? 1 : 0 }, lower: all.map(\.0),
            upper: all.map(\.1), columnBlocks: [Block(label: Label("x"), start: 0, count: all.count)], rowLower: lows,
            rowUpper: highs, rowBlocks: [Block(label: Label("row"), start: 0, count: lows.count)], rowStart: start,
            columnIndex: index, coefficient: value)
    }
}
