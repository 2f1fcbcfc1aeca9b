/// Why a linear program has no solution: rows and bounds that have none together, none of which could be left out, and what the
/// least change of their sides is with which the whole program has one.
public struct ProgramConflict: Sendable {
    public enum Kind: String, Sendable {
        case row
        case lowerBound = "lower_bound"
        case upperBound = "upper_bound"
    }

    /// A row, or a bound of a column.
    public struct Party: Sendable {
        public let kind: Kind
        /// Of the row or column.
        public let name: String
        /// Sides of the row, or the bound.
        public let lower: Double
        public let upper: Double
        /// By how much it alone would have to give way for the others to hold; nil where that is not enough.
        public internal(set) var shortBy: Double?

        let index: Int
    }

    /// Another value of a side.
    public struct Change: Sendable {
        public let kind: Kind
        public let name: String
        /// Whether it is the upper side.
        public let isUpper: Bool
        public let from: Double
        public let to: Double

        let index: Int

        public var by: Double { to - from }
        /// How much of the side it is; of a side of 0, of one.
        var share: Double { abs(by) / (from == 0 ? 1 : abs(from)) }
    }

    /// Conflicts without a common member; where all of them give way, the program has a solution.
    public private(set) var conflicts: [[Party]] = []
    /// Whether the search came to an end, so that none of a conflict's members could be left out.
    public private(set) var isIrreducible = true
    /// With which the whole program was seen to have a solution; empty where none was found.
    public private(set) var leastRelaxation: [Change] = []
    /// Others, least first.
    public private(set) var alternatives: [[Change]] = []

    private let source: ConflictProgram
    private let parties: [Party]
    private let all: [Int]
    private let solve: (@Sendable (LinearProgram) -> Solution)

    /// Conflicts that are looked for, and members of the first whose giving way is tried on the whole program.
    private static let mostConflicts = 5
    private static let mostTries = 10
    /// Of the greatest that gives way: less is an interior point's noise.
    private static let noiseShare = 1e-6

    /// - Parameter ray: the Farkas ray of the program.
    public init(_ program: LinearProgram, ray: [Double], solve: @escaping @Sendable (LinearProgram) -> Solution) {
        let matrix = program.rowMatrix()
        var parties: [Party] = (0..<matrix.rowCount).map {
            Party(
                kind: .row, name: program.rowName($0), lower: matrix.lower[$0], upper: matrix.upper[$0], index: $0)
        }
        var (lower, upper) = (
            [Int?](repeating: nil, count: program.columnCount), [Int?](repeating: nil, count: program.columnCount)
        )
        for j in 0..<program.columnCount {
            let (low, high) = (program.lower[j], program.upper[j])
            func bound(_ kind: Kind) -> Int {
                parties.append(
                    Party(kind: kind, name: program.columnBlocks.name(of: j), lower: low, upper: high, index: j))
                return parties.count - 1
            }
            if low.isFinite { lower[j] = bound(.lowerBound) }
            if high.isFinite { upper[j] = bound(.upperBound) }
        }
        self.parties = parties
        self.solve = solve
        all = Array(0..<matrix.rowCount)
        source = ConflictProgram(
            program, matrix, rows: all.map { $0 }, lower: lower, upper: upper, keepsSigns: false)
        find(ray)
    }

    private mutating func find(_ ray: [Double]) {
        var filter = ConflictFilter(source, solve: solve)
        var (found, next): (Set<Int>, [Double]?) = ([], ray)
        var first: (conflict: Conflict, parties: [Party])?
        while let ray = next, conflicts.count < Self.mostConflicts {
            let conflict = filter.conflict(from: ray, without: found)
            if conflict.members.isEmpty { break }
            var told: [Party] = []
            for member in conflict.members {
                var party = parties[member]
                let solution = filter.solution(of: conflict, loosened: [.init(member)]).solution
                if solution.status == .optimal { party.shortBy = solution.certificate.primalObjective }
                told.append(party)
            }
            conflicts.append(told)
            first = first ?? (conflict, told)
            found.formUnion(conflict.members)
            next = remainingRay(found)
        }
        isIrreducible = filter.isIrreducible
        if let first, conflicts.count == 1 { tryEach(first.conflict.members) }
        if leastRelaxation.isEmpty, let together = changes(found.sorted()), isEnough(together) {
            leastRelaxation = together
        }
    }

    /// The ray of the program without some members; nil where it has a solution, or nothing was found out.
    private func remainingRay(_ given: Set<Int>) -> [Double]? {
        let part = source.part(all, without: given)
        let solution = solve(part.program)
        guard solution.status == .infeasible, solution.rowDual.count == part.rows.count else { return nil }
        var ray = [Double](repeating: 0, count: all.count)
        for (here, i) in part.rows.enumerated() { ray[i] = solution.rowDual[here] }
        return ray
    }

    /// Each member of the only conflict alone, on the whole program.
    private mutating func tryEach(_ members: [Int]) {
        var found: [[Change]] = []
        for member in members.prefix(Self.mostTries) {
            if let changes = changes([member]), isEnough(changes) { found.append(changes) }
        }
        found.sort { ($0[0].share, $0[0].name) < ($1[0].share, $1[0].name) }
        leastRelaxation = found.first ?? []
        alternatives = Array(found.dropFirst())
    }

    /// By how much members give way together in the whole program, at the least sum of shares of their sides.
    private func changes(_ members: [Int]) -> [Change]? {
        let part = source.part(
            all, without: [], loosened: members.map { .init($0, cost: 1 / max(1, size(parties[$0]))) })
        let solution = solve(part.program)
        if solution.status != .optimal { return nil }
        let given = Array(solution.primal.suffix(members.count))
        let x = part.spread(solution.primal, over: source.program.columnCount)
        let noise = Self.noiseShare * (given.max() ?? 0)
        return zip(members, given).filter { $1 > noise }.map { change(parties[$0], by: $1, at: x) }
    }

    private func size(_ party: Party) -> Double {
        [party.lower, party.upper].filter(\.isFinite).map(abs).max() ?? 0
    }

    private func change(_ party: Party, by amount: Double, at x: [Double]) -> Change {
        let isUpper =
            switch party.kind {
            case .lowerBound: false
            case .upperBound: true
            case .row:
                party.upper.isFinite
                    && (!party.lower.isFinite
                        || source.entries(party.index).reduce(0) { $0 + $1.1 * x[$1.0] } > (party.lower + party.upper)
                            / 2)
            }
        let from = isUpper ? party.upper : party.lower
        let to = Outward.moved(from, by: amount, up: isUpper)
        return Change(kind: party.kind, name: party.name, isUpper: isUpper, from: from, to: to, index: party.index)
    }

    /// Whether the program with the changed sides has a solution.
    private func isEnough(_ changes: [Change]) -> Bool {
        var program = source.program
        for change in changes {
            let i = change.index
            switch change.kind {
            case .row:
                let (low, high) = (program.rowLower[i], program.rowUpper[i])
                program.setSides(i, lower: change.isUpper ? low : change.to, upper: change.isUpper ? change.to : high)
            case .lowerBound, .upperBound:
                let (low, high) = (program.lower[i], program.upper[i])
                program.setBounds(
                    Columns(start: i, count: 1), lower: change.isUpper ? low : change.to,
                    upper: change.isUpper ? change.to : high)
            }
        }
        program.setObjective(LinearExpression())
        return solve(program).status == .optimal
    }
}

/// Numbers that give way, as people write them.
public enum Outward {
    /// Digits of what it takes that are kept.
    private static let digits = 3
    /// Room beside the least, so that a solver finds a point: of what it takes.
    private static let margin = 1e-3

    /// from ± amount and a little more, rounded to where there is more room.
    public static func moved(_ from: Double, by amount: Double, up: Bool) -> Double {
        let amount = amount * (1 + margin)
        if amount <= 0 || !amount.isFinite || !from.isFinite { return from }
        var (scale, size) = (1.0, amount)
        while size >= 10 { (scale, size) = (scale / 10, size / 10) }
        while size < 1 { (scale, size) = (scale * 10, size * 10) }
        for _ in 1..<digits { scale *= 10 }
        let steps = up ? ((from + amount) * scale).rounded(.up) : ((from - amount) * scale).rounded(.down)
        let moved = scale >= 1 ? steps / scale : steps * (1 / scale).rounded()
        return moved.isFinite ? moved : from
    }
}
