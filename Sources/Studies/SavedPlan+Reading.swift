import Documents
import Foundation
import OperatingSystem
import Reporting

extension SavedPlan {
    /// The saved plan in a results directory, or beside its `plan.json`, with its tables.
    ///
    /// - Throws: `MissingFile` where there is no plan; `InputIssues` where it or a table is damaged, missing or of another version.
    public static func read(_ path: String) throws -> SavedPlan {
        let document = try PlanDocument.read(path)
        var isDirectory: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
        let directory = isDirectory.boolValue ? path : (path as NSString).deletingLastPathComponent
        func file(_ name: String) -> String { (directory as NSString).appendingPathComponent(name) }
        func refused(_ name: String, line: Int, _ reason: String) -> InputIssues {
            let advice = "; it was written by dcplan \(document.dcplan): plan the scenario again"
            return InputIssues([
                Issue(.error, at: SourcePosition(file: file(name), line: line, column: 1), reason + advice)
            ])
        }
        do {
            return try SavedPlan(document: document) { name in
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
