import Foundation
import Studies

/// Tells on stderr how far a sweep is: a bar on a terminal, a line now and then elsewhere.
final class SweepProgress {
    private let quiet: Bool
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let started = ContinuousClock.now
    private var lastSaid = ContinuousClock.now
    private var hasLine = false

    /// Between two lines: a terminal's renews itself, a file's grows.
    private var pause: Duration { isTerminal ? .milliseconds(200) : .seconds(10) }

    init(quiet: Bool) { self.quiet = quiet }

    /// False once the user has asked to stop.
    func observe(_ state: SweepRun.State) -> Bool {
        show {
            let done = state.reused + state.finished
            let failed = state.failed > 0 ? ", \(state.failed) without a plan" : ""
            return "sweep \(bar(Double(done) / Double(max(state.cases, 1)))) \(done) of \(state.cases) cases\(failed)"
                + remaining(state)
        }
        return !Interruption.wasAsked
    }

    /// False once the user has asked to stop.
    func observe(checked: Int, of cases: Int) -> Bool {
        show { "checked \(checked) of \(cases) cases" }
        return !Interruption.wasAsked
    }

    /// Removes the line that renews itself.
    func finish() {
        if hasLine { renewLine() }
        hasLine = false
    }

    private func bar(_ share: Double) -> String {
        let width = 24
        let done = Int(share * Double(width))
        return String(repeating: "█", count: done) + String(repeating: "░", count: width - done)
    }

    /// At the pace so far; nothing before the first case is finished.
    private func remaining(_ state: SweepRun.State) -> String {
        if state.finished == 0 { return "" }
        let seconds = (ContinuousClock.now - started) / .seconds(1) / Double(state.finished) * Double(state.remaining)
        let whole = Int(seconds.rounded(.up))
        if whole < 120 { return ", about \(whole) s to go" }
        return whole < 7200 ? ", about \(whole / 60) min to go" : ", about \(whole / 3600) h to go"
    }

    private func show(_ text: () -> String) {
        let now = ContinuousClock.now
        guard !quiet, now - lastSaid > pause else { return }
        lastSaid = now
        if isTerminal {
            renewLine(text())
            hasLine = true
        } else {
            say(text())
        }
    }
}
