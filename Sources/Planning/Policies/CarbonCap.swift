import Documents
import LinearProgramming

/// Yearly cap on emissions: Σ_r emissions(r, y) ≤ cap(y), t CO2.
public struct CarbonCap: Policy {
    public static let kind = "carbon_cap"
    public static let summary = "Caps the yearly emissions of the regions it applies to."
    let limitTPerYear: YearlyTable

    public init(_ table: TableReader) { limitTPerYear = table.yearly("limit_t_per_year", in: 0...) }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        for year in model.scenario.horizon.years {
            var emissions = LinearExpression()
            for cell in model.cells(scope.regions) where cell.year == year { emissions.add(1, model.emissions(cell)) }
            model.limit(
                "carbon_cap", scope, year, emissions, atMost: limitTPerYear.value(in: year), unit: "usd/t")
        }
    }
}
