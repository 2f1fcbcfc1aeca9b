import Foundation

/// A run of the tool, as a fuzzer sees it.
struct Child {
    let exitCode: Int32
    let isLate: Bool
    /// Largest resident memory; 0 where it is no more than this process's, which the kernel counts as what a child began with.
    let mebibytes: Int
    let output: [UInt8]
    let complaints: [UInt8]

    /// Runs the program with no input in a directory, its output in files beside that.
    ///
    /// - Throws: `POSIXError` when it cannot be started.
    init(_ program: String, _ arguments: [String], in directory: String, seconds: Double) throws {
        let said = directory + ".said"
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        for (stream, name) in [(Int32(1), "out"), (2, "err")] {
            posix_spawn_file_actions_addopen(&actions, stream, "\(said).\(name)", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        }
        // `env` goes to the directory and becomes the program.
        let env = "/usr/bin/env"
        var words: [UnsafeMutablePointer<CChar>?] =
            ([env, "-C", directory, program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var child = pid_t()
        let failure = posix_spawn(&child, env, &actions, nil, &words, environ)
        if failure != 0 { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EINVAL) }
        (exitCode, isLate, mebibytes) = Child.end(of: child, seconds: seconds)
        output = [UInt8](FileManager.default.contents(atPath: said + ".out") ?? Data())
        complaints = [UInt8](FileManager.default.contents(atPath: said + ".err") ?? Data())
    }

    /// Waits, and kills what is late.
    private static func end(of child: pid_t, seconds: Double) -> (exitCode: Int32, isLate: Bool, mebibytes: Int) {
        var status: Int32 = 0
        var usage = rusage()
        let deadline = ContinuousClock.now + .seconds(seconds)
        var isLate = false
        while wait4(child, &status, isLate ? 0 : WNOHANG, &usage) == 0 {
            usleep(2_000)
            if ContinuousClock.now > deadline {
                isLate = true
                kill(child, SIGKILL)
            }
        }
        let signal = status & 0x7F
        var own = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &own)
        let mebibytes = usage.ru_maxrss > own.ru_maxrss ? Int(usage.ru_maxrss) >> 10 : 0
        return (signal == 0 ? (status >> 8) & 0xFF : 128 + signal, isLate, mebibytes)
    }
}
