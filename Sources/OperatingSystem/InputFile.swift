import Foundation
import Synchronization

/// How every input file is opened: scenarios, what they extend, sweeps, weather, linear programs.
///
/// An input is a regular file, or a pipe (a FIFO, `/dev/stdin`, a process substitution) that is read to its end once, into
/// an unnamed temporary file; whoever opens the same pipe again gets what was read. Directories, devices and sockets are
/// refused.
package enum InputFile {
    /// Why a file cannot be read: "no such file", "is a directory".
    package struct Unreadable: Error, Equatable, Sendable {
        package let reason: String
    }

    /// A pipe through which nothing comes for so many seconds, be it that nobody writes to it, is given up: long enough for
    /// a program that makes the file, short enough for a person who waits.
    package static let patienceSeconds = 10

    /// A descriptor at the beginning of the content, of a file that can be sought in; the caller closes it.
    package static func open(_ path: String, mostBytes: Int = .max) throws(Unreadable) -> Int32 {
        guard !path.isEmpty, !path.utf8.contains(0) else { throw Unreadable(reason: "no such file") }
        var facts = stat()
        guard stat(path, &facts) == 0 else { throw .failed(errno) }
        try refuseOthers(facts)
        let isPipe = facts.st_mode & S_IFMT == S_IFIFO
        if isPipe, let known = try SpooledPipes.content(of: facts) { return known }
        // A FIFO that nobody writes to would keep a blocking open waiting.
        let file = Foundation.open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
        if file < 0 { throw .failed(errno) }
        // The name may stand for something else by now.
        guard fstat(file, &facts) == 0, (facts.st_mode & S_IFMT == S_IFIFO) == isPipe else {
            close(file)
            throw Unreadable(reason: "changed while it was opened")
        }
        if isPipe {
            defer { close(file) }
            return try SpooledPipes.keep(PipeReader(file).spooled(mostBytes: mostBytes), of: facts)
        }
        if facts.st_size > mostBytes {
            close(file)
            throw .tooLarge(mostBytes)
        }
        return file
    }

    /// Whether the path leads to a pipe, which another process would find empty.
    package static func isPipe(_ path: String) -> Bool {
        var facts = stat()
        return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFIFO
    }

    /// All the bytes of a file of at most `mostBytes`.
    package static func bytes(_ path: String, mostBytes: Int) throws(Unreadable) -> [UInt8] {
        let file = try open(path, mostBytes: mostBytes)
        defer { close(file) }
        var facts = stat()
        var bytes: [UInt8] = []
        if fstat(file, &facts) == 0 {
            // Once here, and as often as a reader copies it.
            if let available = FreeMemory.available, 3 * facts.st_size > available - FreeMemory.reserveBytes {
                throw Unreadable(reason: "is larger than the memory that is left")
            }
            bytes.reserveCapacity(Int(facts.st_size))
        }
        var piece = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = read(file, &piece, piece.count)
            if count < 0 && errno == EINTR { continue }
            if count < 0 { throw .failed(errno) }
            if count == 0 { return bytes }
            bytes += piece[..<count]
            if bytes.count > mostBytes { throw .tooLarge(mostBytes) }
        }
    }

    private static func refuseOthers(_ facts: stat) throws(Unreadable) {
        switch facts.st_mode & S_IFMT {
        case S_IFREG, S_IFIFO: return
        case S_IFDIR: throw Unreadable(reason: "is a directory")
        case S_IFSOCK: throw Unreadable(reason: "is a socket")
        default: throw Unreadable(reason: "is a device")
        }
    }
}

extension InputFile.Unreadable {
    /// The system's reason, in words.
    static func failed(_ code: Int32) -> InputFile.Unreadable {
        switch code {
        case ENOENT, ENOTDIR: .init(reason: "no such file")
        case EACCES, EPERM: .init(reason: "permission denied")
        case ENXIO: .init(reason: "is a device or socket that nothing answers for")
        default: .init(reason: String(cString: strerror(code)).lowercased())
        }
    }

    static func tooLarge(_ mostBytes: Int) -> InputFile.Unreadable {
        .init(reason: "is over \(mostBytes >> 20) MiB")
    }
}

/// The reading end of a pipe, opened without blocking.
private struct PipeReader {
    private let file: Int32

    init(_ file: Int32) { self.file = file }

    /// What comes through it until its writers have closed it, in a temporary file that no name leads to.
    func spooled(mostBytes: Int) throws(InputFile.Unreadable) -> Int32 {
        let store = try Self.unnamedFile()
        do {
            try copy(to: store, mostBytes: mostBytes)
        } catch {
            close(store)
            throw error
        }
        return store
    }

    private func copy(to store: Int32, mostBytes: Int) throws(InputFile.Unreadable) {
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        var total = 0
        while true {
            try wait()
            let count = read(file, &piece, piece.count)
            if count < 0 {
                if errno != EAGAIN && errno != EINTR { throw .failed(errno) }
                continue
            }
            if count == 0 { return }
            total += count
            if total > mostBytes { throw .tooLarge(mostBytes) }
            guard write(store, piece, count) == count else {
                throw InputFile.Unreadable(reason: "is a pipe, and there is no room to keep what comes through it")
            }
        }
    }

    /// Until there is something to read or the writers have gone. A FIFO that never had a writer counts as silent.
    private func wait() throws(InputFile.Unreadable) {
        let end = ContinuousClock.now + .seconds(InputFile.patienceSeconds)
        while true {
            var entry = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
            let left = Int32(max(0, ((end - ContinuousClock.now) / .milliseconds(1)).rounded(.up)))
            let ready = poll(&entry, 1, left)
            if ready > 0 { return }
            if ready < 0 && errno != EINTR { throw .failed(errno) }
            if ContinuousClock.now >= end {
                throw InputFile.Unreadable(
                    reason: "is a pipe through which nothing came for \(InputFile.patienceSeconds) s")
            }
        }
    }

    private static func unnamedFile() throws(InputFile.Unreadable) -> Int32 {
        var template = Array((NSTemporaryDirectory() + "/dcplan-XXXXXX").utf8CString)
        let file = mkstemp(&template)
        if file < 0 {
            throw InputFile.Unreadable(reason: "is a pipe, and there is no place to keep what comes through it")
        }
        unlink(template)
        _ = fcntl(file, F_SETFD, FD_CLOEXEC)
        return file
    }
}

/// What has come through the pipes that were read so far: a second reader of a pipe would wait for nothing.
private enum SpooledPipes {
    private struct Identity: Hashable {
        let device: dev_t
        let number: ino_t

        init(_ facts: stat) { (device, number) = (facts.st_dev, facts.st_ino) }
    }

    private static let files = Mutex<[Identity: Int32]>([:])

    static func content(of facts: stat) throws(InputFile.Unreadable) -> Int32? {
        guard let file = files.withLock({ $0[Identity(facts)] }) else { return nil }
        return try reopened(file)
    }

    static func keep(_ file: Int32, of facts: stat) throws(InputFile.Unreadable) -> Int32 {
        files.withLock { $0[Identity(facts)] = file }
        return try reopened(file)
    }

    /// With a position of its own.
    private static func reopened(_ file: Int32) throws(InputFile.Unreadable) -> Int32 {
        let copy = Foundation.open("/proc/self/fd/\(file)", O_RDONLY | O_CLOEXEC)
        if copy < 0 { throw .failed(errno) }
        return copy
    }
}
