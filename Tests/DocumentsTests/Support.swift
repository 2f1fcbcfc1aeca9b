import Documents
import Foundation

/// A directory of its own for the files of one test, removed when the test is over.
final class Files {
    let directory: String

    init(_ contents: [String: String] = [:]) throws {
        directory = NSTemporaryDirectory() + "documents-\(UUID().uuidString)"
        for (name, text) in contents { try write(name, Array(text.utf8)) }
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    func path(_ name: String) -> String { "\(directory)/\(name)" }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        let path = path(name)
        let parent = (path as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    /// The document of the file, and the descriptions without the directory.
    func load(_ name: String, set overrides: [String] = []) throws -> Document {
        try Document.load(path: path(name), overrides: overrides)
    }

    /// What loading complains of, a line each, with the directory left out; empty when it does not.
    func complaint(_ name: String, set overrides: [String] = []) -> String {
        do {
            _ = try load(name, set: overrides)
            return ""
        } catch {
            return "\(error)".replacingOccurrences(of: directory + "/", with: "")
        }
    }
}

func parsed(_ text: String) throws -> Node { try Node.parse(Array(text.utf8), file: "a.toml") }

/// A reader of a text known to be TOML, and its log.
func reading(_ text: String) throws -> (reader: TableReader, log: IssueLog) {
    let log = IssueLog()
    return (TableReader(try parsed(text), path: "", log: log), log)
}

extension Node {
    /// The node at a path of keys.
    func at(_ path: String...) -> Node? { path.reduce(self as Node?) { $0?.table?[$1] } }

    var keys: [String] { table?.entries.map(\.key) ?? [] }

    /// "line:column".
    var place: String { "\(position.line):\(position.column)" }
}

extension IssueLog {
    var texts: [String] { sorted.map(\.description) }
}
