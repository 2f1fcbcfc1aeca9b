import ArgumentParser
import Documents
import Foundation
import Reporting
import TimeSeries
import Vocabulary

/// Plans side by side; scenario files among the inputs are solved first.
public enum CompareStudy: Study {
    public static let name = "compare"
    public static let abstract = "Set plans side by side: what changed against the first."
    public static let discussion = """
        Each argument is a scenario file, solved on the fly, or a saved result: its directory or its plan.json.

        A plan is called by its --label, or by the title that --set gave it, else by its scenario's name.

        Example: dcplan compare Notebooks-out/four-regions-2030 Scenarios/policies/gpu-quota.toml
        """

    public struct Options: StudyOptions {
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

        @Option(
            help: ArgumentHelp("Seconds for all of it; then the exit code is 12.", valueName: "seconds"))
        public var timeLimit: Double?

        public init() {}

        public var format: ReportFormat { printing.format }
        public var isQuiet: Bool { solving.quiet }
        public var threads: Int? { solving.threads }

        public func validate() throws {
            try SolverOptions.check(timeLimit: timeLimit)
            if inputs.count < 2 { throw ValidationError("compare takes two or more scenarios or results") }
            if !labels.isEmpty, labels.count != inputs.count {
                throw ValidationError(
                    "--label is given \(labels.count) times for \(inputs.count) plans; each needs one")
            }
            guard !inputs.contains(where: CompareStudy.isScenario) else { return }
            if !changes.overrides.isEmpty || changes.resolution != nil {
                throw ValidationError("--set and --resolution apply to scenario files; these are all saved results")
            }
        }

        func request(_ path: String, auto: Resolution? = nil) -> PlanRun.Request {
            PlanRun.Request(path: path, overrides: changes.overrides, resolution: changes.resolution, auto: auto)
        }
    }

    public struct Result: StudyResult {
        let comparison: Comparison
        /// The first plan's that failed its audit; it is compared all the same.
        public let failure: Failure?

        public func text(_ style: TextTable.Style) -> String? {
            ComparisonReport(comparison, style: style).rendered()
        }

        public func json() throws -> String { String(decoding: try comparison.json(), as: UTF8.self) }

        public var table: Vocabulary.Table? { comparison.table }
    }

    public static func run(_ options: Options, on bench: StudyBench) throws -> Result {
        let inputs = options.inputs
        // What is wrong with any input comes out before anything is solved.
        let saved = try inputs.map { isScenario($0) ? nil : try PlanDocument.read($0) }
        // Plans are compared over the same hours: where several choose them, over the fewest.
        var auto: Resolution?
        for (input, plan) in zip(inputs, saved) where plan == nil {
            let reading = try options.request(input).read()
            bench.say(reading.warnings)
            if let chosen = reading.scenario.resolutionChoice?.step.resolution, chosen.hours < auto?.hours ?? .max {
                auto = chosen
            }
        }
        var failures: [Failure] = []
        let plans = try zip(inputs, saved).map { input, plan in
            if let plan { return plan }
            return try solved(options.request(input, auto: auto), bench, &failures)
        }
        for (input, plan) in zip(inputs, saved) where plan?.hasFailedAudit == true {
            bench.say("\(input): this plan failed its own audit (\(AuditPart.failedStatus)); its figures may not hold.")
        }
        let names = options.labels.isEmpty ? Comparison.names(plans, sources: inputs) : options.labels
        let members = inputs.indices.map { Comparison.Member(name: names[$0], source: inputs[$0], plan: plans[$0]) }
        return Result(comparison: Comparison(members), failure: failures.first)
    }

    /// A plan that failed its audit is compared all the same, and the failure noted.
    private static func solved(
        _ request: PlanRun.Request, _ bench: StudyBench, _ failures: inout [Failure]
    ) throws -> PlanDocument {
        let outcome = try bench.planRun(request).solve()
        guard let document = outcome.document else { throw try outcome.planlessFailure().of(request.path) }
        if let failure = outcome.auditFailure { failures.append(failure.of(request.path)) }
        return document
    }

    /// A directory or a .json file is a saved result, anything else a scenario.
    fileprivate static func isScenario(_ path: String) -> Bool {
        var isDirectory: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
        return !(exists && isDirectory.boolValue) && !path.hasSuffix(".json")
    }
}

extension StudyBench {
    /// Says warnings, and of very many the first.
    func say(_ warnings: [Issue]) { if !warnings.isEmpty { say(Issue.list(warnings)) } }
}
