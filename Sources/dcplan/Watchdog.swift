import Foundation
import LinearProgramming
import Synchronization

/// Ends the process when a time limit has long passed and the solver, busy between two looks at its clock, has not noticed:
/// with the outcome of the contract, and without a point.
final class Watchdog: Sendable {
    private let isCalledOff = Mutex(false)

    /// Seconds of patience beyond the limit, and as a share of it.
    private static let grace = (least: 1.0, share: 0.1)

    init(_ read: LinearProgramFile, limit: Double, readSeconds: Double, json: Bool) {
        let patience = max(0, limit - readSeconds) + max(Self.grace.least, Self.grace.share * limit)
        let none = Solution(
            status: .timeLimit, primal: [], rowDual: [], certificate: Certificate(), iterations: 0)
        let outcome = LpOutcome(read, none, crossed: nil, readSeconds: readSeconds, seconds: patience)
        let text = json ? outcome.json : outcome.text
        let thread = Thread { [self] in
            Thread.sleep(forTimeInterval: patience)
            isCalledOff.withLock { isCalledOff in
                if isCalledOff { return }
                printResult(text)
                say("dcplan: the time limit passed before the solver came to a first point")
                _exit(ExitStatus.stopped)
            }
        }
        thread.start()
    }

    func callOff() { isCalledOff.withLock { $0 = true } }
}
