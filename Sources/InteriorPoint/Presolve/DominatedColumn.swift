/// A column that costs nothing to lower (c ≥ 0) and that no row wants high goes to its lower bound, and so upwards.
///
/// With c = 0, only where the bound is finite; the reduced cost then has the right sign whatever the duals are.
enum DominatedColumn: PresolveRule {
    static func apply(to state: inout PresolveState) {
        for j in 0..<state.columnCount where state.columnIsAlive[j] && state.columnLength[j] > 0 {
            var (mayFall, mayRise) = (state.cost[j] >= 0, state.cost[j] <= 0)
            state.forColumn(j) { i, a in
                let (hasLower, hasUpper) = (state.rowLower[i] > -.infinity, state.rowUpper[i] < .infinity)
                if a > 0 ? hasLower : hasUpper { mayFall = false }
                if a > 0 ? hasUpper : hasLower { mayRise = false }
            }
            if mayFall && state.lower[j].isFinite {
                state.fix(j, at: state.lower[j])
            } else if mayRise && state.upper[j].isFinite {
                state.fix(j, at: state.upper[j])
            }
        }
    }
}
