/// A place in a configuration document, for messages.
///
/// `file` is the path as the user typed it (a relative path stays relative). `line` and `column` count from 1, columns in
/// Unicode scalars. A value given on the command line has `file` "--set KEY=VALUE", line 0, and for a column which of the
/// overrides it is, from 1; an option that stands for a key has its own name and column 0.
public struct SourcePosition: Hashable, Sendable, Codable {
    public let file: String
    public let line: Int
    public let column: Int

    public init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// Whether this is an override from the command line, not a place in a file.
    public var isOnCommandLine: Bool { line == 0 }

    /// The place of an option that stands for a key, such as --resolution.
    public static func option(_ name: String) -> SourcePosition { SourcePosition(file: name, line: 0, column: 0) }

    /// The path of a data file named at this position: relative to the file that names it, or, when named on the command
    /// line, to the working directory. An absolute path is left as it is.
    public func resolving(_ path: String) -> String {
        guard !isOnCommandLine, !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
        return file[...slash] + path
    }
}

extension SourcePosition: CustomStringConvertible {
    /// `file:line:column`, or the override's text.
    public var description: String { isOnCommandLine ? file : "\(file):\(line):\(column)" }
}

extension SourcePosition: Comparable {
    public static func < (a: SourcePosition, b: SourcePosition) -> Bool {
        (a.file, a.line, a.column) < (b.file, b.line, b.column)
    }
}
