import LinearProgramming

/// A block of columns that is what a store holds, L(t), one for each hour of a year:
///
///     c·( L(t) − (1 − σ(t))·L(t−1) ) + what flows = r(t),   lower(t) ≤ L(t) ≤ upper(t),   L(t) ≤ a(t)·E
///
/// As PyPSA has it, e = |c|·L, and p = −( e(t) − (1 − σ)·e(t−1) ) joins the flows at the bus of the balance.
struct Level {
    /// Index of the columns' block.
    let block: Int
    /// Each of the year's hours.
    let hours: [Hour]
    let energy: Energy

    struct Hour {
        let snapshot: Int
        let column: Int
        /// The row that balances the hour.
        let balance: Int
        /// c.
        let coefficient: Double
        /// σ.
        let loss: Double
    }

    /// What bounds the level beside its own bounds.
    enum Energy {
        case nothing
        /// a(t)·E with E given: the bound in each hour.
        case given([Double])
        /// a(t)·E, where E = existing + ratio · build is chosen by nobody else.
        case chosen(Chosen)
    }

    struct Chosen {
        let shares: [Double]
        let energy: Int
        let build: Int
        let ratio: Double
        let existing: Double
        /// The row that makes E of what is built.
        let stock: Int
    }

    /// Rows that bound the level, and rows that repeat α times the balance of an hour.
    var limits: [Int] = []
    var repeats: [(row: Int, hour: Int, factor: Double)] = []
}

/// Finds the levels among a program's columns that PyPSA's stores can be: those that nothing asks for but their balance
/// and their limits. All others stay columns, and their balances totals of two hours, which says the same at greater length.
struct LevelSearch {
    private let equations: Equations
    private let matrix: ColumnMatrix

    init(_ equations: Equations) {
        self.equations = equations
        matrix = equations.byColumn()
    }

    /// - Complexity: O(nonzeros of balances).
    var levels: [Level] { equations.rowBlocks.compactMap(level) }

    private func level(_ rows: RowBlock) -> Level? {
        guard rows.label.role == .state, rows.rows.count == equations.snapshots.hours,
            let hours = hours(rows.rows), let c = hours.first?.coefficient,
            hours.allSatisfy({ $0.coefficient == c })
        else { return nil }
        return level(equations.block[hours[0].column], hours)
    }

    /// Every hour of the year, each balanced by one of the rows; nil if that is not what the rows are.
    private func hours(_ rows: Range<Int>) -> [Level.Hour]? {
        var hours: [Level.Hour] = []
        for row in rows {
            guard let hour = hour(row) else { return nil }
            hours.append(hour)
        }
        let block = equations.block[hours[0].column]
        hours.sort { $0.snapshot < $1.snapshot }
        let isWhole = hours.enumerated().allSatisfy {
            equations.block[$1.column] == block && $1.column == equations.columnBlocks[block].start + $0
        }
        return isWhole ? hours : nil
    }

    /// c·L(t) − c·(1 − σ)·L(t−1), the rest of hour t, and equality.
    private func hour(_ row: Int) -> Level.Hour? {
        guard equations.isEquality(row) else { return nil }
        let entries = equations.entries(row).filter { equations.snapshot[$0.column] != nil }
        for now in entries {
            let here = equations.snapshot[now.column]!
            let before = equations.snapshots.previous(here)
            guard
                let then = entries.first(where: {
                    equations.block[$0.column] == equations.block[now.column] && equations.snapshot[$0.column] == before
                })
            else { continue }
            let isRest = entries.allSatisfy { $0.column == then.column || equations.snapshot[$0.column] == here }
            let loss = 1 + then.value / now.value
            if !isRest || loss < 0 || loss > 1 { continue }
            return Level.Hour(
                snapshot: here, column: now.column, balance: row, coefficient: now.value, loss: loss)
        }
        return nil
    }

    /// The level with its limits; nil when something else asks for it.
    private func level(_ block: Int, _ hours: [Level.Hour]) -> Level? {
        let balances = Set(hours.map(\.balance))
        let position = Dictionary(uniqueKeysWithValues: hours.enumerated().map { ($1.column, $0) })
        var limits: [Int: (hour: Int, energy: Int, share: Double)] = [:]
        var repeats: [(row: Int, hour: Int, factor: Double)] = []
        var seen = balances
        for hour in hours {
            if !equations.lower[hour.column].isFinite { return nil }
            for e in matrix.start[hour.column]..<matrix.start[hour.column + 1] {
                let row = Int(matrix.row[e])
                if !seen.insert(row).inserted { continue }
                if let limit = limit(row, position) {
                    limits[row] = limit
                } else if let repeated = repetition(row, hours, position) {
                    repeats.append(repeated)
                } else {
                    return nil
                }
            }
        }
        guard let energy = energy(hours, Array(limits.values), rows: Set(limits.keys)) else { return nil }
        return Level(block: block, hours: hours, energy: energy, limits: limits.keys.sorted(), repeats: repeats)
    }

    /// L(t) − a·E ≤ 0.
    private func limit(_ row: Int, _ position: [Int: Int]) -> (hour: Int, energy: Int, share: Double)? {
        let entries = equations.entries(row)
        guard entries.count == 2, equations.rows.upper[row] == 0, equations.rows.lower[row] == -.infinity,
            let level = entries.first(where: { position[$0.column] != nil }), level.value > 0,
            let energy = entries.first(where: { equations.snapshot[$0.column] == nil }), energy.value < 0
        else { return nil }
        return (position[level.column]!, energy.column, -energy.value / level.value)
    }

    /// α·c·L(t) − α·c·(1 − σ)·L(t−1) and nothing else of the level.
    private func repetition(_ row: Int, _ hours: [Level.Hour], _ position: [Int: Int])
        -> (row: Int, hour: Int, factor: Double)?
    {
        let own = equations.entries(row).filter { position[$0.column] != nil }
        guard own.count == 2 else { return nil }
        for (now, then) in [(own[0], own[1]), (own[1], own[0])] {
            let t = position[now.column]!
            let hour = hours[t]
            if equations.snapshot[then.column] != equations.snapshots.previous(hour.snapshot) { continue }
            let factor = now.value / hour.coefficient
            let isSame = abs(then.value + now.value * (1 - hour.loss)) <= 1e-12 * abs(now.value)
            if isSame { return (row, t, factor) }
        }
        return nil
    }
}

extension LevelSearch {
    /// How E bounds the level; nil when it cannot be said by the size of a store.
    private func energy(
        _ hours: [Level.Hour], _ limits: [(hour: Int, energy: Int, share: Double)], rows: Set<Int>
    ) -> Level.Energy? {
        guard let column = limits.first?.energy else { return .nothing }
        guard limits.allSatisfy({ $0.energy == column }), Set(limits.map(\.hour)).count == limits.count
        else { return nil }
        var shares = [Double](repeating: .infinity, count: hours.count)
        for limit in limits { shares[limit.hour] = limit.share }
        if equations.lower[column] == equations.upper[column] {
            return .given(shares.map { $0 * equations.lower[column] })
        }
        // A bound of zero stands for a share of zero (see `LinearProgram.addCapacityBounds`).
        for (t, hour) in hours.enumerated() where equations.upper[hour.column] == 0 { shares[t] = 0 }
        let areFree = hours.enumerated().allSatisfy { t, hour in
            equations.lower[hour.column] == 0 && (equations.upper[hour.column] == .infinity || shares[t] == 0)
        }
        guard areFree, shares.allSatisfy(\.isFinite), equations.snapshots.cycles.count == 1 else { return nil }
        return chosen(column, shares, rows).map(Level.Energy.chosen)
    }

    /// E = existing + ratio · build, where neither takes part in anything else.
    private func chosen(_ energy: Int, _ shares: [Double], _ limits: Set<Int>) -> Level.Chosen? {
        let others = rows(of: energy).filter { !limits.contains($0) }
        guard others.count == 1, equations.isEquality(others[0]) else { return nil }
        let entries = equations.entries(others[0])
        guard entries.count == 2, let own = entries.first(where: { $0.column == energy }),
            let build = entries.first(where: { $0.column != energy }), equations.snapshot[build.column] == nil,
            rows(of: build.column) == others, -build.value / own.value > 0
        else { return nil }
        let existing = equations.rows.lower[others[0]] / own.value
        if existing < 0 { return nil }
        return Level.Chosen(
            shares: shares, energy: energy, build: build.column, ratio: -build.value / own.value, existing: existing,
            stock: others[0])
    }

    private func rows(of column: Int) -> [Int] {
        (matrix.start[column]..<matrix.start[column + 1]).map { Int(matrix.row[$0]) }
    }
}
