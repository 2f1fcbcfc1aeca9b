import Foundation

/// A directory of results that is whole or absent: files are written under a temporary name beside it, which then takes
/// its place.
public struct ResultDirectory {
    public struct WriteError: Error, CustomStringConvertible {
        public let path: String
        public let reason: String

        public init(path: String, reason: String) {
            self.path = path
            self.reason = reason
        }

        public var description: String { "cannot write \(path): \(reason)" }
    }

    /// Which results a directory holds: one kind never replaces another.
    public enum Contents: Sendable {
        case plan
        case projection
        /// Files of which others know the names: whether one may be theirs.
        case other(@Sendable (String) -> Bool)

        fileprivate func owns(_ name: String) -> Bool {
            switch self {
            case .plan:
                ["plan.json", "plan.sqlite", "report.html", "plan.ipynb"].contains(name)
                    || name.hasSuffix(".csv") && !["projection.csv", "network.csv"].contains(name)
            case .projection: ["projection.csv", "projection.json", "projection.svg"].contains(name)
            case .other(let owns): owns(name)
            }
        }
    }

    public let path: String
    private let temporary: String

    /// - Throws: `WriteError` when nothing can be written there.
    public init(path: String, holding contents: Contents = .plan) throws {
        try ResultDirectory.check(path, holding: contents)
        self.path = path
        let parent = ResultDirectory.parent(of: path)
        temporary =
            (parent.isEmpty ? "." : parent) + "/.\(ResultDirectory.lastName(of: path)).tmp-\(getpid())"
        try ResultDirectory.attempt(path) {
            try? FileManager.default.removeItem(atPath: temporary)
            try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: true)
        }
    }

    /// Looks whether results could be written to a path, without touching anything: worth knowing before a long solve.
    ///
    /// - Throws: `WriteError` when something is in the way or the nearest directory that exists can't be written to.
    public static func check(_ path: String, holding contents: Contents = .plan) throws {
        var isDirectory: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) {
            if !isDirectory.boolValue { throw WriteError(path: path, reason: "a file of that name is in the way") }
            if let foreign = foreignEntry(of: path, contents) {
                throw WriteError(
                    path: path,
                    reason: "it holds \(foreign), which this command does not write; choose another directory")
            }
        }
        var ancestor = ResultDirectory.parent(of: path)
        while !ancestor.isEmpty, !FileManager.default.fileExists(atPath: ancestor) {
            ancestor = ResultDirectory.parent(of: ancestor)
        }
        let place = ancestor.isEmpty ? "." : ancestor
        if access(place, W_OK) != 0 {
            throw WriteError(path: path, reason: "\(place): \(String(cString: strerror(errno)))")
        }
    }

    /// The path of the directory a path lies in: empty for a bare name, "/" for what lies in the root.
    private static func parent(of path: String) -> String {
        (path.hasPrefix("/") ? "/" : "") + path.split(separator: "/").dropLast().joined(separator: "/")
    }

    private static func lastName(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? "root"
    }

    /// Something in an existing directory that no run of this kind has written, and that replacing the directory would lose.
    private static func foreignEntry(of path: String, _ contents: Contents) -> String? {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return entries.sorted().first { !contents.owns($0) }
    }

    public func write(_ name: String, _ bytes: some DataProtocol) throws {
        try ResultDirectory.attempt("\(path)/\(name)") {
            try Data(bytes).write(to: URL(fileURLWithPath: "\(temporary)/\(name)"))
        }
    }

    /// The bytes of a file that was written.
    public func read(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(temporary)/\(name)")))
    }

    /// Puts the directory in its place; an earlier result of the same name goes.
    public func commit() throws {
        let old = temporary + ".old"
        try ResultDirectory.attempt(path) {
            let exists = FileManager.default.fileExists(atPath: path)
            if exists { try FileManager.default.moveItem(atPath: path, toPath: old) }
            do {
                try FileManager.default.moveItem(atPath: temporary, toPath: path)
            } catch {
                if exists { try FileManager.default.moveItem(atPath: old, toPath: path) }
                throw error
            }
            if exists { try FileManager.default.removeItem(atPath: old) }
        }
    }

    /// Removes what was written so far.
    public func discard() { try? FileManager.default.removeItem(atPath: temporary) }

    private static func attempt(_ path: String, _ body: () throws -> Void) throws {
        do { try body() } catch let error as WriteError { throw error } catch {
            let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError ?? error as NSError
            let reason =
                cause.domain == NSPOSIXErrorDomain
                ? String(cString: strerror(Int32(cause.code))) : cause.localizedDescription
            throw WriteError(path: path, reason: reason)
        }
    }
}
