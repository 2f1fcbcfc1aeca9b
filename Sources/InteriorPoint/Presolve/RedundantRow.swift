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
            let (least, greatest, size) = implied.activity(i, state)
            let margin = state.settings.feasibility * (1 + size)
            if least >= state.rowLower[i] + margin && greatest <= state.rowUpper[i] - margin
                || least >= state.rowLower[i] + margin && state.rowUpper[i] == .infinity
                || greatest <= state.rowUpper[i] - margin && state.rowLower[i] == -.infinity
            {
                state.removeRow(i)
            }
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

    /// rowLower ≤ a·x[j] + rest ≤ rowUpper bounds x[j] where the rest is bounded; infinite terms are counted apart.
    private mutating func derive(from i: Int, _ state: PresolveState) {
        var (least, greatest, size, openLow, openHigh) = (0.0, 0.0, 0.0, 0, 0)
        state.forRow(i) { j, a in
            let (p, q) = Self.ends(j, a, state)
            if p.isFinite { least += p } else { openLow += 1 }
            if q.isFinite { greatest += q } else { openHigh += 1 }
            if p.isFinite { size = max(size, abs(p)) }
            if q.isFinite { size = max(size, abs(q)) }
        }
        if openLow > 1 && openHigh > 1 { return }
        // What rounding may have taken: a bound that is too tight would prove too much.
        let slack = state.settings.feasibility * (1 + size)
        state.forRow(i) { j, a in
            let (p, q) = Self.ends(j, a, state)
            // a·x[j] ≤ rowUpper − least of the rest, and a·x[j] ≥ rowLower − greatest of the rest.
            let restLeast = p.isFinite ? (openLow == 0 ? least - p : -.infinity) : (openLow == 1 ? least : -.infinity)
            let restGreatest =
                q.isFinite ? (openHigh == 0 ? greatest - q : .infinity) : (openHigh == 1 ? greatest : .infinity)
            let (top, bottom) = (state.rowUpper[i] - restLeast + slack, state.rowLower[i] - restGreatest - slack)
            let (newHigh, newLow) = a > 0 ? (top / a, bottom / a) : (bottom / a, top / a)
            if newHigh < high[j] { (high[j], highRow[j]) = (newHigh, Int32(i)) }
            if newLow > low[j] { (low[j], lowRow[j]) = (newLow, Int32(i)) }
        }
    }

    private static func ends(_ j: Int, _ a: Double, _ state: PresolveState) -> (Double, Double) {
        a > 0 ? (a * state.lower[j], a * state.upper[j]) : (a * state.upper[j], a * state.lower[j])
    }

    /// Range of row i within its columns' own bounds and those that other rows, still there, imply.
    func activity(_ i: Int, _ state: PresolveState) -> (least: Double, greatest: Double, size: Double) {
        var (least, greatest, size) = (0.0, 0.0, 0.0)
        func holds(_ row: Int32) -> Bool { row >= 0 && Int(row) != i && state.rowIsAlive[Int(row)] }
        state.forRow(i) { j, a in
            let lower = holds(lowRow[j]) ? max(low[j], state.lower[j]) : state.lower[j]
            let upper = holds(highRow[j]) ? min(high[j], state.upper[j]) : state.upper[j]
            let (p, q) = a > 0 ? (a * lower, a * upper) : (a * upper, a * lower)
            least += p
            greatest += q
            if p.isFinite { size = max(size, abs(p)) }
            if q.isFinite { size = max(size, abs(q)) }
        }
        return (least, greatest, size)
    }
}
