import Documents
import LinearProgramming

/// Tries on the whole scenario what a conflict says is enough: it is read and built anew with the changed numbers, and solved as any
/// plan is.
///
/// A lever (`Lever`) that leaves a conflict in which its key takes part again is pulled farther, `stride` times as far at least, and let
/// back by halves once it is enough. One that leaves another conflict
/// is not enough alone; where none is, the least levers of the conflicts are pulled together, one conflict after the other, and
/// then let go one by one wherever the rest is enough.
struct RelaxationSearch {
    private let document: Document
    private let rebuild: InfeasibilityExplanation.Rebuild
    /// Changes that give the scenario a plan, least first.
    private(set) var found: [Lever] = []
    /// Conflicts that remain where a member of the first gives way.
    private(set) var others: [Finding] = []
    private var tries = 0

    /// Solves of the whole, and how many answers are wanted.
    private static let mostTries = 12
    private static let mostFound = 4
    /// How often a lever is pulled farther, and how many conflicts are given way to one after the other.
    private static let mostSteps = 5
    /// A conflict asks for what its own part lacks, which may be a little of what the whole does.
    private static let stride = 3.0
    private static let halvings = 4
    private static let mostConflicts = 5

    init(_ document: Document, _ rebuild: @escaping InfeasibilityExplanation.Rebuild) {
        (self.document, self.rebuild) = (document, rebuild)
    }

    mutating func run(_ finding: Finding) {
        let levers = finding.levers(document)
        var first: (changes: [Change], left: Finding)?
        for lever in levers where found.count < Self.mostFound {
            switch pull(lever, from: []) {
            case .enough(let changes): found.append(Lever(changes: changes, rank: lever.rank))
            case .leaves(let changes, let left):
                note(left, beside: finding)
                first = first ?? (changes, left)
            case .nothing: continue
            }
        }
        if found.isEmpty, let first { together(first.changes, first.left) }
        found = Lever.sorted(found)
        if found.contains(where: { !$0.isAbsurd }) { found.removeAll(where: \.isAbsurd) }
    }

    private enum Outcome {
        case enough([Change])
        case leaves([Change], Finding)
        /// It cannot be written, or nothing was found out.
        case nothing
    }

    /// Pulls a lever beside others, as far as its own conflicts ask.
    private mutating func pull(_ lever: Lever, from before: [Change]) -> Outcome {
        var changes = joined(before, lever.changes)
        var short: [Change]?
        for step in 0..<Self.mostSteps {
            switch attempt(changes) {
            case .enough(let changes): return .enough(short.map { letBack(changes, to: $0) } ?? changes)
            case .nothing: return .nothing
            case .leaves(_, let left):
                let again = left.levers(document).first { next in
                    next.changes.contains { change in
                        lever.changes.contains { $0.replaces(change) || $0.path == change.path }
                    }
                }
                guard let again, step + 1 < Self.mostSteps else { return .leaves(changes, left) }
                let next = joined(changes, again.changes)
                if next.map(\.set) == changes.map(\.set) { return .leaves(changes, left) }
                short = changes
                changes = next.map { farther($0, than: changes) }
            }
        }
        return .nothing
    }

    private func farther(_ change: Change, than before: [Change]) -> Change {
        guard let last = before.first(where: { $0.replaces(change) }), last.by * change.by > 0, last.set != change.set,
            abs(change.by) < Self.stride * abs(last.by)
        else { return change }
        return change.moved(by: Self.stride * last.by) ?? change
    }

    /// Half way back to what was not enough, as long as that is.
    private func letBack(_ enough: [Change], to short: [Change]) -> [Change] {
        var (enough, short) = (enough, short)
        for _ in 0..<Self.halvings {
            let middle = enough.map { change in
                short.first { $0.replaces(change) }.flatMap { change.moved(by: (change.by + $0.by) / 2) } ?? change
            }
            if middle.map(\.set) == enough.map(\.set) || middle.map(\.set) == short.map(\.set) { break }
            guard var session = try? rebuild(overrides(middle)) else { break }
            if session.settle().solution.status == .optimal { enough = middle } else { short = middle }
        }
        return enough
    }

    /// The least lever of each conflict that is left, until there is a plan.
    private mutating func together(_ start: [Change], _ left: Finding) {
        var (changes, left) = (start, left)
        for _ in 0..<Self.mostConflicts {
            var isNearer = false
            for lever in left.levers(document) {
                switch pull(lever, from: changes) {
                case .enough(let all):
                    found = [Lever(changes: fewest(all), rank: 0)]
                    return
                case .leaves(let more, let next):
                    note(next, beside: left)
                    (changes, left, isNearer) = (more, next, true)
                case .nothing: continue
                }
                break
            }
            if !isNearer { return }
        }
    }

    /// Lets go of what is not needed.
    private mutating func fewest(_ changes: [Change]) -> [Change] {
        var kept = changes
        for change in changes where kept.count > 1 {
            let rest = kept.filter { !$0.replaces(change) }
            if case .enough = attempt(rest) { kept = rest }
        }
        return kept
    }

    /// Later changes of a key take the place of earlier ones, and say what it was at first.
    private func joined(_ before: [Change], _ more: [Change]) -> [Change] {
        var changes = before
        for change in more {
            guard let i = changes.firstIndex(where: { $0.replaces(change) }) else {
                changes.append(change)
                continue
            }
            changes[i] = changes[i].moved(to: change)
        }
        return changes
    }

    private mutating func attempt(_ changes: [Change]) -> Outcome {
        if tries >= Self.mostTries { return .nothing }
        guard var session = try? rebuild(overrides(changes)) else { return .nothing }
        tries += 1
        let solution = session.settle().solution
        switch solution.status {
        case .optimal: return .enough(changes)
        case .infeasible: return .leaves(changes, Finding(session, ray: solution.rowDual))
        default: return .nothing
        }
    }

    /// The scenario's own overrides, but for those that are changed, and the changes.
    private func overrides(_ changes: [Change]) -> [String] {
        document.overrides.filter { override in !changes.contains { $0.setPath == override.path } }.map(\.text)
            + changes.map(\.set)
    }

    private mutating func note(_ left: Finding, beside first: Finding) {
        func keys(_ finding: Finding) -> Set<[String]> {
            Set(finding.keys.compactMap { $0.first.flatMap { finding.source.limits($0).first?.path } })
        }
        if ([first] + others).contains(where: { keys($0) == keys(left) }) { return }
        others.append(left)
    }
}

extension Change {
    /// The same key with the value of a later change.
    fileprivate func moved(to later: Change) -> Change {
        var moved = self
        (moved.to, moved.set) = (later.to, later.set)
        moved.years = Set(years + later.years).sorted()
        if case .number(let start) = from, case .number(let end) = later.to { moved.by = end - start }
        if from == nil, case .number(let end) = later.to { moved.by = end }
        return moved
    }
}
