import Documents

/// How much power data centres may draw from a region's grid: F(t) − on-site supply(t) ≤ limit(y) + Σ upgrades(y).
public struct Hosting: Sendable {
    public let limitMw: YearlyTable
    public let upgrades: [HostingUpgrade]

    init(_ table: TableReader) {
        limitMw = table.yearlyLimit("limit_mw")
        upgrades = table.tables("upgrades").map { HostingUpgrade(name: $0.name, $0.table) }
        table.finish()
    }
}

/// A grid project that raises the hosting limit by up to its size.
public struct HostingUpgrade: Sendable {
    public let name: String
    public let capacityMw: Double
    public let capexUsdPerKw: YearlyTable
    public let earliestYear: Int
    public let lifeYears: Double

    init(name: String, _ table: TableReader) {
        self.name = name
        capacityMw = table.limit("capacity_mw")
        capexUsdPerKw = table.yearly("capex_usd_per_kw", in: 0...)
        earliestYear = table.integer("earliest_year", in: 1990...2100)
        lifeYears = table.number("life_years", in: 1...100)
        table.finish()
    }
}
