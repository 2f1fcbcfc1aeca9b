import Foundation

/// The names in a directory by what they are, sorted; links are not followed.
public struct DirectoryContents {
    public private(set) var files: [String] = []
    public private(set) var directories: [String] = []
    /// Links, devices, pipes.
    public private(set) var others: [String] = []

    /// nil when there is nothing of that name.
    ///
    /// - Throws: `WriteError` when it is no directory or cannot be read.
    public init?(_ path: String) throws(WriteError) {
        let target = try OutputPath(path)
        if target.kind == .absent { return nil }
        guard case .directory = target.kind else {
            throw WriteError(path: path, reason: "a file of that name is in the way")
        }
        for name in try Files.names(in: target.path, for: path) {
            guard let facts = FileFacts("\(target.path)/\(name)") else { continue }
            if facts.isFile {
                files.append(name)
            } else if facts.isDirectory {
                directories.append(name)
            } else {
                others.append(name)
            }
        }
    }

    public var isEmpty: Bool { files.isEmpty && directories.isEmpty && others.isEmpty }
}
