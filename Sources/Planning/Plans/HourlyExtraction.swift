import LinearProgramming
import Vocabulary

extension PlanExtraction {
    /// Every balance, flow by flow. In each hour the flows of a balance at a place sum to zero.
    func hourly() -> [HourlySeries] { PartCatalogue.parts.flatMap { $0.hourly(self) } }

    /// A series of a cell's region.
    func hourlySeries(
        _ cell: Cell, _ balance: BalanceID, _ flow: FlowID, _ unit: Unit, _ values: [Double]
    ) -> HourlySeries {
        HourlySeries(
            year: cell.year, place: scenario.regions[cell.region].name, balance: balance, flow: flow, unit: unit,
            values: values)
    }
}
