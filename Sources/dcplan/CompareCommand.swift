import ArgumentParser
import Documents
import Foundation
import Planning
import Reporting
import Studies
import TimeSeries

struct CompareCommand: ParsableCommand, JSONPrinting {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Set plans side by side: what changed against the first.",
        discussion: """
            Each argument is a scenario file, solved on the fly, or a saved result: its directory or its plan.json.

            A plan is called by its --label, or by the title that --set gave it, else by its scenario's name.

            Example: dcplan compare Notebooks-out/four-regions-2030 Scenarios/policies/gpu-quota.toml
            """)

    @Argument(
        help: ArgumentHelp("Scenario files or saved results, two or more.", valueName: "scenario-or-result"),
        completion: .file(extensions: ["toml", "json"]))
    var inputs: [String]

    @OptionGroup var changes: ScenarioChanges
    @OptionGroup var solving: SolverOptions

    @OptionGroup var printing: PrintOptions

    @Option(
        name: .customLong("label"), parsing: .singleValue,
        help: ArgumentHelp(
            "What to call a plan, in place of its own name; once for each, in their order.", valueName: "text"))
    var labels: [String] = []

    var printsJSON: Bool { printing.format == .json }

    @Option(
        help: ArgumentHelp("Seconds for all of it; then the exit code is 12.", valueName: "seconds"))
    var timeLimit: Double?

    func validate() throws {
        try TimeLimit.check(timeLimit)
        if inputs.count < 2 { throw ValidationError("compare takes two or more scenarios or results") }
        if !labels.isEmpty, labels.count != inputs.count {
            throw ValidationError("--label is given \(labels.count) times for \(inputs.count) plans; each needs one")
        }
        guard !inputs.contains(where: CompareCommand.isScenario) else { return }
        if !changes.overrides.isEmpty || changes.resolution != nil {
            throw ValidationError("--set and --resolution apply to scenario files; these are all saved results")
        }
    }

    func run() throws {
        let limit = TimeLimit(seconds: timeLimit)
        // What is wrong with any input comes out before anything is solved.
        let saved = try inputs.map { CompareCommand.isScenario($0) ? nil : try PlanDocument.read($0) }
        for (input, plan) in zip(inputs, saved) where plan == nil {
            say(try request(input).read().warnings)
        }
        var failures: [Failure] = []
        let plans = try zip(inputs, saved).map { try $1 ?? solve($0, limit, &failures) }
        limit.callOff()
        for (input, plan) in zip(inputs, saved) where plan?.hasFailedAudit == true {
            say("\(input): this plan failed its own audit (\(AuditPart.failedStatus)); its figures may not hold.")
        }
        let names = labels.isEmpty ? Comparison.names(plans, sources: inputs) : labels
        let comparison = Comparison(
            inputs.indices.map { Comparison.Member(name: names[$0], source: inputs[$0], plan: plans[$0]) })
        switch printing.format {
        case .json: printResult(String(decoding: try comparison.json(), as: UTF8.self))
        case .text: printResult(ComparisonReport(comparison, style: .text).rendered())
        case .markdown: printResult(ComparisonReport(comparison, style: .markdown).rendered())
        }
        if let failure = failures.first { throw failure }
    }

    /// A plan that failed its audit is compared all the same, and the failure noted.
    private func solve(_ path: String, _ limit: TimeLimit, _ failures: inout [Failure]) throws -> PlanDocument {
        let progress = Progress(quiet: solving.quiet)
        defer { progress.finish() }
        let outcome = try PlanRun(
            request(path), program: Dcplan.program, solver: limit.solver(try solving.settings()),
            observe: progress.observe
        ).solve()
        guard let document = outcome.document else {
            let failure = try PlanCommand.failure(outcome)
            throw Failure(code: failure.code, message: "\(path): \(failure.message)", details: failure.details)
        }
        if let failure = PlanCommand.auditFailure(outcome) {
            failures.append(Failure(code: failure.code, message: "\(path): \(failure.message)", details: nil))
        }
        return document
    }

    private func request(_ path: String) -> PlanRun.Request {
        PlanRun.Request(path: path, overrides: changes.overrides, resolution: changes.resolution)
    }

    /// A directory or a .json file is a saved result, anything else a scenario.
    private static func isScenario(_ path: String) -> Bool {
        var isDirectory: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
        return !(exists && isDirectory.boolValue) && !path.hasSuffix(".json")
    }
}

/// What to change in every scenario of a command.
struct ScenarioChanges: ParsableArguments {
    @Option(
        name: .customLong("set"), parsing: .singleValue,
        help: ArgumentHelp(
            "Override a key of every scenario, as in regions.johor.hosting.limit_mw=3000; may be repeated.",
            valueName: "key=value"))
    var overrides: [String] = []

    @Option(
        help: ArgumentHelp(
            "Hours to model: full, weeks:N or days:N; each scenario's own unless given.", valueName: "hours"))
    var resolution: Resolution?
}
