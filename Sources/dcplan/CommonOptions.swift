import ArgumentParser
import Documents
import Foundation
import InteriorPoint
import LinearProgramming
import Planning
import Studies
import TimeSeries

extension Resolution: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

/// Which scenario, and what to change in it.
struct ScenarioOptions: ParsableArguments {
    @Argument(help: "A scenario file.", completion: .file(extensions: ["toml"]))
    var scenario: String

    @Option(
        name: .customLong("set"), parsing: .singleValue,
        help: ArgumentHelp(
            "Override a key, as in regions.johor.hosting.limit_mw=3000; may be repeated.", valueName: "key=value"))
    var overrides: [String] = []

    @Option(
        help: ArgumentHelp(
            "Hours to model: full, weeks:N or days:N; the scenario's own unless given.", valueName: "hours"))
    var resolution: Resolution?

    /// Reads the scenario with its changes, nothing more.
    func read() throws -> Scenario.Reading {
        try PlanRun.Request(path: scenario, overrides: overrides, resolution: resolution).read()
    }
}

/// How to solve.
struct SolverOptions: ParsableArguments {
    @Option(help: "Threads of the solver.")
    var threads: Int = min(2, ProcessInfo.processInfo.activeProcessorCount)

    @Flag(help: "No progress on stderr.")
    var quiet = false

    func validate() throws {
        if !(1...256).contains(threads) { throw ValidationError("--threads takes a number from 1 to 256") }
    }

    var settings: InteriorPointSettings {
        var settings = InteriorPointSettings()
        settings.threads = threads
        settings.memoryLimit = FileMemory.available ?? .max
        settings.isInterrupted = { Interruption.wasAsked }
        return settings
    }

    var solver: any LinearProgramSolver { InteriorPointSolver(settings: settings) }
}
