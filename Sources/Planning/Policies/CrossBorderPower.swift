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
    private(set) var limitMw: YearlyTable

    public init(_ table: TableReader) {
        direction = table.choice("direction", "Which flows count: those out, those in, or both.", as: Direction.self)
        limitMw = table.yearlyLimit("limit_mw", "Most power across the border in any hour (`cross_border_power`).")
    }

    public func idle(in year: Int, _ scope: PolicyScope, _ scenario: Scenario) -> Idle? {
        var largest = 0.0
        for link in scenario.links {
            // Ends that do not exist are reported elsewhere.
            guard let from = scenario.regions.firstIndex(where: { $0.name == link.from }),
                let to = scenario.regions.firstIndex(where: { $0.name == link.to })
            else { continue }
            for (sender, receiver) in [(from, to), (to, from)]
            where counts(scope, scenario.regions, sender: sender, receiver: receiver) {
                largest += scenario.largestMw(link, year)
            }
        }
        if largest == 0 { return Idle("direction", "no link crosses such a border") }
        return limitMw.value(in: year) >= largest
            ? Idle("limit_mw", "the links carry no more than \(rounded(largest)) MW anyway") : nil
    }

    private func counts(_ scope: PolicyScope, _ regions: [Region], sender: Int, receiver: Int) -> Bool {
        if regions[sender].jurisdiction == regions[receiver].jurisdiction { return false }
        let leaves = scope.regions.contains(sender) && direction != .import
        let arrives = scope.regions.contains(receiver) && direction != .export
        return leaves || arrives
    }

    public func sharing(_ share: AmountShare, _ horizon: Horizon) -> Self {
        var part = self
        part.limitMw = share.of(limitMw, horizon)
        return part
    }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        let regions = model.scenario.regions
        for year in model.scenario.horizon.years {
            var crossing = LinearExpression()
            for flow in model.linkFlows where model.scenario.horizon.years.lowerBound + flow.yearIndex == year {
                for way in flow.ways
                where counts(scope, regions, sender: way.sender, receiver: way.receiver) { crossing.add(1, way.sent) }
            }
            model.limitHourly(
                .crossBorderPower, scope, year, crossing, atMost: .constant(limitMw.value(in: year)),
                .amount(scope.key("limit_mw"), limitMw.value(in: year), PriceUnit.mwYear).alone())
        }
    }
}
