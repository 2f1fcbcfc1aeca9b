import LinearProgramming
import Vocabulary

/// The scenario's carbon prices, and the sums that policies on carbon and clean energy weigh.
enum CarbonPart: Part {
    static let steps = [
        BuildStep(
            .emissions, .balances, after: [.supply, .linkFlows],
            byCell: { model, cell in
                let price = model.scenario.regions[cell.region].carbonUsdPerT.value(in: cell.year)
                model.chargeEmissions(cell, price)
            })
    ]
}

extension PlanModel {
    /// Charges a carbon price on what a cell consumes: on what is made and bought there and on what links bring, less what they
    /// take; only what exceeds the price already paid.
    mutating func chargeEmissions(_ cell: Cell, _ usdPerT: Double) {
        let before = carbonCharged[cell.index]
        func due(_ includedUsdPerT: Double) -> Double {
            max(before + usdPerT - includedUsdPerT, 0) - max(before - includedUsdPerT, 0)
        }
        for flow in power[cell.index].emissions {
            let due = due(flow.includedUsdPerT)
            if due > 0 { chargeHourly(.carbon, cell, flow.tPerMwh.map { $0 * due }, flow.columns) }
        }
        for flow in power[cell.index].carried {
            chargeHourly(.carbon, cell, flow.tPerMwh * due(flow.includedUsdPerT), flow.columns)
        }
        carbonCharged[cell.index] += usdPerT
        if usdPerT > 0 { carbonWeighed.insert(cell.index) }
    }

    /// Emissions of what a year consumes as a sum, t, for a limit or price that weighs them.
    mutating func weighEmissions(_ cell: Cell) -> LinearExpression {
        carbonWeighed.insert(cell.index)
        var sum = LinearExpression()
        for flow in power[cell.index].emissions {
            sum.add(zip(axis.weight, flow.tPerMwh).map { $0 * $1 }, flow.columns)
        }
        for flow in power[cell.index].carried { sum.add(axis.weight.map { $0 * flow.tPerMwh }, flow.columns) }
        return sum
    }

    /// Carbon of making what is built in the year, as a sum, t.
    func embodiedCarbon(_ cell: Cell) -> LinearExpression {
        var sum = LinearExpression()
        for stock in stocks.inRegion(cell.region) where stock.embodiedTPerUnit > 0 {
            if let build = stock.builds[cell.yearIndex] { sum.add(stock.embodiedTPerUnit, build) }
        }
        return sum
    }

    /// Clean power that a region consumes in each hour, MW, less what stores lose: power burnt in a leaky store serves nobody.
    mutating func weighCleanPower(_ cell: Cell) -> LinearExpression {
        cleanWeighed.insert(cell.index)
        var sum = LinearExpression()
        for flow in power[cell.index].clean { sum.add(flow.share, flow.columns) }
        for flow in power[cell.index].carried { sum.add(flow.cleanShare, flow.columns) }
        for store in power[cell.index].stores {
            sum.add(-1, store.charge)
            sum.add(1, store.discharge)
        }
        return sum
    }

    /// The same without the clean share of grid energy, which a tariff's buyers have in any case.
    mutating func weighAddedCleanPower(_ cell: Cell) -> LinearExpression {
        var sum = weighCleanPower(cell)
        guard case .tariff(let tariff) = scenario.regions[cell.region].market else { return sum }
        for flow in power[cell.index].flows where flow.id == .grid {
            sum.add(-tariff.cleanShare.value(in: cell.year), flow.columns)
        }
        return sum
    }
}
