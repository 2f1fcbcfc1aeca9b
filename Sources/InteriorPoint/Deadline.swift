/// A clock that started with the solve, and when it has to end.
struct Deadline: Sendable {
    private let start = ContinuousClock.now
    private let limit: Double

    init(seconds: Double) { limit = seconds }

    var elapsed: Double {
        let duration = ContinuousClock.now - start
        return Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    }

    var hasPassed: Bool { elapsed >= limit }
}
