import LinearProgramming
import Vocabulary

/// A change of a model's program that leaves every column and row where it is: see `PlanSession` for its algebra.
enum SessionChange: Sendable {
    case cost(Coefficient, Columns)
    /// Of a block of one.
    case bounds(Columns, lower: Double, upper: Double)
    case sides(row: Int, lower: Double, upper: Double)
    case row(Label, lower: Double, upper: Double, LinearExpression)
    case weight(CostItem, Double)
    case goal(LinearExpression)
    /// The number behind a limit, by its place among the model's constraints.
    case number(Int, Double)

    func apply(to model: inout PlanModel) {
        switch self {
        case .cost(let coefficient, let columns): model.program.addCost(coefficient, columns)
        case .bounds(let column, let lower, let upper):
            model.program.setBounds(column, lower: lower, upper: upper)
        case .sides(let row, let lower, let upper): model.program.setSides(row, lower: lower, upper: upper)
        case .row(let label, let lower, let upper, let expression):
            model.program.addSum(label, lower: lower, upper: upper, expression)
        case .weight(let item, let weight): model.weigh(item, by: weight)
        case .goal(let expression): model.program.setObjective(expression)
        case .number(let constraint, let value): model.setNumber(constraint, to: value)
        }
    }
}

extension PlanModel {
    /// c ← c + (w − 1)·d·a on the columns of every entry of the item, d its year's weight in the objective, and a ← w·a in the ledger, so that
    /// its items still add up to the objective.
    fileprivate mutating func weigh(_ item: CostItem, by weight: Double) {
        for entry in ledger.entries where entry.item == item {
            let yearWeight = scenario.horizon.weight(scenario.horizon.years.lowerBound + entry.yearIndex)
            program.addCost(entry.coefficient.scaled(by: (weight - 1) * yearWeight), entry.columns)
        }
        ledger.weigh(item, by: weight)
    }

    /// side(t) ← side(t) + slope·(value − number) for every row of the limit (see `SetNumber.Entry`); slope·value where the side
    /// was slope·number, so that the side is the one that the changed scenario would have, to the last bit.
    ///
    /// - Precondition: the number has an entry whose range holds the value.
    fileprivate mutating func setNumber(_ constraint: Int, to value: Double) {
        let (site, number) = (constraints[constraint].site, constraints[constraint].number)
        guard let entry = number.entry, entry.range.contains(value) else {
            preconditionFailure("a number that has no row of its own")
        }
        func moved(_ side: Double) -> Double {
            side == entry.slope * number.value ? entry.slope * value : side + entry.slope * (value - number.value)
        }
        switch site {
        case .rows(let rows):
            for i in rows {
                let (lower, upper) = (program.rowLower[i], program.rowUpper[i])
                program.setSides(
                    i, lower: lower.isFinite ? moved(lower) : lower, upper: upper.isFinite ? moved(upper) : upper)
            }
        case .upperBounds(let columns):
            for j in columns {
                program.setBounds(
                    Columns(start: j, count: 1), lower: program.lower[j], upper: moved(program.upper[j]))
            }
        case .price: preconditionFailure("a price is a coefficient, not a side")
        }
        constraints[constraint].number.value = value
    }
}
