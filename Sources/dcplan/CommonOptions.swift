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

extension SolverOptions {
    /// - Throws: `OutOfMemory` when there is no room for what the linear algebra works in.
    func settings() throws -> InteriorPointSettings { try InteriorPointSettings.of(threads: threads) }
}

extension InteriorPointSettings {
    /// The settings of every solve that ends when the user asks.
    ///
    /// - Throws: `OutOfMemory` when there is no room for what the linear algebra works in.
    static func of(threads: Int) throws -> InteriorPointSettings {
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

/// What the smallest scenario or program takes.
let leastMemoryBytes = 16 << 20

/// Takes the memory that the linear algebra works in, for so many threads, while it can still be refused, and looks whether the
/// least that any work takes is left. No more threads call it at once than there are cores.
func reserveNumericMemory(threads: Int) throws(OutOfMemory) {
    let callers = min(threads, ProcessInfo.processInfo.activeProcessorCount)
    if !BLAS.takeBuffers(threads: callers) {
        throw OutOfMemory(
            purpose: "linear algebra with \(callers) \(callers == 1 ? "thread" : "threads")",
            neededBytes: callers * BLAS.bufferBytes, availableBytes: FreeMemory.available ?? 0,
            advice: callers == 1 ? "raise the limit of memory (ulimit -v)" : "try --threads 1")
    }
    try FreeMemory.require(leastMemoryBytes, for: "dcplan")
}
