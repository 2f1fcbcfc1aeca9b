import Documents

/// What a scenario says of itself.
public struct Meta: Sendable {
    /// The month that its facts are of, as in 2026-11; nil where it does not say.
    public let asOf: String?

    /// The year of `asOf`.
    public var asOfYear: Int? { asOf.flatMap { Int($0.prefix(4)) } }

    /// - Parameter table: `[meta]`; nil: there is none.
    init(_ table: TableReader?) {
        let text = table?.optionalString("as_of", "Month that the facts are of, as in 2026-11; check --sources asks.")
        asOf = text.flatMap { Meta.isMonth($0) ? $0 : nil }
        if let text, asOf == nil {
            table?.report(at: "as_of", "\"\(text)\" is not a month from 1990-01 to 2100-12, as in 2026-11")
        }
        table?.finish()
    }

    private static func isMonth(_ text: String) -> Bool {
        guard let parts = text.wholeMatch(of: /([0-9]{4})-([0-9]{2})/), let year = Int(parts.1),
            let month = Int(parts.2)
        else { return false }
        return (1990...2100).contains(year) && (1...12).contains(month)
    }
}
