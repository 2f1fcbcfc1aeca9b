import Documents
import LinearProgramming
import Vocabulary

/// A plant or link that is built whether or not it pays: Σ_{y' ≤ y} b(y') ≥ committed(y), MW, in each region it applies to that
/// has a plant of the name, or on the link, as far as its limit and earliest year allow.
public struct CommittedProject: Policy {
    public static let kind = "committed_project"
    public static let summary = "Builds at least so many MW of a plant or link by each year."
    let item: String
    let committedMw: YearlyTable

    public init(_ table: TableReader) {
        item = table.string(
            "item",
            "Name of the plant or link; plant.NAME or link.NAME where both go by it.")
        committedMw = table.yearly(
            "committed_mw", "Cumulative capacity that is built at least (`committed_project`).", in: 0...)
    }

    public func check(_ scope: PolicyScope, _ table: TableReader, _ scenario: Scenario) {
        let known = scenario.buildable.filter { $0.kind == .plant || $0.kind == .link }
        known.check(item, at: "item", table) { "there is no plant and no link \"\($0)\"" }
        for project in projects(scope, scenario) {
            for year in scenario.horizon.years where committedMw.value(in: year) > project.room(year, scenario.horizon)
            {
                table.report(
                    at: "committed_mw",
                    "\(committedMw.value(in: year)) MW in \(year) are more than may be built of \"\(item)\" by then "
                        + "(\(project.room(year, scenario.horizon)) MW: see its limit_mw, earliest_year and pace)")
                return
            }
        }
    }

    public func idle(in year: Int, _ scope: PolicyScope, _ scenario: Scenario) -> Idle? {
        if projects(scope, scenario).isEmpty {
            return Idle("item", "\"\(item)\" is in no region that the policy applies to")
        }
        return committedMw.value(in: year) == 0
            ? Idle("committed_mw", "it commits to nothing in any year of the plan") : nil
    }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        for project in projects(scope, model.scenario) {
            guard let stock = model.stocks[project.key] else { continue }
            var lack = LinearExpression()
            for (y, year) in model.scenario.horizon.years.enumerated() {
                if let build = stock.builds[y] { lack.add(-1, build) }
                let committed = committedMw.value(in: year)
                if committed > 0 {
                    let part = scope.part(model.scenario.regions[project.key.region].name)
                    model.limit(
                        .committedProject, part, year, lack, atMost: -committed,
                        .amount(scope.key("committed_mw"), committed, PriceUnit.mw).floor())
                }
            }
        }
    }

    /// A plant or link of the name, and what may be built of it.
    private struct Project {
        let key: StockKey
        let existingMw: YearlyTable
        let limitMw: YearlyTable
        let earliestYear: Int
        let pace: BuildPace

        /// MW that may stand in a year beside what exists.
        func room(_ year: Int, _ horizon: Horizon) -> Double {
            if year < max(earliestYear, horizon.firstBuildYear) { return 0 }
            return max(
                0, min(limitMw.value(in: year) - existingMw.value(in: year), pace.most(by: year, horizon)))
        }
    }

    /// A link is in the scope with either of its ends.
    private func projects(_ scope: PolicyScope, _ scenario: Scenario) -> [Project] {
        let plants = scope.regions.flatMap { r in
            scenario.regions[r].plants.filter { StockID(.plant, $0.name).isMeant(by: item) }.map {
                Project(
                    key: .plant(r, $0.name), existingMw: $0.existingMw, limitMw: $0.limitMw,
                    earliestYear: $0.earliestYear, pace: $0.pace)
            }
        }
        let names = scope.regions.map { scenario.regions[$0].name }
        let links = (scenario.links + scenario.severedLinks).compactMap { link -> Project? in
            // A link from a place that is none has been reported by then.
            guard StockID(.link, link.name).isMeant(by: item), names.contains(link.from) || names.contains(link.to),
                let from = scenario.regions.firstIndex(where: { $0.name == link.from })
            else { return nil }
            return Project(
                key: .link(from, link.name), existingMw: link.existingMw, limitMw: link.limitMw,
                earliestYear: link.earliestYear, pace: link.pace)
        }
        return plants + links
    }
}
