import Foundation
import Synchronization

/// Plans of scenarios drawn at random, of which laws must hold: solved once, on all cores, for whoever asks.
package enum RandomPlans {
    package static let seeds = Array(UInt64(1)...200)

    private static let plans: [Result<SolvedToy, any Error>] = {
        let results = Mutex([Result<SolvedToy, any Error>?](repeating: nil, count: seeds.count))
        DispatchQueue.concurrentPerform(iterations: seeds.count) { i in
            let result = Result { try RandomScenario(seed: seeds[i]).solved() }
            results.withLock { $0[i] = result }
        }
        return results.withLock { $0.map { $0! } }
    }()

    package static func plan(_ seed: UInt64) throws -> SolvedToy { try plans[Int(seed) - 1].get() }
}
