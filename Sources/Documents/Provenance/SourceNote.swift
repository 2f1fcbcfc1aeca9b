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
}
