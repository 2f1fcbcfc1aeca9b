import Foundation

/// One file of output, by the path a user gave.
///
/// What is no file is written to: a device, a pipe, `/dev/stdout`. A link is followed and stays. A file is whole or as it
/// was: the new one is written under a temporary name beside it and takes its name, keeping its permissions.
public enum OutputFile {
    /// Looks whether a path could be written to, without touching anything: worth knowing before long work.
    ///
    /// - Throws: `WriteError` when a directory is in the way, the file is write-protected, or nothing can be made where it is.
    public static func check(_ path: String) throws(WriteError) { try check(try OutputPath(path)) }

    private static func check(_ target: OutputPath) throws(WriteError) {
        switch target.kind {
        case .descriptor: return
        case .directory: throw WriteError(path: target.given, reason: "a directory of that name is in the way")
        case .device:
            if access(target.path, W_OK) != 0 { throw WriteError(path: target.given, code: errno) }
        case .file(let mode):
            if mode & 0o222 == 0 { throw WriteError(path: target.given, reason: "the file is write-protected") }
            if access(target.path, W_OK) != 0 { throw WriteError(path: target.given, code: errno) }
            try Files.checkWritable(target.parent, for: target.given)
        case .absent:
            if FileFacts(target.parent) == nil { throw WriteError(path: target.given, code: ENOENT) }
            try Files.checkWritable(target.parent, for: target.given)
        }
    }

    /// Whether an entry of a directory is a file on its way to its name, this run's or another's.
    public static func isTemporary(_ entry: String) -> Bool { Temporary.isName(entry) }

    /// Removes from a directory of this program's own what killed runs left on its way.
    public static func clearAbandoned(in directory: String) {
        for path in Temporary.abandoned(.file, in: directory) { unlink(path) }
    }

    /// Makes a directory and those above it.
    public static func makeDirectories(_ path: String) throws(WriteError) {
        try Files.makeDirectories(path, for: path)
    }

    /// - Throws: `WriteError`; a file is then as it was.
    public static func write(_ bytes: some ContiguousBytes, to path: String) throws {
        try write(to: path) { try Files.write(bytes, to: $0.fileDescriptor, for: path) }
    }

    /// Writes what `body` writes to the handle.
    ///
    /// - Throws: `WriteError`, and what `body` throws that is no matter of writing; a file is then as it was.
    public static func write(to path: String, _ body: (FileHandle) throws -> Void) throws {
        let target = try OutputPath(path)
        try check(target)
        switch target.kind {
        case .directory: preconditionFailure("a directory passed the check")
        case .descriptor(let number): try writeInPlace(dup(number), target, body)
        case .device: try writeInPlace(open(target.path, O_WRONLY | O_NOCTTY | O_CLOEXEC), target, body)
        case .absent: try replace(target, mode: nil) { try body($0.handle) }
        case .file(let mode): try replace(target, mode: mode & 0o777) { try body($0.handle) }
        }
    }

    /// Has `body` make a file under the name that it is given, where an empty one stands: for libraries that open files
    /// themselves. A device or pipe gets what was made.
    ///
    /// - Throws: as `write`.
    public static func make(_ path: String, _ body: (String) throws -> Void) throws {
        let target = try OutputPath(path)
        try check(target)
        switch target.kind {
        case .absent: try replace(target, mode: nil) { try body($0.path) }
        case .file(let mode): try replace(target, mode: mode & 0o777) { try body($0.path) }
        case .directory, .device, .descriptor:
            let place = FileManager.default.temporaryDirectory.path
            let temporary = try Temporary(.file, in: place, for: "made", permissions: 0o600, given: path)
            defer { unlink(temporary.path) }
            try body(temporary.path)
            try write(Data(contentsOf: URL(fileURLWithPath: temporary.path)), to: path)
        }
    }

    private static func writeInPlace(
        _ descriptor: Int32, _ target: OutputPath, _ body: (FileHandle) throws -> Void
    ) throws {
        guard descriptor >= 0 else { throw WriteError(path: target.given, code: errno) }
        defer { close(descriptor) }
        try attempt(target) { try body(FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)) }
    }

    private static func replace(_ target: OutputPath, mode: mode_t?, _ body: (Temporary) throws -> Void) throws {
        for path in Temporary.abandoned(.file, in: target.parent, of: target.name) { unlink(path) }
        let temporary = try Temporary(
            .file, in: target.parent, for: target.name, permissions: mode ?? 0o666, given: target.given)
        do {
            if let mode, fchmod(temporary.descriptor, mode) != 0 { throw WriteError(path: target.given, code: errno) }
            try attempt(target) { try body(temporary) }
            try temporary.move(to: target.path, given: target.given)
        } catch {
            unlink(temporary.path)
            throw error
        }
    }

    /// A handle's own errors as those of the path.
    private static func attempt(_ target: OutputPath, _ body: () throws -> Void) throws {
        do { try body() } catch let error as CocoaError {
            let cause = error.userInfo[NSUnderlyingErrorKey]
            let code = (cause as? POSIXError)?.code.rawValue ?? (cause as? NSError).map { Int32($0.code) }
            throw code.map { WriteError(path: target.given, code: $0) }
                ?? WriteError(path: target.given, reason: error.localizedDescription)
        }
    }
}
