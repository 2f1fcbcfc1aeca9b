import Documents
import LinearProgramming

/// Cap on the cooling water of every day: Σ_r Σ_tiers v(day) ≤ limit(y), over the kinds of water named, or all.
public struct WaterCap: Policy {
    public static let kind = "water_cap"
    public static let summary = "Caps the cooling water of every day, of all kinds or of some."
    private(set) var limitM3PerDay: YearlyTable
    let kinds: [WaterKind]

    public init(_ table: TableReader) {
        limitM3PerDay = table.yearlyLimit("limit_m3_per_day", "Most cooling water of any day (`water_cap`).")
        kinds = WaterKind.list(table, "Kinds of water that count.", default: WaterKind.allCases)
        if kinds.isEmpty { table.report(at: "water", "names no kind of water: leave it out for all of them") }
    }

    public var obligation: Obligation? { Obligation(key: "limit_m3_per_day", values: limitM3PerDay) }

    public func idle(in year: Int, _ scope: PolicyScope, _ scenario: Scenario) -> Idle? {
        let largest = scope.regions.flatMap { scenario.regions[$0].water }.filter { kinds.contains($0.kind) }
            .reduce(0) { $0 + $1.limitM3PerDay.value(in: year) }
        return limitM3PerDay.value(in: year) >= largest
            ? Idle("limit_m3_per_day", "the sources there give no more than \(rounded(largest)) m³ a day anyway") : nil
    }

    public func sharing(_ share: AmountShare, _ horizon: Horizon) -> Self {
        var part = self
        part.limitM3PerDay = share.of(limitM3PerDay, horizon)
        return part
    }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        for year in model.scenario.horizon.years where limitM3PerDay.value(in: year).isFinite {
            var use = LinearExpression()
            for cell in model.cells(scope.regions, year) {
                for flow in model.water[cell.index] where kinds.contains(flow.kind) { use.add(1, flow.daily) }
            }
            if use.terms.isEmpty { continue }
            let days = model.axis.days.count
            let rows = model.program.addUpperLimits(
                Label(.waterCap, item: scope.name, year: year, role: .yearly), count: days, per: .day, use,
                atMost: .constant(limitM3PerDay.value(in: year)))
            model.report(
                .waterCap, scope, year, rows,
                .daily(scope.key("limit_m3_per_day"), limitM3PerDay.value(in: year)).alone())
        }
    }
}
