import Foundation
import Output

/// A directory of its own for the files of one test, removed when the test is over.
final class Place {
    let directory = NSTemporaryDirectory() + "output-\(UUID().uuidString)"

    init(_ contents: [String: String] = [:]) throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        for (name, text) in contents { try write(name, text) }
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    func path(_ name: String) -> String { "\(directory)/\(name)" }

    /// Makes the directories above it too.
    func write(_ name: String, _ text: String) throws {
        let above = (path(name) as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: above, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
    }

    func text(_ name: String) -> String? {
        FileManager.default.contents(atPath: path(name)).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Every path below the directory with its text; that of links, where they lead; nothing for directories.
    func everything(below name: String = "") throws -> [String: String] {
        let root = name.isEmpty ? directory : path(name)
        var all: [String: String] = [:]
        for entry in try FileManager.default.subpathsOfDirectory(atPath: root) {
            let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(root)/\(entry)")
            let bytes = FileManager.default.contents(atPath: "\(root)/\(entry)")
            all[entry] = target.map { "-> " + $0 } ?? bytes.map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
        return all
    }

    /// Results of some files, in their place.
    func result(_ name: String, _ contents: [String: String], _ kind: ResultKind = .plan) throws {
        let result = try unfinished(name, contents, kind)
        try result.commit()
    }

    func unfinished(_ name: String, _ contents: [String: String], _ kind: ResultKind = .plan) throws -> ResultDirectory
    {
        let result = try ResultDirectory(path: path(name), holding: kind)
        for (name, text) in contents.sorted(by: { $0.key < $1.key }) { try result.write(name, Data(text.utf8)) }
        return result
    }
}

let earlier = ["plan.json": "{\"dcplan\": \"old\"}", "cost.csv": "old", "old.csv": "old"]
let later = ["plan.json": "{\"dcplan\": \"new\"}", "cost.csv": "new", "new.csv": "new"]
