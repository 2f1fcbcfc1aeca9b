import Documents
import LinearProgramming

/// A conflict of a session's program, its members in the program that explains.
struct Finding {
    let source: ConflictSource
    let conflict: Conflict
    /// By member; nil where giving way is not enough, or nobody set a number.
    let shortfalls: [Int: Shortfall]
    let isIrreducible: Bool

    /// - Parameter ray: the Farkas ray of the session's program.
    init(_ session: PlanSession, ray: [Double]) {
        let (source, proof) = Finding.explained(session, ray)
        var filter = ConflictFilter(source.program) { session.solve(part: $0) }
        conflict = filter.conflict(from: proof, narrower: source.fromTheFirstYear, order: source.order)
        var shortfalls: [Int: Shortfall] = [:]
        for member in conflict.members {
            if let short = source.shortfall(of: member, in: conflict, &filter) { shortfalls[member] = short }
        }
        (self.source, self.shortfalls, isIrreducible) = (source, shortfalls, filter.isIrreducible)
    }

    /// The program with columns for what cannot be built or reached, and a ray of its own: the session's where that proves it too,
    /// else one that is looked for. A session that was changed has rows that are not built anew: then it explains itself.
    private static func explained(_ session: PlanSession, _ ray: [Double]) -> (ConflictSource, [Double]) {
        let explaining = session.model.explaining()
        let source = ConflictSource(explaining)
        let mapped = source.ray(ray, of: session.model)
        if RayCheck(farkas: mapped, explaining.program, source.program.matrix).proves(tolerance, rounding: rounding) {
            return (source, mapped)
        }
        let solution = session.solve(part: explaining.program)
        if solution.status == .infeasible { return (source, solution.rowDual) }
        return (ConflictSource(session.model), ray)
    }

    /// What a ray may be off and still lead to a conflict: its rows are tried themselves.
    private static let tolerance = 1e-4
    private static let rounding = 1e-12

    /// The members that one key set, by years; first those that somebody decides.
    var keys: [[Int]] {
        var order: [[String]: Int] = [:]
        var groups: [[Int]] = []
        for member in conflict.members {
            guard let path = source.limits(member).first?.path else { continue }
            if let found = order[path] {
                groups[found].append(member)
            } else {
                order[path] = groups.count
                groups.append([member])
            }
        }
        return groups
    }

    /// Of a member, years in order; a limit over the horizon has them all.
    func years(_ member: Int) -> [Int] {
        if let year = source.year(member) { return [year] }
        return source.limits(member).isEmpty ? [] : Array(source.model.scenario.horizon.years)
    }
}

extension PlanModel {
    /// The same program with columns for what cannot be built or reached, bound to zero.
    fileprivate func explaining() -> PlanModel {
        PlanModel(scenario, axis: axis, profiles: profiles, carried: carried, explains: true)
    }
}

// MARK: - Parties

extension Finding {
    /// The conflict's members as limits in their years: numbers that people set first, those that somebody decides before others.
    func parties(_ document: Document) -> [InfeasibilityExplanation.Party] {
        var parties: [InfeasibilityExplanation.Party] = []
        for member in conflict.members {
            let party = party(member, document)
            if let i = parties.firstIndex(where: { $0.isOf(party) }) {
                parties[i] = parties[i].joined(party)
            } else {
                parties.append(party)
            }
        }
        return parties.enumerated().sorted {
            ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
        }.map(\.element)
    }

    private func party(_ member: Int, _ document: Document) -> InfeasibilityExplanation.Party {
        let limits = source.limits(member)
        guard let limit = limits.first else { return nameless(member) }
        let position = limit.path.flatMap(document.position(of:))
        let short = shortfalls[member]
        func several(_ words: [String], _ separator: String) -> String {
            var seen: Set<String> = []
            return words.filter { !$0.isEmpty && seen.insert($0).inserted }.joined(separator: separator)
        }
        return InfeasibilityExplanation.Party(
            constraint: limit.name, where: several(limits.flatMap(\.places), "+"),
            item: several(limits.map(\.item), "+"),
            years: years(member), key: limit.path.map(keyPath), file: position?.file,
            line: position.flatMap { $0.isOnCommandLine ? nil : $0.line },
            shortBy: short?.amount, unit: source.reading(limit).map { PriceUnit.counted($0.unit) },
            because: causes(member, document), rank: source.rank(member), rises: short?.rises)
    }

    /// What no number of the scenario says.
    private func nameless(_ member: Int) -> InfeasibilityExplanation.Party {
        let (label, side) = (source.members[member].label, source.members[member].side)
        let isOutput = label.quantity == Equation.generationLimit.rawValue
        let name =
            switch side {
            case .rows: label.quantity
            case .nothing: isOutput ? "hours_without_output" : "hours_without_capacity"
            case .lower, .upper: "bounds_of_" + label.quantity
            }
        return InfeasibilityExplanation.Party(
            constraint: name, where: label.place, item: label.item, years: label.year.map { [$0] } ?? [], key: nil,
            file: nil, line: nil, shortBy: nil, unit: nil, because: idleHours(member), rank: 3, rises: nil)
    }

    /// Why a bound is where it is: what keeps more from being built or reached, and what racks draw at rest.
    private func causes(_ member: Int, _ document: Document) -> [String] {
        var causes: [String] = []
        for limit in source.limits(member) {
            if source.members[member].side != .lower { causes += limit.bars.map { described($0, document) } }
            if let cause = restingPower(limit, source.members[member].side) { causes.append(cause) }
        }
        var seen: Set<String> = []
        return causes.filter { seen.insert($0).inserted }
    }

    private func described(_ bar: Bar, _ document: Document) -> String {
        let place = document.position(of: bar.path).map {
            $0.isOnCommandLine ? " (\($0.file))" : " (\($0.file):\($0.line))"
        }
        return bar.opening == .none ? bar.words : "\(bar.words): \(keyPath(bar.path))\(place ?? "")"
    }

    /// i·κ·N of racks that have to stand, whether there is work for them or not.
    private func restingPower(_ limit: ReportedConstraint, _ side: ConflictSource.Side) -> String? {
        guard limit.name == "existing_racks", side != .upper,
            let rack = source.model.scenario.rackClasses.first(where: { $0.name == limit.item })
        else { return nil }
        let power = rack.idleShare * rack.peakKw / 1000 * limit.number.value
        return power > 0
            ? "\(InfeasibilityExplanation.rounded(power)) MW is what they draw at rest, in every hour" : nil
    }

    /// In how many of the year's hours there is nothing: a night, a drought.
    private func idleHours(_ member: Int) -> [String] {
        guard source.members[member].side == .nothing else { return [] }
        let model = source.model
        var (idle, all) = (0.0, 0.0)
        for bound in model.program.capacityBounds where bound.block.label == source.members[member].label {
            for t in 0..<bound.columns.count {
                all += model.axis.weight[t]
                if bound.factor[t] == 0 { idle += model.axis.weight[t] }
            }
        }
        return all > 0
            ? [
                "it gives nothing in \(InfeasibilityExplanation.rounded(idle)) of \(InfeasibilityExplanation.rounded(all)) hours of a year"
            ]
            : []
    }
}
