import Documents
import Foundation
import Planning

/// A file that a result rests on.
public struct FileHash: Codable, Hashable, Sendable {
    /// As typed, or joined to the directory of the file that names it.
    public let path: String
    public let sha256: String

    public init(_ file: Document.File) {
        path = file.path
        sha256 = SHA256.hexadecimal([file.bytes])
    }
}

/// The program that made a result, by its own bytes: two builds of one version are two programs. The libraries that it
/// links are not part of it.
public struct Program: Sendable {
    public let version: String
    /// nil when the system keeps the program from reading itself.
    public let sha256: String?

    public init(version: String, sha256: String?) {
        self.version = version
        self.sha256 = sha256
    }

    /// - Parameter executable: the path of the running program's file.
    public init(version: String, executable: String) {
        let bytes = try? Data(contentsOf: URL(fileURLWithPath: executable), options: .alwaysMapped)
        self.init(version: version, sha256: bytes.map(SHA256.hexadecimal))
    }
}

extension Scenario {
    /// What was changed in the files for this run: the key paths as typed, and their values.
    public var overrideValues: [String: JSONValue] {
        // Different paths that look the same are possible only with quotes inside of quotes.
        Dictionary(overrides.map { ($0.key, JSONValue($0.value)) }, uniquingKeysWith: { $1 })
    }
}
