/// Reads notes and years out of comments; one for all of them, because a pattern takes longer to be compiled, at its first
/// use, than to be looked for.
struct SourceNoteReader {
    private let leadingGrade = /([SDKW])(?=[^A-Za-z0-9_'.’]|$)[-a-z]*[\s,:;]*/
    private let bracketedGrade = /\(([SDKW])[\s,)]/
    private let ends = /\[\s*([-−+]?[0-9.,_]+)\s*(?:…|\.\.\.|–)\s*([-−+]?[0-9.,_]+)[^\]]*\]/
    private let squareBrackets = /\[[^\]]*\]/
    private let roundBrackets = /\(([^()]*)\)/
    private let year = /(?:^|[^0-9.,_])((?:19|20)[0-9]{2})(?![0-9_]|[.,][0-9])/

    /// nil where the text gives no grade: a letter of `Grade` as its first word, or else as the first of brackets, `no new coal (S, Sun 2025)`.
    func note(_ comment: String) -> SourceNote? {
        let leading = comment.prefixMatch(of: leadingGrade)
        guard let letter = leading?.1 ?? comment.firstMatch(of: bracketedGrade)?.1,
            let grade = SourceNote.Grade(rawValue: String(letter))
        else { return nil }
        var words = leading.map { comment[$0.range.upperBound...] } ?? comment[...]
        let found = words.prefixMatch(of: ends)
        let range = found.flatMap { ends in number(ends.1).map { ($0, number(ends.2)) } }
        if let found { words = words[found.range.upperBound...] }
        return SourceNote(
            grade: grade, low: range?.1 == nil ? nil : range?.0, high: range?.1,
            text: String(words.drop { $0.isWhitespace }))
    }

    /// Whether the text begins with a grade.
    func beginsWithGrade(_ text: String) -> Bool { text.prefixMatch(of: leadingGrade) != nil }

    /// The latest year of a source that texts name, none after `last`: in round brackets, `(Source, 2025)`; where these have none, anywhere but
    /// in the square ones of ranges.
    func year(_ texts: [String], notAfter last: Int) -> Int? {
        for text in texts {
            let words = text.replacing(squareBrackets, with: " ")
            let bracketed = words.matches(of: roundBrackets).map(\.1)
            if let year = latest(bracketed, last) ?? latest([words[...]], last) { return year }
        }
        return nil
    }

    private func latest(_ texts: [Substring], _ last: Int) -> Int? {
        texts.flatMap { $0.matches(of: year) }.compactMap { Int($0.1) }.filter { $0 <= last }.max()
    }

    private func number(_ text: Substring) -> Double? {
        Double(text.replacing("−", with: "-").filter { $0 != "," && $0 != "_" })
    }
}
