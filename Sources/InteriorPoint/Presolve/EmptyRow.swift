/// 0 within the row's bounds: the row says nothing. y = 0.
enum EmptyRow: PresolveRule {
    static func apply(to state: inout PresolveState) {
        for i in 0..<state.rowCount where state.rowIsAlive[i] {
            if state.rowLower[i] == -.infinity && state.rowUpper[i] == .infinity {
                state.removeRow(i)
                continue
            }
            if state.rowLength[i] > 0 { continue }
            let slack = state.settings.feasibility * (1 + state.takenOff[i])
            if state.rowLower[i] > slack || state.rowUpper[i] < -slack { return state.contradict() }
            state.removeRow(i)
        }
    }
}
