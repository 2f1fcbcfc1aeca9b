import Documents
import LinearProgramming

/// The share of announced halls that gets its permits: Σ_r Σ_{y' ≤ y} b(r, y') ≤ share(y) · Σ_r pipeline(r, y).
public struct ApprovalRate: Policy {
    public static let kind = "approval_rate"
    public static let summary = "Approves a share of the announced pipeline of halls, and no more."
    let approvedShare: YearlyTable

    public init(_ table: TableReader) { approvedShare = table.yearly("approved_share", in: 0...1) }

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
                .share(scope.key("approved_share"), share, of: Relief(announced), also: PriceUnit.mw))
        }
    }
}
