import Foundation
import LinearProgramming
import Studies

/// Tells on stderr how far a run is, once it has taken two seconds: a line that renews itself on a terminal, a line now and
/// then elsewhere.
final class Progress {
    private let quiet: Bool
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let started = ContinuousClock.now
    private var lastSaid = ContinuousClock.now
    private var hasLine = false
    private var firstGap: Double?
    /// Goes before what is said of a solve.
    var title = ""

    init(quiet: Bool) { self.quiet = quiet }

    /// False once the user has asked to stop.
    func observe(_ stage: PlanRun.Stage) -> Bool {
        switch stage {
        case .reading, .building: Interruption.listens(false)
        case .solver, .auditing, .writing: Interruption.listens(true)
        }
        if !quiet, let text = text(stage) { show(text) }
        return !Interruption.wasAsked
    }

    /// Removes the line that renews itself.
    func finish() {
        if hasLine { renewLine() }
        hasLine = false
    }

    private func text(_ stage: PlanRun.Stage) -> String? {
        switch stage {
        case .reading: "reading the scenario"
        case .building: "building the model"
        case .solver(.solving(let rows, let columns)): title + "solving \(rows) rows, \(columns) columns"
        case .solver(.iteration(let record)): title + iteration(record)
        case .solver: nil
        case .auditing: "auditing the plan"
        case .writing: "writing the results"
        }
    }

    /// How far the gap has come on its way from the first one to 1e-8, on a logarithmic scale.
    private func iteration(_ record: IterationRecord) -> String {
        let worst = max(record.relativeGap, record.primalResidual, record.dualResidual)
        guard worst.isFinite, worst > 0 else { return "solving, iteration \(record.iteration)" }
        let first = max(firstGap ?? worst, 1e-7)
        firstGap = first
        let share = min(max((log10(first) - log10(worst)) / (log10(first) + 8), 0), 1)
        let width = 24
        let done = Int(share * Double(width))
        let bar = String(repeating: "█", count: done) + String(repeating: "░", count: width - done)
        return "solving \(bar) iteration \(record.iteration), gap \(scientific(worst))"
    }

    private func scientific(_ value: Double) -> String {
        let exponent = Int(log10(value).rounded(.down))
        return "1e\(exponent)"
    }

    private func show(_ text: String) {
        let now = ContinuousClock.now
        guard now - started > .seconds(2) else { return }
        let seconds = Int((now - started) / .seconds(1))
        if isTerminal {
            renewLine("\(text), \(seconds) s")
            hasLine = true
        } else if now - lastSaid > .seconds(10) {
            say("\(text), \(seconds) s")
            lastSaid = now
        }
    }
}
