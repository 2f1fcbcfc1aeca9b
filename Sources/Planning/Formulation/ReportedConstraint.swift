import LinearProgramming

/// The years that one limit spans.
public enum LimitPeriod: String, Sendable, Codable {
    /// One year, the one it is told with.
    case year
    /// All years of the horizon together; it is told with the last.
    case horizon
}

/// A limit whose price people ask for: what it is called, where it holds, which number sets it.
struct ReportedConstraint: Sendable {
    enum Site: Sendable {
        /// Rows of the program.
        case rows(Range<Int>)
        /// Columns' upper bounds, or their values where they are fixed; their reduced costs count.
        case upperBounds(Range<Int>)
        /// A price that is set, not found.
        case price(Double)
    }

    /// Whose business the limit is.
    enum Role: Sendable {
        /// Somebody may raise it.
        case limit
        /// Its price is what a thing that stands is worth, or what one more costs to build; nobody sets it.
        case asset
        /// A number of the scenario that has no price of its own; it can stand in the way of a plan all the same.
        case fact
    }

    let name: String
    /// One region; of a policy, those that it applies to.
    let places: [String]
    let item: String
    let yearIndex: Int
    let site: Site
    var number: SetNumber
    var period = LimitPeriod.year
    var role = Role.limit
    /// A policy's own name, when the limit is a policy's.
    var policy: String?
    /// The path of the policy's table.
    var policyPath: [String]?
    /// Of what cannot be built or reached, why.
    var bars: [Bar] = []
}

extension PlanModel {
    /// The path of a key of a region's table.
    func key(_ region: Int, _ parts: String...) -> [String] { ["regions", scenario.regions[region].name] + parts }

    mutating func reportRows(
        _ rows: Block, _ name: String, _ cell: Cell, item: String = "", role: ReportedConstraint.Role = .limit,
        _ number: SetNumber
    ) {
        constraints.append(
            ReportedConstraint(
                name: name, places: [scenario.regions[cell.region].name], item: item, yearIndex: cell.yearIndex,
                site: .rows(rows.start..<rows.start + rows.count), number: number, role: role))
    }

    /// Reports a price that a policy sets, US$ of the year per unit.
    mutating func reportPrice(
        _ kind: String, _ scope: PolicyScope, _ year: Int, _ price: Double, key: String, unit: String
    ) {
        report(kind, scope, year, .price(price), SetNumber.amount(scope.key(key), price, unit))
    }

    /// Adds a policy's limit on a sum, Σ sum ≤ limit, and reports its price under the policy's name; nothing without a limit.
    mutating func limit(
        _ kind: Equation, _ scope: PolicyScope, _ year: Int, _ sum: LinearExpression, atMost limit: Double,
        period: LimitPeriod = .year, _ number: SetNumber
    ) {
        if limit == .infinity || (sum.terms.isEmpty && limit >= 0) { return }
        let row = program.addSum(Label(kind, item: scope.label, year: year, role: .yearly), upper: limit, sum)
        report(kind, scope, year, row, period: period, number)
    }

    /// Adds a policy's limit in every hour, expression(t) ≤ limit(t), and reports what loosening it in all hours is worth;
    /// nothing where the first hour has no limit, as then none has.
    mutating func limitHourly(
        _ kind: Equation, _ scope: PolicyScope, _ year: Int, item: String = "", role: Role = .local,
        _ expression: LinearExpression, atMost limit: Coefficient, _ number: SetNumber
    ) {
        if expression.terms.isEmpty || limit[0] == .infinity { return }
        let part = item.isEmpty ? scope : scope.part(item)
        let rows = program.addUpperLimits(
            Label(kind, item: part.label, year: year, role: role), count: hours, per: .hour, expression, atMost: limit)
        report(kind, part, year, rows, number)
    }

    mutating func report(
        _ kind: Equation, _ scope: PolicyScope, _ year: Int, _ rows: Block, period: LimitPeriod = .year,
        _ number: SetNumber
    ) {
        report(kind.rawValue, scope, year, .rows(rows.start..<rows.start + rows.count), period: period, number)
    }

    private mutating func report(
        _ name: String, _ scope: PolicyScope, _ year: Int, _ site: ReportedConstraint.Site,
        period: LimitPeriod = .year, _ number: SetNumber
    ) {
        constraints.append(
            ReportedConstraint(
                name: name, places: scope.regions.map { scenario.regions[$0].name },
                item: scope.part, yearIndex: year - scenario.horizon.years.lowerBound, site: site, number: number,
                period: period, policy: scope.name, policyPath: scope.path))
    }
}
