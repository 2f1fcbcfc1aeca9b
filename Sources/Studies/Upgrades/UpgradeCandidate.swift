import LinearProgramming
import Planning

/// A limit that binds, raised from a year on.
struct Candidate {
    /// As it is in the first year in which it binds.
    let limit: PlanSession.Limit
    /// Its rows, from that year on.
    let rows: [PlanSession.Limit]
    /// p, US$ of present value for each unit in all of these years.
    let promiseUsdPerUnit: Double
    /// What one unit in the first year alone saves, in US$ of that year.
    let dual: Double
    /// δ.
    let size: Double
    /// Yearly cost of a unit that is built within the limit; nil where nothing is.
    let annualCostUsdPerUnit: Double?

    var title: String { ([limit.name, limit.item, limit.place].filter { !$0.isEmpty }).joined(separator: " ") }

    /// p·δ, the most that raising it by δ can save.
    var promiseUsd: Double { promiseUsdPerUnit * size }

    /// Whether all its rows can be moved by so much.
    func canMove(by size: Double) -> Bool { rows.allSatisfy { $0.range!.contains($0.value + size) } }

    /// Less in a unit is an interior point's noise.
    private static let leastShareOfCost = 1e-9

    /// All of a plan, by what the step promises to save.
    static func all(_ session: PlanSession, _ solution: Solution, step: Double) -> [Candidate] {
        let savings = session.savings(solution)
        let noise = leastShareOfCost * abs(solution.certificate.primalObjective)
        let raisable = session.limits.filter {
            $0.isDecided && $0.range?.contains($0.value) == true && savings[$0.id] != nil
        }
        let byKey = Dictionary(grouping: raisable) { "\($0.key ?? "")|\($0.name)|\($0.place)|\($0.item)" }
        return byKey.values.compactMap { rows -> Candidate? in
            let rows = rows.sorted { $0.year < $1.year }
            func size(_ limit: PlanSession.Limit) -> Double {
                let wanted = limit.value == 0 ? 1 : limit.value * step
                return min(wanted, limit.range!.upperBound - limit.value)
            }
            guard let first = rows.first(where: { savings[$0.id]! * size($0) > noise }) else { return nil }
            let later = rows.filter { $0.year >= first.year }
            let weight = session.model.scenario.horizon.weight(first.year)
            return Candidate(
                limit: first, rows: later, promiseUsdPerUnit: later.reduce(0) { $0 + savings[$1.id]! },
                dual: savings[first.id]! / (first.period == .year ? weight : 1),
                size: later.map(size).min()!, annualCostUsdPerUnit: session.annualCostUsd(of: first.id))
        }.filter { $0.size > 0 }.sorted { ($0.promiseUsd, $1.limit.id) > ($1.promiseUsd, $0.limit.id) }
    }
}
