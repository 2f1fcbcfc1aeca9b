import Synchronization

/// A flag that any thread raises when somebody asks to stop, and that all threads then see.
final class StopFlag: Sendable {
    private let raised = Atomic<Bool>(false)
    private let asks: @Sendable () -> Bool
    /// Small fronts between two questions: a question may cost a look at the clock.
    private static let pause = 64

    init(_ asks: @escaping @Sendable () -> Bool) { self.asks = asks }

    var isRaised: Bool { raised.load(ordering: .relaxed) }

    /// Asks now.
    func look() { if asks() { raised.store(true, ordering: .relaxed) } }

    /// Whether it is raised; asks at every `pause`-th count.
    func look(every count: Int) -> Bool {
        if count % Self.pause == 0 { look() }
        return isRaised
    }
}
