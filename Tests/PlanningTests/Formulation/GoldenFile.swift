import Foundation
import TestSupport
import Testing

/// A file of `Golden/`, and the text that is compared with it line by line.
///
/// With DCPLAN_UPDATE_GOLDEN=1 the file is rewritten where it differs, and the test fails all the same: what was recorded has
/// to be looked at, and to hold in a run that does not record.
struct GoldenFile {
    static let folder = Checkout.tests("PlanningTests/Golden")
    static let pathExtension = "txt"

    let name: String
    private var url: URL { GoldenFile.folder.appendingPathComponent("\(name).\(GoldenFile.pathExtension)") }

    /// Records an issue where the file differs, by its first line that does and what to look at then, and one where it is rewritten.
    func expect(_ text: String, hint: String) {
        let golden = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        if text == golden { return }
        let (found, expected) = (text.split(separator: "\n"), golden.split(separator: "\n"))
        let first = zip(found, expected).enumerated().first { $1.0 != $1.1 }
        let place = first.map { "line \($0.offset + 1): \($0.element.0), not \($0.element.1)" } ?? "the length"
        Issue.record("the program differs from Golden/\(name).\(GoldenFile.pathExtension) in \(place)\n\(hint)")
        if ProcessInfo.processInfo.environment["DCPLAN_UPDATE_GOLDEN"] != "1" { return }
        do {
            try Data(text.utf8).write(to: url)
            Issue.record(
                "Golden/\(name).\(GoldenFile.pathExtension) is rewritten; look at the difference, and run again without DCPLAN_UPDATE_GOLDEN"
            )
        } catch {
            Issue.record(error)
        }
    }
}
