import ArgumentParser
import Reporting
import TimeSeries

/// What `dcplan plan` takes on its command line.
public struct PlanArguments: ParsableArguments {
    @OptionGroup public var input: ScenarioOptions
    @OptionGroup public var solving: SolverOptions

    @Option(
        help: ArgumentHelp("Directory of the results; Notebooks-out/<scenario name> unless given.", valueName: "dir"),
        completion: .directory)
    public var out: String?

    @Flag(
        help: ArgumentHelp(
            "Round racks to whole rows (racks_per_row) and plan the rest around them: as --set whole_rack_rows=true."))
    public var wholeRows = false

    @OptionGroup public var printing: PrintOptions

    @Flag(help: "Print all tables after the one screen.")
    public var full = false

    @Option(
        help: ArgumentHelp("What to call this run in its report, in plan.json and in comparisons.", valueName: "text"))
    public var label: String?

    @Option(
        name: .customLong("tables"), parsing: .singleValue,
        help: ArgumentHelp(
            "Write the tables in this format too, besides csv, and parquet for the hours: \(FormatCatalogue.names.joined(separator: ", ")); the hours only as csv. May be repeated.",
            valueName: "format"))
    public var formats: [String] = []

    @OptionGroup public var exporting: ExportOptions

    @Option(
        help: ArgumentHelp(
            "Set the objective beside that of a saved result of the same scenario over other hours, all of them if there is one.",
            valueName: "result"))
    public var against: String?

    /// A worker ends when its standard input closes.
    @Flag(name: .customLong("worker"), help: .hidden)
    public var isWorker = false

    @Option(
        help: ArgumentHelp(
            "Seconds until the solve ends at its best point, which is told, and kept where it is worth it (exit code 12); reading and building count.",
            valueName: "seconds"))
    public var timeLimit: Double?

    public init() {}

    public func validate() throws {
        try SolverOptions.check(timeLimit: timeLimit)
        if full && printing.format == .json {
            throw ValidationError("--full is of text and markdown; JSON is always whole")
        }
        for name in formats where FormatCatalogue.format(named: name) == nil {
            throw ValidationError(
                "--tables takes one of \(FormatCatalogue.names.joined(separator: ", ")), not '\(name)'")
        }
        if let label, label.allSatisfy(\.isWhitespace) || label.contains(where: \.isNewline) {
            throw ValidationError("--label takes a name in one line")
        }
    }

    /// The case that they ask for.
    public var request: PlanRun.Request {
        var request = input.request
        if wholeRows { request.overrides.append("whole_rack_rows=true") }
        (request.out, request.label, request.formats, request.against) = (out, label, formats, against)
        request.exports = exporting.request
        return request
    }
}

/// A run of `dcplan plan` by another process of this tool: a case and how it is to be run.
///
/// `arguments` and `init(_: PlanArguments)` are inverses: what one process asks for, the other does.
public struct PlanInvocation: Equatable, Sendable {
    public var request: PlanRun.Request
    public var threads: Int
    public var printsJSON: Bool
    public var isQuiet: Bool
    /// Whether it ends when its standard input closes.
    public var isWorker: Bool

    public init(
        _ request: PlanRun.Request, threads: Int, printsJSON: Bool = false, isQuiet: Bool = false,
        isWorker: Bool = false
    ) {
        self.request = request
        self.threads = threads
        self.printsJSON = printsJSON
        self.isQuiet = isQuiet
        self.isWorker = isWorker
    }

    public init(_ arguments: PlanArguments) {
        self.init(
            arguments.request, threads: arguments.solving.threads, printsJSON: arguments.printing.format == .json,
            isQuiet: arguments.solving.quiet, isWorker: arguments.isWorker)
    }

    /// The words after `dcplan plan`. Values that look like options are joined to theirs, and the scenario comes last, behind `--`,
    /// so that no name of a file or text is taken for an option.
    public var arguments: [String] {
        func option(_ name: String, _ value: String) -> [String] {
            value.hasPrefix("-") ? ["\(name)=\(value)"] : [name, value]
        }
        var words = request.overrides.flatMap { option("--set", $0) }
        if let resolution = request.resolution { words += option("--resolution", resolution.description) }
        if let out = request.out { words += option("--out", out) }
        if let label = request.label { words += option("--label", label) }
        if let against = request.against { words += option("--against", against) }
        words += request.formats.flatMap { option("--tables", $0) }
        words += request.exports.paths.flatMap { option("--\($0.name)", $0.path) }
        words += option("--threads", "\(threads)")
        if printsJSON { words.append("--json") }
        if isQuiet { words.append("--quiet") }
        if isWorker { words.append("--worker") }
        return words + ["--", request.path]
    }
}
