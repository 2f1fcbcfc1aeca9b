import Documents
import Foundation
import OperatingSystem
import Reporting

extension SavedPlan {
    /// The saved plan in a results directory, or beside its `plan.json`, with its tables.
    ///
    /// - Throws: as `SavedDirectory`.
    public static func read(_ path: String) throws -> SavedPlan { try SavedDirectory(path).plan }
}

/// A directory of results with the plan that it holds.
public struct SavedDirectory {
    public let path: String
    public let plan: SavedPlan

    /// - Parameter given: the directory, or its `plan.json`.
    /// - Throws: `MissingFile` where there is no plan; `InputIssues` where it or a table is damaged, missing or of another version.
    public init(_ given: String) throws {
        let document = try PlanDocument.read(given)
        var isDirectory: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: given, isDirectory: &isDirectory)
        let path = isDirectory.boolValue ? given : given.lastIndex(of: "/").map { "\(given[..<$0])/" } ?? "."
        self.path = path
        plan = try Self.reading(path, document) { try SavedPlan(document: document, read: $0) }
    }

    /// The plan with all its tables, as other programs get it.
    ///
    /// - Throws: `InputIssues`.
    public func exported() throws -> ExportedPlan {
        try Self.reading(path, plan.document) { try ExportedPlan(plan, read: $0) }
    }

    private static func reading<T>(
        _ path: String, _ document: PlanDocument, _ body: (_ read: @escaping (String) throws -> [UInt8]) throws -> T
    ) throws -> T {
        func file(_ name: String) -> String { (path as NSString).appendingPathComponent(name) }
        func refused(_ name: String, line: Int, _ reason: String) -> InputIssues {
            let advice = "; it was written by dcplan \(document.dcplan): plan the scenario again"
            return InputIssues([
                Issue(.error, at: SourcePosition(file: file(name), line: line, column: 1), reason + advice)
            ])
        }
        do {
            return try body { name in
                do {
                    return try InputFile.bytes(file(name), mostBytes: mostBytes)
                } catch let error as InputFile.Unreadable {
                    throw refused(name, line: 1, "a table of this result cannot be read: \(error.reason)")
                }
            }
        } catch let error as UnreadableTable {
            throw refused(error.name, line: error.row ?? 1, "this table \(error.reason)")
        }
    }

    /// All hours of decades of hundreds of places have some GiB.
    private static let mostBytes = 16 << 30
}
