/// One self-contained page that answers a planner's questions, in order.
public struct ReportPage {
    let plan: SavedPlan

    public init(_ plan: SavedPlan) { self.plan = plan }
}
