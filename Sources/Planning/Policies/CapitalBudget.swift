import Documents
import LinearProgramming

/// Yearly budget for everything built: Σ capex(y) · b(y) ≤ budget(y).
public struct CapitalBudget: Policy {
    public static let kind = "capital_budget"
    public static let summary = "Limits the capital spent in a year on halls, racks, cooling, plants and upgrades."
    private(set) var limitUsdPerYear: YearlyTable

    public init(_ table: TableReader) {
        limitUsdPerYear = table.yearlyLimit("limit_usd_per_year", "Most capital spent in a year (`capital_budget`).")
    }

    public func idle(in year: Int, _ scope: PolicyScope, _ scenario: Scenario) -> Idle? {
        year < scenario.horizon.firstBuildYear ? Idle("kind", "nothing can be built in any year of the plan") : nil
    }

    public func sharing(_ share: AmountShare, _ horizon: Horizon) -> Self {
        var part = self
        part.limitUsdPerYear = share.of(limitUsdPerYear, horizon)
        return part
    }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        for year in model.scenario.horizon.years {
            // In million US$, to keep the row's coefficients near those of the others.
            var spending = LinearExpression()
            for cell in model.cells(scope.regions, year) {
                for stock in model.stocks.inRegion(cell.region) {
                    guard let build = stock.builds[cell.yearIndex] else { continue }
                    spending.add(stock.capexUsdPerUnit[cell.yearIndex] * 1e-6, build)
                }
            }
            let limit = limitUsdPerYear.value(in: year)
            model.limit(
                .capitalBudget, scope, year, spending, atMost: limit * 1e-6,
                .amount(scope.key("limit_usd_per_year"), limit, PriceUnit.million, perUnit: 1e-6)
                    .alone(slope: 1e-6))
        }
    }
}
