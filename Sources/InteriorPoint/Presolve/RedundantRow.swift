/// Rows imply bounds on their columns, often tighter than the columns' own. They are never handed to the method, which
/// would have to keep inside them; they serve to prove that other rows say nothing (y = 0).
///
/// A bound counts only while the row that implies it stays, and it is derived from columns' own bounds alone, so that
/// no two rows can each be dropped on the word of the other.
enum RedundantRow: PresolveRule {
    static func apply(to state: inout PresolveState) {
        let implied = ImpliedBounds(state)
        for i in 0..<state.rowCount where state.rowIsAlive[i] && state.rowLength[i] > 1 {
            if state.rowLower[i] == state.rowUpper[i] { continue }
            let (least, greatest) = implied.activity(i, state)
            let (low, high, share) = (state.rowLower[i], state.rowUpper[i], state.settings.feasibility)
            let clearsLower = low == -.infinity || least.value >= low + least.tolerance(share, against: low)
            let clearsUpper = high == .infinity || greatest.value <= high - greatest.tolerance(share, against: high)
            if clearsLower && clearsUpper { state.removeRow(i) }
        }
    }
}

/// For each column the tightest bounds that one row implies, and which row that is.
private struct ImpliedBounds {
    private var low: [Double]
    private var high: [Double]
    private var lowRow: [Int32]
    private var highRow: [Int32]

    /// - Complexity: O(entries).
    init(_ state: PresolveState) {
        low = [Double](repeating: -.infinity, count: state.columnCount)
        high = [Double](repeating: .infinity, count: state.columnCount)
        lowRow = [Int32](repeating: -1, count: state.columnCount)
        highRow = lowRow
        for i in 0..<state.rowCount where state.rowIsAlive[i] { derive(from: i, state) }
    }

    /// rowLower ≤ a·x[j] + rest ≤ rowUpper bounds x[j] where the rest is bounded.
    private mutating func derive(from i: Int, _ state: PresolveState) {
        let (least, greatest) = state.activity(i)
        if least.openCount > 1 && greatest.openCount > 1 { return }
        let (lower, upper, share) = (state.rowLower[i], state.rowUpper[i], state.settings.feasibility)
        // What rounding may have taken: a bound that is too tight would prove too much.
        let (above, below) = (least.tolerance(share, against: upper), greatest.tolerance(share, against: lower))
        state.forRow(i) { j, a in
            let (p, q) = Self.ends(j, a, state)
            // a·x[j] ≤ rowUpper − least of the rest, and a·x[j] ≥ rowLower − greatest of the rest.
            let (top, bottom) = (upper - least.without(p) + above, lower - greatest.without(q) - below)
            let (newHigh, newLow) = a > 0 ? (top / a, bottom / a) : (bottom / a, top / a)
            if newHigh < high[j] { (high[j], highRow[j]) = (newHigh, Int32(i)) }
            if newLow > low[j] { (low[j], lowRow[j]) = (newLow, Int32(i)) }
        }
    }

    private static func ends(_ j: Int, _ a: Double, _ state: PresolveState) -> (Double, Double) {
        a > 0 ? (a * state.lower[j], a * state.upper[j]) : (a * state.upper[j], a * state.lower[j])
    }

    /// Range of row i within its columns' own bounds and those that other rows, still there, imply.
    func activity(_ i: Int, _ state: PresolveState) -> (least: RangeEnd, greatest: RangeEnd) {
        var (least, greatest) = (RangeEnd(), RangeEnd())
        func holds(_ row: Int32) -> Bool { row >= 0 && Int(row) != i && state.rowIsAlive[Int(row)] }
        state.forRow(i) { j, a in
            let lower = holds(lowRow[j]) ? max(low[j], state.lower[j]) : state.lower[j]
            let upper = holds(highRow[j]) ? min(high[j], state.upper[j]) : state.upper[j]
            least.add(a > 0 ? a * lower : a * upper)
            greatest.add(a > 0 ? a * upper : a * lower)
        }
        return (least, greatest)
    }
}
