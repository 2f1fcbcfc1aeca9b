import LinearProgramming

/// When a row holds: in each snapshot of a span, or once for the total over it.
struct Placement {
    enum Kind { case each, total }

    let kind: Kind
    let span: Range<Int>

    /// Where columns of no hour take part: in each snapshot, or in the first of a total.
    var snapshotsOfStocks: Range<Int> { kind == .each ? span : span.lowerBound..<span.lowerBound + 1 }
    /// Where the right-hand side stands.
    var snapshotsOfLoad: Range<Int> { snapshotsOfStocks }
    /// Where what is left over goes.
    var snapshotsOfSurplus: Range<Int> { kind == .each ? span : span.upperBound - 1..<span.upperBound }
}

/// A row as a bus has it: sign · (its terms) − surplus = load, 0 ≤ surplus ≤ `surplus`.
struct BalancedRow {
    let sign: Double
    let load: Double
    let surplus: Double

    /// A row that is bounded above only is turned round, so that its limit is a supply and what is left over a surplus.
    init(lower: Double, upper: Double) {
        sign = lower == -.infinity ? -1 : 1
        load = lower == -.infinity ? -upper : lower
        surplus = lower == -.infinity ? .infinity : upper - lower
    }
}

extension Equations {
    /// When each row holds; nil for rows that say nothing.
    ///
    /// A row over columns of one hour holds in that hour; one over several hours sums them; one over columns of no hour,
    /// which are the same all year, holds in every hour of its year, so that its bus can be read like any other. Only
    /// chains of states are spared that: one hour has to do, a different one for each link of the chain.
    func placements(log: inout InexpressibleLog) -> [Placement?] {
        var result: [Placement?] = []
        result.reserveCapacity(rows.rowCount)
        for block in rowBlocks {
            for row in block.rows {
                result.append(placement(row, block, &log))
            }
        }
        return result
    }

    private func placement(_ row: Int, _ block: RowBlock, _ log: inout InexpressibleLog) -> Placement? {
        if dropped.contains(row) || (rows.lower[row] == -.infinity && rows.upper[row] == .infinity) { return nil }
        if isEmpty(row) {
            if rows.lower[row] > 0 || rows.upper[row] < 0 {
                log.note(block.label, "nothing takes part that could meet it")
            }
            return nil
        }
        if let hours = hours(row) {
            return Placement(kind: hours.count == 1 ? .each : .total, span: Range(hours))
        }
        let year = snapshots.range(of: block.label.year) ?? 0..<snapshots.count
        if block.rows.count == snapshots.hours {
            let s = year.lowerBound + row - block.rows.lowerBound
            return Placement(kind: .each, span: s..<s + 1)
        }
        if block.label.role != .state { return Placement(kind: .each, span: year) }
        let s = year.lowerBound + (block.label.part ?? 0) % snapshots.hours
        return Placement(kind: .each, span: s..<s + 1)
    }
}
