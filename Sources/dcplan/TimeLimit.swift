import ArgumentParser
import InteriorPoint
import LinearProgramming
import Reporting
import Studies

/// `--time-limit` of a command that reads, builds and solves: what is left of it when a solve begins is that solve's.
struct TimeLimit {
    private let end: ContinuousClock.Instant?
    private let watchdog: Watchdog?

    /// - Parameters:
    ///   - seconds: from now; nil for no limit.
    ///   - asJSON: whether what is printed, whatever the outcome, is an object.
    init(seconds: Double?, asJSON: Bool = false) {
        let limit = seconds.map { min($0, Self.longest) }
        end = limit.map { ContinuousClock.now + .seconds($0) }
        watchdog = limit.map { Watchdog(limit: $0, result: asJSON ? Self.object($0) : "") }
    }

    /// Of a command that came to nothing in its time.
    private static func object(_ limit: Double) -> String {
        let object = JSONValue.object([
            "status": .text(TerminationStatus.timeLimit.rawValue),
            "exit": .integer(Int(ExitStatus.stopped.rawValue)),
            "message": .text(Watchdog.words(limit, hasPoint: false)),
        ])
        return (try? object.document()) ?? ""
    }

    /// A year, in seconds; clocks count no farther than some centuries.
    private static let longest = 31_536_000.0

    /// The solve is over: what comes now is short, and not to be cut off.
    func callOff() { watchdog?.callOff() }

    /// A solve has begun to iterate.
    func hasPoint() { watchdog?.hasPoint() }

    func solver(_ settings: InteriorPointSettings) -> any LinearProgramSolver {
        TimedSolver(settings: settings, end: end)
    }

    private struct TimedSolver: LinearProgramSolver {
        let settings: InteriorPointSettings
        let end: ContinuousClock.Instant?

        func solve(_ program: LinearProgram, observer: (IterationRecord) -> Bool) -> Solution {
            solve(program, near: [], programsFollow: false, observer: observer)
        }

        func solve(
            _ program: LinearProgram, near points: consuming [NearbyPoint], programsFollow: Bool,
            observer: (IterationRecord) -> Bool
        ) -> Solution {
            var settings = settings
            settings.limitMemory(for: program)
            if let end { settings.timeLimit = max(0, (end - ContinuousClock.now) / .seconds(1)) }
            return InteriorPointSolver(settings: settings).solve(
                program, near: consume points, programsFollow: programsFollow, observer: observer)
        }
    }
}
