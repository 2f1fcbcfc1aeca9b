import Documents
import LinearProgramming

/// Limit on power across the borders of the regions' jurisdictions in every hour:
/// Σ_ℓ f(ℓ,t) ≤ limit(y) over the links that leave it (`direction = "export"`), reach it (`"import"`) or both (`"both"`),
/// as measured at the sending end.
public struct CrossBorderPower: Policy {
    public static let kind = "cross_border_power"
    public static let summary = "Limits power across the border in every hour: exports, imports or both."

    enum Direction: String, CaseIterable {
        case export, `import`, both
    }

    let direction: Direction
    let limitMw: YearlyTable

    public init(_ table: TableReader) {
        direction = table.choice("direction", Direction.self)
        limitMw = table.yearlyLimit("limit_mw")
    }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        let regions = model.scenario.regions
        for year in model.scenario.horizon.years {
            var crossing = LinearExpression()
            for flow in model.linkFlows where model.scenario.horizon.years.lowerBound + flow.yearIndex == year {
                if regions[flow.from].jurisdiction == regions[flow.to].jurisdiction { continue }
                for way in flow.ways {
                    let leaves = scope.regions.contains(way.sender) && direction != .import
                    let arrives = scope.regions.contains(way.receiver) && direction != .export
                    if leaves || arrives { crossing.add(1, way.sent) }
                }
            }
            model.limitHourly(
                .crossBorderPower, scope, year, crossing, atMost: .constant(limitMw.value(in: year)),
                .amount(scope.key("limit_mw"), limitMw.value(in: year), PriceUnit.mwYear))
        }
    }
}
