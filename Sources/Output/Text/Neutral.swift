/// Text from a file, or from a user, on its way out: what would act there, instead of being read, is taken away. One rule a
/// medium, each in this one place.
///
/// | medium | what acts there | what is written instead |
/// |---|---|---|
/// | terminal | escapes and other control characters, marks that turn or hide text | `\u001b`: the character's number |
/// | one line of text: names, titles, messages, cells | line breaks too; great length | the same; the middle left out |
/// | Markdown | line breaks, and the signs that mean something there: `\| * < [` | a space; the sign after a backslash |
/// | XML, SVG, HTML | `& < > " '`, control characters, which XML does not allow at all | `&lt;`; `\u001b` |
/// | CSV | `= + - @` at the beginning, which spreadsheets calculate; control characters | `'` before it; `\u001b` |
/// | spreadsheet cells | nothing, as texts are texts there; control characters, which XML does not allow | `\u001b` |
/// | JSON | marks that turn or hide text | `\u202e`, as the text itself |
/// | Python | quotes, backslashes, control characters, marks that turn or hide text | a string of it: `\"`, `\u001b` |
/// | MPS, LP | everything but letters, digits and some signs | `_` |
///
/// CSV and JSON read back to the very same text; the others are for people, and keep what can be seen.
public enum Neutral {
    /// The most characters of a name or title in a line: longer ones lose their middle.
    public static let longestInLine = 200

    /// The most characters of a message: room for lists of names, not for a file's contents.
    public static let longestMessage = 2_000

    /// Talk: as `terminal`, each line of at most `longestMessage` characters.
    public static func talk(_ text: String) -> String {
        terminal(text).split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.unicodeScalars.count > longestMessage ? line(String($0), limit: longestMessage) : String($0) }
            .joined(separator: "\n")
    }

    /// Text of several lines for a terminal or a log.
    public static func terminal(_ text: String) -> String { replaced(text) { $0 != "\n" && $0 != "\t" && $0.isUnseen } }

    /// A name, title, message or cell: one line of at most `limit` characters.
    public static func line(_ text: String, limit: Int = longestInLine) -> String {
        let shown = replaced(text, where: \.isUnseen)
        guard shown.unicodeScalars.count > limit else { return shown }
        let scalars = shown.unicodeScalars
        let half = (limit - 1) / 2
        return String(String.UnicodeScalarView(scalars.prefix(limit - 1 - half))) + "…"
            + String(String.UnicodeScalarView(scalars.suffix(half)))
    }

    /// A name, title or cell of Markdown: one line in which nothing means anything.
    public static func markdown(_ text: String) -> String {
        let plain = String(line(text.split(whereSeparator: \.isNewline).joined(separator: " ")))
        guard plain.unicodeScalars.contains(where: { signs.contains($0) || $0 == "_" }) else { return plain }
        var result = ""
        let scalars = Array(plain.unicodeScalars)
        for (i, scalar) in scalars.enumerated() {
            // Inside a word an underscore is an underscore: gas_ccgt.
            let isInWord =
                scalar == "_" && i > 0 && i + 1 < scalars.count && scalars[i - 1].isOfWord && scalars[i + 1].isOfWord
            if signs.contains(scalar) || scalar == "_" && !isInWord { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
        return result
    }

    private static let signs = Set("\\`*[]<>|~&$#".unicodeScalars)

    /// Text between the tags of XML or HTML, or in an attribute: one line of at most `limit` characters.
    public static func xml(_ text: String, limit: Int = longestInLine) -> String {
        var result = String.UnicodeScalarView()
        for scalar in line(text, limit: limit).unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "'": result.append(contentsOf: "&#39;".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// The most characters that a cell of a spreadsheet holds.
    private static let longestCell = 32_767

    /// A cell of a spreadsheet that is written as text. Its XML has numbers of characters of its own, `_x001B_`: what looks like one
    /// is made to read as it is.
    public static func cell(_ text: String) -> String {
        line(text, limit: longestCell - 1).replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_")
    }

    /// A string of Python, in its quotes, that is this text.
    public static func python(_ text: String) -> String {
        let inside = text.unicodeScalars.reduce(into: String.UnicodeScalarView()) { result, scalar in
            if scalar.isUnseen { return result.append(contentsOf: number(scalar).unicodeScalars) }
            if scalar == "\\" || scalar == "\"" { result.append("\\") }
            result.append(scalar)
        }
        return "\"\(String(inside))\""
    }

    /// JSON in which no character acts on whoever looks at it: outside strings there is none, and inside they have numbers.
    public static func json(_ text: String) -> String { replaced(text, inJSON: true) { $0 != "\n" && $0.isUnseen } }

    /// The text with the characters of a kind as their numbers. - Complexity: O(length); nothing is copied of plain ASCII.
    static func replaced(
        _ text: String, inJSON: Bool = false, where isReplaced: (Unicode.Scalar) -> Bool
    ) -> String {
        var copy = text
        let isPlain = copy.withUTF8 { $0.allSatisfy { ($0 >= 0x20 || $0 == 0x0A) && $0 < 0x7F } }
        if isPlain && !isReplaced("\n") || !copy.unicodeScalars.contains(where: isReplaced) { return copy }
        var result = String.UnicodeScalarView()
        for scalar in copy.unicodeScalars {
            if isReplaced(scalar) {
                result.append(contentsOf: number(scalar, inJSON: inJSON).unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// `\u001b`; beyond the first plane `\U000e0041`, as TOML has it, and two halves in JSON.
    static func number(_ scalar: Unicode.Scalar, inJSON: Bool = false) -> String {
        func digits(_ value: UInt32, _ count: Int) -> String {
            let digits = String(value, radix: 16)
            return String(repeating: "0", count: count - digits.count) + digits
        }
        if scalar.value <= 0xFFFF { return "\\u" + digits(scalar.value, 4) }
        if !inJSON { return "\\U" + digits(scalar.value, 8) }
        return String(scalar).utf16.map { "\\u" + digits(UInt32($0), 4) }.joined()
    }
}

extension Unicode.Scalar {
    /// Whether the character acts instead of being seen: controls, marks that turn, hide or break text, and what is no
    /// character at all. The joiners that Persian, Indian scripts and emoji are written with are seen.
    var isUnseen: Bool {
        if value < 0x7F { return value < 0x20 }
        if value == 0x200C || value == 0x200D { return false }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return true
        default: return properties.isNoncharacterCodePoint
        }
    }

    fileprivate var isOfWord: Bool { properties.isAlphabetic || properties.numericType != nil || self == "_" }
}
