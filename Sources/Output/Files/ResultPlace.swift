import Foundation

/// The directory that results are to stand in, judged before anything is touched: absent, empty, or this program's own.
struct ResultPlace {
    let target: OutputPath
    /// The files that an earlier run left, which the new results replace; nil: there is no such directory.
    let earlier: [String]?

    /// - Throws: `WriteError` when anything is in the way that this program did not write as results of this kind.
    init(_ target: OutputPath, _ kind: ResultKind) throws(WriteError) {
        self.target = target
        switch target.kind {
        case .absent: earlier = nil
        case .directory(let mode):
            if mode & 0o222 == 0 { throw WriteError(path: target.given, reason: "the directory is write-protected") }
            earlier = try ResultPlace.own(target, kind)
        default: throw WriteError(path: target.given, reason: "a file of that name is in the way")
        }
    }

    /// Looks whether results could be written, without touching anything but what a killed run of this program left.
    func checkWritable() throws(WriteError) {
        if earlier == nil { return try Files.checkWritable(target.parent, for: target.given) }
        if !isReplacedWhole { try Files.checkWritable(target.path, for: target.given) }
    }

    /// Whether the whole directory can be exchanged for another. It stays, and its files change, where it is the current
    /// directory (a shell in it would be left in one that is gone), the root of a file system of its own, or in a
    /// directory that cannot be written to.
    var isReplacedWhole: Bool {
        guard let here = FileFacts("."), let own = FileFacts(target.path), let above = FileFacts(target.parent) else {
            return true
        }
        return !own.isSame(as: here) && own.device == above.device && access(target.parent, W_OK | X_OK) == 0
    }

    /// The names in a directory, all of which this program wrote; empty for an empty one.
    private static func own(_ target: OutputPath, _ kind: ResultKind) throws(WriteError) -> [String] {
        let all = try Files.names(in: target.path, for: target.given)
        // Another run's files on their way into this directory.
        let names = all.filter { !Temporary.isName($0, of: ResultJournal.staging) && $0 != ResultJournal.name }
        if names.isEmpty { return [] }
        for name in names {
            guard let facts = FileFacts("\(target.path)/\(name)"), facts.isFile, !facts.isWriteProtected else {
                throw foreign(name, target)
            }
        }
        guard names.contains(ResultMarker.name) else {
            if kind.isUnmarkedResult(names, in: target.path) { return names }
            throw foreign(names[0], target)
        }
        guard let marker = ResultMarker(in: target.path) else { throw foreign(ResultMarker.name, target) }
        if marker.kind != kind.word {
            throw WriteError(
                path: target.given, reason: "it holds a \(marker.kind) of dcplan's; choose another directory")
        }
        for name in names where name != ResultMarker.name && !marker.names.contains(name) {
            throw foreign(name, target)
        }
        return names
    }

    private static func foreign(_ name: String, _ target: OutputPath) -> WriteError {
        WriteError(
            path: target.given,
            reason: "it holds \(name), which this command did not write; choose another directory")
    }
}
