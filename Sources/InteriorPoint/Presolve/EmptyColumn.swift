/// A column in no row goes to the bound that its cost prefers; where there is none, it stays, for the method to prove
/// that the program is unbounded.
enum EmptyColumn: PresolveRule {
    static func apply(to state: inout PresolveState) {
        for j in 0..<state.columnCount where state.columnIsAlive[j] && state.columnLength[j] == 0 {
            let cost = state.cost[j]
            let value =
                cost > 0
                ? state.lower[j] : cost < 0 ? state.upper[j] : max(state.lower[j], min(state.upper[j], 0))
            if value.isFinite { state.fix(j, at: value) }
        }
    }
}
