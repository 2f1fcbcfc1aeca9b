import ArgumentParser
import InteriorPoint
import LinearProgramming

/// `--time-limit` of a command that reads, builds and solves: what is left of it when a solve begins is that solve's.
struct TimeLimit {
    private let end: ContinuousClock.Instant?
    private let watchdog: Watchdog?

    /// - Parameter seconds: from now; nil for no limit.
    init(seconds: Double?) {
        end = seconds.map { ContinuousClock.now + .seconds(min($0, Self.longest)) }
        watchdog = seconds.map { Watchdog(limit: min($0, Self.longest)) }
    }

    /// A year, in seconds; clocks count no farther than some centuries.
    private static let longest = 31_536_000.0

    /// The solve is over: what comes now is short, and not to be cut off.
    func callOff() { watchdog?.callOff() }

    func solver(_ settings: InteriorPointSettings) -> any LinearProgramSolver {
        TimedSolver(settings: settings, end: end)
    }

    private struct TimedSolver: LinearProgramSolver {
        let settings: InteriorPointSettings
        let end: ContinuousClock.Instant?

        func solve(_ program: LinearProgram, observer: (IterationRecord) -> Bool) -> Solution {
            solve(program, near: nil, observer: observer)
        }

        func solve(
            _ program: LinearProgram, near point: NearbyPoint?, observer: (IterationRecord) -> Bool
        ) -> Solution {
            var settings = settings
            settings.limitMemory(for: program)
            if let end { settings.timeLimit = max(0, (end - ContinuousClock.now) / .seconds(1)) }
            return InteriorPointSolver(settings: settings).solve(program, near: point, observer: observer)
        }
    }
}
