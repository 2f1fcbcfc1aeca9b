import Foundation
import InteriorPoint
import LinearProgramming
import Studies
import Synchronization

/// The iterations of a solve in aligned columns on stderr.
final class IterationLog: Sendable {
    private let quiet: Bool
    private let timeLeft = Mutex<TimeLeft?>(nil)

    init(quiet: Bool) { self.quiet = quiet }

    func say(_ text: String) { if !quiet { dcplan.say(text) } }

    /// False once the user has asked to stop.
    func observe(_ record: IterationRecord) -> Bool {
        if !quiet { show(record) }
        return !Interruption.wasAsked
    }

    /// What an attempt works on: announced before its iterations.
    @Sendable func show(_ analysis: Analysis) {
        let isAnother = timeLeft.withLock { $0 != nil }
        say(
            (isAnother ? "another attempt" : "after presolve")
                + ": \(analysis.rows) rows, \(analysis.columns) columns, \(analysis.nonzeros) nonzeros; factor of "
                + "\(analysis.factorEntries) entries, \(String(format: "%.2g", analysis.factorFlops * 1e-9)) Gflop, "
                + "\((analysis.bytes + (1 << 20) - 1) >> 20) MiB")
        timeLeft.withLock { $0 = TimeLeft() }
        say(" iter    primal objective      dual objective  primal res    dual res         gap    time s")
    }

    private func show(_ record: IterationRecord) {
        let left = timeLeft.withLock { timeLeft in
            timeLeft?.add(record)
            return timeLeft?.words
        }
        say(
            String(
                format: "%5d  %18.10e  %18.10e  %10.2e  %10.2e  %10.2e  %8.2f", record.iteration,
                record.primalObjective,
                record.dualObjective, record.primalResidual, record.dualResidual, record.relativeGap, record.seconds)
                + (left.map { "  \($0) to go" } ?? ""))
    }

    static func seconds(_ value: Double) -> String { String(format: "%.2f", value) }
}
