import CooperativeGames
import LinearProgramming
import Planning
import Reporting
import Vocabulary

/// What planning together is worth, and how that can be divided.
public struct Cooperation: StudyResult {
    /// A way to divide the whole's saving.
    public struct Division: Sendable {
        public let name: String
        /// By player, US$; they add up to the whole's saving.
        public let savingUsd: [Double]
        /// By player: what it pays (above zero) or is paid, so that it saves that, US$; they add up to zero.
        public let balanceUsd: [Double]
        public let payments: [Payment]
        public let isInCore: Bool
    }

    /// What can be said once every coalition has a cost.
    public struct Game: Sendable {
        /// v.
        public let game: CoalitionGame
        public let shapley: Division
        public let nucleolus: Division
        /// The most that some coalition misses where it misses least; at most zero where the core has a point.
        public let leastCoreUsd: Double
        public let coreIsEmpty: Bool
        /// The most that two coalitions lose by joining.
        public let lossOfJoiningUsd: Double
    }

    public let players: [CooperationPlayer]
    /// By mask, in ascending order of members and mask; those that were solved.
    public let cases: [CoalitionCase]
    /// nil: some coalition has no cost.
    public let game: Game?
    /// What two costs may differ by for the solver's tolerance, US$.
    public let noiseUsd: Double
    let stopped: TerminationStatus?
    let scenario: Scenario

    /// Of the costs that meet in a saving.
    private static let noiseShare = 1e-7

    init(_ run: CooperationRun, solver: any LinearProgramSolver) throws {
        (players, stopped, scenario) = (run.players, run.stopped, run.open.built.scenario)
        cases = run.cases.values.sorted { ($0.mask.nonzeroBitCount, $0.mask) < ($1.mask.nonzeroBitCount, $1.mask) }
        let whole = run.cases[run.whole]!
        noiseUsd = Self.noiseShare * abs(whole.costUsd!)
        let costs = (0...run.whole).map { $0 == 0 ? 0 : run.cases[$0]?.costUsd }
        guard costs.allSatisfy({ $0 != nil }) else {
            game = nil
            return
        }
        game = try Game(
            CoalitionGame(savingsOf: costs.map { $0! }, players: players.count),
            alone: players.indices.map { run.cases[1 << $0]!.costUsd! },
            borne: players.indices.map { whole.usd(of: $0)! }, noiseUsd, solver)
    }

    func found(_ mask: Int) -> CoalitionCase? { cases.first { $0.mask == mask } }

    var whole: CoalitionCase { found((1 << players.count) - 1)! }

    /// v(S); nil where the coalition, or a member alone, has no plan.
    public func savingUsd(_ mask: Int) -> Double? {
        difference(mask) { $0.costUsd }
    }

    func savingUsd(_ mask: Int, _ view: MoneyView) -> Double? { difference(mask) { $0.usd(view) } }

    private func difference(_ mask: Int, _ usd: (CoalitionCase) -> Double?) -> Double? {
        guard let together = found(mask).flatMap(usd) else { return nil }
        var apart = 0.0
        for player in CoalitionGame.members(mask) {
            guard let alone = found(1 << player).flatMap(usd) else { return nil }
            apart += alone
        }
        return apart - together
    }

    public var failure: Failure? {
        let all = 1 << players.count
        let found = "\(cases.count) of \(all - 1) coalitions are solved"
        switch stopped {
        case nil:
            let given = cases.filter { $0.status.stopped }
            return given.isEmpty
                ? nil
                : Failure(
                    .stopped, "\(given.count) coalitions were not solved to the tolerance; they have no cost",
                    details: nil)
        case .interrupted: return Failure(.interrupted, "interrupted: \(found)", details: nil)
        default: return Failure(.stopped, "the time limit passed: \(found)", details: nil)
        }
    }

    public var remarks: [String] {
        var remarks: [String] = []
        if let game, game.lossOfJoiningUsd > noiseUsd {
            remarks.append(
                "Some lose by joining, up to \(NumberText.text(game.lossOfJoiningUsd / 1e6, decimals: 2)) M US$: contracts on links between "
                    + "them, or carbon on links that is only settled to a ten-thousandth, make a common plan dearer.")
        }
        if scenario.wholeRackRows {
            remarks.append("Racks are any number here: whole rows are rounded for one plan only.")
        }
        return remarks
    }
}

extension Cooperation.Game {
    /// - Parameters:
    ///   - alone: by player, its cost alone, US$.
    ///   - borne: by player, its part of the common plan's cost, US$.
    fileprivate init(
        _ game: CoalitionGame, alone: [Double], borne: [Double], _ noiseUsd: Double, _ solver: any LinearProgramSolver
    ) throws {
        let least: LeastCore
        do {
            least = try game.leastCore(solver)
        } catch {
            throw Failure(ExitStatus.of(error.status), "the nucleolus was not found: \(error.status.rawValue)")
        }
        func division(_ name: String, _ savingUsd: [Double]) -> Cooperation.Division {
            let balance = savingUsd.indices.map { alone[$0] - savingUsd[$0] - borne[$0] }
            return Cooperation.Division(
                name: name, savingUsd: savingUsd, balanceUsd: balance,
                payments: Payment.settling(balance, negligible: noiseUsd),
                isInCore: game.coreHolds(savingUsd, within: noiseUsd))
        }
        self.game = game
        leastCoreUsd = least.largestExcess
        coreIsEmpty = least.largestExcess > noiseUsd
        lossOfJoiningUsd = game.largestLossOfJoining
        shapley = division("Shapley value", game.shapleyValue)
        nucleolus = division("nucleolus", least.nucleolus)
    }

    var divisions: [Cooperation.Division] { [shapley, nucleolus] }
}
