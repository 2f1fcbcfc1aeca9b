import ArgumentParser
import Documents
import Foundation
import Output
import Planning
import Reporting
import TimeSeries
import Vocabulary

/// Plans set against the first of them; scenario files among the inputs are solved first.
public enum CompareStudy: Study {
    public static let name = "compare"
    public static let abstract =
        "Set plans against the first: who gains and loses, what moved, what binds anew and what no more."
    public static let discussion = """
        Each argument is a scenario file, solved on the fly, or a saved result: its directory or its plan.json. One scenario file alone is \
        set against the file that it extends. The first page tells it all; details follow by size, down to --threshold.

        A plan is called by its --label, or by the title that --set gave it, else by its scenario's name.

        Example: dcplan compare Scenarios/policies/gpu-quota.toml
        Example: dcplan compare Notebooks-out/four-regions-2030 Scenarios/policies/gpu-quota.toml
        """

    public struct Options: StudyOptions {
        @Argument(
            help: ArgumentHelp(
                "Scenario files or saved results; one scenario file alone goes against the file that it extends.",
                valueName: "scenario-or-result"),
            completion: .file(extensions: ["toml", "json"]))
        var inputs: [String]

        @OptionGroup var changes: ScenarioChanges
        @OptionGroup var solving: SolverOptions

        @OptionGroup var printing: PrintOptions

        @Option(
            help: ArgumentHelp(
                "The least change in the details, of the largest figure of its table and unit; 0.01 unless given.",
                valueName: "share"))
        var threshold: Double?

        @Flag(help: "Tell every change in the details: as --threshold 0.")
        var full = false

        @Option(
            name: .customLong("label"), parsing: .singleValue,
            help: ArgumentHelp(
                "What to call a plan, in place of its own name; once for each, in their order.", valueName: "text"))
        var labels: [String] = []

        @Option(
            help: ArgumentHelp("Write a page with pictures to a file: one that needs nothing else.", valueName: "file"))
        var html: String?

        @Option(
            help: ArgumentHelp("Seconds for all of it; then the exit code is 12.", valueName: "seconds"))
        public var timeLimit: Double?

        public init() {}

        public var format: ReportFormat { printing.format }
        public var isQuiet: Bool { solving.quiet }
        public var threads: Int? { solving.threads }

        public func validate() throws {
            try SolverOptions.check(timeLimit: timeLimit)
            if let threshold, !(0...1).contains(threshold) {
                throw ValidationError("--threshold takes a share from 0 to 1")
            }
            if full, let threshold, threshold > 0 {
                throw ValidationError("--full and --threshold \(threshold) ask for different things; leave one out")
            }
            if inputs.count == 1, !CompareStudy.isScenario(inputs[0]) {
                throw ValidationError(
                    "\(inputs[0]) is a saved result, which extends nothing; give what it is compared with too")
            }
            let count = inputs.count == 1 ? 2 : inputs.count
            if !labels.isEmpty, labels.count != count {
                throw ValidationError("--label is given \(labels.count) times for \(count) plans; each needs one")
            }
            guard !inputs.contains(where: CompareStudy.isScenario) else { return }
            if !changes.overrides.isEmpty || changes.resolution != nil {
                throw ValidationError("--set and --resolution apply to scenario files; these are all saved results")
            }
        }

        fileprivate var leastSize: Double { full ? 0 : threshold ?? ComparisonReport.threshold }
    }

    public struct Result: StudyResult {
        let comparison: Comparison
        let threshold: Double
        /// What a file expects of its plan against that of the file that it extends.
        let checks: [ExpectationCheck]
        /// The first plan's that failed its audit; it is compared all the same.
        public let failure: Failure?

        public var remarks: [String] { checks.map { "Expected: \($0.words)." } }

        public func text(_ style: TextTable.Style) -> String? {
            ComparisonReport(comparison, style: style, threshold: threshold).rendered()
        }

        public func json() throws -> String { String(decoding: try comparison.json(), as: UTF8.self) }

        public var table: Vocabulary.Table? { comparison.table }
    }

    /// A plan that is there, or a scenario that is to be solved.
    private struct Input {
        let path: String
        /// nil: it is solved.
        let saved: PlanDocument?
        let overrides: [String]

        func request(_ options: Options, auto: Resolution? = nil) -> PlanRun.Request {
            PlanRun.Request(path: path, overrides: overrides, resolution: options.changes.resolution, auto: auto)
        }
    }

    public static func run(_ options: Options, on bench: StudyBench) throws -> Result {
        let inputs = try inputs(options)
        try options.html.map(OutputFile.check)
        // What is wrong with any input comes out before anything is solved. Plans are compared over the same hours: where several
        // choose them, over the fewest.
        var auto: Resolution?
        var expectations: [Expectation] = []
        for input in inputs where input.saved == nil {
            let reading = try input.request(options).read()
            if options.inputs.count == 1 { expectations = reading.scenario.expectations }
            bench.say(reading.warnings)
            if let chosen = reading.scenario.resolutionChoice?.step.resolution, chosen.hours < auto?.hours ?? .max {
                auto = chosen
            }
        }
        var failures: [Failure] = []
        let plans = try inputs.map { input in
            try input.saved ?? solved(input.request(options, auto: auto), bench, &failures)
        }
        for input in inputs where input.saved?.hasFailedAudit == true {
            bench.say(
                "\(input.path): this plan failed its own audit (\(AuditPart.failedStatus)); its figures may not hold.")
        }
        let sources = inputs.map(\.path)
        let names = options.labels.isEmpty ? Comparison.names(plans, sources: sources) : options.labels
        let members = inputs.indices.map { Comparison.Member(name: names[$0], source: sources[$0], plan: plans[$0]) }
        let comparison = Comparison(members, baseIsExtended: options.inputs.count == 1)
        if let path = options.html {
            try OutputFile.write(
                Data(ComparisonPage(comparison, threshold: options.leastSize).html().utf8), to: path)
        }
        return Result(
            comparison: comparison, threshold: options.leastSize,
            checks: expectations.map { ExpectationCheck($0, base: plans[0], plan: plans[1]) }, failure: failures.first)
    }

    /// What was given; of one scenario the file that it extends before it.
    private static func inputs(_ options: Options) throws -> [Input] {
        let given = try options.inputs.map { path in
            Input(
                path: path, saved: isScenario(path) ? nil : try PlanDocument.read(path),
                overrides: options.changes.overrides)
        }
        guard given.count == 1, let only = given.first else { return given }
        let document = try only.request(options).read().document
        guard document.files.count > 1 else {
            throw Failure(.usage, "\(only.path) extends no other file that it could be compared with; give two or more")
        }
        let base = document.files[1].path
        return [Input(path: base, saved: nil, overrides: try overrides(of: base, options.changes.overrides)), only]
    }

    /// What --set sets in a base: all but numbers of policies that only the file above it has.
    private static func overrides(of base: String, _ overrides: [String]) throws -> [String] {
        let policies = Set(try Document.load(path: base).values(at: "policies.*").map(\.path[1]))
        return overrides.filter { text in
            guard let key = text.split(separator: "=", maxSplits: 1).first,
                let path = try? Document.path(of: String(key)), path.count > 1, path[0] == "policies"
            else { return true }
            return policies.contains(path[1])
        }
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
