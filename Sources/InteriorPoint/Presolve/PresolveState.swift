/// A program while it is being reduced: rows and columns go, bounds and costs change, and so do a few coefficients.
struct PresolveState {
    private(set) var rows: ChangingLines
    private(set) var columns: ChangingLines
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
    /// Rows and columns that have gone.
    private(set) var removals = 0
    /// A rule met bounds that contradict each other.
    private(set) var isContradictory = false
    let settings: PresolveSettings

    init(_ program: ReducedProgram, _ settings: PresolveSettings) {
        rows = ChangingLines(program.rows)
        columns = ChangingLines(program.rows.transposed(minorCount: program.columnCount))
        (cost, lower, upper) = (program.cost, program.lower, program.upper)
        (rowLower, rowUpper, constant) = (program.rowLower, program.rowUpper, program.constant)
        rowIsAlive = [Bool](repeating: true, count: program.rowCount)
        columnIsAlive = [Bool](repeating: true, count: program.columnCount)
        rowLength = (0..<program.rowCount).map { program.rows.count($0) }
        columnLength = (0..<program.columnCount).map { [columns] in columns.given.count($0) }
        self.settings = settings
    }

    var rowCount: Int { rowLower.count }
    var columnCount: Int { cost.count }

    mutating func contradict() { isContradictory = true }

    mutating func record(_ reduction: any Reduction) { reductions.append(reduction) }

    mutating func removeRow(_ i: Int) {
        rowIsAlive[i] = false
        removals += 1
        rows.forEntries(i) { j, _ in columnLength[j] -= 1 }
    }

    mutating func removeColumn(_ j: Int) {
        columnIsAlive[j] = false
        removals += 1
        columns.forEntries(j) { i, _ in rowLength[i] -= 1 }
    }

    /// Puts other entries in place of row i's or column j's; the caller keeps both views of the matrix in agreement.
    /// Entries in lines that are gone are left out.
    mutating func replaceRow(_ i: Int, by entries: [Entry]) {
        rows.replace(i, by: entries)
        rowLength[i] = entries.count { columnIsAlive[$0.at] }
    }

    mutating func replaceColumn(_ j: Int, by entries: [Entry]) {
        columns.replace(j, by: entries)
        columnLength[j] = entries.count { rowIsAlive[$0.at] }
    }

    /// Takes x[j] = value out of the rows and the objective.
    mutating func fix(_ j: Int, at value: Double) {
        record(FixedColumn.Fixed(column: j, value: value))
        constant += cost[j] * value
        if value != 0 {
            columns.forEntries(j) { i, a in
                rowLower[i] -= a * value
                rowUpper[i] -= a * value
            }
        }
        removeColumn(j)
    }

    /// Living entries of row i: column and coefficient.
    func forRow(_ i: Int, _ visit: (Int, Double) -> Void) {
        rows.forEntries(i) { j, a in if columnIsAlive[j] { visit(j, a) } }
    }

    /// Living entries of column j: row and coefficient.
    func forColumn(_ j: Int, _ visit: (Int, Double) -> Void) {
        columns.forEntries(j) { i, a in if rowIsAlive[i] { visit(i, a) } }
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
    /// Completes x and y of the program after the reduction to those of the program before it, and where the reduction
    /// changed coefficients, puts the earlier ones back.
    func undo(_ point: inout PrimalDual, _ before: inout ReductionContext)
}

/// What undoing may look at: the matrix as it was when the reduction was made, and whether y is a ray, for which costs
/// count as zero.
struct ReductionContext {
    var rows: ChangingLines
    var columns: ChangingLines
    let isRay: Bool

    /// cost − Σ a·y over the column; rows that are not restored yet have y = 0.
    func reducedCost(_ j: Int, _ cost: Double, _ y: [Double]) -> Double {
        var z = isRay ? 0 : cost
        columns.forEntries(j) { i, a in z -= a * y[i] }
        return z
    }

    /// Σ a·x over the row but for one column.
    func activity(_ i: Int, without column: Int, _ x: [Double]) -> Double {
        var sum = 0.0
        rows.forEntries(i) { j, a in if j != column { sum += a * x[j] } }
        return sum
    }
}
