import Documents
import LinearProgramming
import TimeSeries

/// Hourly (24/7) matching: of the load of the regions' facilities and own load over a year, the share s is met by clean power
/// of the same region and hour, m(r,t):
///
///     matched_supply:   m(r,t) ≤ clean(r,t) + dis(r,t) − ch(r,t)
///     matched_load:     m(r,t) ≤ F(r,t) + L(r,t)
///     hourly_matching:  Σ_r Σ_t w(t)·m(r,t) ≥ s · Σ_r Σ_t w(t)·(F + L)
///
/// Clean power is what `clean_share` counts. Stores move clean power only: what they charge is taken from the hour's clean
/// supply, so they cannot launder grid power (the form of Riepin and Brown 2024, "On the means, costs, and system-level
/// impacts of 24/7 carbon-free energy procurement").
public struct HourlyMatching: Policy {
    public static let kind = "hourly_matching"
    public static let summary = "Requires a share of the load to be met by clean power hour by hour."
    let minimumShare: YearlyTable

    public init(_ table: TableReader) {
        minimumShare = table.yearly(
            "minimum_share", "Share of the load met by clean power of the same hour (`hourly_matching`).", in: 0...1)
    }

    public var obligation: Obligation? { Obligation(key: "minimum_share", values: minimumShare) }

    public func check(_ scope: PolicyScope, _ table: TableReader, _ scenario: Scenario) {
        if scenario.resolution.holdsExtremes || minimumShare.maximum == 0 { return }
        table.report(
            .warning, at: "minimum_share",
            "the hours chosen (\(scenario.resolution)) need not hold the year's worst lull, which sets what matching by the hour "
                + "costs: take at least \(Resolution.leastCountWithExtremes) weeks or days, or full")
    }

    public func idle(in year: Int, _ scope: PolicyScope, _ scenario: Scenario) -> Idle? {
        minimumShare.value(in: year) == 0 ? Idle("minimum_share", "it asks for nothing in any year of the plan") : nil
    }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        for year in model.scenario.horizon.years {
            let share = minimumShare.value(in: year)
            if share == 0 { continue }
            var met = LinearExpression()
            var load = LinearExpression()
            var ownLoad = 0.0
            for cell in model.cells(scope.regions, year) {
                let matched = addMatched(scope, cell, &model)
                load.add(1, model.weighted(model.facility[cell.index]))
                met.add(1, model.weighted(LinearExpression(matched)))
                ownLoad += zip(model.axis.weight, model.ownLoad(cell)).map { $0 * $1 }.reduce(0, +)
            }
            model.limit(
                .hourlyMatching, scope, year, share * load - met, atMost: -share * ownLoad,
                .share(
                    scope.key("minimum_share"), share, of: Relief(sum: load, plus: ownLoad), also: PriceUnit.mwh
                ).floor())
        }
    }

    /// m(r,t) with its two bounds. Where power leaves at the mean share of the year, an hour may give more clean power away than it
    /// has: then m is negative, and other hours make up for it.
    private func addMatched(_ scope: PolicyScope, _ cell: Cell, _ model: inout PlanModel) -> Columns {
        let clean = model.weighCleanPower(cell)
        let givesAway = model.power[cell.index].carried.contains { $0.cleanShare < 0 }
        let matched = model.program.addColumns(
            model.label("matched", cell, item: scope.name), count: model.hours, per: .hour,
            lower: givesAway ? -.infinity : 0)
        let overSupply = LinearExpression(matched) - clean
        model.program.addUpperLimits(
            model.row(.matchedSupply, cell, item: scope.name), count: model.hours, per: .hour, overSupply)
        var overLoad = LinearExpression(matched)
        overLoad.add(-1, model.facility[cell.index])
        model.program.addUpperLimits(
            model.row(.matchedLoad, cell, item: scope.name), count: model.hours, per: .hour, overLoad,
            atMost: .series(model.ownLoad(cell)))
        return matched
    }
}
