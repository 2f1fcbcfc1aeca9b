/// Rows of a program that have no common solution within the bounds, apart from what has been given up.
public struct Conflict: Sendable {
    public let rows: [Int]
    /// None of them could be left out.
    public internal(set) var members: [Int]
    public internal(set) var relaxed: Set<Int> = []
}

/// Finds, in a program without a solution, few members that have none together.
///
/// 1. Of the proof's rows those are kept that weigh most and still have no solution: an interior point's ray touches nearly
///    all rows a little. A row weighs |y|·max |a|, whatever its length.
/// 2. Smaller sets of like rows that the caller knows of are tried in their place.
/// 3. What could give way is taken out, by halves, wherever the rest still has no solution; what is left is needed (a deletion
///    filter, Chinneck and Dravnieks 1991, "Locating minimal infeasible constraint sets in linear programs").
public struct ConflictFilter {
    private let source: ConflictProgram
    private let solve: (LinearProgram) -> Solution
    private var solves = 0
    private var nonzeros = 0
    private let mostNonzeros: Int
    /// False once the search ran out of tries.
    public private(set) var isIrreducible = true

    /// Shares of the largest weight down to which rows are tried; the last rung is the proof's own rows.
    private static let shares = [0.3, 0.03, 1e-3, 1e-5, 1e-7]
    /// Tries of parts of a program; what is unsure after that many counts as needed.
    private static let mostSolves = 400
    /// Nonzeros of all tries together, over those of the program and beside a floor for small ones: a try takes about as long as
    /// a solve of a program of its size.
    private static let mostPrograms = 12
    private static let leastNonzeros = 3_000_000

    public init(_ source: ConflictProgram, solve: @escaping (LinearProgram) -> Solution) {
        self.source = source
        self.solve = solve
        mostNonzeros = max(Self.leastNonzeros, Self.mostPrograms * source.program.nonzeroCount)
    }

    /// Whether a solve was stopped, by time or by a person: then so are those that would follow.
    private var wasStopped = false

    private var isSpent: Bool { wasStopped || solves >= Self.mostSolves || nonzeros >= mostNonzeros }

    private mutating func solved(_ part: LinearProgram) -> Solution {
        solves += 1
        nonzeros += part.nonzeroCount
        let solution = solve(part)
        if [.timeLimit, .interrupted, .memoryLimit].contains(solution.status) { wasStopped = true }
        return solution
    }

    /// - Parameters:
    ///   - ray: a multiplier for each row of the program's matrix that proves that it has no solution.
    ///   - relaxed: members that are given up already.
    ///   - narrower: sets of rows to try in the place of the given ones, the best first.
    ///   - order: members in the order in which they are taken out: what comes late tends to stay.
    public mutating func conflict(
        from ray: [Double], without relaxed: Set<Int> = [], narrower: ([Int]) -> [[Int]] = { _ in [] },
        order: ([Int]) -> [Int] = { $0.reversed() }
    ) -> Conflict {
        var rows = heaviest(ray, relaxed)
        if rows.isEmpty { return Conflict(rows: [], members: []) }
        for fewer in narrower(rows) where isImpossible(fewer, without: relaxed) {
            rows = fewer
            break
        }
        var conflict = Conflict(rows: rows, members: [], relaxed: relaxed)
        reduce(order(source.members(rows).filter { !relaxed.contains($0) })[...], &conflict)
        conflict.members.reverse()
        return conflict
    }

    /// Solves the conflict's rows with members loosened or tilted.
    public mutating func solution(
        of conflict: Conflict, loosened: [ConflictProgram.Loosening] = [], tilted: ConflictProgram.Tilt? = nil
    ) -> (solution: Solution, part: ConflictProgram.Part) {
        let part = source.part(conflict.rows, without: conflict.relaxed, loosened: loosened, tilted: tilted)
        return (solved(part.program), part)
    }

    /// Takes out what the conflict does not need, by halves.
    private mutating func reduce(_ candidates: ArraySlice<Int>, _ conflict: inout Conflict) {
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

    private mutating func heaviest(_ ray: [Double], _ relaxed: Set<Int>) -> [Int] {
        let matrix = source.matrix
        let weights = ray.indices.map { i in
            abs(ray[i])
                * max(1e-300, (matrix.start[i]..<matrix.start[i + 1]).reduce(0) { max($0, abs(matrix.value[$1])) })
        }
        let largest = weights.max() ?? 0
        for share in Self.shares {
            let rows = heaviestCandidates(weights, share, largest)
            if isImpossible(rows, without: relaxed) { return rows }
        }
        return heaviestCandidates(weights, 0, largest)
    }

    private mutating func isImpossible(_ rows: [Int], without relaxed: Set<Int>) -> Bool {
        let part = source.part(rows, without: relaxed).program
        if part.rowCount == 0 || wasStopped { return false }
        return solved(part).status == .infeasible
    }
}
