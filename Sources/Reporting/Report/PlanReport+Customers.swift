import Planning
import Vocabulary

extension PlanReport {
    /// What is done where for whom, in the first and the last year, and what licences and compliance cost; empty where no work is marked.
    func customerTable() -> TextTable {
        var table = TextTable([
            .left("place"), .left("customers"), .left("workload"), .right("year"), .right("work"), .left("unit"),
            .right("licences M US$"), .right("compliance M US$"),
        ])
        for region in plan.regions {
            for (year, values) in region.years.sorted(by: { $0.key < $1.key })
            where [document.years.first, document.years.last].contains(year) {
                for work in values.customers {
                    table.add([
                        region.name, work.customerClass, work.workload, "\(year)", NumberText.text(work.meanUnits),
                        work.unit.rawValue, NumberText.text(work.licencesUsd / 1e6, decimals: 1),
                        NumberText.text(work.complianceUsd / 1e6, decimals: 1),
                    ])
                }
            }
        }
        return table
    }
}
