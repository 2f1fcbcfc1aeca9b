import LinearProgramming

/// What binding limits are worth.
struct LimitPrices {
    private let model: PlanModel
    /// What one more unit of each reported limit saves; found once for all who ask.
    private let prices: [(ReportedConstraint, Double)]

    init(model: PlanModel, y: [Double]) {
        self.model = model
        prices = LimitPrices.prices(model, y)
    }

    private struct Key: Hashable {
        let name: String
        let place: String
        let item: String
        let yearIndex: Int
    }

    /// Limits worth less than this for one more unit are noise of an interior point.
    private func isWorthTelling(_ value: Double, _ unit: String) -> Bool { value > (unit == "usd/m3" ? 1e-3 : 1) }

    /// Every limit that binds, the same limit's rows added up, in the order of the model.
    func binding() -> [BindingLimit] {
        var order: [Key] = []
        var sums: [Key: (value: Double, unit: String)] = [:]
        for (constraint, value) in prices where constraint.policy == nil {
            let key = Key(
                name: constraint.name, place: constraint.place, item: constraint.item, yearIndex: constraint.yearIndex)
            if sums[key] == nil { order.append(key) }
            sums[key, default: (0, constraint.unit)].value += value
        }
        return order.compactMap { key in
            let (value, unit) = sums[key]!
            guard isWorthTelling(value, unit) else { return nil }
            return BindingLimit(
                constraint: key.name, where: key.place, item: key.item, year: year(key.yearIndex), dual: value,
                unit: unit)
        }
    }

    func policies() -> [PolicyPrice] {
        prices.compactMap { constraint, value in
            guard let policy = constraint.policy else { return nil }
            return PolicyPrice(
                name: policy, kind: constraint.name, where: constraint.place, item: constraint.item,
                year: year(constraint.yearIndex), dual: value,
                unit: constraint.unit)
        }
    }

    private func year(_ index: Int) -> Int { model.scenario.horizon.years.lowerBound + index }

    /// −Σ dual · scale for each reported limit; for a column's bound its reduced cost z = c − Aᵀy.
    private static func prices(_ model: PlanModel, _ y: [Double]) -> [(ReportedConstraint, Double)] {
        if y.isEmpty { return [] }
        let matrix = model.program.rowMatrix()
        let price = matrix.transposeTimes(y)
        return model.constraints.map { constraint in
            switch constraint.site {
            case .rows(let rows):
                return (constraint, max(0, -rows.reduce(0) { $0 + y[$1] } * constraint.scale))
            case .price(let price): return (constraint, price)
            case .upperBound(let column):
                return (constraint, max(0, -(model.program.cost[column] - price[column]) * constraint.scale))
            }
        }
    }
}
