import Dispatch
import Synchronization

/// A fixed number of threads that share a loop whose iterations do not depend on each other.
package struct Workers: Sendable {
    package let count: Int

    package init(count: Int) {
        precondition(count >= 1)
        self.count = count
    }

    /// Runs body(0), …, body(n−1), each once, in no particular order; returns when all have ended.
    package func forEach(_ n: Int, _ body: @Sendable (Int) -> Void) {
        if count == 1 || n < 2 {
            for i in 0..<n { body(i) }
            return
        }
        let ticket = Ticket()
        withoutActuallyEscaping(body) { body in
            DispatchQueue.concurrentPerform(iterations: min(count, n)) { _ in
                while true {
                    let i = ticket.next()
                    if i >= n { return }
                    body(i)
                }
            }
        }
    }

    /// Runs body over 0..<n in as many contiguous ranges as there are threads.
    package func forRanges(_ n: Int, _ body: @Sendable (Range<Int>) -> Void) {
        if count == 1 || n < 4096 { return body(0..<n) }
        let (pieces, total) = (count, n)
        forEach(pieces) { piece in body(total * piece / pieces..<total * (piece + 1) / pieces) }
    }

    private final class Ticket: Sendable {
        private let value = Atomic<Int>(0)
        func next() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
    }
}
