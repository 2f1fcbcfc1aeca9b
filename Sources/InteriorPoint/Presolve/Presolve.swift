/// Reduces a program by simple rules, and takes a solution of what is left back to the program.
package struct Presolve {
    package let reduced: ReducedProgram
    /// Rules met a contradiction: the program is infeasible, up to a ray that proves it.
    package let isContradictory: Bool
    private let rows: ChangingLines
    private let columns: ChangingLines
    private let livingRows: [Int]
    private let livingColumns: [Int]
    private let reductions: [any Reduction]

    /// Every rule, by the name of its type.
    package static let ruleNames = (rules + thoroughRules).map { String(describing: $0) }

    /// The rule that no program can do without.
    static let leastRule = String(describing: EmptyRow.self)

    private static let rules: [any PresolveRule.Type] = [
        EmptyRow.self, SingletonRow.self, FixedColumn.self, ForcingRow.self, DominatedColumn.self, FreeSingleton.self,
        EmptyColumn.self, DoubletonEquation.self,
    ]
    /// Dearer ones, for what the others leave.
    private static let thoroughRules: [any PresolveRule.Type] = [
        RedundantRow.self, DualBounds.self, DuplicateRow.self, DuplicateColumn.self,
    ]

    /// Ends early, with what has been reduced by then, once it `stops`. - Complexity: O(entries) a pass.
    package init(
        _ program: ReducedProgram, _ settings: PresolveSettings, stops: @Sendable () -> Bool = { false }
    ) {
        var state = PresolveState(program, settings)
        for _ in 0..<settings.rounds where settings.passes > 0 {
            for _ in 0..<settings.passes where !Self.apply(Self.rules, to: &state) || stops() { break }
            if !Self.apply(Self.thoroughRules, to: &state) || stops() { break }
        }
        isContradictory = state.isContradictory
        (rows, columns, reductions) = (state.rows, state.columns, state.reductions)
        livingRows = (0..<state.rowCount).filter { [state] in state.rowIsAlive[$0] }
        livingColumns = (0..<state.columnCount).filter { [state] in state.columnIsAlive[$0] }
        reduced = Self.extract(
            state, livingRows, livingColumns, program.structure.keeping(rows: livingRows, columns: livingColumns))
    }

    /// Whether any of the rules found something to do and there may be more.
    private static func apply(_ rules: [any PresolveRule.Type], to state: inout PresolveState) -> Bool {
        let before = state.removals
        for rule in rules where !state.isContradictory {
            if let only = state.settings.only, only != String(describing: rule) { continue }
            rule.apply(to: &state)
        }
        return !state.isContradictory && state.removals > before
    }

    private static func extract(
        _ state: PresolveState, _ rows: [Int], _ columns: [Int], _ structure: Structure
    ) -> ReducedProgram {
        var position = [Int32](repeating: -1, count: state.columnCount)
        for (k, j) in columns.enumerated() { position[j] = Int32(k) }
        var matrix = CompressedMatrix(start: [0], index: [], value: [])
        for i in rows {
            state.forRow(i) { j, a in
                matrix.index.append(position[j])
                matrix.value.append(a)
            }
            matrix.start.append(matrix.index.count)
        }
        return ReducedProgram(
            cost: columns.map { state.cost[$0] }, lower: columns.map { state.lower[$0] },
            upper: columns.map { state.upper[$0] }, rowLower: rows.map { state.rowLower[$0] },
            rowUpper: rows.map { state.rowUpper[$0] }, rows: matrix, constant: state.constant,
            structure: structure)
    }

    /// x and y of the program, from those of the reduced one; y alone matters when it is a ray.
    package func restore(_ point: PrimalDual, isRay: Bool = false) -> PrimalDual {
        var full = PrimalDual(
            x: [Double](repeating: 0, count: columns.count), y: [Double](repeating: 0, count: rows.count))
        for (k, j) in livingColumns.enumerated() { full.x[j] = point.x[k] }
        for (k, i) in livingRows.enumerated() { full.y[i] = point.y[k] }
        var context = ReductionContext(rows: rows, columns: columns, isRay: isRay)
        for reduction in reductions.reversed() { reduction.undo(&full, &context) }
        return full
    }
}
