import Foundation
import InteriorPoint
import LinearProgramming
import Planning
import Reporting
import Studies
import Synchronization

/// Tells on stderr how far a run is, once what it does has taken two seconds: a line that renews itself on a terminal, a line now
/// and then elsewhere.
///
/// A thread of its own looks at the clock, so that a phase in which nothing is heard for long, as reading, presolve or analysis, is
/// told too, and that seconds go on.
final class Progress: Sendable {
    private struct State {
        var text = ""
        /// Of the phase: told once it has taken a while, and again after a pause.
        var since = ContinuousClock.now
        var lastSaid: ContinuousClock.Instant?
        var title = ""
        var timeLeft = TimeLeft()
        var hasLine = false
        var isOver = false
    }

    private let quiet: Bool
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let started = ContinuousClock.now
    private let state = Mutex(State())

    /// What takes less is not told.
    private static let patience = Duration.seconds(2)
    /// Between two lines of a phase where lines stay.
    private static let pause = Duration.seconds(10)
    private static let tickS = 0.25

    init(quiet: Bool) {
        self.quiet = quiet
        if quiet { return }
        Thread { [weak self] in
            while let self, self.tick() { Thread.sleep(forTimeInterval: Progress.tickS) }
        }.start()
    }

    deinit { finish() }

    /// Goes before what is said of a solve.
    func title(_ title: String) { state.withLock { $0.title = title } }

    /// False once the user has asked to stop.
    func observe(_ stage: PlanRun.Stage) -> Bool {
        switch stage {
        case .reading, .building, .sized: Interruption.listens(false)
        case .solver, .auditing, .writing: Interruption.listens(true)
        }
        switch stage {
        case .reading: begin("reading the scenario")
        case .building: begin("building the model")
        case .sized(let size):
            begin("building the model: \(Self.count(size.rows)) rows, about \(Self.count(size.memoryMib)) MiB in all")
        case .solver(let event): observe(event)
        case .auditing: begin("auditing the plan")
        case .writing: begin("writing the results")
        }
        return !Interruption.wasAsked
    }

    private func observe(_ event: SolveEvent) {
        switch event {
        case .solving(let rows, let columns):
            state.withLock { $0.timeLeft = TimeLeft() }
            begin("presolving \(Self.count(rows)) rows, \(Self.count(columns)) columns")
        case .iteration(let record):
            state.withLock { state in
                if record.iteration == 0 { state.timeLeft = TimeLeft() }
                state.timeLeft.add(record)
                let text = Self.text(record, state.timeLeft)
                if !state.text.hasPrefix(Self.iterating) { state.since = .now }
                state.text = text
            }
        case .trying: begin("looking for what contradicts what")
        case .known, .solved, .tryIteration: break
        }
    }

    /// What presolve has left, which is analysed now.
    func presolved(rows: Int, columns: Int) {
        begin("analysing \(Self.count(rows)) rows, \(Self.count(columns)) columns that presolve left")
    }

    /// What the iterations are about to work with.
    func analysed(_ analysis: Analysis) {
        begin(
            "starting: factor of \(Self.count(analysis.factorEntries)) entries, \((analysis.bytes + (1 << 20) - 1) >> 20) MiB"
        )
    }

    /// The solver's settings, with its phases told here.
    func listening(_ settings: InteriorPointSettings) -> InteriorPointSettings {
        var settings = settings
        settings.onPresolved = { [weak self] rows, columns, _ in self?.presolved(rows: rows, columns: columns) }
        settings.onAnalysis = { [weak self] in self?.analysed($0) }
        return settings
    }

    /// Removes the line that renews itself, and tells no more.
    func finish() { state.withLock { end(&$0) } }

    /// Says something at once, in place of the line that renews itself.
    func say(_ text: String) {
        state.withLock { state in
            if state.hasLine { renewLine() }
            state.hasLine = false
            dcplan.say(text)
        }
    }

    private func end(_ state: inout State) {
        if state.hasLine { renewLine() }
        (state.hasLine, state.isOver) = (false, true)
    }

    private func begin(_ text: String) {
        state.withLock { state in
            if state.text == text { return }
            (state.text, state.since, state.lastSaid) = (text, .now, nil)
        }
    }

    /// False once there is nothing more to tell.
    private func tick() -> Bool {
        state.withLock { state in
            if state.isOver { return false }
            let now = ContinuousClock.now
            guard !state.text.isEmpty, now - state.since > Self.patience || state.hasLine else { return true }
            let seconds = Int((now - started) / .seconds(1))
            let text = state.title + state.text + ", \(seconds) s" + (Interruption.wasAsked ? ", stopping" : "")
            if isTerminal {
                renewLine(text)
                state.hasLine = true
            } else if state.lastSaid.map({ now - $0 > Self.pause }) ?? true {
                dcplan.say(text)
                state.lastSaid = now
            }
            return true
        }
    }

    private static let iterating = "solving "

    /// How far the worst measure has come on its way to 1e-8, on a logarithmic scale, and how long the rest may take.
    private static func text(_ record: IterationRecord, _ timeLeft: TimeLeft) -> String {
        let width = 24
        let done = Int((timeLeft.share ?? 0) * Double(width))
        let bar = String(repeating: "█", count: done) + String(repeating: "░", count: width - done)
        return iterating + "\(bar) iteration \(record.iteration), gap \(scientific(record.relativeGap)), residuals "
            + "\(scientific(record.primalResidual)) and \(scientific(record.dualResidual))"
            + (timeLeft.words.map { ", \($0) to go" } ?? "")
    }

    private static func scientific(_ value: Double) -> String {
        value.isFinite ? String(format: "%.0e", value).replacing("e-0", with: "e-").replacing("e+0", with: "e") : "–"
    }

    private static func count(_ number: Int) -> String { NumberText.text(Double(number)) }
}
