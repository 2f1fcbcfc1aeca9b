/// Text in lines of so many columns of a terminal (`String.displayWidth`).
public enum Wrapping {
    /// The text in lines of at most `width` columns, broken at blanks; a longer word is broken behind one of its signs, or where it
    /// must be. No character is lost but blanks at breaks; there is one line at least. - Complexity: O(length).
    public static func lines(_ text: String, width: Int) -> [String] {
        let width = max(width, 2)
        if text.displayWidth <= width { return [text] }
        var lines: [String] = []
        var (line, used) = ("", 0)
        for word in text.split(separator: " ") {
            for piece in pieces(String(word), width: width) {
                let taken = piece.text.displayWidth
                let gap = used == 0 || !piece.beginsWord ? 0 : 1
                if used > 0, !piece.beginsWord || used + gap + taken > width {
                    lines.append(line)
                    (line, used) = ("", 0)
                }
                line += (used == 0 || gap == 0 ? "" : " ") + piece.text
                used += taken + (used == 0 ? 0 : gap)
            }
        }
        if used > 0 || lines.isEmpty { lines.append(line) }
        return lines
    }

    /// The longest word of a text. - Complexity: O(length).
    public static func longestWord(_ text: String) -> Int {
        text.split(separator: " ").reduce(0) { max($0, $1.displayWidth) }
    }

    /// The text, its end left out behind a "…" where it takes more than `width` columns.
    public static func shortened(_ text: String, width: Int) -> String {
        if text.displayWidth <= width { return text }
        var (kept, used) = ("", 0)
        for character in text {
            used += character.displayWidth
            if used > width - 1 { break }
            kept.append(character)
        }
        return kept + "…"
    }

    /// A word in pieces that fit.
    private static func pieces(_ word: String, width: Int) -> [(text: String, beginsWord: Bool)] {
        if word.displayWidth <= width { return [(word, true)] }
        var pieces: [(text: String, beginsWord: Bool)] = []
        var rest = Substring(word)
        while !rest.isEmpty {
            let piece = String(rest.prefix(longestPiece(rest, width: width)))
            pieces.append((piece, pieces.isEmpty))
            rest = rest.dropFirst(piece.count)
        }
        return pieces
    }

    /// Characters of the longest piece at a word's beginning: all of it, or up to its last sign that fits, or as many as fit.
    private static func longestPiece(_ word: Substring, width: Int) -> Int {
        var (used, count, sign) = (0, 0, 0)
        for character in word {
            used += character.displayWidth
            if used > width { return sign > 0 ? sign : max(count, 1) }
            count += 1
            if "._-/+,;:=→".contains(character) { sign = count }
        }
        return count
    }
}
