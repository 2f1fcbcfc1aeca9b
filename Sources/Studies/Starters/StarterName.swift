import Foundation

/// What a starter is called, and where it goes: a name made safe for files, keys and columns.
public struct StarterName: Sendable, Equatable {
    /// ASCII letters, digits, - and _.
    public let name: String
    /// As it was typed, in one line: for titles.
    public let title: String
    /// Where its file is written.
    public let path: String

    private static let longest = 60

    /// Of a name, or of a path whose last part is one; `.toml` at its end may be left out. Accents are taken off letters, and whatever is
    /// no ASCII letter, digit, - or _ becomes a -.
    ///
    /// - Throws: a `Failure` (64) where nothing is left of it, or it is over 60 characters.
    public init(_ typed: String) throws {
        let directory = typed.contains("/") ? String(typed[..<typed.lastIndex(of: "/")!]) + "/" : ""
        var last = String(typed.dropFirst(directory.count))
        if last.hasSuffix(".toml") { last.removeLast(5) }
        title = last.filter {
            !$0.isNewline && !$0.unicodeScalars.contains { $0.properties.generalCategory == .control }
        }
        .trimmingCharacters(in: .whitespaces)
        name = StarterName.safe(last)
        path = directory + name + ".toml"
        guard name.contains(where: { $0.isLetter || $0.isNumber }) else {
            throw Failure(
                .usage,
                "'\(typed)' cannot name a file and a scenario: a name needs an ASCII letter or digit, as in 'sedenak-2'"
            )
        }
        if name.count > StarterName.longest {
            throw Failure(
                .usage,
                "a name has at most \(StarterName.longest) characters, and this one has \(name.count): it names a file, "
                    + "a folder of results and columns of tables")
        }
    }

    private static func safe(_ text: String) -> String {
        let plain = text.folding(options: .diacriticInsensitive, locale: nil)
        var safe = ""
        for character in plain {
            let isPlain = character.isASCII && (character.isLetter || character.isNumber || "-_".contains(character))
            if isPlain { safe.append(character) } else if !safe.isEmpty, safe.last != "-" { safe.append("-") }
        }
        while safe.last == "-" { safe.removeLast() }
        return String(safe.drop { $0 == "-" })
    }

    /// Whether something of what was typed was left out.
    public var isMadeSafe: Bool { title != name }

    /// The title as a TOML string.
    var quotedTitle: String { StarterName.quoted(title) }

    /// A basic TOML string.
    static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// The path of another file in the same directory.
    func beside(_ file: String) -> String { path.contains("/") ? path[...path.lastIndex(of: "/")!] + file : file }

    /// Another path as this file may name it: relative to its directory.
    func relative(_ other: String) -> String {
        func parts(_ path: String) -> [Substring] {
            URL(fileURLWithPath: path).standardizedFileURL.path.split(separator: "/")
        }
        let (from, to) = (Array(parts(path).dropLast()), parts(other))
        let common = zip(from, to).prefix { $0 == $1 }.count
        let up = [Substring](repeating: "..", count: from.count - common)
        return (up + to.dropFirst(common)).joined(separator: "/")
    }
}
