import Reporting

/// Numbers in sentences.
enum NumberWords {
    static func shown(_ value: Double, _ decimals: Int) -> String { NumberText.text(value, decimals: decimals) }

    /// `1,234.5 M US$`.
    static func dollars(_ usd: Double) -> String { NumberText.text(usd / 1e6, decimals: 1) + " M US$" }

    /// To five digits, as it may be typed again.
    static func typed(_ value: Double) -> String {
        let rounded = ThresholdSearch.rounded(value, 6)
        return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
    }
}
