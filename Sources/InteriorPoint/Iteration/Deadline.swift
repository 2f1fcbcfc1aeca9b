/// A clock that started with the solve, and when it has to end: at a time, or because somebody asks.
struct Deadline: Sendable {
    private let start = ContinuousClock.now
    private let limit: Double
    private let isInterrupted: @Sendable () -> Bool

    init(seconds: Double, isInterrupted: @escaping @Sendable () -> Bool = { false }) {
        limit = seconds
        self.isInterrupted = isInterrupted
    }

    var elapsed: Double {
        let duration = ContinuousClock.now - start
        return Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    }

    var hasPassed: Bool { limit.isFinite && elapsed >= limit }

    /// Whether work has to end now.
    var ends: Bool { isInterrupted() || hasPassed }

    /// Which of the two reasons ended it.
    var outcome: PathOutcome { isInterrupted() ? .interrupted : .timeLimit }
}
