import Documents
import LinearProgramming

extension PlanSession {
    /// A limit of the program, by the number that sets it.
    public struct Limit: Sendable, Identifiable {
        /// Its place among the model's limits; the same in every session of the scenario.
        public let id: Int
        public let name: String
        public let place: String
        public let item: String
        public let year: Int
        public let period: LimitPeriod
        public let policy: String?
        /// The path of the number's key; nil for a rule without a number.
        public let key: String?
        /// The number, in the unit of its key.
        public let value: Double
        public let unit: String
        /// The values that a session can give it; nil where the number has a say elsewhere in the program too.
        public let range: ClosedRange<Double>?
        /// Whether somebody may raise it; else its price is what a thing that stands is worth, or a fact of the scenario.
        public let isDecided: Bool
    }

    public var limits: [Limit] { model.constraints.indices.map(limit) }

    public func limit(_ id: Int) -> Limit {
        let constraint = model.constraints[id]
        let number = constraint.number
        let own = number.readings.first { $0.perUnit != nil } ?? number.readings.first
        return Limit(
            id: id, name: constraint.name, place: constraint.places.joined(separator: "+"), item: constraint.item,
            year: model.scenario.horizon.years.lowerBound + constraint.yearIndex, period: constraint.period,
            policy: constraint.policy, key: number.path.map(keyPath), value: number.value,
            unit: own.map { PriceUnit.counted($0.unit) } ?? "", range: number.entry?.range,
            isDecided: constraint.role == .limit)
    }

    /// Gives a limit another number, as `key.year = value` in the scenario would.
    ///
    /// - Throws: `SessionRefusal` where the number is more than the side of a row, or the value out of its range.
    public mutating func set(_ id: Limit.ID, to value: Double) throws(SessionRefusal) {
        let limit = limit(id)
        guard let range = limit.range else {
            throw SessionRefusal(
                "\(limit.key ?? limit.name) has a say in more than the side of a row, so that changing it takes building the program anew"
            )
        }
        if !range.contains(limit.value) || !range.contains(value) {
            throw SessionRefusal(
                "\(limit.key ?? limit.name) can be changed from \(range.lowerBound) on, and what was asked for is \(value)"
            )
        }
        if value != limit.value { change(.number(id, value)) }
    }

    /// Gives a key another number in one year, or in every year of the horizon (as `--set key=value` does).
    ///
    /// - Throws: `SessionRefusal`; then nothing has changed.
    public mutating func set(_ key: String, to value: Double, in year: Int? = nil) throws(SessionRefusal) {
        let named = limits.filter { $0.key == key }
        if named.isEmpty {
            let keys = Set(limits.compactMap { $0.range == nil ? nil : $0.key }).sorted()
            let near = nearest(to: key, among: keys).map { "; did you mean \($0)?" } ?? ""
            throw SessionRefusal("no limit of the program is set by \(key)\(near)")
        }
        let chosen = named.filter { year == nil || $0.year == year || $0.period == .horizon }
        let years = model.scenario.horizon.years
        let missing = (year.map { [$0] } ?? Array(years)).filter { y in
            !chosen.contains { $0.year == y || $0.period == .horizon }
        }
        if let first = missing.first {
            throw SessionRefusal(
                "\(key) limits nothing in \(first), and whether another number would takes building the program anew"
                    + (year == nil ? "; a year of its own can be set" : ""))
        }
        let before = snapshot
        do {
            for limit in chosen { try set(limit.id, to: value) }
        } catch {
            restore(before)
            throw error
        }
    }

    /// What a unit more of each limit's number saves, US$ of present value, at a solution of the program as it is:
    ///
    ///     −∂(c·x)/∂number = −Σ_t y(t)·slope,   y the row's dual, of a bound its reduced cost c − Aᵀy
    ///
    /// By limit; only of numbers that are the side of a row. Negative where less of it would save.
    /// - Complexity: O(nonzeros).
    public func savings(_ solution: Solution) -> [Limit.ID: Double] {
        let y = solution.rowDual
        if y.isEmpty { return [:] }
        let reduced = zip(model.program.cost, model.program.rowMatrix().transposeTimes(y)).map { $0 - $1 }
        var savings: [Limit.ID: Double] = [:]
        for (id, constraint) in model.constraints.enumerated() {
            guard let entry = constraint.number.entry else { continue }
            switch constraint.site {
            case .rows(let rows): savings[id] = -entry.slope * y[rows].reduce(0, +)
            case .upperBounds(let columns): savings[id] = -entry.slope * reduced[columns].reduce(0, +)
            case .price: break
            }
        }
        return savings
    }
}

extension PlanSession {
    /// What a unit built in the limit's year, where the limit is the largest size of a stock, costs in each year that it stands:
    /// annuity and income tax, US$ of that year; nil where nothing is built within the limit.
    public func annualCostUsd(of id: Limit.ID) -> Double? {
        let constraint = model.constraints[id]
        guard case .upperBounds(let columns) = constraint.site else { return nil }
        let y = constraint.yearIndex
        return model.stocks.all.first { $0.capacity[y]?.start == columns.lowerBound }.map {
            $0.annuityUsdPerUnitYear[y] + $0.incomeTaxUsdPerUnitYear[y]
        }
    }
}
