import Foundation

/// A pipe that a sweep holds open as long as it lives. Its workers have the other end for their standard input; the system
/// closes the pipe when the sweep ends, however it ends, and then they end too.
final class Lifeline: Sendable {
    /// The end that workers get.
    let readEnd: Int32
    private let writeEnd: Int32

    init() throws(WorkerProcess.SpawnError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            throw WorkerProcess.SpawnError(description: "no pipe to the workers: \(String(cString: strerror(errno)))")
        }
        // Only what is handed on to workers goes on: a worker that held the writing end would keep the others alive.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (readEnd, writeEnd) = (ends[0], ends[1])
    }

    deinit {
        close(readEnd)
        close(writeEnd)
    }
}
