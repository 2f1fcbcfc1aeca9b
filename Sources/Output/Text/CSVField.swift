extension Neutral {
    /// A field of CSV before it is quoted; `text(ofField:)` gives the text back.
    ///
    /// Spreadsheets calculate what begins with `=`, `+`, `-` or `@` (in full width too): a `'` stands before it, and before
    /// a `'` of the text's own, unless it is a number. Control characters, line breaks among them, and marks that turn or
    /// hide text become `\u001b`; a backslash that such a number could begin with, `\u005c`.
    public static func field(_ text: String) -> String {
        var copy = text
        let isHarmless = copy.withUTF8 { bytes in
            guard let first = bytes.first else { return true }
            return isOfWord(first) && bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
        }
        if isHarmless { return copy }
        let shown = replaced(withoutNumbers(text), where: \.isUnseen)
        return shown.first == "'" || isCalculated(shown) ? "'" + shown : shown
    }

    /// The text of a field that `field` made.
    public static func text(ofField field: String) -> String {
        let shown = field.first == "'" ? String(field.dropFirst()) : field
        guard shown.contains("\\") else { return shown }
        var result = String.UnicodeScalarView()
        var rest = shown.unicodeScalars[...]
        while let scalar = rest.first {
            if let (number, length) = escape(rest) {
                result.append(number)
                rest = rest.dropFirst(length)
            } else {
                result.append(scalar)
                rest = rest.dropFirst()
            }
        }
        return String(result)
    }

    private static func isOfWord(_ byte: UInt8) -> Bool { byte &- 48 < 10 || (byte | 32) &- 97 < 26 }

    /// The text with `\u` and `\U` of its own as `\u005cu`.
    private static func withoutNumbers(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        for (i, scalar) in scalars.enumerated() {
            let isNumber = scalar == "\\" && i + 1 < scalars.count && (scalars[i + 1] == "u" || scalars[i + 1] == "U")
            if isNumber {
                result.append(contentsOf: number(scalar).unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    private static func isCalculated(_ text: String) -> Bool {
        let begin = text.unicodeScalars.first { !$0.properties.isWhitespace }
        return begin.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } == true && Double(text) == nil
    }

    /// The character whose number stands at the beginning, and the number's length.
    private static func escape(_ text: Substring.UnicodeScalarView) -> (Unicode.Scalar, Int)? {
        guard text.first == "\\", let kind = text.dropFirst().first, kind == "u" || kind == "U" else { return nil }
        let count = kind == "u" ? 4 : 8
        let digits = text.dropFirst(2).prefix(count)
        guard digits.count == count, let value = UInt32(String(String.UnicodeScalarView(digits)), radix: 16) else {
            return nil
        }
        return Unicode.Scalar(value).map { ($0, 2 + count) }
    }
}
