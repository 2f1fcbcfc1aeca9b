import Foundation

/// A child process whose input is the lifeline of this one, and whose output and complaints go to files.
///
/// It stays in this process's group, so that the terminal's Ctrl-C and Ctrl-Z reach it too.
struct WorkerProcess {
    struct SpawnError: Error, CustomStringConvertible {
        let description: String
    }

    /// What a worker is called in the process list.
    static let name = "dcplan"

    private let identifier: pid_t

    /// - Parameter environment: added to this process's own.
    init(
        executable: String, arguments: [String], environment: [String: String], lifeline: Lifeline, answer: String,
        complaints: String
    ) throws(SpawnError) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, lifeline.readEnd, STDIN_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, answer, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, complaints, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A thread of a pool may have signals blocked; the worker must hear them.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let inherited = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        var argv: [UnsafeMutablePointer<CChar>?] = ([WorkerProcess.name] + arguments).map { strdup($0) } + [nil]
        var envp: [UnsafeMutablePointer<CChar>?] = inherited.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in argv + envp { free(text) } }
        var child: pid_t = 0
        let failure = posix_spawn(&child, executable, &actions, &attributes, &argv, &envp)
        guard failure == 0 else {
            throw SpawnError(description: "cannot start \(executable): \(String(cString: strerror(failure)))")
        }
        identifier = child
    }

    /// The exit code, 128 + the number of the signal that ended it, or nil while it runs. Not to be asked again after that.
    func exitCode() -> Int32? {
        var status: Int32 = 0
        return waitpid(identifier, &status, WNOHANG) == identifier ? WorkerProcess.exitCode(status) : nil
    }

    /// Ends the processes and waits for their end: asks by SIGTERM, and after a second insists by SIGKILL.
    static func end(_ processes: [WorkerProcess]) {
        for process in processes { kill(process.identifier, SIGTERM) }
        var remaining = processes
        let asked = ContinuousClock.now
        while !remaining.isEmpty, ContinuousClock.now - asked < .seconds(1) {
            remaining.removeAll { $0.exitCode() != nil }
            if !remaining.isEmpty { usleep(5_000) }
        }
        for process in remaining {
            kill(process.identifier, SIGKILL)
            var status: Int32 = 0
            while waitpid(process.identifier, &status, 0) < 0, errno == EINTR {}
        }
    }

    private static func exitCode(_ status: Int32) -> Int32 {
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }
}
