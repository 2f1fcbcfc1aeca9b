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
    case system(OwnLoad)

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
            self = .system(OwnLoad(table.section("load", "Load other than data centres, for the system perspective.")))
            _ = table.table("tariff", "Prices of grid power, for the tariff perspective.").map { Tariff($0) }
        }
    }
}

/// Which hours set the month's maximum demand.
public enum DemandWindow: String, Sendable, CaseIterable {
    case peakHours = "peak_hours"
    case allHours = "all_hours"
}

/// Grid power at time-of-use prices with a monthly maximum-demand charge: M(m) ≥ m(t) for t in the window of a month (see `MeterPart`).
public struct Tariff: Sendable {
    public let peakUsdPerMwh: YearlyTable
    public let offPeakUsdPerMwh: YearlyTable
    /// Local clock hours [from, to) of working days that are peak.
    public let peakHours: [Double]
    public let demandUsdPerKwMonth: YearlyTable
    public let demandWindow: DemandWindow
    public let netting: Netting
    /// Grid charges on all energy through the meter, whoever supplies it.
    public let networkUsdPerMwh: YearlyTable
    public let emissionTPerMwh: YearlyTable
    /// The emission factor by local hour of the day, over its mean of the day.
    public let emissionHourOfDayRelative: [Double]
    /// Contracted capacity; nil: nothing is contracted.
    public let contract: SupplyContract?
    /// Share of the grid's energy from sources without emissions.
    public let cleanShare: YearlyTable
    /// Carbon price that the energy price already contains, US$/t: only what exceeds it is charged.
    public let carbonIncludedUsdPerT: YearlyTable

    init(_ table: TableReader) {
        peakUsdPerMwh = table.yearly("peak_usd_per_mwh", "Price of energy in peak hours.", in: 0...)
        offPeakUsdPerMwh = table.yearly("off_peak_usd_per_mwh", "Price of energy in all other hours.", in: 0...)
        peakHours = table.numbers(
            "peak_hours", "Local clock hours of working days that are peak, from and to.", count: 2, in: 0...24)
        if peakHours[0] > peakHours[1] { table.report(at: "peak_hours", "the first hour must not be after the second") }
        demandUsdPerKwMonth = table.yearly(
            "demand_usd_per_kw_month", "Charge for the maximum demand of a month (`demand_charge`).", in: 0...)
        demandWindow = table.choice(
            "demand_window", "Hours that set the maximum demand (`demand_charge`).", as: DemandWindow.self)
        netting = table.choice(
            "netting", "What delivered supply from elsewhere takes the place of (`metered_import`, `no_netting`).",
            as: Netting.self, default: .energy)
        networkUsdPerMwh = table.yearly(
            "network_usd_per_mwh", "Grid charge on all energy through the meter (`metered_import`).", in: 0...,
            default: .zero)
        emissionTPerMwh = table.yearly("emission_t_per_mwh", "Emissions of grid power.", in: 0...2)
        let relative = table.numbers(
            "emission_hour_of_day_relative", "Emissions by local hour of the day, over their mean.", count: 24,
            in: 0...10, default: .init(repeating: 1, count: 24))
        let mean = relative.reduce(0, +) / 24
        if mean == 0 { table.report(at: "emission_hour_of_day_relative", "must not be zero in every hour") }
        emissionHourOfDayRelative = relative.map { mean > 0 ? $0 / mean : 1 }
        contract = table.table("contract", "Contracted capacity, and the rule that it must be taken up.").map {
            SupplyContract($0)
        }
        cleanShare = table.yearly("clean_share", "Share of grid energy from sources without emissions.", in: 0...1)
        carbonIncludedUsdPerT = table.yearly(
            "carbon_included_usd_per_t", "Carbon price that the energy price holds already.", in: 0...)
        table.finish()
    }

    func chargesDemand(in year: Int) -> Bool { demandUsdPerKwMonth.value(in: year) > 0 }
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
