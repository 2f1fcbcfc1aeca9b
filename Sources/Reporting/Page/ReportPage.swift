/// One self-contained page that answers a planner's questions, in order.
public struct ReportPage {
    let plan: SavedPlan

    public init(_ plan: SavedPlan) { self.plan = plan }

    /// What the page answers, in order: each is one file, and nothing where the plan has nothing of the kind. The explorer, which takes
    /// what room the others leave, stands between the two.
    static let beforeExplorer: [@Sendable (SavedPlan) -> Section?] = [
        PlanSection.section, HoldsSection.section, CostSection.section, LimitSection.section, HoursSection.section,
    ]
    static let behindExplorer: [@Sendable (SavedPlan) -> Section?] = [
        HoursSection.efficiency, MapSection.section, DemandSection.section, BillSection.section, OptionSection.section,
        AssumptionSection.section, ProvenanceSection.section,
    ]

    /// Sources of scripts: whatever they add, the page is whole without.
    package static let scripts = [ReportScript.source]

    /// Bytes of a page, which people send to each other.
    package static let most = 3_000_000
    /// Of them, what is not a section: style, script, contents.
    private static let frame = 80_000

    /// The file: the same plan gives the same bytes.
    public func html() -> String {
        let scenario = plan.document.scenario
        let title = [scenario?.title ?? scenario?.name ?? "Plan", plan.document.label].compactMap { $0 }
        if !plan.canBeShown {
            return Page(
                title.joined(separator: " — "), lead: .paragraph(SavedPlan.cannotBeShown),
                sections: [ProvenanceSection.section(plan)].compactMap { $0 }
            ).html()
        }
        let (before, behind) = (
            Self.beforeExplorer.compactMap { $0(plan) }, Self.behindExplorer.compactMap { $0(plan) }
        )
        let taken = (before + behind).reduce(Self.frame) { $0 + $1.markup.written.utf8.count }
        let explorer = Explorer.section(plan, room: Self.most - taken)
        return Page(
            title.joined(separator: " — "), lead: PlanSection.lead(plan),
            sections: before + [explorer].compactMap { $0 } + behind, scripts: Self.scripts
        ).html()
    }
}
