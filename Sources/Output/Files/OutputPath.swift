import Foundation

/// Where something is to be written: what is there already, once the path's links have been followed.
struct OutputPath {
    enum Kind: Equatable {
        case absent
        case file(mode: mode_t)
        case directory(mode: mode_t)
        /// A device, pipe or socket: written to, never replaced.
        case device
        /// A file of this process that is open already, as `/dev/stdout` names it.
        case descriptor(Int32)
    }

    /// As it was given.
    let given: String
    /// The directory it lies in; free of links where it exists.
    let parent: String
    let name: String
    let kind: Kind

    var path: String { parent == "/" ? "/" + name : "\(parent)/\(name)" }

    /// As many as the kernel follows.
    private static let mostLinks = 40

    /// - Throws: `WriteError` when the path leads nowhere: empty, a circle of links, the root.
    init(_ given: String) throws(WriteError) {
        self.given = given
        guard !given.isEmpty, !given.utf8.contains(0) else {
            throw WriteError(path: given, reason: "this is no path")
        }
        var next = given
        for _ in 0..<OutputPath.mostLinks {
            let (parent, name) = try OutputPath.split(next, given)
            if let number = OutputPath.descriptor(parent, name) {
                (self.parent, self.name, kind) = (parent, name, .descriptor(number))
                return
            }
            guard let facts = FileFacts("\(parent)/\(name)") else {
                (self.parent, self.name, kind) = (parent, name, .absent)
                return
            }
            guard facts.isLink else {
                (self.parent, self.name, kind) = (parent, name, OutputPath.kind(facts))
                return
            }
            let target = try OutputPath.target("\(parent)/\(name)", given)
            next = target.hasPrefix("/") ? target : "\(parent)/\(target)"
        }
        throw WriteError(path: given, code: ELOOP)
    }

    private static func kind(_ facts: FileFacts) -> Kind {
        if facts.isDirectory { return .directory(mode: facts.mode) }
        return facts.isFile ? .file(mode: facts.mode) : .device
    }

    /// The directory of a path, free of links where it exists, and the last name.
    private static func split(_ path: String, _ given: String) throws(WriteError) -> (parent: String, name: String) {
        let parts = path.split(separator: "/")
        if let last = parts.last, last != ".", last != ".." {
            let above = (path.hasPrefix("/") ? "/" : "") + parts.dropLast().joined(separator: "/")
            let parent = above.isEmpty ? "." : above
            return (canonical(parent) ?? parent, String(last))
        }
        guard let whole = canonical(path) else { throw WriteError(path: given, code: errno) }
        let last = whole.split(separator: "/").last.map(String.init) ?? ""
        if last.isEmpty { throw WriteError(path: given, reason: "it is the root of the file system") }
        let above = String(whole.dropLast(last.count + 1))
        return (above.isEmpty ? "/" : above, last)
    }

    private static func canonical(_ path: String) -> String? {
        guard let text = realpath(path, nil) else { return nil }
        defer { free(text) }
        return String(cString: text)
    }

    private static func target(_ link: String, _ given: String) throws(WriteError) -> String {
        var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(link, &bytes, bytes.count)
        guard count > 0 else { throw WriteError(path: given, code: count < 0 ? errno : ENOENT) }
        return String(decoding: bytes[..<count], as: UTF8.self)
    }

    /// The number in `/proc/self/fd/1`, to which `/dev/stdout` and `/dev/fd/1` lead too. What is open is written to as it
    /// is, at its place: opened anew, a file that the shell appends to would be overwritten from its beginning.
    private static func descriptor(_ parent: String, _ name: String) -> Int32? {
        parent == "/proc/\(getpid())/fd" ? Int32(name) : nil
    }
}

/// What the file system says of a path, without following a link in its last part.
struct FileFacts {
    let mode: mode_t
    let owner: uid_t
    let device: dev_t
    let inode: ino_t

    /// nil when there is nothing.
    init?(_ path: String) {
        var facts = stat()
        guard lstat(path, &facts) == 0 else { return nil }
        self.init(facts)
    }

    /// nil for what is not open.
    init?(descriptor: Int32) {
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { return nil }
        self.init(facts)
    }

    private init(_ facts: stat) {
        (mode, owner, device, inode) = (facts.st_mode, facts.st_uid, facts.st_dev, facts.st_ino)
    }

    var isFile: Bool { mode & S_IFMT == S_IFREG }
    var isDirectory: Bool { mode & S_IFMT == S_IFDIR }
    var isLink: Bool { mode & S_IFMT == S_IFLNK }
    /// Protected by its owner: no one may write to it, which root's rights would pass over.
    var isWriteProtected: Bool { mode & 0o222 == 0 }
    var permissions: mode_t { mode & 0o7777 }

    func isSame(as other: FileFacts) -> Bool { device == other.device && inode == other.inode }
}
