import ArgumentParser
import Documents
import Foundation
import Planning
import TimeSeries

extension ResolutionRequest: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

/// Which scenario, and what to change in it.
public struct ScenarioOptions: ParsableArguments {
    @Argument(help: "A scenario file.", completion: .file(extensions: ["toml"]))
    public var scenario: String

    @Option(
        name: .customLong("set"), parsing: .singleValue,
        help: ArgumentHelp(
            "Override a key, as in regions.johor.hosting.limit_mw=3000; may be repeated.", valueName: "key=value"))
    public var overrides: [String] = []

    @Option(
        help: ArgumentHelp(
            "Hours to model: full, weeks:N, days:N, or auto, the finest that answers in about half a minute; the scenario's own unless given.",
            valueName: "hours"))
    public var resolution: ResolutionRequest?

    public init() {}

    /// Reads the scenario with its changes, nothing more.
    public func read() throws -> Scenario.Reading { try request.read() }

    public var request: PlanRun.Request {
        PlanRun.Request(path: scenario, overrides: overrides, resolution: resolution)
    }
}

/// What to change in every scenario of a command.
public struct ScenarioChanges: ParsableArguments {
    @Option(
        name: .customLong("set"), parsing: .singleValue,
        help: ArgumentHelp(
            "Override a key of every scenario, as in regions.johor.hosting.limit_mw=3000; may be repeated.",
            valueName: "key=value"))
    public var overrides: [String] = []

    @Option(
        help: ArgumentHelp(
            "Hours to model: full, weeks:N, days:N or auto (one for all); each scenario's own unless given.",
            valueName: "hours"))
    public var resolution: ResolutionRequest?

    public init() {}
}

/// How to solve.
public struct SolverOptions: ParsableArguments {
    @Option(help: "Threads of the solver.")
    public var threads: Int = min(2, ProcessInfo.processInfo.activeProcessorCount)

    @Flag(help: "No progress on stderr.")
    public var quiet = false

    public init() {}

    public func validate() throws {
        if !(1...256).contains(threads) { throw ValidationError("--threads takes a number from 1 to 256") }
    }

    /// Refuses a `--time-limit` that is no span of time.
    public static func check(timeLimit seconds: Double?) throws {
        if let seconds, !(seconds > 0) { throw ValidationError("--time-limit takes a positive number of seconds") }
    }
}

public enum ReportFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
    case text, json, markdown
}

/// What a command with several formats prints.
public struct PrintOptions: ParsableArguments {
    @Option(name: .customLong("format"), help: "What to print: text, json or markdown; text unless given.")
    public var asked: ReportFormat?

    @Flag(help: "Print one JSON object: as --format json.")
    public var json = false

    public init() {}

    public var format: ReportFormat { json ? .json : asked ?? .text }

    public func validate() throws {
        if json, let asked, asked != .json {
            throw ValidationError("--json and --format \(asked.rawValue) ask for different things; leave one out")
        }
    }
}

/// What a command prints that else prints text.
public struct JSONOption: ParsableArguments {
    @Flag(help: "Print one JSON object instead of text.")
    public var json = false

    public init() {}

    public var format: ReportFormat { json ? .json : .text }

    /// Refuses to write a file to where the JSON goes.
    public func refuseStandardOutput(_ path: String?) throws {
        if json, let path, ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].contains(path) {
            throw ValidationError("--json prints to standard output, so \(path) cannot hold the file")
        }
    }
}
