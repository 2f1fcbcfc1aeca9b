import Output

/// One thing wrong, or worth a look, in an input file.
public struct Issue: Hashable, Sendable, Codable, CustomStringConvertible {
    public enum Severity: String, Sendable, Codable {
        case error
        case warning
    }

    public let severity: Severity
    public let position: SourcePosition?
    /// The dotted path of the key in question, `regions.johor.limit_mw`; empty when the issue is of a whole file.
    public let keyPath: String
    public let message: String
    /// The other place that the issue is about, where it is about two.
    public let related: SourcePosition?

    public init(
        _ severity: Severity, at position: SourcePosition?, keyPath: String = "", _ message: String,
        related: SourcePosition? = nil
    ) {
        self.severity = severity
        self.position = position
        self.keyPath = keyPath
        self.message = message
        self.related = related
    }

    /// `file:line:column: error: key.path: message (see file:line:column)` in one line, without the parts that
    /// are not there.
    public var description: String {
        let other = related.map { " (see \($0))" } ?? ""
        let parts = [position?.description, severity.rawValue, keyPath.isEmpty ? nil : keyPath, message + other]
        return Neutral.line(parts.compactMap { $0 }.joined(separator: ": "), limit: Neutral.longestMessage)
    }
}

/// The input is wrong (exit code 65): the problems found, at least one of them an error.
public struct InputIssues: Error, Equatable, Sendable, CustomStringConvertible {
    public let issues: [Issue]
    /// How many more problems there are, beyond those that were kept.
    public let more: Int

    public init(_ issues: [Issue], more: Int = 0) {
        self.issues = issues
        self.more = more
    }

    /// All errors, kept or not.
    public var errorCount: Int { issues.count { $0.severity == .error } + more }

    /// One issue a line, `Issue.mostShown` at most, and how many more there are.
    public var description: String { Issue.list(issues, more: more) }
}

extension Issue {
    /// Nobody reads more problems of one file than this; what is beyond is counted.
    public static let mostShown = 100

    /// The issues to show of a long list: in its order, errors before warnings where not all find room.
    public static func shown(of issues: [Issue]) -> ArraySlice<Issue> {
        if issues.count <= mostShown { return issues[...] }
        return (issues.filter { $0.severity == .error } + issues.filter { $0.severity == .warning }).prefix(mostShown)
    }

    /// One issue a line, `mostShown` at most, and how many more there are, `more` of which are not in the list.
    public static func list(_ issues: [Issue], more: Int = 0) -> String {
        let shown = shown(of: issues)
        let rest = issues.count - shown.count + more
        return (shown.map(\.description) + (rest > 0 ? ["and \(rest) more"] : [])).joined(separator: "\n")
    }
}

/// An input file is missing or cannot be read (exit code 66).
public struct MissingFile: Error, Equatable, Sendable, CustomStringConvertible {
    /// The path as typed, or as joined to the path of the file that names it.
    public let path: String
    /// What is the matter: "no such file", "is a directory".
    public let reason: String
    /// The value that names the file; nil for a file named as a command's argument.
    public let referencedBy: SourcePosition?

    public init(path: String, reason: String = "no such file", referencedBy: SourcePosition? = nil) {
        self.path = path
        self.reason = reason
        self.referencedBy = referencedBy
    }

    /// `a.toml:1:11: error: cannot read base.toml: no such file`.
    public var description: String {
        Neutral.line(
            (referencedBy.map { "\($0): " } ?? "") + "error: cannot read \(path): \(reason)",
            limit: Neutral.longestMessage)
    }
}
