import Planning
import Vocabulary

/// What a plan goes without.
extension PlanReport {
    func unservedTable() -> TextTable {
        var table = TextTable([
            .left("workload"), .left("origin"), .right("year"), .right("not done"), .left("unit"), .right("share"),
        ])
        for part in plan.unmet {
            table.add([
                part.workload ?? "load", part.place, "\(part.year)", NumberText.text(part.amount), part.unit,
                NumberText.percent(part.share, decimals: part.share < 0.001 ? 2 : 1),
            ])
        }
        return table
    }
}
