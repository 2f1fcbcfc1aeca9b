import Documents
import LinearProgramming

/// The share of announced halls that gets its permits: Σ_r Σ_{y' ≤ y} b(r, y') ≤ share(y) · Σ_r pipeline(r, y).
public struct ApprovalRate: Policy {
    public static let kind = "approval_rate"
    public static let summary = "Approves a share of the announced pipeline of halls, and no more."
    let approvedShare: YearlyTable

    public init(_ table: TableReader) {
        approvedShare = table.yearly(
            "approved_share", "Share of the announced pipeline of halls that is approved (`approval_rate`).", in: 0...1)
    }

    public func idle(in year: Int, _ scope: PolicyScope, _ scenario: Scenario) -> Idle? {
        let announced = scope.regions.reduce(0) { $0 + scenario.regions[$1].halls.pipelineMw.value(in: year) }
        let room = scope.regions.reduce(0) { $0 + scenario.hallRoomMw($1, year) }
        if room == 0 { return Idle("kind", "no halls can be built there in any case") }
        guard approvedShare.value(in: year) * announced >= room else { return nil }
        return Idle("approved_share", "no larger share of what is announced would be realised anyway")
    }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        var builds = LinearExpression()
        for year in model.scenario.horizon.years {
            var announced = 0.0
            for cell in model.cells(scope.regions, year) {
                builds.add(1, model.hallBuilds(cell))
                announced += model.scenario.regions[cell.region].halls.pipelineMw.value(in: year)
            }
            let share = approvedShare.value(in: year)
            model.limit(
                .approvalRate, scope, year, builds, atMost: share * announced,
                .share(scope.key("approved_share"), share, of: Relief(announced), also: PriceUnit.mw)
                    .alone(slope: announced, to: 1))
        }
    }
}
