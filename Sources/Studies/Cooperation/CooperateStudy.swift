import ArgumentParser
import CooperativeGames
import Planning
import Reporting

/// What planning together is worth, to whom, and who would have to pay whom.
///
/// Each player plans alone, in every coalition, and with all others: 2ⁿ − 1 programs that are cut out of one model (`PlanModel.coalition`). With
/// c(S) the least cost of a coalition, its saving is  v(S) = Σ_{i ∈ S} c({i}) − c(S) ≥ 0.  Costs are what a plan minimises, present value of
/// resources and transfers (bills) and of penalties, so that work that is left undone counts the same in every coalition; both
/// are told apart. As two coalitions can do together whatever they do apart, v(S ∪ T) ≥ v(S) + v(T), but for duties that only a common
/// plan has (contracted flows on a link between them), and up to what the rounds of carbon on links leave open.
public enum CooperateStudy: Study {
    public static let name = "cooperate"
    public static let abstract = "What a shared plan saves against separate ones, to whom, and who pays whom."
    public static let discussion = """
        Every coalition of jurisdictions (or regions) plans for itself: with its own work and supply, links and routes among its \
        members only, and its members' shares of offshore work. What it saves against its members' plans alone is divided by the \
        Shapley value and by the nucleolus; the core test says whether some would rather go their own way.

        Offshore work goes by the room in halls that own work leaves, or as [cooperation] says: offshore_rule = "demand", or \
        offshore_share = { johor = 0.6, … }. Limits set for several places at once are divided by the work that each has to do \
        alone, or by limit_share; shares, ratios, prices and bans hold as they are. Links that lead out of a coalition carry \
        nothing; what stands or is committed of one is paid for by the region that it is named from. A player without a plan of \
        its own is told, and why; then there is no value to divide.

        Example: dcplan cooperate Scenarios/four-regions-2030.toml --players regions --resolution weeks:1

        \(ExitStatus.help([.solved, .infeasible, .stopped, .interrupted], saying: [
            .infeasible: "all together have no plan",
            .stopped: "stopped before all coalitions were solved; those that are are told",
            .interrupted: "interrupted, likewise",
        ]))
        """

    /// More have too many coalitions: 2¹² − 1 are 4,095 programs.
    static let mostPlayers = 12

    public enum Players: String, ExpressibleByArgument, CaseIterable, Sendable {
        case jurisdictions, regions
    }

    public struct Options: StudyOptions {
        @OptionGroup var input: ScenarioOptions

        @Option(help: ArgumentHelp("Who plans: jurisdictions or regions.", valueName: "who"))
        var players = Players.jurisdictions

        @OptionGroup var solving: SolverOptions
        @OptionGroup var printing: PrintOptions

        @Option(
            help: ArgumentHelp("Seconds for all of it; then the exit code is 12.", valueName: "seconds"))
        public var timeLimit: Double?

        public init() {}

        public var format: ReportFormat { printing.format }
        public var isQuiet: Bool { solving.quiet }
        public var threads: Int? { solving.threads }

        public func validate() throws { try SolverOptions.check(timeLimit: timeLimit) }
    }

    public static func run(_ options: Options, on bench: StudyBench) throws -> Cooperation {
        let reading = try options.input.read()
        let players = CooperationPlayer.all(reading.scenario, options.players)
        try check(players, options)
        bench.say(reading.warnings)
        let open = try bench.planRun(options.input.request).open()
        var run = CooperationRun(open, players, bench)
        try run.solve()
        return try Cooperation(run, solver: bench.solver())
    }

    private static func check(_ players: [CooperationPlayer], _ options: Options) throws {
        let what = options.players.rawValue
        let path = options.input.scenario
        if players.count < 2 {
            let other = options.players == .jurisdictions ? "; --players regions takes its regions" : ""
            throw Failure(
                .wrongInput, "\(path): there is nobody to plan with: the scenario has one of \(what) only\(other)")
        }
        if players.count > mostPlayers {
            throw Failure(
                .wrongInput,
                "\(path): \(players.count) \(what) have \((1 << min(players.count, 62)) - 1) coalitions; at most \(mostPlayers) players "
                    + "can be asked" + (options.players == .regions ? "; --players jurisdictions has fewer" : ""))
        }
    }
}

/// Who plans: a jurisdiction with its regions, or a region.
public struct CooperationPlayer: Sendable {
    public let name: String
    /// Indices into the scenario's regions, in ascending order.
    public let regions: [Int]

    /// By name.
    static func all(_ scenario: Scenario, _ players: CooperateStudy.Players) -> [CooperationPlayer] {
        let names = scenario.regions.map { players == .regions ? $0.name : $0.jurisdiction }
        return Set(names).sorted().map { name in
            CooperationPlayer(name: name, regions: names.indices.filter { names[$0] == name })
        }
    }
}
