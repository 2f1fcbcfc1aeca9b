import LinearProgramming

/// A model's program, cut into what people set: the rows and bounds of one key in one year are one member; rows that no number
/// of the scenario sets are members by the block, and what says what columns mean always stands.
struct ConflictSource {
    struct Member {
        /// Of its first block.
        var label: Label
        /// Limits of the model that belong to it; empty where nobody set a number.
        var constraints: [Int] = []
        let side: Side
    }

    enum Side: Hashable {
        case rows
        /// Capacity bounds whose factor is zero, x ≤ 0: the sun's hours of night.
        case nothing
        case lower
        case upper
    }

    private enum Key: Hashable {
        case number([String], year: Int?, Side)
        case block(Int, Side)
    }

    let model: PlanModel
    let program: ConflictProgram
    let members: [Member]
    /// The limit that each block of rows, and of columns, is of.
    let constraintOfRows: [Int?]
    let constraintOfColumns: [Int?]
    /// The matrix's rows by the block: those of rows, then those of capacity bounds.
    let blocks: [Block]
    let blockOfRow: [Int]
    let blockOfColumn: [Int]

    init(_ model: PlanModel) {
        self.model = model
        let lp = model.program
        let matrix = lp.rowMatrix()
        blocks =
            lp.rowBlocks
            + lp.capacityBounds.map {
                Block(label: $0.block.label, start: $0.block.start + lp.rowCount, count: $0.block.count)
            }
        blockOfRow = blocks.enumerated().flatMap { b, block in repeatElement(b, count: block.count) }
        blockOfColumn = lp.columnBlocks.enumerated().flatMap { b, block in repeatElement(b, count: block.count) }
        var byRow: [Int: Int] = [:]
        var byColumn: [Int: Int] = [:]
        for (c, constraint) in model.constraints.enumerated() {
            switch constraint.site {
            case .rows(let rows): byRow[rows.lowerBound] = c
            case .upperBounds(let columns): byColumn[columns.lowerBound] = c
            case .price: break
            }
        }
        constraintOfRows = blocks.map { byRow[$0.start] }
        constraintOfColumns = lp.columnBlocks.map { byColumn[$0.start] }
        var cut = Cut(model)
        let rows = blocks.enumerated().map { b, block -> Int? in
            let constraint = byRow[block.start]
            let isDefinition = Equation(rawValue: block.label.quantity)?.isDefinition ?? false
            return constraint == nil && isDefinition ? nil : cut.member(b, block.label, constraint, .rows)
        }
        var upper = [Int?](repeating: nil, count: lp.columnCount)
        var lower = upper
        for (b, block) in lp.columnBlocks.enumerated() {
            let constraint = byColumn[block.start]
            for j in block.start..<block.start + block.count {
                if lp.upper[j].isFinite { upper[j] = cut.member(b, block.label, constraint, .upper) }
                if lp.lower[j].isFinite && lp.lower[j] != 0 {
                    lower[j] = cut.member(b, block.label, constraint, .lower)
                }
            }
        }
        for (c, bound) in lp.capacityBounds.enumerated() {
            for t in 0..<bound.columns.count where bound.factor[t] == 0 {
                upper[bound.columns.start + t] = cut.member(
                    lp.rowBlocks.count + c, bound.block.label, nil, .nothing)
            }
        }
        members = cut.members
        program = ConflictProgram(
            lp, matrix, rows: blockOfRow.map { rows[$0] }, lower: lower, upper: upper, keepsSigns: true)
    }

    /// Members, as they are found.
    private struct Cut {
        private let model: PlanModel
        private(set) var members: [Member] = []
        private var index: [Key: Int] = [:]

        init(_ model: PlanModel) { self.model = model }

        mutating func member(_ block: Int, _ label: Label, _ constraint: Int?, _ side: Side) -> Int {
            let limit = constraint.map { model.constraints[$0] }
            let key: Key =
                limit.flatMap(\.path).map {
                    .number($0, year: limit?.period == .horizon ? nil : limit?.yearIndex, side)
                } ?? .block(block, side)
            let found = index[key] ?? members.count
            if found == members.count {
                index[key] = found
                members.append(Member(label: label, side: side))
            }
            if let constraint, !members[found].constraints.contains(constraint) {
                members[found].constraints.append(constraint)
            }
            return found
        }
    }

    /// The limits of a member.
    func limits(_ member: Int) -> [ReportedConstraint] { members[member].constraints.map { model.constraints[$0] } }

    func year(_ member: Int) -> Int? {
        guard let limit = limits(member).first else { return members[member].label.year }
        return limit.period == .horizon ? nil : model.scenario.horizon.years.lowerBound + limit.yearIndex
    }
}

extension ReportedConstraint {
    /// Of the number; a rule without one is its policy.
    var path: [String]? { number.path ?? policyPath }
}

// MARK: - Searching

extension ConflictSource {
    /// Rows of the same kinds in all years, from the first one on, a year more at a time.
    func fromTheFirstYear(_ rows: [Int]) -> [[Int]] {
        func kind(_ block: Int) -> Label {
            let label = blocks[block].label
            return Label(label.quantity, place: label.place, item: label.item)
        }
        let kinds = Set(Set(rows.map { blockOfRow[$0] }).map(kind))
        let like = blocks.indices.filter { kinds.contains(kind($0)) }.map { blocks[$0] }
        return Set(like.compactMap(\.label.year)).sorted().dropLast().map { year in
            like.filter { ($0.label.year ?? .max) <= year }.flatMap { $0.start..<$0.start + $0.count }
        }
    }

    /// The order in which members are taken out: later years first; in a year what exists, the work that is asked for, what nobody
    /// sets, then what somebody decides. So a night is named before panels that are too few for dusk.
    func order(_ found: [Int]) -> [Int] {
        found.enumerated().sorted { a, b in
            let (x, y) = (year(a.element) ?? .max, year(b.element) ?? .max)
            if x != y { return x > y }
            let (p, q) = (Self.takenOut[rank(a.element)], Self.takenOut[rank(b.element)])
            return p != q ? p < q : a.offset > b.offset
        }.map(\.element)
    }

    /// When members of each rank are taken out.
    private static let takenOut = [3, 0, 1, 2]

    /// Who could give way: 0 somebody who decides, 1 what exists, 2 the work that is asked for, 3 nobody.
    func rank(_ member: Int) -> Int {
        guard let limit = limits(member).first, limit.path != nil else { return 3 }
        if [Equation.demand.rawValue, "must_serve"].contains(limit.name) { return 2 }
        return limit.role == .limit && limit.bars.isEmpty ? 0 : 1
    }

    /// A program's ray in the rows of this one, which has those and more.
    func ray(_ ray: [Double], of other: PlanModel) -> [Double] {
        var places: [Label: [Int]] = [:]
        for (b, block) in blocks.enumerated() { places[block.label, default: []].append(b) }
        var taken: [Label: Int] = [:]
        var mapped = [Double](repeating: 0, count: program.matrix.rowCount)
        let theirs =
            other.program.rowBlocks.map { ($0.label, $0.start, $0.count) }
            + other.program.capacityBounds.map {
                ($0.block.label, $0.block.start + other.program.rowCount, $0.block.count)
            }
        for (label, start, count) in theirs {
            let nth = taken[label, default: 0]
            taken[label] = nth + 1
            guard let b = places[label]?.dropFirst(nth).first, blocks[b].count == count else { continue }
            for t in 0..<count where start + t < ray.count { mapped[blocks[b].start + t] = ray[start + t] }
        }
        return mapped
    }
}
