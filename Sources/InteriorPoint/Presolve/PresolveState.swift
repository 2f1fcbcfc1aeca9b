import LinearAlgebra

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
    private(set) var rowLength: [Int32]
    private(set) var columnLength: [Int32]
    private(set) var reductions: [any Reduction] = []
    /// Rows and columns that have gone.
    private(set) var removals = 0
    /// A rule met bounds that contradict each other.
    private(set) var isContradictory = false
    let settings: PresolveSettings
    let workers: Workers

    init(
        _ program: ReducedProgram, _ byColumn: CompressedMatrix, _ settings: PresolveSettings, _ workers: Workers
    ) {
        rows = ChangingLines(program.rows)
        columns = ChangingLines(byColumn)
        (cost, lower, upper) = (program.cost, program.lower, program.upper)
        (rowLower, rowUpper, constant) = (program.rowLower, program.rowUpper, program.constant)
        takenOff = [Double](repeating: 0, count: program.rowCount)
        rowIsAlive = [Bool](repeating: true, count: program.rowCount)
        columnIsAlive = [Bool](repeating: true, count: program.columnCount)
        rowLength = (0..<program.rowCount).map { Int32(program.rows.count($0)) }
        columnLength = (0..<program.columnCount).map { Int32(byColumn.count($0)) }
        (self.settings, self.workers) = (settings, workers)
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
        rowLength[i] = Int32(entries.count { columnIsAlive[$0.at] })
    }

    mutating func replaceColumn(_ j: Int, by entries: [Entry]) {
        columns.replace(j, by: entries)
        columnLength[j] = Int32(entries.count { rowIsAlive[$0.at] })
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
