import ArgumentParser
import Documents
import Foundation
import InteriorPoint
import LinearAlgebra
import LinearProgramming
import OperatingSystem
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

    /// - Throws: `OutOfMemory` when there is no room for what the linear algebra works in.
    func settings() throws -> InteriorPointSettings {
        try reserveNumericMemory(threads: threads)
        var settings = InteriorPointSettings()
        settings.threads = threads
        settings.isInterrupted = { Interruption.wasAsked }
        return settings
    }
}

extension InteriorPointSettings {
    /// Leaves for the factor what the program's own vectors do not take of the memory that is left now.
    mutating func limitMemory(for program: LinearProgram) {
        guard let available = FreeMemory.available else { return }
        memoryLimit = available - FreeMemory.reserveBytes - program.leastSolverBytes
    }
}

/// Takes the memory that the linear algebra works in, for so many threads, while it can still be refused. No more of them
/// call it at once than there are cores.
func reserveNumericMemory(threads: Int) throws(OutOfMemory) {
    let callers = min(threads, ProcessInfo.processInfo.activeProcessorCount)
    if !BLAS.takeBuffers(threads: callers) {
        throw OutOfMemory(
            purpose: "linear algebra with \(callers) \(callers == 1 ? "thread" : "threads")",
            neededBytes: callers * BLAS.bufferBytes, availableBytes: FreeMemory.available ?? 0,
            advice: callers == 1 ? "raise the limit of memory (ulimit -v)" : "try --threads 1")
    }
}
