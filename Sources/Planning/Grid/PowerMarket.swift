import Documents

/// From whose side a region's power is seen.
public enum Perspective: String, Sendable, CaseIterable {
    /// The operator's: grid power is bought under a tariff.
    case tariff
    /// The government's: the region's own load and fleet are in the program.
    case system
}

/// Where a region's power comes from beside the plan's own plants.
public enum PowerMarket: Sendable {
    case tariff(Tariff)
    /// With the tariff that data centres would pay under, where the scenario tells it.
    case system(OwnLoad, Tariff?)

    public var tariff: Tariff? {
        switch self {
        case .tariff(let tariff): tariff
        case .system(_, let tariff): tariff
        }
    }

    init(_ table: TableReader) {
        // A region may hold the facts of both views; the one that is not taken is read all the same, for its mistakes.
        switch table.choice(
            "perspective",
            "From whose side power is seen: operators buy under a tariff, governments plan load and fleet.",
            as: Perspective.self)
        {
        case .tariff:
            self = .tariff(Tariff(table.section("tariff", "Prices of grid power, for the tariff perspective.")))
            _ = table.table("load", "Load other than data centres, for the system perspective.").map { OwnLoad($0) }
        case .system:
            self = .system(
                OwnLoad(table.section("load", "Load other than data centres, for the system perspective.")),
                table.table("tariff", "Prices of grid power, for the tariff perspective.").map { Tariff($0) })
        }
    }
}

/// The load of a region other than data centres: L(t) = peak(y) · load factor · shape(t).
public struct OwnLoad: Sendable {
    public let peakMw: YearlyTable
    public let loadFactorShare: Double
    public let shape: DailyShape

    init(_ table: TableReader) {
        peakMw = table.yearly("peak_mw", "Highest load of the year other than data centres (`peak`).", in: 0...)
        loadFactorShare = table.number("load_factor_share", "Mean load over the highest.", in: 0.05...1)
        shape = DailyShape(table)
        table.finish()
    }
}
