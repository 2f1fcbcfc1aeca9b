import LinearAlgebra

/// Reduces a program by simple rules.
package struct Presolve {
    package let reduced: ReducedProgram
    /// The way back.
    let postsolve: Postsolve
    /// Rules met a contradiction: the program is infeasible, up to a ray that proves it.
    package let isContradictory: Bool

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

    /// Ends early, with what has been reduced by then, once it `stops`; `byColumn` is the program's matrix by column, where
    /// there is one. - Complexity: O(entries) a pass.
    package init(
        _ program: ReducedProgram, byColumn: CompressedMatrix? = nil, _ settings: PresolveSettings,
        _ workers: Workers = Workers(count: 1), stops: @Sendable () -> Bool = { false }
    ) {
        var state = PresolveState(program, byColumn ?? program.byColumn, settings, workers)
        for _ in 0..<settings.rounds where settings.passes > 0 {
            for _ in 0..<settings.passes where !Self.apply(Self.rules, to: &state) || stops() { break }
            if !Self.apply(Self.thoroughRules, to: &state) || stops() { break }
        }
        isContradictory = state.isContradictory
        let (rows, columns) = (Self.positions(state.rowIsAlive), Self.positions(state.columnIsAlive))
        reduced = Self.extract(state, rows, columns, program.structure.keeping(rows: rows, columns: columns))
        postsolve = Postsolve(state, rows: rows, columns: columns)
    }

    private static func positions(_ isAlive: [Bool]) -> [Int32] {
        var living: [Int32] = []
        living.reserveCapacity(isAlive.count)
        for i in isAlive.indices where isAlive[i] { living.append(Int32(i)) }
        return living
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
        _ state: PresolveState, _ rows: [Int32], _ columns: [Int32], _ structure: Structure
    ) -> ReducedProgram {
        var places = [Int32](repeating: -1, count: state.columnCount)
        for (k, j) in columns.enumerated() { places[Int(j)] = Int32(k) }
        let position = places
        var start = [0]
        start.reserveCapacity(rows.count + 1)
        for i in rows { start.append(start[start.count - 1] + Int(state.rowLength[Int(i)])) }
        let matrix = CompressedMatrix(start: start, workers: state.workers) { k, put in
            state.forRow(Int(rows[k])) { j, a in put(position[j], a) }
        }
        return ReducedProgram(
            cost: columns.map { state.cost[Int($0)] }, lower: columns.map { state.lower[Int($0)] },
            upper: columns.map { state.upper[Int($0)] }, rowLower: rows.map { state.rowLower[Int($0)] },
            rowUpper: rows.map { state.rowUpper[Int($0)] }, rows: matrix, constant: state.constant,
            structure: structure)
    }

    /// x and y of the program, from those of the reduced one; y alone matters when it is a ray.
    package func restore(_ point: PrimalDual, isRay: Bool = false) -> PrimalDual {
        postsolve.restore(point, isRay: isRay)
    }
}
