import LinearProgramming

/// Finds, in a program without a solution, few limits that have none together.
///
/// 1. Of the proof's rows those are kept that weigh most and still have no solution: an interior point's ray touches nearly
///    all rows a little. A row weighs |y|·max |a|, whatever its length.
/// 2. The same kinds of rows are looked at from the first year on, up to the year with which they break.
/// 3. What could give way is taken out, by halves, wherever the rest still has no solution; what is left is needed.
struct ConflictFilter {
    private let source: ConflictSource
    private let session: PlanSession
    private var solves = 0
    private var nonzeros = 0
    /// False once the search ran out of tries.
    private(set) var isIrreducible = true

    /// Shares of the largest weight down to which rows are tried; the last rung is the proof's own rows.
    private static let shares = [0.3, 0.03, 1e-3, 1e-5, 1e-7]
    /// Tries of parts of a program; what is unsure after that many counts as needed.
    private static let mostSolves = 120
    /// Nonzeros of all tries together, so that a program of a whole year is not solved over and over.
    private static let mostNonzeros = 20_000_000

    init(_ source: ConflictSource, _ session: PlanSession) {
        self.source = source
        self.session = session
    }

    private var isSpent: Bool { solves >= ConflictFilter.mostSolves || nonzeros >= ConflictFilter.mostNonzeros }

    mutating func conflict(from ray: [Double]) -> Conflict {
        let heavy = heaviest(ray)
        if heavy.isEmpty { return Conflict(rows: [], members: []) }
        let rows = fromTheFirstYear(heavy)
        var conflict = Conflict(rows: rows, members: [])
        // Later years first; then what nobody sets, as it gives way to no decision.
        let candidates = source.members(rows).enumerated().sorted { a, b in
            let (x, y) = (source.label(a.element).year ?? Int.max, source.label(b.element).year ?? Int.max)
            if x != y { return x > y }
            return a.offset > b.offset
        }.map(\.element)
        reduce(candidates[...], &conflict)
        conflict.members.reverse()
        return conflict
    }

    /// The least s by which a member must give way for the others of the conflict to hold, `gain` of room in its i-th row or
    /// bound for each unit; nil where that is not enough or cannot be told.
    mutating func shortfall(of member: ConflictMember, in conflict: Conflict, _ gain: @escaping (Int) -> Double?)
        -> Double?
    {
        guard gain(0) != nil, !isSpent else { return nil }
        solves += 1
        let part = source.part(
            conflict.rows, without: conflict.relaxed, loosened: (member, { gain($0) ?? 0 }))
        let solution = session.solve(part: part.program)
        return solution.status == .optimal ? solution.certificate.primalObjective : nil
    }

    /// Takes out what the conflict does not need, by halves.
    private mutating func reduce(_ candidates: ArraySlice<ConflictMember>, _ conflict: inout Conflict) {
        if candidates.isEmpty { return }
        if isSpent {
            isIrreducible = false
            conflict.members += candidates
            return
        }
        let relaxed = conflict.relaxed.union(candidates)
        if isImpossible(conflict.rows, without: relaxed) {
            conflict.relaxed = relaxed
        } else if candidates.count == 1 {
            conflict.members.append(candidates.first!)
        } else {
            let middle = candidates.startIndex + candidates.count / 2
            reduce(candidates[..<middle], &conflict)
            reduce(candidates[middle...], &conflict)
        }
    }

    private func heaviestCandidates(_ weights: [Double], _ share: Double, _ largest: Double) -> [Int] {
        weights.indices.filter { weights[$0] > 0 && weights[$0] >= share * largest }
    }

    private mutating func heaviest(_ ray: [Double]) -> [Int] {
        let matrix = source.matrix
        let weights = ray.indices.map { i in
            abs(ray[i]) * (matrix.start[i]..<matrix.start[i + 1]).reduce(0) { max($0, abs(matrix.value[$1])) }
        }
        let largest = weights.max() ?? 0
        for share in ConflictFilter.shares {
            let rows = heaviestCandidates(weights, share, largest)
            if isImpossible(rows, without: []) { return rows }
        }
        return heaviestCandidates(weights, 0, largest)
    }

    /// Rows of the same kinds in all years, from the first one to that with which they have no solution.
    private mutating func fromTheFirstYear(_ rows: [Int]) -> [Int] {
        func kind(_ block: Int) -> Label {
            let label = source.blocks[block].label
            return Label(label.quantity, place: label.place, item: label.item)
        }
        let kinds = Set(Set(rows.map { source.blockOfRow[$0] }).map(kind))
        let like = source.blocks.indices.filter { kinds.contains(kind($0)) }.map { source.blocks[$0] }
        for year in Set(like.compactMap(\.label.year)).sorted().dropLast() {
            let until = like.filter { ($0.label.year ?? .max) <= year }.flatMap { $0.start..<$0.start + $0.count }
            if isImpossible(until, without: []) { return until }
        }
        return rows
    }

    private mutating func isImpossible(_ rows: [Int], without relaxed: Set<ConflictMember>) -> Bool {
        let part = source.part(rows, without: relaxed)
        if part.rows.isEmpty { return false }
        solves += 1
        nonzeros += part.program.nonzeroCount
        return session.solve(part: part.program).status == .infeasible
    }
}
