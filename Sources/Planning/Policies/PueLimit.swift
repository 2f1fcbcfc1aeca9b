import Documents
import LinearProgramming

/// Yearly PUE of all facilities it applies to: Σ_r Σ_t w·F(r,t) ≤ limit(y) · Σ_r Σ_t w·P(r,t).
public struct PueLimit: Policy {
    public static let kind = "pue_limit"
    public static let summary = "Limits facility energy over IT energy of a year."
    let limit: YearlyTable

    public init(_ table: TableReader) {
        limit = table.yearlyLimit("limit", "Most facility energy over IT energy of a year (`pue_limit`).", in: 1...5)
    }

    public var obligation: Obligation? { Obligation(key: "limit", values: limit) }

    public func idle(in year: Int, _ scope: PolicyScope, _ scenario: Scenario) -> Idle? {
        scenario.mayHaveRacks(nil, scope.regions, year) ? nil : Idle("kind", "no racks can stand there")
    }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        for year in model.scenario.horizon.years where limit.value(in: year).isFinite {
            var excess = LinearExpression()
            var computing = LinearExpression()
            for cell in model.cells(scope.regions, year) {
                excess.add(1, model.weighted(model.facility[cell.index]))
                computing.add(1, model.weighted(model.itPower(cell)))
            }
            excess.add(-limit.value(in: year), computing)
            model.limit(
                .pueLimit, scope, year, excess, atMost: 0,
                .ratio(
                    scope.key("limit"), limit.value(in: year), of: Relief(sum: computing), also: PriceUnit.mwh,
                    step: 0.01, stepUnit: PriceUnit.hundredthOfPue))
        }
    }
}
