/// Takes a solution of a reduced program back to the program: what presolve did, and of the matrix what undoing reads.
struct Postsolve: Sendable {
    private let rows: ChangingLines
    private let columns: ChangingLines
    private let livingRows: [Int32]
    private let livingColumns: [Int32]
    private let reductions: [any Reduction]

    init(_ state: PresolveState, rows livingRows: [Int32], columns livingColumns: [Int32]) {
        reductions = state.reductions
        var read = LinesRead(
            rows: [Bool](repeating: false, count: state.rowCount),
            columns: [Bool](repeating: false, count: state.columnCount))
        for reduction in reductions { reduction.mark(&read) }
        (rows, columns) = (state.rows.keeping(read.rows), state.columns.keeping(read.columns))
        (self.livingRows, self.livingColumns) = (livingRows, livingColumns)
    }

    /// What is left of a point of the program: the x and y of the columns and rows that are.
    func reduce(_ point: PrimalDual) -> PrimalDual {
        PrimalDual(x: livingColumns.map { point.x[Int($0)] }, y: livingRows.map { point.y[Int($0)] })
    }

    /// x and y of the program, from those of the reduced one; y alone matters when it is a ray.
    func restore(_ point: PrimalDual, isRay: Bool) -> PrimalDual {
        var full = PrimalDual(
            x: [Double](repeating: 0, count: columns.count), y: [Double](repeating: 0, count: rows.count))
        for (k, j) in livingColumns.enumerated() { full.x[Int(j)] = point.x[k] }
        for (k, i) in livingRows.enumerated() { full.y[Int(i)] = point.y[k] }
        var context = ReductionContext(rows: rows, columns: columns, isRay: isRay)
        for reduction in reductions.reversed() { reduction.undo(&full, &context) }
        return full
    }
}
