/// A program cut into members, each of which may give way as a whole, and the rest, which always stands.
///
/// A member owns rows of `rowMatrix()` and sides of columns. Parts of the program, some rows over the columns that they touch,
/// show which members contradict each other and by how much.
public struct ConflictProgram: Sendable {
    public let program: LinearProgram
    public let matrix: RowMatrix
    /// By row, by lower and by upper side of the columns: the member that it belongs to; nil where it always stands.
    public let rowMember: [Int?]
    public let lowerMember: [Int?]
    public let upperMember: [Int?]
    /// Whether zero stays a column's bound when its lower side gives way: where columns are amounts.
    public let keepsSigns: Bool

    public init(
        _ program: LinearProgram, _ matrix: RowMatrix, rows: [Int?], lower: [Int?], upper: [Int?], keepsSigns: Bool
    ) {
        precondition(rows.count == matrix.rowCount)
        precondition(lower.count == program.columnCount && upper.count == program.columnCount)
        (self.program, self.matrix, self.keepsSigns) = (program, matrix, keepsSigns)
        (rowMember, lowerMember, upperMember) = (rows, lower, upper)
    }

    /// How a member gives way by s ≥ 0, at a cost for each unit: each of its rows and sides by gain · s, an equation to both
    /// sides.
    public struct Loosening {
        let member: Int
        let cost: Double
        let ofRow: (Int) -> Double
        let ofColumn: (Int) -> Double

        public init(
            _ member: Int, cost: Double = 1, ofRow: @escaping (Int) -> Double = { _ in 1 },
            ofColumn: @escaping (Int) -> Double = { _ in 1 }
        ) {
            (self.member, self.cost, self.ofRow, self.ofColumn) = (member, cost, ofRow, ofColumn)
        }
    }

    /// Room that rows gain with the point itself: row i becomes a·x − Σ terms·x ≤ upper + constant.
    public struct Tilt {
        let ofRow: (Int) -> (terms: [(column: Int, coefficient: Double)], constant: Double)?

        public init(_ ofRow: @escaping (Int) -> (terms: [(column: Int, coefficient: Double)], constant: Double)?) {
            self.ofRow = ofRow
        }
    }

    /// Rows of the program as a program of their own, without costs; a loosened part minimises what giving way costs, its last
    /// columns.
    public struct Part {
        public let program: LinearProgram
        /// The program's rows and columns, in the part's order; where nothing is loosened, all that it has.
        public let rows: [Int]
        public let columns: [Int]

        /// A part's point in the columns of the program, zero where the part has none.
        public func spread(_ x: [Double], over count: Int) -> [Double] {
            var full = [Double](repeating: 0, count: count)
            for (here, j) in columns.enumerated() where here < x.count { full[j] = x[here] }
            return full
        }
    }

    /// What could give way in some rows and the columns that they touch, in the order of the program, rows first.
    public func members(_ rows: [Int]) -> [Int] {
        var seen: Set<Int> = []
        var order: [Int] = []
        func note(_ member: Int?) {
            if let member, seen.insert(member).inserted { order.append(member) }
        }
        for i in rows { note(rowMember[i]) }
        for i in rows {
            for e in matrix.start[i]..<matrix.start[i + 1] {
                let j = Int(matrix.column[e])
                note(upperMember[j])
                note(lowerMember[j])
            }
        }
        return order
    }

    /// The entries of a row. - Complexity: O(entries).
    public func entries(_ i: Int) -> [(Int, Double)] {
        (matrix.start[i]..<matrix.start[i + 1]).map { (Int(matrix.column[$0]), matrix.value[$0]) }
    }

    private func bounds(_ j: Int, _ relaxed: Set<Int>) -> (Double, Double) {
        var (lower, upper) = (program.lower[j], program.upper[j])
        if let member = lowerMember[j], relaxed.contains(member) {
            lower = keepsSigns && lower >= 0 ? 0 : -.infinity
        }
        if let member = upperMember[j], relaxed.contains(member) { upper = .infinity }
        return (lower, upper)
    }

    /// The rows that have not been given up, over the columns that they touch.
    public func part(
        _ rows: [Int], without relaxed: Set<Int>, loosened: [Loosening] = [], tilted: Tilt? = nil
    ) -> Part {
        let given = relaxed.union(loosened.map(\.member))
        let slack = Dictionary(uniqueKeysWithValues: loosened.enumerated().map { ($1.member, $0) })
        var part = PartRows(costs: loosened.map(\.cost))
        var kept: [Int] = []
        for i in rows {
            if let member = rowMember[i], relaxed.contains(member) { continue }
            kept.append(i)
            let tilt = tilted?.ofRow(i)
            var row = entries(i)
            for (j, coefficient) in tilt?.terms ?? [] {
                if let e = row.firstIndex(where: { $0.0 == j }) {
                    row[e].1 -= coefficient
                } else {
                    row.append((j, -coefficient))
                }
            }
            let k = rowMember[i].flatMap { slack[$0] }
            part.add(
                row, matrix.lower[i], matrix.upper[i] + (tilt?.constant ?? 0),
                gives: k.map { ($0, loosened[$0].ofRow(i)) }
            ) { bounds($0, given) }
        }
        for (here, j) in part.columns.enumerated() where !loosened.isEmpty {
            if let k = lowerMember[j].flatMap({ slack[$0] }) {
                part.bind(here, program.lower[j], .infinity, gives: (k, loosened[k].ofColumn(j)))
            }
            if let k = upperMember[j].flatMap({ slack[$0] }) {
                part.bind(here, -.infinity, program.upper[j], gives: (k, loosened[k].ofColumn(j)))
            }
        }
        return Part(program: part.program, rows: kept, columns: part.columns)
    }
}

/// Rows gathered for a program of their own.
private struct PartRows {
    /// In the order in which rows touch them.
    private(set) var columns: [Int] = []
    private var number: [Int: Int] = [:]
    private var bounds: [(Double, Double)] = []
    private var entries: [[(Int, Double)]] = []
    /// With which s a row gives way, and what its upper side gains for each unit of it, and its lower side gives.
    private var gives: [(slack: Int, gain: Double)?] = []
    private var lower: [Double] = []
    private var upper: [Double] = []
    /// Of each s.
    private let costs: [Double]

    init(costs: [Double]) { self.costs = costs }

    mutating func add(
        _ row: [(Int, Double)], _ low: Double, _ high: Double, gives: (Int, Double)?,
        _ boundsOf: (Int) -> (Double, Double)
    ) {
        entries.append(
            row.map { j, value in
                if let known = number[j] { return (known, value) }
                number[j] = bounds.count
                columns.append(j)
                bounds.append(boundsOf(j))
                return (bounds.count - 1, value)
            })
        self.gives.append(gives)
        lower.append(low)
        upper.append(high)
    }

    /// low − gain·s ≤ x ≤ high + gain·s.
    mutating func bind(_ column: Int, _ low: Double, _ high: Double, gives: (Int, Double)) {
        entries.append([(column, 1)])
        self.gives.append(gives)
        lower.append(low)
        upper.append(high)
    }

    /// A row that gives way on both sides becomes one for each.
    var program: LinearProgram {
        var (start, index, value): ([Int], [Int32], [Double]) = ([0], [], [])
        var (lows, highs): ([Double], [Double]) = ([], [])
        func close(_ row: [(Int, Double)], _ slack: Int, _ slackEntry: Double, _ low: Double, _ high: Double) {
            for (j, a) in row where a != 0 {
                index.append(Int32(truncatingIfNeeded: j))
                value.append(a)
            }
            if slackEntry != 0 {
                index.append(Int32(truncatingIfNeeded: bounds.count + slack))
                value.append(slackEntry)
            }
            start.append(index.count)
            lows.append(low)
            highs.append(high)
        }
        for i in entries.indices {
            guard let (slack, gain) = gives[i], gain != 0 else {
                close(entries[i], 0, 0, lower[i], upper[i])
                continue
            }
            if upper[i].isFinite { close(entries[i], slack, -abs(gain), -.infinity, upper[i]) }
            if lower[i].isFinite { close(entries[i], slack, abs(gain), lower[i], .infinity) }
        }
        let all = bounds + costs.map { _ in (0, .infinity) }
        return LinearProgram(
            name: "part", cost: bounds.map { _ in 0 } + costs, lower: all.map(\.0),
            upper: all.map(\.1), columnBlocks: [Block(label: Label("x"), start: 0, count: all.count)], rowLower: lows,
            rowUpper: highs, rowBlocks: [Block(label: Label("row"), start: 0, count: lows.count)], rowStart: start,
            columnIndex: index, coefficient: value)
    }
}
