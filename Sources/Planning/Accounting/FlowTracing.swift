/// What each region's pool of power carries of something (carbon, clean energy, money) for each MWh, when power that leaves a pool
/// carries its mean: proportional sharing (Bialek 1996, "Tracing the flow of electricity"; Tranberg et al. 2019, "Real-time
/// carbon accounting method for the European electricity markets"). With E the pool of region r,
///
///     E(r)·i(r) = own(r) + Σ_s carried(s,r)·i(s)
struct FlowTracing {
    /// E, MWh a year: what is made, bought and received, less what leaves on links for clean power only.
    let poolMwh: [Double]

    /// Pools of less than this, MWh a year, carry nothing: nothing that counts leaves them.
    static let leastPoolMwh = 1.0

    /// i(r), per MWh of each pool; zero where there is next to no pool.
    ///
    /// - Parameters:
    ///   - own: what the pools have of themselves, in the thing's unit.
    ///   - carried: [s][r], MWh that take the pool's mean along from s to r.
    /// - Complexity: O(regions³).
    func intensity(own: [Double], carried: [[Double]]) -> [Double] {
        let n = poolMwh.count
        let isThere = poolMwh.map { $0 >= FlowTracing.leastPoolMwh }
        var rows = (0..<n).map { r in
            (0..<n).map { s in
                (r == s ? (isThere[r] ? poolMwh[r] : 1) : 0) - (isThere[r] && isThere[s] ? carried[s][r] : 0)
            }
                + [isThere[r] ? own[r] : 0]
        }
        FlowTracing.eliminate(&rows)
        return rows.map { $0[n] }
    }

    /// Gauss and Jordan, with row pivoting. A circle of regions that only pass power on has no pivot, and carries nothing.
    private static func eliminate(_ rows: inout [[Double]]) {
        let n = rows.count
        for c in 0..<n {
            let pivot = (c..<n).max { abs(rows[$0][c]) < abs(rows[$1][c]) }!
            rows.swapAt(c, pivot)
            let size = rows[c].dropLast().reduce(0) { max($0, abs($1)) }
            if abs(rows[c][c]) <= 1e-12 * size || size == 0 {
                rows[c] = (0...n).map { $0 == c ? 1 : 0 }
            }
            let scale = rows[c][c]
            for j in 0...n { rows[c][j] /= scale }
            for r in 0..<n where r != c && rows[r][c] != 0 {
                let factor = rows[r][c]
                for j in 0...n { rows[r][j] -= factor * rows[c][j] }
            }
        }
    }
}
