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
    /// The largest number that has been taken off the sides of each row: they carry its rounding.
    private(set) var takenOff: [Double]
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
        takenOff = [Double](repeating: 0, count: program.rowCount)
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
            columns.forEntries(j) { i, a in take(a * value, offRow: i) }
        }
        removeColumn(j)
    }

    /// Moves a constant part of row i's activity to its sides.
    mutating func take(_ amount: Double, offRow i: Int) {
        rowLower[i] -= amount
        rowUpper[i] -= amount
        takenOff[i] = max(takenOff[i], abs(amount))
    }

    /// Whether no number is at least `lower` and at most `upper`, by more than rounding of these two.
    func contradict(_ lower: Double, _ upper: Double) -> Bool {
        lower > upper + settings.feasibility * (1 + min(abs(lower), abs(upper)))
    }

    /// Living entries of row i: column and coefficient.
    func forRow(_ i: Int, _ visit: (Int, Double) -> Void) {
        rows.forEntries(i) { j, a in if columnIsAlive[j] { visit(j, a) } }
    }

    /// Living entries of column j: row and coefficient.
    func forColumn(_ j: Int, _ visit: (Int, Double) -> Void) {
        columns.forEntries(j) { i, a in if rowIsAlive[i] { visit(i, a) } }
    }

    /// The least and the greatest value of row i, or of its other terms, within the bounds of its columns.
    func activity(_ i: Int, without column: Int = -1) -> (least: RangeEnd, greatest: RangeEnd) {
        var (least, greatest) = (RangeEnd(), RangeEnd())
        forRow(i) { j, a in
            if j == column { return }
            least.add(a > 0 ? a * lower[j] : a * upper[j])
            greatest.add(a > 0 ? a * upper[j] : a * lower[j])
        }
        return (least, greatest)
    }
}

/// One end of what a row (or a reduced cost) can be: a sum of terms, of which each may be infinite.
///
/// Whatever is compared with it is compared in the numbers that meet there: its own terms and the side in question. The
/// terms of the other end, and a side far away, have no part in it.
struct RangeEnd {
    private(set) var sum = 0.0
    /// The largest finite term.
    private(set) var size = 0.0
    /// Infinite terms: all of one sign, as they are of one end.
    private(set) var openCount = 0

    /// The sum, or the infinity that a term is.
    var value: Double { openCount > 0 ? infinity : sum }
    private var infinity = Double.infinity

    init(_ first: Double = 0) { add(first) }

    @inline(__always)
    mutating func add(_ term: Double) {
        if term.isFinite {
            sum += term
            size = max(size, abs(term))
        } else {
            infinity = term
            openCount += 1
        }
    }

    /// The value without one of its terms.
    func without(_ term: Double) -> Double {
        term.isFinite ? (openCount == 0 ? sum - term : infinity) : (openCount == 1 ? sum : infinity)
    }

    /// `share` of the numbers that meet where this end is held against a side, of which `taken` has been taken off.
    func tolerance(_ share: Double, against side: Double = 0, taken: Double = 0) -> Double {
        share * (1 + max(size, taken, side.isFinite ? abs(side) : 0))
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
