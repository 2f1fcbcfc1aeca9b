/// One self-contained page that answers a planner's questions, in order.
public struct ReportPage {
    let plan: SavedPlan

    public init(_ plan: SavedPlan) { self.plan = plan }

    /// What the page answers, in order: each is one file, and nothing where the plan has nothing of the kind.
    static let sections: [@Sendable (SavedPlan) -> Section?] = [
        PlanSection.section, HoldsSection.section, CostSection.section, LimitSection.section, MapSection.section,
        DemandSection.section, BillSection.section, OptionSection.section, AssumptionSection.section,
        ProvenanceSection.section,
    ]

    /// Sources of scripts: whatever they add, the page is whole without.
    package static let scripts: [String] = []

    /// The file: the same plan gives the same bytes.
    public func html() -> String {
        let scenario = plan.document.scenario
        let title = [scenario?.title ?? scenario?.name ?? "Plan", plan.document.label].compactMap { $0 }
        return Page(
            title.joined(separator: " — "), lead: PlanSection.lead(plan),
            sections: Self.sections.compactMap { $0(plan) },
            scripts: Self.scripts
        ).html()
    }
}
