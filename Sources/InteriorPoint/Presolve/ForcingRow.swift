/// A row whose activity cannot leave its bounds is redundant (y = 0); one whose activity can only just reach a bound
/// forces every column in it to the bound where it does.
///
/// Undone: the forcing row gets the y that gives every forced column a reduced cost of the right sign.
enum ForcingRow: PresolveRule {
    struct Forced: Reduction {
        let row: Int
        /// Columns at the bound that the row forces them to, with coefficients and costs of that moment.
        let column: [Int32]
        let coefficient: [Double]
        let cost: [Double]
        /// Whether the row is at its lower bound (its greatest activity), so that y ≥ 0.
        let atLower: Bool

        func mark(_ read: inout LinesRead) {
            for j in column { read.columns[Int(j)] = true }
        }

        func undo(_ point: inout PrimalDual, _ before: inout ReductionContext) {
            var y = 0.0
            for (k, j) in column.enumerated() {
                // At the row's lower bound, a > 0 means x at its upper bound: z = z₀ − a·y ≤ 0, so y ≥ z₀/a.
                let ratio = before.reducedCost(Int(j), cost[k], point.y) / coefficient[k]
                y = atLower ? max(y, ratio) : min(y, ratio)
            }
            point.y[row] = y
        }
    }

    static func apply(to state: inout PresolveState) {
        for i in 0..<state.rowCount where state.rowIsAlive[i] && state.rowLength[i] > 0 {
            let (least, greatest) = state.activity(i)
            let (low, high) = (state.rowLower[i], state.rowUpper[i])
            let (feasibility, coincidence) = (state.settings.feasibility, state.settings.coincidence)
            let taken = state.takenOff[i]
            if least.value > high + least.tolerance(feasibility, against: high, taken: taken)
                || greatest.value < low - greatest.tolerance(feasibility, against: low, taken: taken)
            {
                return state.contradict()
            }
            if least.value >= low && greatest.value <= high {
                state.removeRow(i)
            } else if abs(greatest.value - low) <= greatest.tolerance(coincidence, against: low) {
                force(i, atLower: true, &state)
            } else if abs(least.value - high) <= least.tolerance(coincidence, against: high) {
                force(i, atLower: false, &state)
            }
        }
    }

    private static func force(_ i: Int, atLower: Bool, _ state: inout PresolveState) {
        var column: [Int32] = []
        var coefficient: [Double] = []
        state.forRow(i) {
            column.append(Int32($0))
            coefficient.append($1)
        }
        let reduction = Forced(
            row: i, column: column, coefficient: coefficient, cost: column.map { state.cost[Int($0)] }, atLower: atLower
        )
        // Columns are restored before the row's dual is chosen: reductions are undone in reverse order.
        state.record(reduction)
        state.removeRow(i)
        for (k, j) in column.enumerated() {
            let up = (coefficient[k] > 0) == atLower
            state.fix(Int(j), at: up ? state.upper[Int(j)] : state.lower[Int(j)])
        }
    }
}
