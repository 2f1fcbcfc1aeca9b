import LinearProgramming

/// A limit whose price people ask for: what it is called, where it holds and how its dual becomes a planner's figure.
struct ReportedConstraint: Sendable {
    enum Site: Sendable {
        /// Rows of the program; the duals are summed.
        case rows(Range<Int>)
        /// A column's upper bound, or its value where it is fixed; its reduced cost counts.
        case upperBound(Int)
        /// A price that is set, not found.
        case price(Double)
    }

    let name: String
    let place: String
    let item: String
    let yearIndex: Int
    let site: Site
    /// US$ of the year saved by one more unit of the limit = −dual · scale.
    let scale: Double
    let unit: String
    /// A policy's own name, when the limit is a policy's.
    var policy: String?
}

extension PlanModel {
    /// The rows that are limits set by people or policies, whose prices are reported.
    public var limitRows: Set<Int> {
        var rows: Set<Int> = []
        for constraint in constraints {
            if case .rows(let range) = constraint.site { rows.formUnion(range) }
        }
        return rows
    }

    func discount(_ yearIndex: Int) -> Double {
        scenario.horizon.discount(scenario.horizon.years.lowerBound + yearIndex)
    }

    mutating func reportRows(
        _ rows: Block, _ name: String, _ cell: Cell, item: String = "", scale: Double = 1, unit: String
    ) {
        constraints.append(
            ReportedConstraint(
                name: name, place: scenario.regions[cell.region].name, item: item, yearIndex: cell.yearIndex,
                site: .rows(rows.start..<rows.start + rows.count), scale: scale / discount(cell.yearIndex), unit: unit))
    }

    /// Reports a price that a policy sets, US$ of the year per unit.
    mutating func reportPrice(_ kind: String, _ scope: PolicyScope, _ year: Int, _ price: Double, unit: String) {
        constraints.append(
            ReportedConstraint(
                name: kind, place: scope.regions.map { scenario.regions[$0].name }.joined(separator: "+"),
                item: scope.part, yearIndex: year - scenario.horizon.years.lowerBound, site: .price(price), scale: 1,
                unit: unit, policy: scope.name))
    }

    /// Adds a policy's yearly limit, Σ sum ≤ limit, and reports its price under the policy's name; nothing without a limit.
    mutating func limit(
        _ kind: Equation, _ scope: PolicyScope, _ year: Int, _ sum: LinearExpression, atMost limit: Double, unit: String
    ) {
        if limit == .infinity || (sum.terms.isEmpty && limit >= 0) { return }
        let row = program.addSum(Label(kind, item: scope.label, year: year, role: .yearly), upper: limit, sum)
        report(kind, scope, year, row, scale: 1, unit: unit)
    }

    /// Adds a policy's limit in every hour, expression(t) ≤ limit(t), and reports what one more unit in all hours is worth;
    /// nothing where the first hour has no limit, as then none has.
    mutating func limitHourly(
        _ kind: Equation, _ scope: PolicyScope, _ year: Int, item: String = "", role: Role = .local,
        _ expression: LinearExpression, atMost limit: Coefficient, unit: String
    ) {
        if expression.terms.isEmpty || limit[0] == .infinity { return }
        let part = item.isEmpty ? scope : scope.part(item)
        let rows = program.addUpperLimits(
            Label(kind, item: part.label, year: year, role: role), count: hours, expression, atMost: limit)
        report(kind, part, year, rows, scale: 1, unit: unit)
    }

    mutating func report(
        _ kind: Equation, _ scope: PolicyScope, _ year: Int, _ rows: Block, scale: Double, unit: String
    ) {
        let index = year - scenario.horizon.years.lowerBound
        constraints.append(
            ReportedConstraint(
                name: kind.rawValue, place: scope.regions.map { scenario.regions[$0].name }.joined(separator: "+"),
                item: scope.part, yearIndex: index, site: .rows(rows.start..<rows.start + rows.count),
                scale: scale / discount(index), unit: unit, policy: scope.name))
    }
}
