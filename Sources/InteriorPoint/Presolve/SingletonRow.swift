/// lower ≤ a·x ≤ upper in one column is a bound of that column.
///
/// Undone: a reduced cost that leans on a bound which came from the row is the row's dual, y = z/a.
enum SingletonRow: PresolveRule {
    struct Bound: Reduction {
        let row: Int
        let column: Int
        let coefficient: Double
        let cost: Double
        let givesLower: Bool
        let givesUpper: Bool

        func mark(_ read: inout LinesRead) { read.columns[column] = true }

        func undo(_ point: inout PrimalDual, _ before: inout ReductionContext) {
            let z = before.reducedCost(column, cost, point.y)
            if (z > 0 && givesLower) || (z < 0 && givesUpper) { point.y[row] = z / coefficient }
        }
    }

    static func apply(to state: inout PresolveState) {
        for i in 0..<state.rowCount where state.rowIsAlive[i] && state.rowLength[i] == 1 {
            var entry = (column: 0, coefficient: 0.0)
            state.forRow(i) { entry = ($0, $1) }
            let (j, a) = entry
            let (p, q) = (state.rowLower[i] / a, state.rowUpper[i] / a)
            let (low, high) = a > 0 ? (p, q) : (q, p)
            if state.contradict(low, state.upper[j]) || state.contradict(state.lower[j], high) {
                return state.contradict()
            }
            let (givesLower, givesUpper) = (low > state.lower[j], high < state.upper[j])
            state.record(
                Bound(
                    row: i, column: j, coefficient: a, cost: state.cost[j], givesLower: givesLower,
                    givesUpper: givesUpper))
            if givesLower { state.lower[j] = min(low, state.upper[j]) }
            if givesUpper { state.upper[j] = max(high, state.lower[j]) }
            state.removeRow(i)
        }
    }
}
