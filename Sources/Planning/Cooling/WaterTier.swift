import Documents

/// Where cooling water comes from, which says what plant can take it.
public enum WaterKind: String, Sendable, CaseIterable {
    case potable
    case reclaimed
    case sea

    /// The kinds that the list at `water` names, every word that is none of them reported; `default` as for strings.
    static func list(_ table: TableReader, _ meaning: String, default: [WaterKind]? = nil) -> [WaterKind] {
        let known = allCases.map(\.rawValue)
        let words = table.strings("water", meaning, words: known, default: `default`?.map(\.rawValue))
        for word in words where !known.contains(word) {
            table.report(
                at: "water",
                "\"\(word)\" is not one of \(known.joined(separator: ", "))\(suggestion(for: word, among: known))")
        }
        return allCases.filter { words.contains($0.rawValue) }
    }
}

/// A source of cooling water: Σ_{t in day} water ≤ limit, at a price.
public struct WaterTier: Sendable {
    public let name: String
    /// The tier's own name where that is one of the kinds and nothing else is said.
    public let kind: WaterKind
    public let limitM3PerDay: YearlyTable
    public let priceUsdPerM3: YearlyTable

    init(name: String, _ table: TableReader) {
        self.name = name
        kind = table.choice(
            "kind", "Kind of water, which says what plant can take it; its name unless said (`water_balance`).",
            as: WaterKind.self,
            default: WaterKind(rawValue: name))
        limitM3PerDay = table.yearlyLimit("limit_m3_per_day", "Most that it gives in a day (`water_tier`).")
        priceUsdPerM3 = table.yearly("price_usd_per_m3", "Price of its water.", in: 0...)
        table.finish()
    }
}
