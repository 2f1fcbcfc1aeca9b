/// A row that is r times another says the same about it, within bounds/r: the other takes the tighter bounds.
///
/// Undone: a dual that leans on a bound which came from the removed row is that row's, y = y_kept/r.
enum DuplicateRow: PresolveRule {
    struct Merged: Reduction {
        let kept: Int
        let removed: Int
        /// removed = factor · kept
        let factor: Double
        let givesLower: Bool
        let givesUpper: Bool

        func undo(_ point: inout PrimalDual, _ before: inout ReductionContext) {
            let y = point.y[kept]
            if (y > 0 && givesLower) || (y < 0 && givesUpper) {
                point.y[removed] = y / factor
                point.y[kept] = 0
            }
        }
    }

    static func apply(to state: inout PresolveState) {
        var parallels = Parallels(tolerance: state.settings.parallelism)
        let candidates = candidates(state)
        for i in 0..<state.rowCount where candidates[i] {
            guard let (kept, factor) = parallels.find(line(i, state)) else { continue }
            let (p, q) = (state.rowLower[i] / factor, state.rowUpper[i] / factor)
            let (low, high) = factor > 0 ? (p, q) : (q, p)
            let (lower, upper) = (max(low, state.rowLower[kept]), min(high, state.rowUpper[kept]))
            if state.contradict(lower, upper) { return state.contradict() }
            let (givesLower, givesUpper) = (low > state.rowLower[kept], high < state.rowUpper[kept])
            state.record(
                Merged(kept: kept, removed: i, factor: factor, givesLower: givesLower, givesUpper: givesUpper))
            if givesLower { state.rowLower[kept] = min(low, state.rowUpper[kept]) }
            if givesUpper { state.rowUpper[kept] = max(high, state.rowLower[kept]) }
            state.removeRow(i)
        }
    }

    private static func candidates(_ state: PresolveState) -> [Bool] {
        Parallels.candidates(count: state.rowCount, state.workers) { i in
            if !state.rowIsAlive[i] || state.rowLength[i] < 2 { return nil }
            var digest = Parallels.Digest()
            state.forRow(i) { digest.add($0, $1) }
            return digest
        }
    }

    private static func line(_ i: Int, _ state: PresolveState) -> Parallels.Line {
        var (index, value) = ([Int32](), [Double]())
        state.forRow(i) {
            index.append(Int32($0))
            value.append($1)
        }
        return Parallels.Line(number: i, index: index, value: value)
    }
}
