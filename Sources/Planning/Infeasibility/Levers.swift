import Documents
import LinearProgramming

/// What people could write in place of a member's key for its conflict to be gone, each alone.
struct Lever {
    let changes: [Change]
    /// As `ConflictSource.rank`.
    let rank: Int

    /// Whose it is first; then how much of the number it takes: a change of years is no part of a number, and comes after.
    private var share: Double {
        changes.reduce(0) { max($0, ["year", "years"].contains($1.unit) ? 1e3 : $1.share) }
    }

    /// A number that grows tenfold is no advice where there is other.
    var isAbsurd: Bool { changes.contains { $0.from != nil && $0.share > 10 && !["year", "years"].contains($0.unit) } }

    /// Least first; alike ones stay in their order.
    static func sorted(_ levers: [Lever]) -> [Lever] {
        levers.enumerated().sorted { a, b in
            (a.element.rank, a.element.share, a.offset) < (b.element.rank, b.element.share, b.offset)
        }.map(\.element)
    }
}

extension Finding {
    /// Every lever of the conflict, least first.
    func levers(_ document: Document) -> [Lever] {
        let maker = ChangeMaker(document: document)
        return Lever.sorted(keys.flatMap { levers($0, maker) })
    }

    /// Of the members that one key set.
    private func levers(_ members: [Int], _ maker: ChangeMaker) -> [Lever] {
        guard let first = members.first, let limit = source.limits(first).first else { return [] }
        let rank = source.rank(first)
        var changes: [[Change]] = []
        if limit.name == "must_serve" {
            let short = members.compactMap { shortfalls[$0]?.amount }.max() ?? 0
            if let path = limit.number.path,
                let flag = maker.flag(
                    path, to: true, by: short, source.reading(limit).map { PriceUnit.counted($0.unit) } ?? "",
                    years: members.flatMap(years))
            {
                changes.append([flag])
            }
        } else if limit.number.path != nil, limit.name != "not_built", limit.name != "out_of_reach" {
            changes.append(numbers(members, maker))
        }
        changes += opened(members, maker) + periods(members, limit, maker)
        return changes.filter { !$0.isEmpty }.map { Lever(changes: $0, rank: rank) }
    }

    /// The key's number in each year of the conflict, or the one for all years; none where giving way is not enough.
    private func numbers(_ members: [Int], _ maker: ChangeMaker) -> [Change] {
        var changes: [Change] = []
        for member in members {
            guard let short = shortfalls[member], let limit = source.limits(member).first, let path = limit.number.path,
                !(short.rises && limit.name == Equation.demand.rawValue)
            else { return [] }
            let value = limit.number.value
            let unit = source.reading(limit).map { PriceUnit.counted($0.unit) } ?? ""
            var to = max(0, Outward.moved(value, by: short.amount, up: short.rises))
            if unit == "share" { to = short.rises && value <= 1 && value + short.amount <= 1 ? min(1, to) : to }
            guard to != value,
                let change = maker.change(
                    path, from: value, to: to, unit, year: source.year(member), isByYear: limit.period == .year,
                    curve: curve(path))
            else { return [] }
            merge(change, into: &changes)
        }
        return changes
    }

    /// A key's numbers by year, where the program has one for every year of the plan.
    private func curve(_ path: [String]) -> [Int: Double] {
        let horizon = source.model.scenario.horizon.years
        var values: [Int: Double] = [:]
        for limit in source.model.constraints where limit.number.path == path && limit.period == .year {
            values[horizon.lowerBound + limit.yearIndex] = limit.number.value
        }
        return horizon.allSatisfy { values[$0] != nil } ? values : [:]
    }

    /// The farther of two changes of one key.
    private func merge(_ change: Change, into changes: inout [Change]) {
        guard let i = changes.firstIndex(where: { $0.replaces(change) }) else { return changes.append(change) }
        let years = Set(changes[i].years + change.years).sorted()
        if abs(change.by) > abs(changes[i].by) { changes[i] = change }
        changes[i].years = years
    }

    /// What keeps something from being built or reached, opened: for each such thing all that bars it.
    private func opened(_ members: [Int], _ maker: ChangeMaker) -> [[Change]] {
        var byThing: [String: [Change]] = [:]
        var order: [String] = []
        for member in members where source.members[member].side != .lower {
            for limit in source.limits(member) where !limit.bars.isEmpty {
                let thing = "\(limit.places)|\(limit.item)"
                if byThing[thing] == nil { order.append(thing) }
                var changes = byThing[thing] ?? []
                let opened = limit.bars.compactMap { change($0, limit, member, maker) }
                if opened.count < limit.bars.count { continue }
                for change in opened { merge(change, into: &changes) }
                byThing[thing] = changes
            }
        }
        var seen: Set<[String]> = []
        return order.compactMap { byThing[$0] }.filter { !$0.isEmpty && seen.insert($0.map(\.set)).inserted }
            .sorted { $0.count < $1.count }
    }

    private func change(_ bar: Bar, _ limit: ReportedConstraint, _ member: Int, _ maker: ChangeMaker) -> Change? {
        let year = source.year(member)
        switch bar.opening {
        case .none: return nil
        case .value(let value, let unit):
            guard
                var change = maker.change(bar.path, from: bar.value, to: value, unit, year: nil, isByYear: false)
            else { return nil }
            change.years = year.map { [$0] } ?? []
            return change
        case .amount(let gain, let unit):
            guard let short = shortfalls[member], gain > 0 else { return nil }
            return maker.change(
                bar.path, from: bar.value, to: Outward.moved(bar.value, by: short.amount / gain, up: true), unit,
                year: year, isByYear: true)
        }
    }

    /// A rule that holds later, or ends earlier.
    private func periods(_ members: [Int], _ limit: ReportedConstraint, _ maker: ChangeMaker) -> [[Change]] {
        guard let policy = limit.policyPath else { return [] }
        let table = maker.document.value(at: policy)?.table
        let years = Set(members.flatMap(years)).sorted()
        guard let first = years.first, let last = years.last, limit.period == .year,
            limit.number.path == nil || table?["from_year"] != nil || table?["to_year"] != nil
        else { return [] }
        func moved(_ key: String, _ to: Int) -> [Change] {
            let path = policy + [key]
            let from = maker.document.value(at: path)?.number
            guard
                var change = maker.change(
                    path, from: from ?? 0, to: Double(to), "year", year: nil, isByYear: false)
            else { return [] }
            change.years = years
            return [change]
        }
        let end = table?["to_year"]?.number ?? .infinity
        let start = table?["from_year"]?.number ?? 0
        return (Double(last) < end ? [moved("from_year", last + 1)] : [])
            + (Double(first) > start ? [moved("to_year", first - 1)] : [])
    }
}
