import Foundation
import Synchronization

/// Ctrl-C: the first asks a running solve to stop; another, half a second later or more, ends the process at once.
/// (Launchers such as `timeout` send the signal twice within milliseconds: to the process and to its group.)
enum Interruption {
    /// Milliseconds of the monotonic clock at the first signal; 0: none yet.
    private static let first = Atomic<Int>(0)
    private static let patienceMs = 500

    static var wasAsked: Bool { first.load(ordering: .relaxed) > 0 }

    static func watch() {
        signal(SIGINT) { _ in
            var now = timespec()
            clock_gettime(CLOCK_MONOTONIC, &now)
            let ms = now.tv_sec * 1000 + now.tv_nsec / 1_000_000
            let (isFirst, earlier) = Interruption.first.compareExchange(expected: 0, desired: ms, ordering: .relaxed)
            if !isFirst, ms - earlier >= Interruption.patienceMs { _exit(ExitStatus.interrupted) }
        }
        signal(SIGPIPE, SIG_IGN)
        // Some launchers hand signals down blocked.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGTERM)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }
}
