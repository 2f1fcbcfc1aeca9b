import ArgumentParser
import Documents
import Foundation
import LinearProgramming
import Output
import Planning
import Reporting
import Studies

struct PlanCommand: ParsableCommand, JSONPrinting {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Solve a scenario: read, build, solve, audit, report, save.",
        discussion: """
            --json prints the contents of plan.json; where there is no plan, one object with its status, exit code and \
            reasons.

            Example: dcplan plan Scenarios/four-regions-2030.toml --set regions.johor.hosting.limit_mw=3000
            """)

    @OptionGroup var input: ScenarioOptions
    @OptionGroup var solving: SolverOptions

    @Option(
        help: ArgumentHelp("Directory of the results; Notebooks-out/<scenario name> unless given.", valueName: "dir"),
        completion: .directory)
    var out: String?

    @Flag(
        help: ArgumentHelp(
            "Round racks to whole rows (racks_per_row) and plan the rest around them: as --set whole_rack_rows=true."))
    var wholeRows = false

    @OptionGroup var printing: PrintOptions

    @Option(
        help: ArgumentHelp("What to call this run in its report, in plan.json and in comparisons.", valueName: "text"))
    var label: String?

    @Flag(name: .customLong(SweepRun.workerOption), help: .hidden)
    var isWorker = false

    var printsJSON: Bool { printing.format == .json }

    func validate() throws {
        try TimeLimit.check(timeLimit)
        if let label, label.allSatisfy(\.isWhitespace) || label.contains(where: \.isNewline) {
            throw ValidationError("--label takes a name in one line")
        }
    }

    @Option(
        help: ArgumentHelp(
            "Seconds until the best point so far is told and nothing is written (exit code 12); reading and building count.",
            valueName: "seconds"))
    var timeLimit: Double?

    func run() throws {
        if isWorker { Dcplan.endWithParent() }
        let limit = TimeLimit(seconds: timeLimit)
        let progress = Progress(quiet: solving.quiet)
        let request = PlanRun.Request(
            path: input.scenario, overrides: input.overrides + (wholeRows ? ["whole_rack_rows=true"] : []),
            resolution: input.resolution, out: out, label: label)
        let outcome: PlanRun.Outcome
        do {
            outcome = try PlanRun(
                request, program: Dcplan.program, solver: limit.solver(try solving.settings())
            ) { stage in
                if case .writing = stage { limit.callOff() }
                return progress.observe(stage)
            }.run()
        } catch {
            progress.finish()
            throw error
        }
        progress.finish()
        limit.callOff()
        say(outcome.built.reading.warnings)
        guard let plan = outcome.plan, let document = outcome.document else { throw try PlanCommand.failure(outcome) }
        switch printing.format {
        case .json: printResult(String(decoding: try document.bytes(), as: UTF8.self))
        case .text, .markdown:
            let style: TextTable.Style = printing.format == .markdown ? .markdown : .text
            printResult(PlanReport(document, plan, outcome.built.scenario, style: style).rendered())
        }
        if let directory = outcome.directory { say("Results in \(directory)/: plan.json and tables (*.csv).") }
        if let failure = PlanCommand.auditFailure(outcome) { throw failure }
    }

    /// How many findings of an audit are told at once; all are in `plan.json`.
    private static let mostFindings = 20

    /// What failed and where, when a plan failed its own audit.
    static func auditFailure(_ outcome: PlanRun.Outcome) -> Failure? {
        guard let audit = outcome.audit, audit.hasFailed else { return nil }
        let failures = audit.failures
        var lines = ["the plan failed its own audit; its results are marked \(AuditPart.failedStatus)."]
        lines += failures.prefix(mostFindings).map { "  \($0)" }
        if failures.count > mostFindings { lines.append("  and \(failures.count - mostFindings) more") }
        return Failure(code: ExitStatus.auditFailed, message: lines.joined(separator: "\n"), details: nil)
    }

    /// What to say when there is no plan.
    static func failure(_ outcome: PlanRun.Outcome) throws -> Failure {
        let solution = outcome.solution
        var lines: [String]
        switch solution.status {
        case .infeasible:
            lines = ["no plan meets all the limits of this scenario; nothing was written."]
            if let explanation = outcome.explanation, !explanation.conflict.isEmpty {
                lines.append("These cannot hold together; numbers that people set come first:")
                lines += explanation.conflict.map { "  " + Neutral.line("\($0)", limit: Neutral.longestMessage) }
                lines.append(
                    explanation.isIrreducible
                        ? "Any one of them would have to give way, by as much as it says where that alone is enough."
                        : "Some of them would have to give way; the search for the fewest was cut short.")
            }
        case .unbounded: lines = ["the cost can fall without end: some price or bound is missing; nothing was written."]
        case .interrupted: lines = ["interrupted; nothing was written."]
        case .timeLimit, .iterationLimit, .numerical:
            let c = solution.certificate
            lines = [
                "stopped before the tolerance (\(solution.status.rawValue)); nothing was written. Best point: primal residual "
                    + "\(NumberText.scientific(c.primalResidual)), dual residual \(NumberText.scientific(c.dualResidual)), gap "
                    + "\(NumberText.scientific(c.relativeGap))."
            ]
        case .optimal: lines = []
        }
        if solution.status != .infeasible, !solution.message.isEmpty { lines.append(solution.message) }
        return Failure(
            code: ExitStatus.of(solution.status), message: lines.joined(separator: "\n"),
            details: try PlanlessDocument(outcome).details())
    }
}
