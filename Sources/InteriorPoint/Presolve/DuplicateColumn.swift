/// A column that is r times another. With cost r times as well, the two are one column x + r·x′ with the sums of their
/// bounds. With another cost, z′ = r·z + δ, and where the other column's missing bound fixes the sign of z, δ ≠ 0 sends
/// one to its bound.
///
/// Undone: the sum is shared so that both are within their bounds; z′ = r·z has the right sign by itself.
enum DuplicateColumn: PresolveRule {
    struct Merged: Reduction {
        let kept: Int
        let removed: Int
        /// removed = factor · kept
        let factor: Double
        let keptBounds: (low: Double, high: Double)
        let removedBounds: (low: Double, high: Double)

        func undo(_ point: inout PrimalDual, _ before: inout ReductionContext) {
            let sum = point.x[kept]
            let (low, high) = removedBounds
            let rest = low.isFinite ? low : high.isFinite ? high : 0
            let first = max(keptBounds.low, min(keptBounds.high, sum - factor * rest))
            point.x[removed] = max(low, min(high, (sum - first) / factor))
            point.x[kept] = sum - factor * point.x[removed]
        }
    }

    static func apply(to state: inout PresolveState) {
        var parallels = Parallels(tolerance: state.settings.parallelism)
        let candidates = candidates(state)
        for k in 0..<state.columnCount where candidates[k] {
            let line = line(k, state)
            guard let (j, factor) = parallels.find(line) else { continue }
            let (own, other) = (state.cost[k], factor * state.cost[j])
            if abs(own - other) <= state.settings.parallelism * (abs(own) + abs(other)) {
                merge(k, into: j, factor, &state)
            } else if let bound = dominated(k, by: j, factor, own - other, state) {
                state.fix(k, at: bound)
            } else if let bound = dominated(j, by: k, 1 / factor, (other - own) / factor, state) {
                parallels.forget(Parallels.Line(number: j, index: line.index, value: line.value))
                state.fix(j, at: bound)
                _ = parallels.find(line)
            }
        }
    }

    private static func merge(_ k: Int, into j: Int, _ factor: Double, _ state: inout PresolveState) {
        state.record(
            Merged(
                kept: j, removed: k, factor: factor, keptBounds: (state.lower[j], state.upper[j]),
                removedBounds: (state.lower[k], state.upper[k])))
        let (low, high) = (factor * state.lower[k], factor * state.upper[k])
        state.lower[j] += factor > 0 ? low : high
        state.upper[j] += factor > 0 ? high : low
        state.cost[k] = 0
        state.removeColumn(k)
    }

    /// Where z_k = factor·z_j + δ with z_j ≥ 0 (no upper bound of j) or z_j ≤ 0 (no lower one) sends column k.
    private static func dominated(
        _ k: Int, by j: Int, _ factor: Double, _ delta: Double, _ state: PresolveState
    ) -> Double? {
        let risesFreely = (factor > 0 ? state.upper[j] : -state.lower[j]) == .infinity
        let fallsFreely = (factor > 0 ? -state.lower[j] : state.upper[j]) == .infinity
        if risesFreely && delta > 0 && state.lower[k].isFinite { return state.lower[k] }
        if fallsFreely && delta < 0 && state.upper[k].isFinite { return state.upper[k] }
        return nil
    }

    private static func candidates(_ state: PresolveState) -> [Bool] {
        Parallels.candidates(count: state.columnCount, state.workers) { j in
            if !state.columnIsAlive[j] || state.columnLength[j] == 0 { return nil }
            var digest = Parallels.Digest()
            state.forColumn(j) { digest.add($0, $1) }
            return digest
        }
    }

    private static func line(_ j: Int, _ state: PresolveState) -> Parallels.Line {
        var (index, value) = ([Int32](), [Double]())
        state.forColumn(j) {
            index.append(Int32($0))
            value.append($1)
        }
        return Parallels.Line(number: j, index: index, value: value)
    }
}
