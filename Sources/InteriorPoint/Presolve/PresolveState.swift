/// A program while it is being reduced: rows and columns go, bounds and costs change, coefficients stay.
struct PresolveState {
    let rows: CompressedMatrix
    let columns: CompressedMatrix
    var cost: [Double]
    var lower: [Double]
    var upper: [Double]
    var rowLower: [Double]
    var rowUpper: [Double]
    var constant: Double
    private(set) var rowIsAlive: [Bool]
    private(set) var columnIsAlive: [Bool]
    /// Living entries of each row and column.
    private(set) var rowLength: [Int]
    private(set) var columnLength: [Int]
    private(set) var reductions: [any Reduction] = []
    /// A rule met bounds that contradict each other.
    private(set) var isContradictory = false
    let settings: PresolveSettings

    init(_ program: ReducedProgram, _ settings: PresolveSettings) {
        rows = program.rows
        columns = program.rows.transposed(minorCount: program.columnCount)
        (cost, lower, upper) = (program.cost, program.lower, program.upper)
        (rowLower, rowUpper, constant) = (program.rowLower, program.rowUpper, program.constant)
        rowIsAlive = [Bool](repeating: true, count: program.rowCount)
        columnIsAlive = [Bool](repeating: true, count: program.columnCount)
        rowLength = (0..<program.rowCount).map { [rows] in rows.count($0) }
        columnLength = (0..<program.columnCount).map { [columns] in columns.count($0) }
        self.settings = settings
    }

    var rowCount: Int { rowLower.count }
    var columnCount: Int { cost.count }

    mutating func contradict() { isContradictory = true }

    mutating func record(_ reduction: any Reduction) { reductions.append(reduction) }

    mutating func removeRow(_ i: Int) {
        rowIsAlive[i] = false
        for e in rows.start[i]..<rows.start[i + 1] { columnLength[Int(rows.index[e])] -= 1 }
    }

    mutating func removeColumn(_ j: Int) {
        columnIsAlive[j] = false
        for e in columns.start[j]..<columns.start[j + 1] { rowLength[Int(columns.index[e])] -= 1 }
    }

    /// Takes x[j] = value out of the rows and the objective.
    mutating func fix(_ j: Int, at value: Double) {
        record(FixedColumn.Fixed(column: j, value: value))
        constant += cost[j] * value
        if value != 0 {
            for e in columns.start[j]..<columns.start[j + 1] {
                let i = Int(columns.index[e])
                rowLower[i] -= columns.value[e] * value
                rowUpper[i] -= columns.value[e] * value
            }
        }
        removeColumn(j)
    }

    /// Living entries of row i: column and coefficient.
    func forRow(_ i: Int, _ visit: (Int, Double) -> Void) {
        for e in rows.start[i]..<rows.start[i + 1] where columnIsAlive[Int(rows.index[e])] {
            visit(Int(rows.index[e]), rows.value[e])
        }
    }

    /// Living entries of column j: row and coefficient.
    func forColumn(_ j: Int, _ visit: (Int, Double) -> Void) {
        for e in columns.start[j]..<columns.start[j + 1] where rowIsAlive[Int(columns.index[e])] {
            visit(Int(columns.index[e]), columns.value[e])
        }
    }

    /// The least and greatest value of row i within the bounds of its columns, and how large its terms are.
    func activity(_ i: Int) -> (least: Double, greatest: Double, size: Double) {
        var (least, greatest, size) = (0.0, 0.0, 0.0)
        forRow(i) { j, a in
            let (low, high) = a > 0 ? (a * lower[j], a * upper[j]) : (a * upper[j], a * lower[j])
            least += low
            greatest += high
            if low.isFinite { size = max(size, abs(low)) }
            if high.isFinite { size = max(size, abs(high)) }
        }
        return (least, greatest, size)
    }
}

/// A rule of presolve: looks over the whole program once.
protocol PresolveRule: SendableMetatype {
    static func apply(to state: inout PresolveState)
}

/// What a rule did, and how to undo it on a solution.
protocol Reduction: Sendable {
    /// Completes x and y of the program after the reduction to those of the program before it.
    func undo(_ point: inout PrimalDual, _ original: ReductionContext)
}

/// What undoing may look at: the matrix as given, and whether y is a ray, for which costs count as zero.
struct ReductionContext {
    let rows: CompressedMatrix
    let columns: CompressedMatrix
    let isRay: Bool

    /// cost − Σ a·y over the column; rows that are not restored yet have y = 0.
    func reducedCost(_ j: Int, _ cost: Double, _ y: [Double]) -> Double {
        var z = isRay ? 0 : cost
        for e in columns.start[j]..<columns.start[j + 1] { z -= columns.value[e] * y[Int(columns.index[e])] }
        return z
    }

    /// Σ a·x over the row but for one column.
    func activity(_ i: Int, without column: Int, _ x: [Double]) -> Double {
        var sum = 0.0
        for e in rows.start[i]..<rows.start[i + 1] where Int(rows.index[e]) != column {
            sum += rows.value[e] * x[Int(rows.index[e])]
        }
        return sum
    }
}
