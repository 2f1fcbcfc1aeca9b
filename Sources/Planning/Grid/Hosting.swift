import Documents

/// How much power data centres may draw from a region's grid: F(t) − on-site supply(t) ≤ limit(y) + Σ upgrades(y).
public struct Hosting: Sendable {
    public let limitMw: YearlyTable
    public let upgrades: [HostingUpgrade]

    init(_ table: TableReader) {
        limitMw = table.yearlyLimit(
            "limit_mw", "Most that data centres may draw from the grid, beside upgrades (`hosting`).")
        upgrades = table.tables("upgrades", "Grid projects that raise the limit.").map {
            HostingUpgrade(name: $0.name, $0.table)
        }
        table.finish()
    }
}

/// A grid project that raises the hosting limit by up to its size.
public struct HostingUpgrade: Sendable {
    public let name: String
    public let capacityMw: Double
    /// Cumulative MW that will be built whatever the plan says; its cost counts.
    public let committedMw: YearlyTable
    public let capexUsdPerKw: YearlyTable
    public let earliestYear: Int
    public let pace: BuildPace
    public let lifeYears: Double

    init(name: String, _ table: TableReader) {
        self.name = name
        capacityMw = table.limit("capacity_mw", "Most by which it raises the hosting limit (`hosting`).")
        committedMw = table.yearly(
            "committed_mw", "Cumulative capacity that is built whatever the plan says (`committed`).", in: 0...,
            default: .zero)
        capexUsdPerKw = table.yearly("capex_usd_per_kw", "Capital cost.", in: 0...)
        earliestYear = table.integer("earliest_year", "First year in which it can be built.", in: 1990...2100)
        pace = BuildPace(table)
        lifeYears = table.number("life_years", "Years over which its cost is paid.", in: 1...100)
        table.finish()
    }
}
