/// An equation p·x[j] + q·x[k] = b gives x[k] = (b − p·x[j])/q: column k goes, column j takes over its entries and cost,
///
///     a′[i,j] = a[i,j] − a[i,k]·p/q,    c′[j] = c[j] − c[k]·p/q,
///
/// and the bounds that x[k] puts on x[j]. The program never gets more entries. (Brearley, Mitra & Williams 1975.)
///
/// Undone: where x[j] leans on a bound that came from x[k], the equation's dual makes z[j] zero, otherwise z[k].
enum DoubletonEquation: PresolveRule {
    struct Substituted: Reduction {
        let row: Int
        let (kept, removed): (Int, Int)
        /// p, q and b.
        let (keptCoefficient, removedCoefficient, side): (Double, Double, Double)
        let (keptCost, removedCost): (Double, Double)
        let givesLower: Bool
        let givesUpper: Bool
        /// The lines that changed, as they were.
        let rows: [(line: Int, entries: [Entry])]
        let keptColumn: [Entry]

        func mark(_ read: inout LinesRead) { (read.columns[kept], read.columns[removed]) = (true, true) }

        func undo(_ point: inout PrimalDual, _ before: inout ReductionContext) {
            let leaning = before.reducedCost(
                kept, keptCost - removedCost * keptCoefficient / removedCoefficient, point.y)
            for (line, entries) in rows { before.rows.replace(line, by: entries) }
            before.columns.replace(kept, by: keptColumn)
            point.x[removed] = (side - keptCoefficient * point.x[kept]) / removedCoefficient
            point.y[row] =
                (leaning > 0 && givesLower) || (leaning < 0 && givesUpper)
                ? before.reducedCost(kept, keptCost, point.y) / keptCoefficient
                : before.reducedCost(removed, removedCost, point.y) / removedCoefficient
        }
    }

    static func apply(to state: inout PresolveState) {
        for i in 0..<state.rowCount
        where state.rowIsAlive[i] && state.rowLength[i] == 2 && state.rowLower[i] == state.rowUpper[i] {
            var pair: [Entry] = []
            state.forRow(i) { pair.append(Entry(at: $0, value: $1)) }
            guard let (j, k) = choose(pair[0], pair[1], state) else { continue }
            substitute(i, kept: j, removed: k, &state)
            if state.isContradictory { return }
        }
    }

    /// Which column stays and which goes: the shorter one, if it is short and its coefficient not too small.
    private static func choose(_ a: Entry, _ b: Entry, _ state: PresolveState) -> (kept: Entry, removed: Entry)? {
        let settings = state.settings
        let order = state.columnLength[a.at] < state.columnLength[b.at] ? [(b, a), (a, b)] : [(a, b), (b, a)]
        return order.first { kept, removed in
            state.columnLength[removed.at] <= settings.doubletonLength
                && state.columnLength[kept.at] <= settings.doubletonKeptLength
                && abs(removed.value) >= settings.pivotShare * abs(kept.value)
                && abs(kept.value) >= settings.pivotShare * abs(removed.value)
        }
    }

    private static func substitute(_ i: Int, kept: Entry, removed: Entry, _ state: inout PresolveState) {
        let (j, k, p, q, b) = (kept.at, removed.at, kept.value, removed.value, state.rowLower[i])
        // p·x[j] = b − q·x[k], over the bounds of x[k].
        let ends = [(b - q * state.lower[k]) / p, (b - q * state.upper[k]) / p]
        let (low, high) = (min(ends[0], ends[1]), max(ends[0], ends[1]))
        if state.contradict(low, state.upper[j]) || state.contradict(state.lower[j], high) { return state.contradict() }
        let (givesLower, givesUpper) = (low > state.lower[j], high < state.upper[j])
        var others: [Entry] = []
        state.forColumn(k) { if $0 != i { others.append(Entry(at: $0, value: $1)) } }
        state.record(
            Substituted(
                row: i, kept: j, removed: k, keptCoefficient: p, removedCoefficient: q, side: b,
                keptCost: state.cost[j], removedCost: state.cost[k], givesLower: givesLower, givesUpper: givesUpper,
                rows: others.map { ($0.at, state.rows.entries($0.at)) }, keptColumn: state.columns.entries(j)))
        if givesLower { state.lower[j] = min(low, state.upper[j]) }
        if givesUpper { state.upper[j] = max(high, state.lower[j]) }
        state.constant += state.cost[k] * b / q
        state.cost[j] -= state.cost[k] * p / q
        state.removeRow(i)
        state.removeColumn(k)
        move(others, to: j, factor: -p / q, shift: b / q, &state)
    }

    /// Adds factor × entries to column j, and takes shift × entries off the sides of their rows.
    private static func move(
        _ entries: [Entry], to j: Int, factor: Double, shift: Double, _ state: inout PresolveState
    ) {
        var column = state.columns.entries(j)
        for entry in entries {
            let i = entry.at
            state.take(shift * entry.value, offRow: i)
            let moved = factor * entry.value
            let place = column.firstIndex { $0.at == i }
            let earlier = place.map { column[$0].value } ?? 0
            var value = earlier + moved
            if abs(value) <= state.settings.cancellation * abs(moved) { value = 0 }
            if let place { column.remove(at: place) }
            var row = state.rows.entries(i).filter { $0.at != j && state.columnIsAlive[$0.at] }
            if value != 0 {
                column.append(Entry(at: i, value: value))
                row.append(Entry(at: j, value: value))
            }
            state.replaceRow(i, by: row)
        }
        state.replaceColumn(j, by: column)
    }
}
