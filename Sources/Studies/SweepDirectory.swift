import Foundation
import Output
import Reporting

/// The directory of a sweep: its tables and, in `cases/`, a journal of what was finished, one file a case.
///
/// It is one that a sweep made, by its marker, and in which nothing else has been put; one of a version that left no marker
/// is known by its cases. Each file is written under a temporary name and renamed, so that the directory can be resumed from
/// at any moment. One sweep at a time may work in it.
public final class SweepDirectory {
    public let path: String
    private let lock: Int32

    private var cases: String { path + "/cases" }
    private var running: String { path + "/.running" }

    /// Opens or makes the directory; what an earlier sweep has finished in it stays.
    ///
    /// - Throws: `WriteError` when it cannot be written, holds something else, or is in use.
    public init(path: String) throws {
        self.path = path
        try SweepDirectory.check(path)
        try SweepDirectory.makeDirectory(path)
        lock = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            throw WriteError(path: path, reason: "another sweep is at work in it")
        }
        let marker = ResultMarker(kind: SweepDirectory.kind, names: SweepDirectory.files)
        if ResultMarker(in: path) != marker { try write(ResultMarker.name, marker.bytes) }
        try? FileManager.default.removeItem(atPath: running)
        try SweepDirectory.makeDirectory(cases)
        for directory in [path, cases] { OutputFile.clearAbandoned(in: directory) }
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
        for name in names
        where !kept.contains(name) && (SweepGrid.isRecordName(name) || SweepDirectory.isRecord(name, in: cases)) {
            try? FileManager.default.removeItem(atPath: "\(cases)/\(name)")
        }
    }

    public func save(_ record: SweepRecord) throws {
        try write("cases/\(record.casePart.id).json", try record.bytes())
    }

    /// Writes a file that is whole at any moment.
    public func write(_ name: String, _ bytes: some ContiguousBytes) throws {
        try OutputFile.write(bytes, to: "\(path)/\(name)")
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

    private static let kind = "sweep"
    private static let files = SweepTables.names.map { "\($0).\(CSVFormat.name)" } + [DataPackage.name]
    private static let directories = ["cases", ".running"]

    /// Looks whether a sweep may work in a directory: worth knowing before long work.
    ///
    /// - Throws: `WriteError` when there is something in it that no sweep has written, and that starting anew would lose.
    public static func check(_ path: String) throws {
        guard let contents = try DirectoryContents(path) else { return }
        let marker = ResultMarker(in: path)
        let own = files + [ResultMarker.name]
        for name in contents.files where !own.contains(name) && !OutputFile.isTemporary(name) {
            throw foreign(name, path)
        }
        for name in contents.directories where !directories.contains(name) { throw foreign(name, path) }
        if let name = contents.others.first { throw foreign(name, path) }
        if let marker, marker.kind != kind { throw foreign(ResultMarker.name, path) }
        let records = try checkedRecords(path, isMarked: marker != nil)
        // Without a marker, tables may be anyone's, unless cases stand beside them.
        if marker == nil, records.isEmpty, let name = contents.files.first { throw foreign(name, path) }
    }

    private static func checkedRecords(_ path: String, isMarked: Bool) throws -> [String] {
        guard let contents = try DirectoryContents(path + "/cases") else { return [] }
        if let name = contents.others.first ?? contents.directories.first { throw foreign("cases/\(name)", path) }
        let records = contents.files.filter { !OutputFile.isTemporary($0) }
        // A record that a full disk cut short has its name still.
        for name in records where !(isMarked && SweepGrid.isRecordName(name)) && !isRecord(name, in: path + "/cases") {
            throw foreign("cases/\(name)", path)
        }
        return records
    }

    /// Whether a file is the record of the case that it is named for.
    private static func isRecord(_ name: String, in directory: String) -> Bool {
        struct Record: Decodable { let sweepCase: SweepRecord.CasePart }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let bytes = FileManager.default.contents(atPath: "\(directory)/\(name)"),
            let record = try? decoder.decode(Record.self, from: bytes)
        else { return false }
        return name == record.sweepCase.id + ".json"
    }

    private static func foreign(_ name: String, _ path: String) -> WriteError {
        WriteError(path: path, reason: "it holds \(name), which is not of a sweep; choose another --out directory")
    }

    private static func makeDirectory(_ path: String) throws { try OutputFile.makeDirectories(path) }
}
