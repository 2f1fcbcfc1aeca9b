import Foundation

/// A file or directory under a name that nobody can guess, beside what it will become: `.NAME.dcplan-` and 16 hexadecimal
/// digits.
///
/// Its owner holds a lock on it for as long as it lives. What has such a name and no lock is left from a run that was
/// killed, and the next one that writes to NAME clears it.
final class Temporary {
    enum Form { case file, directory }

    private(set) var path: String
    /// Open for writing when it is a file.
    let descriptor: Int32

    /// How often a name is drawn anew; more than once only when someone is in the way on purpose.
    private static let mostAttempts = 100
    /// Leaves room for the rest of the name in the 255 bytes of most file systems.
    private static let mostNameBytes = 200
    private static let digits = 16

    /// - Parameters:
    ///   - permissions: less what the user's mask takes away.
    ///   - given: the path as the user gave it, for messages.
    /// - Throws: `WriteError` when nothing can be made there.
    init(
        _ form: Form, in parent: String, for name: String, permissions: mode_t, given: String
    ) throws(WriteError) {
        for _ in 0..<Temporary.mostAttempts {
            let path = "\(parent)/\(Temporary.drawnName(name))"
            if form == .directory, mkdir(path, permissions) != 0 {
                if errno == EEXIST { continue }
                throw WriteError(path: given, code: errno)
            }
            let flags = form == .directory ? O_RDONLY | O_DIRECTORY : O_WRONLY | O_CREAT | O_EXCL
            let descriptor = open(path, flags | O_NOFOLLOW | O_CLOEXEC, permissions)
            if descriptor < 0 {
                if [EEXIST, ENOENT].contains(errno) { continue }
                throw WriteError(path: given, code: errno)
            }
            // Between its making and its locking it looked abandoned: another run may have cleared it.
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0, let mine = FileFacts(descriptor: descriptor),
                FileFacts(path)?.isSame(as: mine) == true
            {
                (self.path, self.descriptor) = (path, descriptor)
                return
            }
            close(descriptor)
        }
        throw WriteError(path: given, reason: "no temporary name beside it is free")
    }

    deinit { close(descriptor) }

    /// Writes to the file; does not close it.
    var handle: FileHandle { FileHandle(fileDescriptor: descriptor, closeOnDealloc: false) }

    func move(to path: String, given: String) throws(WriteError) {
        try Files.rename(self.path, path, for: given)
        self.path = path
    }

    /// Gives up the lock: the file or directory is in its place.
    func release() { flock(descriptor, LOCK_UN) }

    private static func drawnName(_ name: String) -> String {
        let digits = String(UInt64.random(in: .min ... .max), radix: 16)
        return prefix(name) + String(repeating: "0", count: Temporary.digits - digits.count) + digits
    }

    private static func prefix(_ name: String) -> String {
        var stem = name
        while stem.utf8.count > mostNameBytes { stem.removeLast() }
        return ".\(stem).dcplan-"
    }

    /// Whether an entry of a directory may be a temporary of `name`; of any name when it is nil.
    static func isName(_ entry: String, of name: String? = nil) -> Bool {
        guard entry.hasPrefix(name.map(prefix) ?? "."), entry.utf8.count > digits,
            entry.utf8.suffix(digits).allSatisfy({ $0 &- 48 < 10 || $0 &- 97 < 6 })
        else { return false }
        let front = entry.dropLast(digits)
        return name.map { front == prefix($0) } ?? front.hasSuffix(".dcplan-")
    }

    /// The temporaries of `name` (of any, when it is nil) in a directory that this user made and whose owners have ended.
    static func abandoned(_ form: Form, in parent: String, of name: String? = nil) -> [String] {
        let names = (try? Files.names(in: parent, for: parent)) ?? []
        return names.filter { isName($0, of: name) }.map { "\(parent)/\($0)" }.filter { isAbandoned($0, form) }
    }

    private static func isAbandoned(_ path: String, _ form: Form) -> Bool {
        guard let facts = FileFacts(path), facts.owner == geteuid(),
            form == .directory ? facts.isDirectory : facts.isFile
        else { return false }
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_EX | LOCK_NB) == 0
    }
}
