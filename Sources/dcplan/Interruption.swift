import Foundation
import Synchronization

/// Ctrl-C: the first asks a running solve to stop, the second ends the process at once.
enum Interruption {
    private static let count = Atomic<Int>(0)

    static var wasAsked: Bool { count.load(ordering: .relaxed) > 0 }

    static func watch() {
        signal(SIGINT) { _ in
            if Interruption.count.wrappingAdd(1, ordering: .relaxed).newValue > 1 { _exit(ExitStatus.interrupted) }
        }
        signal(SIGPIPE, SIG_IGN)
    }
}
