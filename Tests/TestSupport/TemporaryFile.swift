import Foundation

/// A file of its own for one test, removed when it is let go.
package final class TemporaryFile {
    package let path: String

    package init(_ text: String, name: String = "scenario.toml") throws {
        let directory = NSTemporaryDirectory() + "dcplan-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        path = directory + "/" + name
        try text.write(toFile: path, atomically: false, encoding: .utf8)
    }

    deinit { try? FileManager.default.removeItem(atPath: (path as NSString).deletingLastPathComponent) }
}
