/// A column without an upper bound has z = c − Σ a·y ≥ 0, which bounds the dual of a row by those of the column's
/// other rows (and so for lower bounds). A column whose reduced cost must then be positive goes to its lower bound, one
/// that must be negative to its upper one (Andersen & Andersen 1995: dominated columns).
///
/// The sign is strict, so that it also holds for the duals of the reduced program: between them and the duals of this
/// program there would be one with z = 0.
enum DualBounds: PresolveRule {
    static func apply(to state: inout PresolveState) {
        var bounds = Intervals(state)
        for _ in 0..<state.settings.dualPasses where !bounds.tighten(state) { break }
        if bounds.isEmpty { return }
        for j in 0..<state.columnCount where state.columnIsAlive[j] && state.columnLength[j] > 0 {
            let z = bounds.reducedCost(j, state)
            let share = state.settings.dualMargin
            if z.least.value > z.least.tolerance(share) && state.lower[j].isFinite {
                state.fix(j, at: state.lower[j])
            } else if z.greatest.value < -z.greatest.tolerance(share) && state.upper[j].isFinite {
                state.fix(j, at: state.upper[j])
            }
        }
    }

    /// least[i] ≤ y[i] ≤ greatest[i]
    private struct Intervals {
        private var least: [Double]
        private var greatest: [Double]
        /// No dual satisfies all: the program has no optimum, which is not for this rule to prove.
        private(set) var isEmpty = false

        init(_ state: PresolveState) {
            least = state.rowUpper.map { $0.isFinite ? -.infinity : 0 }
            greatest = state.rowLower.map { $0.isFinite ? .infinity : 0 }
        }

        /// Range of c − Σ a·y without one row's share.
        func reducedCost(
            _ j: Int, without skipped: Int = -1, _ state: PresolveState
        ) -> (least: RangeEnd, greatest: RangeEnd) {
            var (low, high) = (RangeEnd(state.cost[j]), RangeEnd(state.cost[j]))
            state.forColumn(j) { i, a in
                if i == skipped { return }
                low.add(a > 0 ? -a * greatest[i] : -a * least[i])
                high.add(a > 0 ? -a * least[i] : -a * greatest[i])
            }
            return (low, high)
        }

        /// One pass over columns with a missing bound; whether anything changed.
        mutating func tighten(_ state: PresolveState) -> Bool {
            var changed = false
            for j in 0..<state.columnCount where state.columnIsAlive[j] {
                let (noUpper, noLower) = (state.upper[j] == .infinity, state.lower[j] == -.infinity)
                if !noUpper && !noLower || state.columnLength[j] > state.settings.dualColumnLength { continue }
                var entries: [(Int, Double)] = []
                state.forColumn(j) { entries.append(($0, $1)) }
                for (i, a) in entries {
                    let rest = reducedCost(j, without: i, state)
                    // 0 ≤ rest − a·y where there is no upper bound, rest − a·y ≤ 0 where there is no lower one.
                    if noUpper { changed = limit(i, a > 0, rest.greatest.value / a) || changed }
                    if noLower { changed = limit(i, a < 0, rest.least.value / a) || changed }
                }
            }
            return changed
        }

        private mutating func limit(_ i: Int, _ fromAbove: Bool, _ value: Double) -> Bool {
            if !value.isFinite { return false }
            if fromAbove {
                if value >= greatest[i] { return false }
                greatest[i] = value
            } else {
                if value <= least[i] { return false }
                least[i] = value
            }
            if least[i] > greatest[i] { isEmpty = true }
            return true
        }
    }
}
