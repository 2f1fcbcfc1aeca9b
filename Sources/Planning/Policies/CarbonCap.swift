import Documents
import LinearProgramming

/// Cap on emissions, t CO2, by year, over the horizon, or both:
///
///     Σ_r emissions(r, y) ≤ cap(y),   Σ_y Σ_r emissions(r, y) ≤ cap of the horizon
///
/// of the power consumed (see `TracedYear`), and with `include_embodied` of what is built as well.
public struct CarbonCap: Policy {
    public static let kind = "carbon_cap"
    public static let summary = "Caps the emissions of the regions it applies to, by year or over the horizon."
    private(set) var limitTPerYear: YearlyTable?
    private(set) var horizonLimitT: Double?
    let includeEmbodied: Bool

    public init(_ table: TableReader) {
        limitTPerYear = table.optionalYearlyLimit("limit_t_per_year", "Most emissions of a year (`carbon_cap`).")
        horizonLimitT =
            table.has("horizon_limit_t")
            ? table.limit("horizon_limit_t", "Most emissions of all years together (`carbon_cap`).") : nil
        includeEmbodied = table.boolean(
            "include_embodied", "Whether the carbon of what is built counts too.", default: false)
        if limitTPerYear == nil && horizonLimitT == nil {
            table.report(at: nil, "needs `limit_t_per_year`, `horizon_limit_t` or both")
        }
    }

    public var obligation: Obligation? { limitTPerYear.map { Obligation(key: "limit_t_per_year", values: $0) } }

    public func idle(in year: Int, _ scope: PolicyScope, _ scenario: Scenario) -> Idle? {
        includeEmbodied || scope.regions.contains { scenario.mayEmit($0, year) }
            ? nil : Idle("kind", "no power there can emit anything")
    }

    public func sharing(_ share: AmountShare, _ horizon: Horizon) -> Self {
        var part = self
        part.limitTPerYear = limitTPerYear.map { share.of($0, horizon) }
        part.horizonLimitT = horizonLimitT.map { share.of($0, over: horizon) }
        return part
    }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        var all = LinearExpression()
        for year in model.scenario.horizon.years {
            var emissions = LinearExpression()
            for cell in model.cells(scope.regions, year) {
                emissions.add(1, model.weighEmissions(cell))
                if includeEmbodied { emissions.add(1, model.embodiedCarbon(cell)) }
            }
            all.add(1, emissions)
            if let limit = limitTPerYear?.value(in: year) {
                model.limit(
                    .carbonCap, scope, year, emissions, atMost: limit,
                    .amount(scope.key("limit_t_per_year"), limit, PriceUnit.tonne).alone())
            }
        }
        if let limit = horizonLimitT {
            let last = model.scenario.horizon.years.upperBound
            model.limit(
                .carbonCap, scope.part("horizon"), last, all, atMost: limit, period: .horizon,
                .amount(scope.key("horizon_limit_t"), limit, PriceUnit.tonne).alone())
        }
    }
}
