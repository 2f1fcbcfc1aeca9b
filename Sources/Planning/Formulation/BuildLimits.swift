import LinearProgramming
import Vocabulary

extension PlanModel {
    /// Σ_{y' ≤ y} b(y') ≤ under construction(y) before the lead time of anything new has passed.
    ///
    /// - Parameters:
    ///   - builds: all builds up to the cell's year.
    ///   - table: the path of the table that sets the pace.
    mutating func limitStarted(
        _ pace: BuildPace, _ cell: Cell, item: String = "", _ builds: LinearExpression, of kind: StockKind,
        _ table: [String]
    ) {
        if !pace.isLeading(in: cell.year, scenario.horizon) { return }
        let started = pace.underConstruction.value(in: cell.year)
        limitCapacity(
            .leadTime, cell, item: item, builds, atMost: started,
            .amount(table + [pace.startedKey], started, PriceUnit.built(kind)).alone(from: .leastNonzeroMagnitude))
    }

    /// b(y) ≤ largest build(y).
    mutating func limitPace(
        _ pace: BuildPace, _ cell: Cell, item: String, _ builds: LinearExpression, of kind: StockKind, _ table: [String]
    ) {
        guard let largest = pace.largestBuildPerYear?.value(in: cell.year) else { return }
        limitCapacity(
            .growth, cell, item: item, builds, atMost: largest,
            .amount(table + [pace.largestKey], largest, PriceUnit.built(kind)).alone())
    }

    /// Adds a limit on builds or stocks of a year, and its price; nothing where there are none, or no limit.
    mutating func limitCapacity(
        _ equation: Equation, _ cell: Cell, item: String = "", _ capacity: LinearExpression, atMost limit: Double,
        role: ReportedConstraint.Role = .limit, _ number: SetNumber
    ) {
        if limit == .infinity || capacity.terms.isEmpty { return }
        let rows = program.addUpperLimits(
            row(equation, cell, item: item, role: .capacity), capacity, atMost: .constant(limit))
        reportRows(rows, equation.rawValue, cell, item: item, role: role, number)
    }
}
