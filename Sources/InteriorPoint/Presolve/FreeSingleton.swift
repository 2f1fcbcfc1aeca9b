/// A column without bounds in one row only: its cost is the row's dual, y = c/a, and the row gives its value.
///
/// Equations also take columns whose bounds the rest of the row already implies. Other columns' costs fall by a·y.
enum FreeSingleton: PresolveRule {
    struct Substituted: Reduction {
        let row: Int
        let column: Int
        let coefficient: Double
        let dual: Double
        let rowLower: Double
        let rowUpper: Double

        func undo(_ point: inout PrimalDual, _ before: inout ReductionContext) {
            point.y[row] = before.isRay ? 0 : dual
            let rest = before.activity(row, without: column, point.x)
            let target: Double
            if dual != 0 {
                target = dual > 0 ? rowLower : rowUpper
            } else {
                target = max(rowLower, min(rowUpper, rest))
            }
            point.x[column] = (target - rest) / coefficient
        }
    }

    static func apply(to state: inout PresolveState) {
        for j in 0..<state.columnCount where state.columnIsAlive[j] && state.columnLength[j] == 1 {
            var entry = (row: 0, coefficient: 0.0)
            state.forColumn(j) { entry = ($0, $1) }
            let (i, a) = entry
            let isFree = state.lower[j] == -.infinity && state.upper[j] == .infinity
            if !isFree && !isImplied(j, a, i, state) { continue }
            var largest = 0.0
            state.forRow(i) { largest = max(largest, abs($1)) }
            if abs(a) < state.settings.pivotShare * largest { continue }
            let y = state.cost[j] / a
            let side = y > 0 ? state.rowLower[i] : y < 0 ? state.rowUpper[i] : 0
            if !side.isFinite { continue }
            state.record(
                Substituted(
                    row: i, column: j, coefficient: a, dual: y, rowLower: state.rowLower[i],
                    rowUpper: state.rowUpper[i]))
            state.constant += y * side
            var changes: [(Int, Double)] = []
            state.forRow(i) { changes.append(($0, $1)) }
            for (k, coefficient) in changes where k != j { state.cost[k] -= coefficient * y }
            state.cost[j] = 0
            state.removeRow(i)
            state.removeColumn(j)
        }
    }

    /// Whether an equation keeps a·x[j] = b − rest within the column's bounds by itself.
    private static func isImplied(_ j: Int, _ a: Double, _ i: Int, _ state: PresolveState) -> Bool {
        if state.rowLower[i] != state.rowUpper[i] { return false }
        var (least, greatest) = (0.0, 0.0)
        state.forRow(i) { k, c in
            if k == j { return }
            least += c > 0 ? c * state.lower[k] : c * state.upper[k]
            greatest += c > 0 ? c * state.upper[k] : c * state.lower[k]
        }
        let ends = [(state.rowLower[i] - greatest) / a, (state.rowLower[i] - least) / a]
        return min(ends[0], ends[1]) >= state.lower[j] && max(ends[0], ends[1]) <= state.upper[j]
    }
}
