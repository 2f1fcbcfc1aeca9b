import Foundation
import Studies
import Synchronization

/// Ends the process when a time limit has long passed and nobody has noticed: while a file is read or a model built, or in a
/// solver that is busy between two looks at its clock. The outcome is that of the contract, without a point.
final class Watchdog: Sendable {
    private struct State {
        var isCalledOff = false
        var result = ""
    }
    private let state = Mutex(State())

    /// Patience beyond the limit, seconds, and as a share of it.
    private static let grace = (least: 1.0, share: 0.1)

    /// - Parameter limit: seconds from now.
    init(limit: Double) {
        let patience = limit + max(Self.grace.least, Self.grace.share * limit)
        let thread = Thread { [self] in
            Thread.sleep(forTimeInterval: patience)
            state.withLock { state in
                if state.isCalledOff { return }
                printResult(state.result)
                say("dcplan: the time limit of \(limit) s passed before there was a first point; nothing was written")
                _exit(ExitStatus.stopped.rawValue)
            }
        }
        thread.start()
    }

    /// What goes to stdout at the end of patience: nothing unless given.
    func prints(_ result: String) { state.withLock { $0.result = result } }

    func callOff() { state.withLock { $0.isCalledOff = true } }
}
