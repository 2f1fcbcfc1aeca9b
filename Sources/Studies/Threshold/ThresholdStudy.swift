import ArgumentParser
import Documents
import LinearProgramming
import Output
import Planning
import Reporting
import Vocabulary

/// How far a number can go before something breaks: a walk outward, then bisection, each step a plan or a proof that there is none
/// (`ThresholdSearch`).
public enum ThresholdStudy: Study {
    public static let name = "threshold"
    public static let abstract = "How far a number can go before something breaks."
    public static let discussion = """
        --key is a key path as of --set. A number is set to values; numbers by year, keys with * for any name, and with --scale any number, \
        are multiplied. 'demand' stands for all that is asked for, 'demand.johor' and 'demand.cloud' for what of it is of a place or \
        workload.

        --until is one of
          infeasible                          there is no plan
          unserved > 0.5 %                    of any work, or load, in a year; unserved.johor, unserved.cloud.2030
          johor.2030.mean_price_usd_per_mwh > 120
                                              any figure of a region or link; any year where none is named; all.2030.FIGURE sums
          binds hosting johor 2030            a limit, or a policy by its name, begins to bind
          cost > 70 bn, or cost > +5 %        present value of all costs, US$
        with > >= < <=, and +5 % or -5 % against the scenario as it is. Where there is no plan, all of them count as met.

        It looks upward from the scenario's own number, or down with --down, each step twice as far, to --to at the most; then it halves. \
        Both ends are plans, or proofs that there is none. One point beyond the change, or four between --from and --to, show whether it \
        changes back.

        Example: dcplan threshold Scenarios/four-regions-2030.toml --key demand --until 'binds hosting johor'
        Example: dcplan threshold SCENARIO --key regions.johor.hosting.limit_mw --down --until 'unserved > 1 %'
        """

    public struct Options: StudyOptions {
        @OptionGroup var input: ScenarioOptions

        @Option(help: ArgumentHelp("The number that is moved: a key path as of --set, or demand.", valueName: "key"))
        var key: String

        @Option(help: ArgumentHelp("What is to break, as in 'unserved > 0.5 %'; see above.", valueName: "condition"))
        var until: String

        @Flag(help: "Multiply the number, in place of setting it.")
        var scale = false

        @Flag(help: "Look at smaller numbers instead of greater ones.")
        var down = false

        @Option(
            parsing: .unconditional,
            help: ArgumentHelp("Where to begin; the scenario's own number unless given.", valueName: "value"))
        var from: Double?

        @Option(
            parsing: .unconditional,
            help: ArgumentHelp("How far to look; eight doublings unless given.", valueName: "value"))
        var to: Double?

        @Option(help: ArgumentHelp("How near the two ends are to be, of the greater one.", valueName: "share"))
        var tolerance = 0.01

        @OptionGroup var solving: SolverOptions
        @OptionGroup var printing: PrintOptions

        @Option(
            help: ArgumentHelp(
                "Seconds for all of it; then the nearest ends so far are told, with exit code 12.", valueName: "seconds"
            ))
        public var timeLimit: Double?

        public init() {}

        public var format: ReportFormat { printing.format }
        public var isQuiet: Bool { solving.quiet }
        public var threads: Int? { solving.threads }

        public func validate() throws {
            try SolverOptions.check(timeLimit: timeLimit)
            if !(tolerance >= 1e-6 && tolerance <= 0.5) {
                throw ValidationError("--tolerance takes a share from 1e-6 to 0.5")
            }
            for (name, value) in [("--from", from), ("--to", to)] {
                if let value, !value.isFinite { throw ValidationError("\(name) takes a number") }
            }
            if let from, from == to { throw ValidationError("--from and --to are the same") }
            if down, let from, let to, to > from { throw ValidationError("--down leads away from --to \(to)") }
        }
    }

    public static func run(_ options: Options, on bench: StudyBench) throws -> Result {
        var request = options.input.request
        let reading = try request.read()
        bench.say(reading.warnings)
        // Whatever the number does to the size of the program, its hours stay.
        request.auto = reading.scenario.resolutionChoice?.step.resolution
        let lever = try ThresholdLever(options.key, reading, asksToScale: options.scale)
        let line = try line(options, lever)
        let prepared = try bench.planRun(request).prepare()
        let names = ConditionNames(reading.scenario, limits: prepared.session.limits)
        let condition = try ConditionParsing(options.until, names).condition()
        var prober = ThresholdProber(request, bench, lever, condition, prepared)
        if condition.isRelative, line.start != lever.start { _ = try prober.verdict(lever.start) }
        var search = ThresholdSearch(line)
        let found = try search.run { try prober.verdict($0) }
        let because = try found.breaksAt.map { try prober.because($0, holdsAt: found.holdsAt) }
        return Result(
            lever: lever, condition: condition, line: line, found: found, probes: prober.probes, because: because,
            roundsRacks: reading.scenario.wholeRackRows)
    }

    private static func line(_ options: Options, _ lever: ThresholdLever) throws -> ThresholdSearch.Line {
        let start = options.from ?? lever.start
        if !start.isFinite {
            throw Failure(.usage, "--key \(lever.key) is \(start) in the scenario; begin with --from")
        }
        for (name, value) in [("--from", options.from), ("--to", options.to)] {
            if let value, !lever.range.contains(value) {
                throw Failure(
                    .usage,
                    "\(name) \(NumberWords.typed(value)): \(lever.key) takes numbers from "
                        + "\(NumberWords.typed(lever.range.lowerBound)) to \(NumberWords.typed(lever.range.upperBound))"
                )
            }
        }
        if let to = options.to, to == start {
            throw Failure(.usage, "--to is where it begins; there is nothing between")
        }
        if let to = options.to, options.down, to > start { throw Failure(.usage, "--down leads away from --to \(to)") }
        return ThresholdSearch.Line(
            start: start, end: options.to, goesUp: options.to.map { $0 > start } ?? !options.down, range: lever.range,
            isWhole: lever.isWhole, tolerance: options.tolerance)
    }
}
