import CFileSystem
import Foundation

/// A directory of results that is whole or absent: files are written to a directory under a temporary name, which then
/// changes places with the earlier one in one step.
///
/// It replaces only what this program wrote: a directory that has its marker, or is one of a version that left none, and
/// in which nothing else has been put. A link is followed and stays.
public final class ResultDirectory {
    /// As it was given.
    public let path: String
    private let kind: ResultKind
    private let staging: Temporary
    private var names: [String] = []
    private var isOver = false

    /// - Throws: `WriteError` when nothing can be written there.
    public init(path: String, holding kind: ResultKind) throws {
        self.path = path
        self.kind = kind
        let place = try ResultDirectory.place(path, kind)
        let target = place.target
        if place.earlier == nil { try Files.makeDirectories(target.parent, for: path) }
        let isWhole = place.isReplacedWhole
        let parent = isWhole ? target.parent : target.path
        let name = isWhole ? target.name : ResultJournal.staging
        for old in Temporary.abandoned(.directory, in: parent, of: name) { ResultDirectory.clear(old, kind) }
        staging = try Temporary(.directory, in: parent, for: name, permissions: 0o777, given: path)
        try Files.create("\(staging.path)/\(ResultDirectory.unfinished)", [UInt8](), for: path)
    }

    /// Results that stand, to be written again with some of their files made anew: the others are taken over as they are.
    ///
    /// - Throws: `WriteError` when the path holds no results of this kind or can't be written to.
    public convenience init(remaking path: String, holding kind: ResultKind, without replaced: [String]) throws {
        try self.init(path: path, holding: kind)
        guard let earlier = try ResultDirectory.place(path, kind).earlier, earlier.contains(kind.summary) else {
            throw WriteError(path: path, reason: "it holds no results of dcplan's")
        }
        let target = try OutputPath(path).path
        for name in earlier where name != ResultMarker.name && !replaced.contains(name) {
            try write(name, Data(contentsOf: URL(fileURLWithPath: "\(target)/\(name)")))
        }
    }

    /// Stands in a temporary directory until its files are whole.
    private static let unfinished = ".dcplan-unfinished"

    deinit { discard() }

    /// Looks whether results could be written to a path: worth knowing before a long solve. Touches nothing, but for
    /// finishing what a killed run had begun.
    ///
    /// - Throws: `WriteError` when something is in the way or the nearest directory that exists can't be written to.
    public static func check(_ path: String, holding kind: ResultKind) throws { _ = try place(path, kind) }

    private static func place(_ path: String, _ kind: ResultKind) throws -> ResultPlace {
        let target = try OutputPath(path)
        try recover(target)
        let place = try ResultPlace(target, kind)
        try place.checkWritable()
        return place
    }

    public func write(_ name: String, _ bytes: some ContiguousBytes) throws {
        precondition(!name.contains("/") && !name.hasPrefix(".") && !names.contains(name), "'\(name)' as a file's name")
        try Files.create("\(staging.path)/\(name)", bytes, for: "\(path)/\(name)")
        names.append(name)
    }

    /// Writes a file piece by piece: `body` gives the pieces.
    public func write(_ name: String, _ body: (_ sink: ([UInt8]) throws -> Void) throws -> Void) throws {
        try write(name, [UInt8]())
        let given = "\(path)/\(name)"
        let file = open("\(staging.path)/\(name)", O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC)
        guard file >= 0 else { throw WriteError(path: given, code: errno) }
        defer { close(file) }
        try body { try Files.write($0, to: file, for: given) }
    }

    /// The bytes of a file that was written.
    public func read(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(staging.path)/\(name)")))
    }

    /// Puts the directory in its place; an earlier result of the same name goes. Whenever it is cut short, the earlier
    /// result or the new one is there.
    public func commit() throws { try commit(exchange: exchange_names) }

    /// - Parameters:
    ///   - exchange: exchanges what two paths name in one step; 0, or the system's code.
    ///   - step: called at each step.
    package func commit(
        exchange: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32,
        at step: (CommitStep) throws -> Void = { _ in }
    ) throws {
        try Files.create(
            "\(staging.path)/\(ResultMarker.name)", ResultMarker(kind: kind.word, names: names).bytes, for: path)
        unlink("\(staging.path)/\(ResultDirectory.unfinished)")
        try step(.staged)
        // Much may have happened there during a long solve.
        let place = try ResultDirectory.place(path, kind)
        if let earlier = place.earlier {
            try replace(place, earlier, exchange, at: step)
        } else {
            try staging.move(to: place.target.path, given: path)
        }
        isOver = true
        staging.release()
    }

    private func replace(
        _ place: ResultPlace, _ earlier: [String],
        _ exchange: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32, at step: (CommitStep) throws -> Void
    ) throws {
        guard place.isReplacedWhole, try isExchanged(place.target, exchange) else {
            return try replaceFiles(place.target, earlier, at: step)
        }
        // The temporary directory is the earlier one now.
        isOver = true
        try step(.exchanged)
        remove(earlier, from: staging.path)
    }

    /// Whether the two directories have changed places; false where the file system cannot do that.
    private func isExchanged(
        _ target: OutputPath, _ exchange: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32
    ) throws -> Bool {
        if case .directory(let mode) = target.kind { chmod(staging.path, mode & 0o7777) }
        let code = exchange(staging.path, target.path)
        if code == 0 { return true }
        // Overlays, network and old file systems, mounts.
        if [EINVAL, ENOSYS, ENOTSUP, EXDEV, EBUSY, EPERM].contains(code) { return false }
        throw WriteError(path: path, code: code)
    }

    private func replaceFiles(
        _ target: OutputPath, _ earlier: [String], at step: (CommitStep) throws -> Void
    ) throws {
        let lock = try ResultDirectory.locked(target)
        defer { close(lock) }
        if (staging.path as NSString).deletingLastPathComponent != target.path {
            let inside = try Temporary(
                .directory, in: target.path, for: ResultJournal.staging, permissions: 0o777, given: path)
            // A directory takes the place of an empty one.
            try staging.move(to: inside.path, given: path)
        }
        let journal = ResultJournal(
            staging: (staging.path as NSString).lastPathComponent, new: names + [ResultMarker.name], earlier: earlier,
            kind: kind)
        try journal.write(in: target.path, given: path)
        isOver = true
        try step(.journalled)
        try journal.finish(in: target.path, given: path, after: step)
    }

    /// Finishes what a killed run had begun to put into a directory.
    private static func recover(_ target: OutputPath) throws {
        guard case .directory = target.kind, let journal = ResultJournal(in: target.path) else { return }
        let lock = try locked(target)
        defer { close(lock) }
        try journal.finish(in: target.path, given: target.given)
    }

    /// Held while files take their places.
    private static func locked(_ target: OutputPath) throws(WriteError) -> Int32 {
        let lock = open(target.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard lock >= 0 else { throw WriteError(path: target.given, code: errno) }
        if flock(lock, LOCK_EX | LOCK_NB) == 0 { return lock }
        close(lock)
        throw WriteError(path: target.given, reason: "another run is writing to it")
    }

    /// Removes what was written so far; nothing once the results are in their place.
    public func discard() {
        if isOver { return }
        isOver = true
        remove(names + [ResultMarker.name, ResultDirectory.unfinished], from: staging.path)
    }

    /// Leaves everything as a kill would, so that tests see what the next run makes of it.
    package func abandon() {
        isOver = true
        staging.release()
    }

    private func remove(_ names: [String], from directory: String) {
        ResultDirectory.remove(names, from: directory, kind)
    }

    /// Removes files by their names, and then the directory: what came into it meanwhile stays, and keeps it. What tells
    /// whose the directory is goes last.
    private static func remove(_ names: [String], from directory: String, _ kind: ResultKind) {
        let last = [kind.summary, ResultMarker.name, unfinished]
        for name in names.filter({ !last.contains($0) }) + last.filter(names.contains) {
            unlink("\(directory)/\(name)")
        }
        rmdir(directory)
    }

    /// Removes what a killed run left: its unfinished files, or the results that it had replaced; nothing if there is
    /// anything else.
    private static func clear(_ directory: String, _ kind: ResultKind) {
        guard let names = try? Files.names(in: directory, for: directory) else { return }
        let isUnfinished =
            names.contains(unfinished) && names.allSatisfy { FileFacts("\(directory)/\($0)")?.isFile == true }
        guard isUnfinished || (try? ResultPlace(OutputPath(directory), kind)) != nil else { return }
        remove(names, from: directory, kind)
    }
}
