import LinearProgramming

/// Bills and water by the day: what audits of rules by the month and the day need.
extension PlanExtraction {
    func bills() -> [BillPlan] {
        model.cells().flatMap { cell -> [BillPlan] in
            guard let bills = model.bills[cell.index] else { return [] }
            let (demand, shortfall) = (series(bills.demand), bills.shortfall.map(series))
            return bills.months.enumerated().map { m, months in
                BillPlan(
                    year: cell.year, place: scenario.regions[cell.region].name, bill: m + 1, months: months,
                    maximumDemandMw: demand[m], takeUpShortfallMw: shortfall?[m] ?? 0)
            }
        }
    }
}
