import Documents
import LinearProgramming

/// What binding limits are worth: the US$ that loosening the number behind a limit by one unit saves,
///
///     dual = −Σ_t y(t)·relief(t) / worth(money year)
///
/// y the row's dual (or a bound's reduced cost z = c − Aᵀy), relief the room that row t gains. A year's limit is priced in
/// US$ of its year, not discounted: worth is the year's weight in the objective, so that the last year's price is, with a tail,
/// that of one year of those that it stands for. One over the horizon is in US$ of the first year, as present value: worth is 1. Worth = dual · the
/// number set: what the limit is worth as a whole at its price, which is nothing for a ban, whose number is zero.
struct LimitPrices {
    /// In the order of the model.
    private let prices: [LimitPrice]

    /// - Parameter reduced: reduced costs of the columns at y (`PlanModel.reducedCosts`).
    init(model: PlanModel, x: [Double], y: [Double], reduced: [Double]) {
        if y.isEmpty {
            prices = []
            return
        }
        prices = model.constraints.flatMap { constraint -> [LimitPrice] in
            let duals = constraint.number.readings.map { reading -> Double in
                func saved(_ duals: ArraySlice<Double>) -> Double {
                    let sum = duals.enumerated().reduce(0) { $0 - $1.element * reading.relief.value($1.offset, at: x) }
                    return max(0, sum / model.worth(constraint))
                }
                switch constraint.site {
                case .rows(let rows): return saved(y[rows])
                case .upperBounds(let columns): return saved(reduced[columns])
                case .price(let price): return price
                }
            }
            return LimitPrice.readings(constraint, duals, firstYear: model.scenario.horizon.years.lowerBound)
        }
    }

    /// Limits of the scenario that bind, dearest first.
    func binding() -> [BindingLimit] {
        LimitPrices.dearestFirst(prices.filter { $0.policy == nil && $0.role == .limit && $0.isTold }).map(\.limit)
    }

    /// Every limit and price of a policy, dearest first.
    func policies() -> [PolicyPrice] {
        LimitPrices.dearestFirst(prices).compactMap { price in
            price.policy.map { PolicyPrice(name: $0, price.limit) }
        }
    }

    /// What things that stand are worth, or cost to build, dearest first.
    func assets() -> [BindingLimit] {
        LimitPrices.dearestFirst(prices.filter { $0.role == .asset && $0.isTold }).map(\.limit)
    }

    /// By worth, then by price, then as they come.
    private static func dearestFirst(_ prices: [LimitPrice]) -> [LimitPrice] {
        prices.enumerated().sorted { a, b in
            let (left, right) = (a.element, b.element)
            let (x, y) = (left.limit.worthUsd ?? 0, right.limit.worthUsd ?? 0)
            if x != y { return x > y }
            if left.limit.dual != right.limit.dual && left.limit.unit == right.limit.unit {
                return left.limit.dual > right.limit.dual
            }
            return a.offset < b.offset
        }.map(\.element)
    }
}

/// One reading of a limit's price.
private struct LimitPrice {
    let limit: BindingLimit
    let policy: String?
    let role: ReportedConstraint.Role
    let isTold: Bool

    /// - Parameter duals: one for each reading of the number.
    static func readings(_ constraint: ReportedConstraint, _ duals: [Double], firstYear: Int) -> [LimitPrice] {
        let number = constraint.number
        let valued = zip(number.readings, duals).compactMap { reading, dual in
            // A limit without end binds nowhere.
            number.value.isFinite ? reading.perUnit.map { $0 * number.value * dual } : nil
        }
        let worth: Double? = if case .price = constraint.site { nil } else { valued.first }
        let isTold = zip(number.readings, duals).contains { $1 > PriceUnit.noise($0.unit) }
        return zip(number.readings, duals).map { reading, dual in
            LimitPrice(
                limit: BindingLimit(
                    constraint: constraint.name, place: constraint.places.joined(separator: "+"), item: constraint.item,
                    year: firstYear + constraint.yearIndex, period: constraint.period, key: number.path.map(keyPath),
                    limit: number.value, dual: dual, unit: reading.unit, worthUsd: worth,
                    moneyYear: firstYear + constraint.moneyIndex),
                policy: constraint.policy, role: constraint.role, isTold: isTold)
        }
    }
}

extension ReportedConstraint {
    /// The year in whose money its price stands.
    fileprivate var moneyIndex: Int { period == .horizon ? 0 : yearIndex }
}

extension PlanModel {
    /// z = c − Aᵀy; empty without prices.
    func reducedCosts(_ y: [Double]) -> [Double] {
        y.isEmpty ? [] : zip(program.cost, program.rowMatrix().transposeTimes(y)).map { $0 - $1 }
    }

    /// What a dollar of a limit's money counts in the objective.
    fileprivate func worth(_ constraint: ReportedConstraint) -> Double {
        switch constraint.period {
        case .year: scenario.horizon.weight(scenario.horizon.years.lowerBound + constraint.yearIndex)
        case .horizon: 1
        }
    }
}
