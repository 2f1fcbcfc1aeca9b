import Foundation
import Reporting

/// The directory of a sweep: its tables and, in `cases/`, a journal of what was finished, one file a case.
///
/// Each file is written under a temporary name and renamed, so that the directory can be resumed from at any moment. One
/// sweep at a time may work in it.
public final class SweepDirectory {
    public let path: String
    private let lock: Int32

    private var cases: String { path + "/cases" }
    private var running: String { path + "/.running" }

    /// Opens or makes the directory; what an earlier sweep has finished in it stays.
    ///
    /// - Throws: `ResultDirectory.WriteError` when it cannot be written, holds something else, or is in use.
    public init(path: String) throws {
        self.path = path
        if let foreign = SweepDirectory.foreignEntry(of: path) {
            throw ResultDirectory.WriteError(
                path: path, reason: "it holds \(foreign), which is not of a sweep; choose another --out directory")
        }
        try SweepDirectory.makeDirectory(path)
        lock = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            throw ResultDirectory.WriteError(path: path, reason: "another sweep is at work in it")
        }
        try? FileManager.default.removeItem(atPath: running)
        try SweepDirectory.makeDirectory(cases)
    }

    deinit { if lock >= 0 { close(lock) } }

    /// What an earlier run found of a case, if running it again would find the same.
    public func finished(_ id: String) -> SweepRecord? {
        guard let bytes = FileManager.default.contents(atPath: "\(cases)/\(id).json"), let record = SweepRecord(bytes),
            record.casePart.id == id, record.isFinal
        else { return nil }
        return record
    }

    /// Removes the records of all cases but these.
    public func keepOnly(_ ids: Set<String>) {
        let kept = Set(ids.map { "\($0).json" })
        let names = (try? FileManager.default.contentsOfDirectory(atPath: cases)) ?? []
        for name in names where !kept.contains(name) {
            try? FileManager.default.removeItem(atPath: "\(cases)/\(name)")
        }
    }

    public func save(_ record: SweepRecord) throws {
        try write("cases/\(record.casePart.id).json", try record.bytes())
    }

    /// Writes a file under a temporary name and renames it.
    public func write(_ name: String, _ bytes: some DataProtocol) throws {
        let file = "\(path)/\(name)"
        let temporary = "\(file).tmp-\(getpid())"
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: temporary))
            guard rename(temporary, file) == 0 else { throw CocoaError(.fileWriteUnknown) }
        } catch {
            try? FileManager.default.removeItem(atPath: temporary)
            throw ResultDirectory.WriteError(path: file, reason: SweepDirectory.reason(error))
        }
    }

    /// An empty directory for a worker's files.
    func workspace(_ id: String) throws -> String {
        let workspace = "\(running)/\(id)"
        try? FileManager.default.removeItem(atPath: workspace)
        try SweepDirectory.makeDirectory(workspace)
        return workspace
    }

    /// Removes what workers left.
    func removeWorkspaces() { try? FileManager.default.removeItem(atPath: running) }

    func removeWorkspace(_ id: String) { try? FileManager.default.removeItem(atPath: "\(running)/\(id)") }

    /// Something in an existing directory that no sweep has written, and that starting anew would lose.
    private static func foreignEntry(of path: String) -> String? {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let own = ["sweep.csv", "cases.csv", "cases", ".running"]
        if let foreign = entries.sorted().first(where: { !own.contains($0) && !isTemporary($0) }) { return foreign }
        let cases = (try? FileManager.default.contentsOfDirectory(atPath: path + "/cases")) ?? []
        return cases.sorted().first { !$0.hasSuffix(".json") && !isTemporary($0) }.map { "cases/\($0)" }
    }

    private static func isTemporary(_ name: String) -> Bool { name.contains(".tmp-") }

    private static func makeDirectory(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw ResultDirectory.WriteError(path: path, reason: reason(error))
        }
    }

    private static func reason(_ error: any Error) -> String {
        let cause = (error as NSError).userInfo[NSUnderlyingErrorKey]
        let code = (cause as? POSIXError)?.code.rawValue ?? (cause as? NSError).map { Int32($0.code) }
        return code.map { String(cString: strerror($0)).lowercased() } ?? error.localizedDescription
    }
}
