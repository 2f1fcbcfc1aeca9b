import Documents

/// A source of cooling water: Σ_{t in day} water ≤ limit, at a price.
public struct WaterTier: Sendable {
    public let name: String
    public let limitM3PerDay: YearlyTable
    public let priceUsdPerM3: YearlyTable

    init(name: String, _ table: TableReader) {
        self.name = name
        limitM3PerDay = table.yearly("limit_m3_per_day", in: 0...)
        priceUsdPerM3 = table.yearly("price_usd_per_m3", in: 0...)
        table.finish()
    }
}
