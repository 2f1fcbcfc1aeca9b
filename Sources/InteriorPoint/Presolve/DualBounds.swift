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

        /// Range of c − Σ a·y.
        func reducedCost(_ j: Int, _ state: PresolveState) -> (least: RangeEnd, greatest: RangeEnd) {
            var (low, high) = (RangeEnd(state.cost[j]), RangeEnd(state.cost[j]))
            state.forColumn(j) { i, a in
                low.add(a > 0 ? -a * greatest[i] : -a * least[i])
                high.add(a > 0 ? -a * least[i] : -a * greatest[i])
            }
            return (low, high)
        }

        /// One pass over columns with a missing bound; whether anything changed.
        mutating func tighten(_ state: PresolveState) -> Bool {
            var changed = false
            var column = ColumnTerms(capacity: state.settings.dualColumnLength)
            for j in 0..<state.columnCount where state.columnIsAlive[j] {
                let (noUpper, noLower) = (state.upper[j] == .infinity, state.lower[j] == -.infinity)
                if !noUpper && !noLower || state.columnLength[j] > state.settings.dualColumnLength { continue }
                column.read(j, state)
                // 0 ≤ rest − a·y where there is no upper bound, rest − a·y ≤ 0 where there is no lower one.
                let didLimit =
                    noUpper && noLower ? tightenBothWays(column) : tighten(&column, greatest: noUpper)
                changed = didLimit || changed
            }
            return changed
        }

        /// Limits each dual of a column by one end of its reduced cost without that dual's own term. The limits are of the
        /// other end of the dual than the terms: none depends on another.
        private mutating func tighten(_ column: inout ColumnTerms, greatest isGreatest: Bool) -> Bool {
            var open = 0
            for k in 0..<column.count {
                let (i, a) = (column.row[k], column.value[k])
                column.term[k] = (a > 0) == isGreatest ? -a * least[i] : -a * greatest[i]
                if !column.term[k].isFinite { open += 1 }
            }
            // Without one of them, a sum of two infinite terms is infinite still.
            if open > 1 { return false }
            var changed = false
            for k in 0..<column.count where open == 0 || !column.term[k].isFinite {
                let a = column.value[k]
                changed = limit(column.row[k], (a > 0) == isGreatest, column.sum(without: k) / a) || changed
            }
            return changed
        }

        /// The same by both ends: what one limits, the other's terms have.
        private mutating func tightenBothWays(_ column: ColumnTerms) -> Bool {
            var changed = false
            for k in 0..<column.count {
                let (i, a) = (column.row[k], column.value[k])
                var (low, high) = (column.cost, column.cost)
                for other in 0..<column.count where other != k {
                    let (i, a) = (column.row[other], column.value[other])
                    low += a > 0 ? -a * greatest[i] : -a * least[i]
                    high += a > 0 ? -a * least[i] : -a * greatest[i]
                }
                changed = limit(i, a > 0, high / a) || changed
                changed = limit(i, a < 0, low / a) || changed
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
    /// The living entries of one short column, and a term for each.
    private struct ColumnTerms {
        private(set) var count = 0
        private(set) var row: [Int]
        private(set) var value: [Double]
        var term: [Double]
        private(set) var cost = 0.0

        init(capacity: Int) {
            row = [Int](repeating: 0, count: capacity)
            value = [Double](repeating: 0, count: capacity)
            term = value
        }

        mutating func read(_ j: Int, _ state: PresolveState) {
            (count, cost) = (0, state.cost[j])
            state.forColumn(j) { i, a in
                (row[count], value[count]) = (i, a)
                count += 1
            }
        }

        /// The cost and the other terms, in their order.
        func sum(without skipped: Int) -> Double {
            var sum = cost
            for k in 0..<count where k != skipped { sum += term[k] }
            return sum
        }
    }
}
