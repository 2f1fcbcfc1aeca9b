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
            Prints one screen: what is built where and by when, what it costs, what limits it. --full prints all tables after it, \
            as wide as the terminal, or as COLUMNS says, or 80. --json prints the contents of plan.json; where there is no plan, one object with its status, exit code and \
            reasons.

            Example: dcplan plan Scenarios/four-regions-2030.toml --set regions.johor.hosting.limit_mw=3000
            """)

    @OptionGroup var arguments: PlanArguments
    @OptionGroup var verbosity: Verbosity

    var printsJSON: Bool { arguments.printing.format == .json }

    func run() throws {
        if arguments.isWorker { Dcplan.endWithParent() }
        let limit = TimeLimit(seconds: arguments.timeLimit, asJSON: printsJSON)
        let progress = Progress(quiet: arguments.solving.quiet)
        let phases = verbosity.phases()
        defer {
            progress.finish()
            phases.tell()
        }
        var request = arguments.request
        // One of many cases is looked at in the table of all: what people look at one by one is made when they ask.
        (request.triesRelaxations, request.showsPlan) = (!arguments.isWorker, !arguments.isWorker)
        let outcome = try PlanRun(
            request, program: Dcplan.program,
            solver: limit.solver(progress.listening(try arguments.solving.settings()))
        ) { stage in
            switch stage {
            case .solver(.iteration): limit.hasPoint()
            case .writing, .solver(.solved(.timeLimit)), .solver(.trying): limit.callOff()
            default: break
            }
            phases.observe(stage)
            return progress.observe(stage)
        }.run()
        progress.finish()
        limit.callOff()
        say(outcome.built.reading.warnings)
        guard let plan = outcome.plan, let document = outcome.document else { throw try outcome.planlessFailure() }
        switch arguments.printing.format {
        case .json: printResult(String(decoding: try document.bytes(), as: UTF8.self))
        case .text, .markdown:
            let style = arguments.printing.format == .markdown ? .markdown : Terminal.style
            let report = PlanReport(
                document, plan, outcome.built.scenario, directory: outcome.directory, style: style)
            printResult(report.rendered(isFull: arguments.full))
        }
        if printsJSON, let directory = outcome.directory {
            say("Results in \(directory)/: plan.json, tables, \(ShownFiles.all.map(\.name).joined(separator: ", ")).")
        }
        if let failure = outcome.unfinishedFailure ?? outcome.auditFailure { throw failure }
    }
}
