import LinearProgramming

/// Columns that become one component: the hours of a block over all years, or one stock.
struct Flow {
    let name: String
    let label: Label
    /// Ascending.
    var snapshots: [Int]
    /// The column in each snapshot; of a stock, the same in all.
    var columns: [Int]
    /// Whether one column serves several snapshots: a size that is chosen once.
    let isStock: Bool
    /// By bus, in their order.
    var ports: [Port] = []

    struct Port {
        let bus: Int
        /// What reaches the bus for each unit of the column, in each of the flow's snapshots.
        var coefficients: [Double]

        var isConstant: Bool { coefficients.allSatisfy { $0 == coefficients[0] } }
        var isNegative: Bool { coefficients.allSatisfy { $0 < 0 } }
    }
}

/// How far a column of an hour may go, of the kinds that a share of a size can say.
enum BoundKind: Hashable {
    /// Two numbers.
    case bounded
    /// From zero without end.
    case positive
    /// Any number.
    case free

    init?(lower: Double, upper: Double) {
        switch (lower, upper) {
        case (0, .infinity): self = .positive
        case (-.infinity, .infinity): self = .free
        case (let l, let u) where l.isFinite && u.isFinite: self = .bounded
        default: return nil
        }
    }
}

/// Gathers a program's columns into flows.
struct FlowGathering {
    private(set) var flows: [Flow] = []
    private let equations: Equations
    private let buses: Buses
    private let matrix: ColumnMatrix
    private var names = NameRegister()
    private var open: [Key: [Int]] = [:]

    private struct Key: Hashable {
        let name: String
        let kind: BoundKind
    }

    /// - Complexity: O(nonzeros · hours of a stock).
    init(_ equations: Equations, _ buses: Buses, log: inout InexpressibleLog) {
        self.equations = equations
        self.buses = buses
        matrix = equations.byColumn()
        for block in equations.columnBlocks {
            for i in 0..<block.count { add(block.start + i, i, of: block, &log) }
        }
        for f in flows.indices { flows[f].ports = ports(flows[f]) }
    }

    /// Zero columns take part in nothing, nor do columns in no row that cost nothing.
    private mutating func add(_ column: Int, _ member: Int, of block: Block, _ log: inout InexpressibleLog) {
        let (lower, upper) = (equations.lower[column], equations.upper[column])
        if lower == 0 && upper == 0 { return }
        let snapshots = snapshots(column, block)
        if snapshots.isEmpty { return }
        if snapshots.count > 1 {
            if lower < 0 {
                return log.note(block.label, "one number for many hours that may be negative; held at zero")
            }
            let columns = [Int](repeating: column, count: snapshots.count)
            flows.append(
                Flow(
                    name: names.unique(block.name(member)), label: block.label, snapshots: snapshots, columns: columns,
                    isStock: true))
        } else if let kind = BoundKind(lower: lower, upper: upper) {
            append(column, snapshots[0], Key(name: block.label.nameWithoutYear, kind: kind), block.label)
        } else {
            log.note(block.label, "bounded on one side by a number other than zero; held at zero")
        }
    }

    /// Adds to the first flow of its key that is free in the snapshot.
    private mutating func append(_ column: Int, _ snapshot: Int, _ key: Key, _ label: Label) {
        let known = open[key] ?? []
        if let f = known.first(where: { flows[$0].snapshots.last! < snapshot }) {
            flows[f].snapshots.append(snapshot)
            flows[f].columns.append(column)
            return
        }
        open[key] = known + [flows.count]
        flows.append(
            Flow(
                name: names.unique(key.name), label: label, snapshots: [snapshot], columns: [column], isStock: false))
    }

    /// When a column is anything: its own hour, or wherever its rows want it.
    private func snapshots(_ column: Int, _ block: Block) -> [Int] {
        let rows = matrix.start[column]..<matrix.start[column + 1]
        let placements = rows.compactMap { buses.placements[Int(matrix.row[$0])] }
        let mustShow = equations.cost[column] != 0
        if placements.isEmpty && !mustShow { return [] }
        if let own = equations.snapshot[column] { return [own] }
        let year = equations.snapshots.range(of: block.label.year) ?? 0..<1
        if placements.isEmpty { return [year.lowerBound] }
        return Array(placements.reduce(into: Set<Int>()) { $0.formUnion($1.snapshotsOfStocks) }).sorted()
    }

    private func ports(_ flow: Flow) -> [Flow.Port] {
        var ports: [Int: [Double]] = [:]
        func add(_ i: Int, _ row: Int, _ value: Double) {
            guard let bus = buses.bus[row] else { return }
            let sign = BalancedRow(lower: equations.rows.lower[row], upper: equations.rows.upper[row]).sign
            ports[bus, default: [Double](repeating: 0, count: flow.snapshots.count)][i] += sign * value
        }
        func entries(_ column: Int) -> Range<Int> { matrix.start[column]..<matrix.start[column + 1] }
        if flow.isStock {
            let position = Dictionary(uniqueKeysWithValues: flow.snapshots.enumerated().map { ($1, $0) })
            for e in entries(flow.columns[0]) {
                let row = Int(matrix.row[e])
                for s in buses.placements[row]?.snapshotsOfStocks ?? 0..<0 { add(position[s]!, row, matrix.value[e]) }
            }
        } else {
            for (i, column) in flow.columns.enumerated() {
                for e in entries(column) { add(i, Int(matrix.row[e]), matrix.value[e]) }
            }
        }
        return ports.sorted { $0.key < $1.key }.map { Flow.Port(bus: $0.key, coefficients: $0.value) }
    }
}
