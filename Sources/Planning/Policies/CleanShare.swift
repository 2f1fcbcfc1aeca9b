import Documents
import LinearProgramming

/// Annual matching: Σ_r clean energy(r, y) ≥ share(y) · Σ_r (facility + own load)(r, y).
///
/// Clean energy is what clean plants in the regions make, the clean share of grid energy bought, and what comes in less what goes out
/// over links (all of it on links for clean power only, the sender's mean share on others), less what stores lose.
public struct CleanShare: Policy {
    public static let kind = "clean_share"
    public static let summary = "Requires a yearly share of energy from sources without emissions."
    let minimumShare: YearlyTable

    public init(_ table: TableReader) {
        minimumShare = table.yearly(
            "minimum_share", "Share of the energy of a year that must be clean (`clean_share`).", in: 0...1)
    }

    public var obligation: Obligation? { Obligation(key: "minimum_share", values: minimumShare) }

    public func idle(in year: Int, _ scope: PolicyScope, _ scenario: Scenario) -> Idle? {
        minimumShare.value(in: year) == 0 ? Idle("minimum_share", "it asks for nothing in any year of the plan") : nil
    }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        for year in model.scenario.horizon.years {
            let share = minimumShare.value(in: year)
            var clean = LinearExpression()
            var load = LinearExpression()
            var ownLoad = 0.0
            for cell in model.cells(scope.regions, year) {
                load.add(1, model.weighted(model.facility[cell.index]))
                clean.add(1, model.weighted(model.weighCleanPower(cell)))
                ownLoad += zip(model.axis.weight, model.ownLoad(cell)).map { $0 * $1 }.reduce(0, +)
            }
            model.limit(
                .cleanShare, scope, year, share * load - clean, atMost: -share * ownLoad,
                .share(
                    scope.key("minimum_share"), share, of: Relief(sum: load, plus: ownLoad), also: PriceUnit.mwh
                ).floor())
        }
    }
}
