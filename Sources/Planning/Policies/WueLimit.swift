import Documents
import LinearProgramming

/// Yearly WUE of all facilities it applies to: Σ_r water(r, y) ≤ limit(y) · Σ_r Σ_t w·P(r,t); 1 litre/kWh = 1 m³/MWh.
public struct WueLimit: Policy {
    public static let kind = "wue_limit"
    public static let summary = "Limits cooling water over IT energy of a year."
    let limitLPerKwh: YearlyTable

    public init(_ table: TableReader) {
        limitLPerKwh = table.yearlyLimit(
            "limit_l_per_kwh", "Most cooling water over IT energy of a year (`wue_limit`).", in: 0...20)
    }

    public var obligation: Obligation? { Obligation(key: "limit_l_per_kwh", values: limitLPerKwh) }

    public func idle(in year: Int, _ scope: PolicyScope, _ scenario: Scenario) -> Idle? {
        let drinks = scenario.coolingSystems.contains { system in
            scope.regions.contains { r in scenario.regions[r].water.contains { system.water.contains($0.kind) } }
        }
        return drinks ? nil : Idle("kind", "no cooling there can take water")
    }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        for year in model.scenario.horizon.years where limitLPerKwh.value(in: year).isFinite {
            var excess = LinearExpression()
            var computing = LinearExpression()
            for cell in model.cells(scope.regions, year) {
                excess.add(1, model.yearlyWater(cell))
                computing.add(1, model.weighted(model.itPower(cell)))
            }
            excess.add(-limitLPerKwh.value(in: year), computing)
            model.limit(
                .wueLimit, scope, year, excess, atMost: 0,
                .ratio(
                    scope.key("limit_l_per_kwh"), limitLPerKwh.value(in: year), of: Relief(sum: computing),
                    also: PriceUnit.cubicMetre, step: 1, stepUnit: PriceUnit.litrePerKwh))
        }
    }
}
