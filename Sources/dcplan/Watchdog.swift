import Foundation
import Studies
import Synchronization

/// Ends the process when a time limit has long passed and nobody has noticed: while a file is read or a model built, or in a
/// solver that is busy between two looks at its clock. The outcome is that of the contract, without a point.
final class Watchdog: Sendable {
    private struct State {
        var isCalledOff = false
        var hasPoint = false
        var result = ""
    }
    private let state: Mutex<State>

    /// Patience beyond the limit: seconds, a share of it, and seconds more once there is a point, which takes the solver an
    /// iteration to come back with.
    private static let grace = (least: 1.0, share: 0.1, withPoint: 60.0)

    /// - Parameters:
    ///   - limit: seconds from now.
    ///   - result: what goes to stdout at the end of patience.
    init(limit: Double, result: String = "") {
        state = Mutex(State(result: result))
        let patience = limit + max(Self.grace.least, Self.grace.share * limit)
        let thread = Thread { [self] in
            Thread.sleep(forTimeInterval: patience)
            if state.withLock({ $0.hasPoint }) { Thread.sleep(forTimeInterval: Self.grace.withPoint) }
            state.withLock { state in
                if state.isCalledOff { return }
                printResult(state.result)
                say("dcplan: " + Self.words(limit, hasPoint: state.hasPoint))
                _exit(ExitStatus.stopped.rawValue)
            }
        }
        thread.start()
    }

    static func words(_ limit: Double, hasPoint: Bool) -> String {
        "the time limit of \(limit) s passed "
            + (hasPoint ? "and the solver did not come back with its point" : "before there was a first point")
            + " (time_limit); nothing was written"
    }

    /// What goes to stdout at the end of patience: nothing unless given.
    func prints(_ result: String) { state.withLock { $0.result = result } }

    /// The solver looks at its clock from now on.
    func hasPoint() { state.withLock { $0.hasPoint = true } }

    func callOff() { state.withLock { $0.isCalledOff = true } }
}
