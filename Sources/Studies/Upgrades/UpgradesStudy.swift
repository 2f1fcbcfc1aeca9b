import ArgumentParser
import LinearProgramming
import Planning
import Reporting
import Vocabulary

/// Which limit is worth most to raise.
///
/// With v(δ) the least cost of the plan whose limit is raised by δ in every year from the first in which it binds, the duals y of
/// the plan as it is promise a saving of  p = −v′(0) = −Σ_t y(t)·slope  for each unit. v is convex, so that what δ units save,
/// s(δ) = v(0) − v(δ), is at most p·δ: limits are tried in the order of what they promise, and once the best found save more than the next one
/// promises, none that is left can be better. s(δ)/δ falls as δ grows: how far the promise holds, and where more saves nothing any
/// more, is found by solving again. Where links carry what a price or limit weighs, v holds the factors of the plan as it is, for the range;
/// the net benefit is with factors that fit again.
public enum UpgradesStudy: Study {
    public static let name = "upgrades"
    public static let abstract = "Which limit is worth most to raise: dual, range, and what re-solves confirm."
    public static let discussion = """
        Candidates are the limits that bind and whose number is the side of a row: hosting limits and grid upgrades, quotas, \
        water rights, pipelines and approvals, the largest sizes of plants, stores and links, caps of policies. Each is raised by a \
        share of what it is, from the first year in which it binds, and the plan is solved again, those that promise most first, until \
        none that is left can promise as much as the best have been found to save. These are raised on, until more saves nothing.

        A saving is US$ of the first year, present value over the horizon; building within a raised limit is paid for in it \
        (what that takes a year is told), but what others ask for raising a limit is not in the scenario. The range is how far a \
        limit can be moved while each unit is worth what the dual says, within 1 %. Who gains is seen from the costs of each \
        jurisdiction before and after, where they arise.

        Example: dcplan upgrades Scenarios/four-regions-2030.toml --resolution days:1 --top 3
        """

    public struct Options: StudyOptions {
        @OptionGroup var input: ScenarioOptions

        @Option(help: ArgumentHelp("How many limits to tell of, those that save most.", valueName: "count"))
        var top = 5

        @Option(help: ArgumentHelp("By how much to raise a limit, of what it is.", valueName: "share"))
        var step = 0.1

        @OptionGroup var solving: SolverOptions
        @OptionGroup var printing: PrintOptions

        @Option(
            help: ArgumentHelp(
                "Seconds for all of it; then what was found is told, and the exit code is 12.", valueName: "seconds"))
        public var timeLimit: Double?

        public init() {}

        public var format: ReportFormat { printing.format }
        public var isQuiet: Bool { solving.quiet }
        public var threads: Int? { solving.threads }

        public func validate() throws {
            try SolverOptions.check(timeLimit: timeLimit)
            if !(1...1000).contains(top) { throw ValidationError("--top takes a number from 1 to 1000") }
            if !(step > 0 && step <= 10) { throw ValidationError("--step takes a share above 0 and up to 10") }
        }
    }

    public static func run(_ options: Options, on bench: StudyBench) throws -> Result {
        let open = try bench.planRun(options.input.request).open()
        bench.say(open.built.reading.warnings)
        let all = Candidate.all(open.session, open.solution, step: options.step)
        var search = UpgradeSearch(open)
        let best = try search.best(options.top, of: all) { bench.observe(.tried($0, of: all.count, $1.title)) }
        var upgrades: [Upgrade] = []
        for (i, tried) in best.enumerated() {
            let isAsked = bench.observe(.tried(i, of: best.count, "how far \(tried.candidate.title) pays"))
            upgrades.append(try search.upgrade(tried, explores: isAsked && search.stopped == nil))
            if !isAsked { search.stop(.interrupted) }
        }
        return Result(
            upgrades: upgrades, bindingCount: all.count, triedCount: search.triedCount, stopped: search.stopped,
            isProven: search.isProven, costUsd: search.cost, scenario: open.built.scenario)
    }

    public struct Result: StudyResult {
        /// Best first.
        public let upgrades: [Upgrade]
        /// How many limits bind, those that were not tried included.
        public let bindingCount: Int
        /// How many were solved again with.
        public let triedCount: Int
        let stopped: TerminationStatus?
        /// Whether none that is not told could save more than those that are.
        public let isProven: Bool
        let costUsd: Double
        let scenario: Scenario

        public func json() throws -> String {
            let status: ExitStatus =
                failure == nil ? .solved : stopped == .interrupted ? .interrupted : .stopped
            return try JSONValue.object([
                "status": .text(status.name), "exit": .integer(Int(failure?.code ?? 0)),
                "objective_usd": .number(costUsd), "binding": .integer(bindingCount), "tried": .integer(triedCount),
                "best_is_proven": .boolean(isProven), "upgrades": .list(upgrades.map(\.json)),
            ]).document()
        }

        public var table: Table? { Upgrade.tables.table(upgrades) }

        public func text(_ style: TextTable.Style) -> String? {
            if upgrades.isEmpty && failure == nil { return "No limit that could be raised by itself binds.\n" }
            let heading =
                "WHAT RAISING A LIMIT SAVES, million US$ of the \(NumberText.text(costUsd / 1e6)) that the plan costs"
            let parts =
                [heading, Upgrade.benefits(upgrades, style), Upgrade.prices(upgrades, style)]
                + [upgrades.compactMap { $0.gainers(style) }.joined(separator: "\n")].filter { !$0.isEmpty }
            return parts.joined(separator: "\n\n") + "\n"
        }

        public var remarks: [String] {
            var remarks: [String] = []
            let left = bindingCount - upgrades.count
            if left > 0 {
                remarks.append(
                    "\(left) more \(left == 1 ? "limit binds" : "limits bind")"
                        + (isProven ? "; none of them saves more, raised by the same share of itself." : "."))
            }
            if scenario.wholeRackRows { remarks.append("Racks are any number here: whole rows have no duals.") }
            return remarks
        }

        public var failure: Failure? {
            switch stopped {
            case .interrupted:
                return Failure(
                    .interrupted, "interrupted: \(triedCount) of \(bindingCount) limits were tried", details: nil)
            case .timeLimit:
                return Failure(
                    .stopped, "the time limit passed: \(triedCount) of \(bindingCount) limits were tried", details: nil)
            default:
                return upgrades.contains { $0.netBenefitUsd == nil }
                    ? Failure(
                        .stopped, "some limits could not be solved again; they have no net benefit", details: nil)
                    : nil
            }
        }
    }
}
