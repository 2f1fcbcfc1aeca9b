import ArgumentParser
import Documents
import Foundation
import Planning
import Reporting
import Studies
import TimeSeries

struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Set plans side by side: what changed against the first.",
        discussion: """
            Each argument is a scenario file, solved on the fly, or a saved result: its directory or its plan.json.

            Example: dcplan compare Notebooks-out/four-regions-2030 Scenarios/policies/gpu-quota.toml
            """)

    @Argument(
        help: ArgumentHelp("Scenario files or saved results, two or more.", valueName: "scenario-or-result"),
        completion: .file(extensions: ["toml", "json"]))
    var inputs: [String]

    @OptionGroup var changes: ScenarioChanges
    @OptionGroup var solving: SolverOptions

    @Option(help: "What to print: text, json or markdown.")
    var format: ReportFormat = .text

    func validate() throws {
        if inputs.count < 2 { throw ValidationError("compare takes two or more scenarios or results") }
        guard !inputs.contains(where: CompareCommand.isScenario) else { return }
        if !changes.overrides.isEmpty || changes.resolution != nil {
            throw ValidationError("--set and --resolution apply to scenario files; these are all saved results")
        }
    }

    func run() throws {
        // What is wrong with any input comes out before anything is solved.
        let saved = try inputs.map { CompareCommand.isScenario($0) ? nil : try SavedPlan.read($0) }
        for (input, plan) in zip(inputs, saved) where plan == nil {
            let reading = try Scenario.read(path: input, overrides: changes.overrides)
            for warning in reading.warnings { say("\(warning)") }
        }
        let plans = try zip(inputs, saved).map { try $1 ?? solve($0) }
        let names = Comparison.names(plans, sources: inputs)
        let comparison = Comparison(
            inputs.indices.map { Comparison.Member(name: names[$0], source: inputs[$0], plan: plans[$0]) })
        switch format {
        case .json: printResult(String(decoding: try comparison.json(), as: UTF8.self))
        case .text: printResult(ComparisonReport(comparison, style: .text).rendered())
        case .markdown: printResult(ComparisonReport(comparison, style: .markdown).rendered())
        }
    }

    private func solve(_ path: String) throws -> SavedPlan {
        let progress = Progress(quiet: solving.quiet)
        defer { progress.finish() }
        let request = PlanRun.Request(path: path, overrides: changes.overrides, resolution: changes.resolution)
        let outcome = try PlanRun(
            request, version: Dcplan.version, solver: solving.solver, observe: progress.observe
        ).solve()
        guard let document = outcome.document else {
            let failure = PlanCommand.failure(outcome)
            throw Failure(code: failure.code, message: "\(path): \(failure.message)")
        }
        return try SavedPlan(document)
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
