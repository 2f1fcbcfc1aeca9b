import Foundation
import LinearProgramming

/// The iterations of a solve in aligned columns on stderr.
final class IterationLog {
    private let quiet: Bool
    private var last = -1

    init(quiet: Bool) { self.quiet = quiet }

    func say(_ text: String) { if !quiet { dcplan.say(text) } }

    /// False once the user has asked to stop.
    func observe(_ record: IterationRecord) -> Bool {
        if !quiet { show(record) }
        return !Interruption.wasAsked
    }

    private func show(_ record: IterationRecord) {
        if record.iteration <= last { say("looking for a proof that there is no optimum") }
        if last < 0 {
            say(" iter    primal objective      dual objective  primal res    dual res         gap    time s")
        }
        last = record.iteration
        say(
            String(
                format: "%5d  %18.10e  %18.10e  %10.2e  %10.2e  %10.2e  %8.2f", record.iteration,
                record.primalObjective,
                record.dualObjective, record.primalResidual, record.dualResidual, record.relativeGap, record.seconds))
    }

    static func seconds(_ value: Double) -> String { String(format: "%.2f", value) }
}
