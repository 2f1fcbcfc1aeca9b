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

        func mark(_ read: inout LinesRead) { read.rows[row] = true }

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
        let side = state.rowLower[i]
        if side != state.rowUpper[i] { return false }
        let (least, greatest) = state.activity(i, without: j)
        // a·x[j] is from side − greatest to side − least.
        let own = a > 0 ? (state.lower[j], state.upper[j]) : (state.upper[j], state.lower[j])
        return reaches(side, greatest, bound: a * own.0, sign: 1, state)
            && reaches(side, least, bound: a * own.1, sign: -1, state)
    }

    /// Whether side − rest stays on the right side of the bound: by the rounding of the sum, where that is more than a bound
    /// may be passed by.
    private static func reaches(
        _ side: Double, _ rest: RangeEnd, bound: Double, sign: Double, _ state: PresolveState
    ) -> Bool {
        if !bound.isFinite { return true }
        let rounding = rest.tolerance(state.settings.coincidence, against: side)
        let margin = rounding <= state.settings.feasibility * (1 + abs(bound)) ? 0 : rounding
        return sign * (side - rest.value - bound) >= margin
    }
}
