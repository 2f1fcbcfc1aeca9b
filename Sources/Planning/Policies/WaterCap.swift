import Documents
import LinearProgramming

/// Cap on the cooling water of every day: Σ_r Σ_tiers v(day) ≤ limit(y), over the kinds of water named, or all.
public struct WaterCap: Policy {
    public static let kind = "water_cap"
    public static let summary = "Caps the cooling water of every day, of all kinds or of some."
    let limitM3PerDay: YearlyTable
    let kinds: [WaterKind]

    public init(_ table: TableReader) {
        limitM3PerDay = table.yearlyLimit("limit_m3_per_day")
        kinds = WaterKind.list(table, default: WaterKind.allCases)
        if kinds.isEmpty { table.report(at: "water", "names no kind of water: leave it out for all of them") }
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
                Label(.waterCap, item: scope.name, year: year, role: .yearly), count: days, use,
                atMost: .constant(limitM3PerDay.value(in: year)))
            model.report(.waterCap, scope, year, rows, .daily(scope.key("limit_m3_per_day"), limitM3PerDay.value(in: year)))
        }
    }
}
