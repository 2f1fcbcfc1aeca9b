import Planning
import Reporting

/// The limits that bind in some plan, each once over its years, and what each is worth in each plan.
struct ComparisonLimits {
    struct Limit {
        /// A policy, or the kind of limit, and which of them.
        let name: String
        let place: String
        /// In the order of the plans: US$ over the years; nil where it does not bind.
        let worth: [Double?]
        let years: [[Int]]

        func newlyBinds(_ member: Int) -> Bool { worth[0] == nil && worth[member] != nil }
        func bindsNoMore(_ member: Int) -> Bool { worth[0] != nil && worth[member] == nil }

        /// Whether it binds in some plans and not in others.
        var isSplit: Bool { worth.contains { $0 == nil } }

        var largest: Double { worth.compactMap { $0 }.max() ?? 0 }

        /// The largest change against the first plan, US$.
        var change: Double { worth.dropFirst().map { abs(($0 ?? 0) - (worth[0] ?? 0)) }.max() ?? 0 }
    }

    /// Greatest worth first.
    let limits: [Limit]

    private struct Subject: Hashable, Comparable {
        let name: String
        let place: String

        static func < (a: Subject, b: Subject) -> Bool { (a.name, a.place) < (b.name, b.place) }
    }

    private typealias Known = (worth: Double, years: [Int])

    init(_ plans: [PlanDocument]) {
        let known = plans.map(ComparisonLimits.known)
        let subjects = Set(known.flatMap(\.keys)).sorted()
        let limits = subjects.map { subject in
            Limit(
                name: subject.name, place: subject.place, worth: known.map { $0[subject]?.worth },
                years: known.map { $0[subject]?.years ?? [] })
        }
        self.limits = limits.enumerated().sorted {
            ($0.element.largest, $1.offset) > ($1.element.largest, $0.offset)
        }.map(\.element)
    }

    /// Σ_y weight(y) · number(y) · price(y): present value where the plan tells what years weigh. A limit is told in several units, whose worth
    /// is the same: of each year the first counts.
    private static func known(_ plan: PlanDocument) -> [Subject: Known] {
        var known: [Subject: Known] = [:]
        let policies = (plan.policies ?? []).filter { $0.worthUsd != nil && PriceUnit.isTold($0.dual, $0.unit) }
            .map { ($0.name, $0.limitPrice) }
        for (name, limit) in (plan.binding ?? []).map({ ($0.constraint, $0) }) + policies {
            let subject = Subject(name: limit.item.isEmpty ? name : "\(name) \(limit.item)", place: limit.place)
            var entry = known[subject] ?? (0, [])
            if entry.years.contains(limit.year) { continue }
            let weight = limit.period == .horizon ? 1 : plan.yearWeights?["\(limit.year)"] ?? 1
            entry = (entry.worth + weight * (limit.worthUsd ?? 0), (entry.years + [limit.year]).sorted())
            known[subject] = entry
        }
        return known
    }
}
