import Documents
import LinearProgramming

/// A plant or link that is built whatever the plan says: Σ_{y' ≤ y} b(y') ≥ committed(y), MW, in each region it applies to that
/// has a plant of the name, or on the link.
public struct CommittedProject: Policy {
    public static let kind = "committed_project"
    public static let summary = "Builds at least so many MW of a plant or link by each year."
    let item: String
    let committedMw: YearlyTable

    public init(_ table: TableReader) {
        item = table.string("item")
        committedMw = table.yearly("committed_mw", in: 0...)
    }

    public func check(_ table: TableReader, _ scenario: Scenario) {
        let known = scenario.regions.flatMap { $0.plants.map(\.name) } + scenario.links.map(\.name)
        if !known.contains(item) {
            table.report(
                at: "item", "there is no plant and no link \"\(item)\"\(suggestion(for: item, among: known))")
        }
    }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        for r in scope.regions {
            for key in [StockKey.plant(r, item), .link(r, item)] {
                guard let stock = model.stocks[key] else { continue }
                var lack = LinearExpression()
                for (y, year) in model.scenario.horizon.years.enumerated() {
                    if let build = stock.builds[y] { lack.add(-1, build) }
                    let committed = committedMw.value(in: year)
                    if committed > 0 {
                        let part = scope.part(model.scenario.regions[r].name)
                        model.limit(.committedProject, part, year, lack, atMost: -committed, unit: "usd/MW")
                    }
                }
            }
        }
    }
}
