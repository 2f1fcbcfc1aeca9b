/// What a comment says of where a number is from: `S [low … high] words (Source, 2025)`.
package struct SourceNote: Equatable, Sendable {
    /// How far a number can be trusted.
    package enum Grade: String, CaseIterable, Sendable {
        /// Read in the named source.
        case sourced = "S"
        /// Arithmetic on sourced numbers.
        case derived = "D"
        /// Common engineering knowledge.
        case known = "K"
        /// Weak: a guess or from memory.
        case weak = "W"
    }

    package let grade: Grade
    package let low: Double?
    package let high: Double?
    /// What the comment says beside its grade and range.
    package let text: String

    /// nil where the text gives no grade: a letter of `Grade` as its first word, or else as the first of brackets, `no new coal (S, Sun 2025)`.
    init?(_ comment: String) {
        let leading = comment.prefixMatch(of: /([SDKW])(?=[^A-Za-z0-9_'.’]|$)[-a-z]*[\s,:;]*/)
        guard let letter = leading?.1 ?? comment.firstMatch(of: /\(([SDKW])[\s,)]/)?.1,
            let grade = Grade(rawValue: String(letter))
        else { return nil }
        self.grade = grade
        var words = leading.map { comment[$0.range.upperBound...] } ?? comment[...]
        let range = words.prefixMatch(
            of: /\[\s*([-−+]?[0-9.,_]+)\s*(?:…|\.\.\.|–)\s*([-−+]?[0-9.,_]+)[^\]]*\]/)
        let ends = range.flatMap { found in SourceNote.number(found.1).map { ($0, SourceNote.number(found.2)) } }
        (low, high) = (ends?.1 == nil ? nil : ends?.0, ends?.1)
        if let range { words = words[range.range.upperBound...] }
        text = String(words.drop { $0.isWhitespace })
    }

    private static func number(_ text: Substring) -> Double? {
        Double(text.replacing("−", with: "-").filter { $0 != "," && $0 != "_" })
    }

    /// The latest year of a source that texts name, none after `last`: in round brackets, `(Source, 2025)`; where these have none, anywhere but
    /// in the square ones of ranges.
    static func year(_ texts: [String], notAfter last: Int) -> Int? {
        for text in texts {
            let words = text.replacing(/\[[^\]]*\]/, with: " ")
            let bracketed = words.matches(of: /\(([^()]*)\)/).map(\.1)
            if let year = latest(bracketed, last) ?? latest([words[...]], last) { return year }
        }
        return nil
    }

    private static func latest(_ texts: [Substring], _ last: Int) -> Int? {
        texts.flatMap { $0.matches(of: /(?:^|[^0-9.,_])((?:19|20)[0-9]{2})(?![0-9_]|[.,][0-9])/) }
            .compactMap { Int($0.1) }.filter { $0 <= last }.max()
    }
}
