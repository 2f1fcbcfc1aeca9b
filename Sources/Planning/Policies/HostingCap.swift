import Documents
import LinearProgramming
import Vocabulary

/// Cap on what all data centres it applies to draw from the grid: Σ_r max(0, F(r,t) − o(r,t)) ≤ limit(y),
/// o the net output on the sites (`MeterPart`).
public struct HostingCap: Policy {
    public static let kind = "hosting_cap"
    public static let summary = "Caps what the data centres of several regions draw from their grids together."
    private(set) var limitMw: YearlyTable

    public init(_ table: TableReader) {
        limitMw = table.yearlyLimit(
            "limit_mw", "Most that the data centres draw from their grids together (`hosting_cap`, `draw`).")
    }

    public func idle(in year: Int, _ scope: PolicyScope, _ scenario: Scenario) -> Idle? {
        let largest = scope.regions.reduce(0) { sum, r in
            let hosting = scenario.regions[r].hosting
            return sum
                + hosting.upgrades.filter { scenario.mayBuild(StockID(.hosting, $0.name).text, r, year) }.reduce(
                    hosting.limitMw.value(in: year)
                ) {
                    $0 + $1.capacityMw
                }
        }
        return limitMw.value(in: year) >= largest
            ? Idle("limit_mw", "the regions' own hosting limits allow no more than \(rounded(largest)) MW anyway") : nil
    }

    public func sharing(_ share: AmountShare, _ horizon: Horizon) -> Self {
        var part = self
        part.limitMw = share.of(limitMw, horizon)
        return part
    }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        for year in model.scenario.horizon.years {
            var draw = LinearExpression()
            for cell in model.cells(scope.regions, year) {
                draw.add(1, model.addDraw(cell, isOneOfSeveral: scope.regions.count > 1))
            }
            model.limitHourly(
                .hostingCap, scope, year, draw, atMost: .constant(limitMw.value(in: year)),
                .amount(scope.key("limit_mw"), limitMw.value(in: year), PriceUnit.mwYear).alone())
        }
    }
}
