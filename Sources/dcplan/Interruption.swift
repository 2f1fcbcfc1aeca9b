import Foundation
import Studies
import Synchronization

/// Ctrl-C, and being ended from outside (SIGTERM, SIGHUP), which means the same.
///
/// Where nothing is under way that could be saved, the first ends the process at once, with the code of the contract. While
/// a solve or a sweep listens, the first asks it to stop, and another, half a second later or more, ends the process.
/// (Launchers such as `timeout` send the signal twice within milliseconds: to the process and to its group.)
enum Interruption {
    /// Milliseconds of the monotonic clock at the first signal; 0: none yet.
    private static let first = Atomic<Int>(0)
    private static let isHeard = Atomic<Bool>(false)
    private static let patienceMs = 500
    /// Known before the first signal: a terminal shows ^C in the line that renews itself.
    private static let isTerminal = isatty(STDERR_FILENO) == 1

    static var wasAsked: Bool { first.load(ordering: .relaxed) > 0 }

    /// From now on somebody looks at `wasAsked` every moment, or (false) nobody does.
    static func listens(_ listens: Bool) { isHeard.store(listens, ordering: .relaxed) }

    static func watch() {
        _ = isTerminal
        for number in [SIGINT, SIGTERM, SIGHUP] {
            // A process under nohup stays deaf to its terminal's end.
            let earlier = signal(number, receive)
            if number == SIGHUP, isIgnoring(earlier) { signal(number, SIG_IGN) }
        }
        signal(SIGPIPE, SIG_IGN)
        // Some launchers hand signals down blocked.
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, number) }
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    /// In a signal handler: atomics, the clock, `write` and `_exit` only.
    private static let receive: @convention(c) (Int32) -> Void = { _ in
        if !Interruption.isHeard.load(ordering: .relaxed) { Interruption.end() }
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        let ms = now.tv_sec * 1000 + now.tv_nsec / 1_000_000
        let (isFirst, earlier) = Interruption.first.compareExchange(expected: 0, desired: ms, ordering: .relaxed)
        if isFirst {
            if Interruption.isTerminal { say("\n") }
            return say("dcplan: stopping with what there is; once more to end at once\n")
        }
        if ms - earlier >= Interruption.patienceMs { _exit(ExitStatus.interrupted.rawValue) }
    }

    private static func end() -> Never {
        say("dcplan: interrupted\n")
        _exit(ExitStatus.interrupted.rawValue)
    }

    private static func say(_ words: StaticString) {
        _ = write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
    }

    private static func isIgnoring(_ handler: (@convention(c) (Int32) -> Void)?) -> Bool {
        unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}
