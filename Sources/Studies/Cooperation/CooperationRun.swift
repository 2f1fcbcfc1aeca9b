import CooperativeGames
import LinearProgramming
import Planning
import Vocabulary

/// How a coalition's plan came out.
public struct CoalitionCase: Sendable {
    /// The players that take part, a bit mask.
    public let mask: Int
    public let status: TerminationStatus
    /// By player that takes part: present value of its costs in the coalition's plan, US$; empty without a plan.
    let costs: [Int: [CostItem: Double]]
    /// c(S), the objective; nil without a plan.
    public let costUsd: Double?
    /// Why there is no plan.
    public let reason: String?

    /// Of all members or one, of one kind of money or all.
    func usd(_ view: MoneyView? = nil, of player: Int? = nil) -> Double? {
        if costUsd == nil { return nil }
        return costs.filter { player == nil || $0.key == player }.values.reduce(0) { sum, items in
            items.reduce(sum) { view == nil || $1.key.view == view ? $0 + $1.value : $0 }
        }
    }

    /// Of one category.
    func usd(_ category: CostCategory) -> Double {
        costs.values.reduce(0) { sum, items in items.reduce(sum) { $1.key.category == category ? $0 + $1.value : $0 } }
    }
}

/// Solves the plans of all coalitions, cut out of one model: all together first, then from single players on.
struct CooperationRun {
    let players: [CooperationPlayer]
    let open: PlanRun.Open
    private let bench: StudyBench
    /// By mask.
    private(set) var cases: [Int: CoalitionCase] = [:]
    /// How the run ended before all were solved; nil: it did not.
    private(set) var stopped: TerminationStatus?

    private let clock = ContinuousClock()

    init(_ open: PlanRun.Open, _ players: [CooperationPlayer], _ bench: StudyBench) {
        (self.open, self.players, self.bench) = (open, players, bench)
        cases[whole] = found(whole, open.session.model, open.solution, reason: nil)
    }

    var whole: Int { (1 << players.count) - 1 }

    func name(_ mask: Int) -> String { CoalitionGame.members(mask).map { players[$0].name }.joined(separator: ", ") }

    private func regions(_ mask: Int) -> [Int] { CoalitionGame.members(mask).flatMap { players[$0].regions }.sorted() }

    /// - Throws: what making a solver throws.
    mutating func solve() throws {
        let order = (1..<whole).sorted { ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1) }
        let start = clock.now
        let work = order.map { Double(regions($0).count) }
        for (i, mask) in order.enumerated() {
            let (done, left) = (work[..<i].reduce(0, +), work[i...].reduce(0, +))
            let time = i == 0 ? "" : ", " + TimeLeft.words((clock.now - start) / .seconds(1) / done * left) + " to go"
            if !bench.observe(.tried(i, of: order.count, name(mask) + time)) {
                stopped = .interrupted
                return
            }
            let coalition = try solve(mask)
            if [.interrupted, .timeLimit].contains(coalition.status) {
                stopped = coalition.status
                return
            }
            cases[mask] = coalition
        }
    }

    private func solve(_ mask: Int) throws -> CoalitionCase {
        var session = PlanSession(open.session.model.coalition(regions(mask)), solver: try bench.solver()) {
            [bench] in bench.observe(.run(.solver($0)))
        }
        let solution = session.settle().solution
        return found(mask, session.model, solution, reason: reason(session, solution))
    }

    private func reason(_ session: PlanSession, _ solution: Solution) -> String? {
        switch solution.status {
        case .optimal: return nil
        case .infeasible:
            let conflict = InfeasibilityExplanation(
                session, ray: solution.rowDual, document: open.built.reading.document
            ).conflict
            return conflict.isEmpty
                ? "its limits contradict each other"
                : "these contradict each other: " + conflict.map { "\($0)" }.joined(separator: "; ")
        default: return solution.message.isEmpty ? solution.status.rawValue : solution.message
        }
    }

    private func found(_ mask: Int, _ model: PlanModel, _ solution: Solution, reason: String?) -> CoalitionCase {
        guard solution.status == .optimal else {
            return CoalitionCase(mask: mask, status: solution.status, costs: [:], costUsd: nil, reason: reason)
        }
        let byRegion = Dictionary(uniqueKeysWithValues: zip(regions(mask), model.presentValueUsd(at: solution.primal)))
        var costs: [Int: [CostItem: Double]] = [:]
        for player in CoalitionGame.members(mask) {
            costs[player] = players[player].regions.reduce(into: [:]) { sum, region in
                sum.merge(byRegion[region]!, uniquingKeysWith: +)
            }
        }
        return CoalitionCase(
            mask: mask, status: .optimal, costs: costs, costUsd: solution.certificate.primalObjective, reason: nil)
    }
}
