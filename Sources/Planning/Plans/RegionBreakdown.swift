import Vocabulary

/// Numbers of a region in a year by what they are of. Adding a breakdown is one entry of `all`.
public struct RegionBreakdown: Sendable {
    public let breakdown: Breakdown
    public let values: @Sendable (RegionYear) -> [String: Double]

    private init(_ breakdown: Breakdown, _ values: @escaping @Sendable (RegionYear) -> [String: Double]) {
        (self.breakdown, self.values) = (breakdown, values)
    }

    /// What is built, in one unit.
    private static func built(_ key: String, _ unit: Unit, _ title: String, _ documentation: String) -> RegionBreakdown
    {
        RegionBreakdown(
            Breakdown(
                key, unit, .computing, of: "stock", Shown(title, unit.description, decimals: 1), documentation)
        ) { year in
            texts(year.built.filter { builtUnit($0.key.kind) == unit })
        }
    }

    /// Racks are told in MW of their peak.
    private static func builtUnit(_ kind: StockKind) -> Unit { kind == .racks ? .megawatt : kind.unit }

    private static func texts<ID: Identifier>(_ values: [ID: Double]) -> [String: Double] {
        Dictionary(uniqueKeysWithValues: values.map { ($0.key.text, $0.value) })
    }

    public static let racks = RegionBreakdown(
        Breakdown(
            "racks", .racks, .computing, of: "rack class", Shown("racks", "racks", decimals: 0),
            "Racks installed at the end of the year.")
    ) { $0.rackClasses.mapValues(\.racks) }
    public static let builtRacks = RegionBreakdown(
        Breakdown(
            "built_racks", .racks, .computing, of: "rack class", Shown("racks built", "racks", decimals: 0),
            "Racks built in the year.")
    ) { $0.rackClasses.mapValues(\.built) }
    public static let builtMw = built(
        "built_mw", .megawatt, "built", "Built in the year: halls, racks at their peak, plants and upgrades.")
    public static let builtMwTh = built(
        "built_mw_th", .megawattThermal, "built", "Cooling built in the year, of heat removed.")
    public static let builtMwh = built("built_mwh", .megawattHour, "built", "Energy of batteries built in the year.")
    public static let builtMwhTh = built(
        "built_mwh_th", .megawattHourThermal, "built", "Tanks built in the year, of heat stored.")
    public static let supply = RegionBreakdown(
        Breakdown(
            "supply_twh", .terawattHour, .power, of: "source", Shown("supply", "TWh", decimals: 3),
            "Energy onto the region's bus; exports and charging are negative.")
    ) { texts($0.supplyTwh) }
    public static let cost = RegionBreakdown(
        Breakdown(
            "cost_usd", .dollar, .cost, of: "cost item", Shown("cost", "M US$", scale: 1e-6, decimals: 2),
            "Costs charged to the region in the year, not discounted.")
    ) { Dictionary(uniqueKeysWithValues: $0.costUsd.map { ($0.key.rawValue, $0.value) }) }
    public static let unserved = RegionBreakdown(
        Breakdown(
            "unserved", Unit("it_kw or h100e"), .unserved, of: "workload",
            Shown("work not done", "units, mean", decimals: 1),
            "Work of this origin that is left undone, mean over the year in the workload's unit.")
    ) { $0.unserved }

    public static let capex = RegionBreakdown(
        Breakdown(
            "capex_usd_by_item", .dollar, .cost, of: "stock",
            Shown("capital spent", "M US$", scale: 1e-6, decimals: 1),
            "Overnight capital of what the year builds: cash, not annuities.")
    ) { texts($0.capexUsd) }

    public static let customers = RegionBreakdown(
        Breakdown(
            "customers", Unit("it_kw or h100e"), .computing, of: "class of customers and workload",
            Shown("work for customers", "units, mean", decimals: 1),
            "Work done here for a class of customers, wherever it is from, mean over the year in the workload's unit.")
    ) { year in Dictionary(uniqueKeysWithValues: year.customers.map { ($0.key, $0.meanUnits) }) }

    public static let all: [RegionBreakdown] = [
        racks, builtRacks, builtMw, builtMwTh, builtMwh, builtMwhTh, supply, cost, capex, unserved, customers,
        RegionBreakdown(
            Breakdown(
                "hall_mw", .megawatt, .computing, of: "kind of hall", Shown("halls", "MW", decimals: 1),
                "Quoted MW of halls that stand.")
        ) { $0.hallMw },
        RegionBreakdown(
            Breakdown(
                "cooling_mw_th", .megawattThermal, .cooling, of: "cooling system",
                Shown("cooling", "MW_th", decimals: 1),
                "Cooling plant that stands, of heat removed.")
        ) { $0.coolingMwTh },
        RegionBreakdown(
            Breakdown(
                "water_ml_per_day_by_tier", .megalitrePerDay, .cooling, of: "source of water",
                Shown("water", "ML/day", decimals: 2), "Cooling water, mean of the year.")
        ) { $0.waterMlPerDayByTier },
        RegionBreakdown(
            Breakdown(
                "embodied_t_by_stock", .tonne, .carbon, of: "stock",
                Shown("embodied", "kt CO₂", scale: 1e-3, decimals: 2),
                "Carbon of making what is built in the year.")
        ) { texts($0.embodiedT) },
    ]
}
