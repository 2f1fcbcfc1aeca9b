import LinearProgramming
import Vocabulary

/// Every cost of the objective, counted once: what, where, when, on which columns. The objective is their discounted sum
/// (`Horizon.weight`), so the items of a plan add up to it by construction, and the audit checks that they do.
struct CostLedger: Sendable {
    struct Entry: Sendable {
        let item: CostItem
        let region: Int
        let yearIndex: Int
        /// US$ of that year per unit of each column, not discounted.
        fileprivate(set) var coefficient: Coefficient
        let columns: Columns
    }

    private(set) var entries: [Entry] = []

    mutating func add(_ entry: Entry) { entries.append(entry) }

    /// Makes an item count so many times as much.
    mutating func weigh(_ item: CostItem, by weight: Double) {
        for i in entries.indices where entries[i].item == item {
            entries[i].coefficient = entries[i].coefficient.scaled(by: weight)
        }
    }

    /// US$ of each item by region and year index at the point x. - Complexity: O(columns charged).
    func items(at x: [Double], regions: Int, years: Int) -> [[[CostItem: Double]]] {
        var result = [[[CostItem: Double]]](repeating: .init(repeating: [:], count: years), count: regions)
        for entry in entries {
            var sum = 0.0
            for i in 0..<entry.columns.count { sum += entry.coefficient[i] * x[entry.columns.start + i] }
            result[entry.region][entry.yearIndex][entry.item, default: 0] += sum
        }
        return result
    }
}

extension PlanModel {
    /// Charges coefficient US$ a unit of `columns` to a region and year; the objective gets it by the year's weight.
    mutating func charge(
        _ item: CostItem, _ region: Int, _ yearIndex: Int, _ coefficient: Coefficient, _ columns: Columns
    ) {
        let weight = scenario.horizon.weight(scenario.horizon.years.lowerBound + yearIndex)
        switch coefficient {
        case .constant(let value):
            if value == 0 { return }
            program.addCost(.constant(value * weight), columns)
        case .series(let values):
            program.addCost(.series(values.map { $0 * weight }), columns)
        }
        ledger.add(
            .init(item: item, region: region, yearIndex: yearIndex, coefficient: coefficient, columns: columns))
    }

    mutating func charge(_ item: CostItem, _ region: Int, _ yearIndex: Int, _ value: Double, _ columns: Columns) {
        charge(item, region, yearIndex, .constant(value), columns)
    }

    /// Charges a price per MWh (or per unit and hour) on an hourly block: price · weight(t) for each hour.
    mutating func chargeHourly(_ item: CostItem, _ cell: Cell, _ price: Double, _ columns: Columns) {
        if price == 0 { return }
        charge(item, cell.region, cell.yearIndex, .series(axis.weight.map { $0 * price }), columns)
    }

    /// Charges hourly prices on an hourly block.
    mutating func chargeHourly(_ item: CostItem, _ cell: Cell, _ prices: [Double], _ columns: Columns) {
        charge(item, cell.region, cell.yearIndex, .series(zip(axis.weight, prices).map { $0 * $1 }), columns)
    }
}
