import Foundation

/// Output cannot be written (exit code 73).
public struct WriteError: Error, Equatable, Sendable, CustomStringConvertible {
    /// As it was given.
    public let path: String
    public let reason: String

    public init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    /// - Parameter code: the system's, `errno`.
    init(path: String, code: Int32) {
        self.init(path: path, reason: String(cString: strerror(code)).lowercased())
    }

    public var description: String { Neutral.line("cannot write \(path): \(reason)", limit: Neutral.longestMessage) }
}
