import Dispatch
import Synchronization

/// A fixed number of threads that share a loop whose iterations do not depend on each other.
package struct Workers: Sendable {
    package let count: Int

    /// Entries of a loop over vectors that one thread takes at a time: enough to be worth a ticket, few enough that the
    /// threads end together and that what a loop has just written is still near for the next. Not a matter of `count`, so
    /// that sums have the same bits for any.
    package static let chunk = 8192

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

    /// Runs body over 0..<n, cut into chunks.
    package func forRanges(_ n: Int, _ body: @Sendable (Range<Int>) -> Void) {
        forEach(Self.chunks(n)) { body(Self.range($0, n)) }
    }

    /// [body(0), …, body(n−1)].
    package func map<Part: Sendable>(_ n: Int, _ body: @Sendable (Int) -> Part) -> [Part] {
        [Part](unsafeUninitializedCapacity: n) { memory, count in
            let parts = Parts(memory: memory)
            forEach(n) { parts.memory.initializeElement(at: $0, to: body($0)) }
            count = n
        }
    }

    /// What body gives for the chunks of 0..<n, combined in their order.
    package func reduce<Part: Sendable>(
        _ n: Int, _ body: @Sendable (Range<Int>) -> Part, _ combine: (Part, Part) -> Part
    ) -> Part {
        let chunks = Self.chunks(n)
        if chunks < 2 { return body(0..<n) }
        let parts = map(chunks) { body(Self.range($0, n)) }
        return parts.dropFirst().reduce(parts[0], combine)
    }

    package func sum(_ n: Int, _ body: @Sendable (Range<Int>) -> Double) -> Double { reduce(n, body, +) }

    private static func chunks(_ n: Int) -> Int { (n + chunk - 1) / chunk }

    private static func range(_ c: Int, _ n: Int) -> Range<Int> { c * chunk..<min(n, (c + 1) * chunk) }

    /// Places for results, each written by one thread.
    private struct Parts<Part>: @unchecked Sendable {
        let memory: UnsafeMutableBufferPointer<Part>
    }

    private final class Ticket: Sendable {
        private let value = Atomic<Int>(0)
        func next() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
    }
}
