import Documents
import TimeSeries

/// A place with one power bus, one climate and one set of rules.
public struct Region: Sendable {
    public let name: String
    public let jurisdiction: String
    public let latitudeDeg: Double
    public let longitudeDeg: Double
    public let utcOffsetHours: Double
    /// Cost of capital of power plants, links and upgrades, real, 1/year.
    public let waccShare: Double
    /// Cost of capital of halls, racks and cooling, real, 1/year.
    public let dataCentreWaccShare: Double
    /// Value of lost load: cost of energy that is not served, US$ per MWh.
    public let unservedEnergyUsdPerMwh: Double
    public let climate: Climate
    public let halls: Halls
    /// Existing racks by class, per year; classes not named have none.
    public let existingRacks: [String: YearlyTable]
    /// Cumulative racks by class that will be bought whatever the plan says; their cost counts.
    public let committedRacks: [String: YearlyTable]
    /// Existing cooling capacity by system, MW of heat removed, per year.
    public let existingCoolingMwTh: [String: YearlyTable]
    /// What building cooling plant costs here over the systems' own cost: wages, towers of many floors, work in halls that run.
    public let coolingCapexRelative: Double
    /// Cumulative cooling plant by system that will be built whatever the plan says, MW of heat; its cost counts.
    public let committedCoolingMwTh: [String: YearlyTable]
    /// Chilled-water or other heat tanks by name; only those named here exist or may be built.
    public let tanks: [ThermalStoreSite]
    /// nil: no taxes and no grants.
    public let tax: Tax?
    public let hosting: Hosting
    public let market: PowerMarket
    public let water: [WaterTier]
    public let carbonUsdPerT: YearlyTable
    /// The plants in the program: the data centres' own and, in the system perspective, the region's fleet.
    public let plants: [Plant]
    /// Limits that several plants share.
    public let schemes: [SupplyScheme]
    /// Planning reserve of the system perspective; nil: none asked for.
    public let reserve: Reserve?

    init(
        name: String, _ table: TableReader, technologies: [String: Technology], tiers: [String: Redundancy],
        condition: String?
    ) {
        self.name = name
        jurisdiction = table.string("jurisdiction", "The state whose policies, data rules and borders hold here.")
        latitudeDeg = table.number("latitude_deg", "Latitude, north positive.", in: -66...66)
        longitudeDeg = table.number("longitude_deg", "Longitude, east positive.", in: -180...180)
        utcOffsetHours = table.number("utc_offset_hours", "The local clock.", in: -12...14)
        waccShare = table.number("wacc_share", "Real cost of capital of power plants, links and upgrades.", in: 0...0.5)
        dataCentreWaccShare = table.number(
            "data_centre_wacc_share", "Real cost of capital of halls, racks and cooling.", in: 0...0.5)
        unservedEnergyUsdPerMwh = table.number(
            "unserved_energy_usd_per_mwh", "Cost of load that is not served (`power_balance`).", in: 0...)
        climate = Climate(
            table.section("climate", "The weather: monthly facts, or a file."), name: name, latitudeDeg: latitudeDeg,
            longitudeDeg: longitudeDeg,
            condition: condition)
        halls = Halls(table.section("halls", "Halls that stand, and those that may be built."), tiers: tiers)
        (existingRacks, committedRacks) = Region.standing(
            table.tables("racks", "Racks that stand already or are ordered, by class."),
            ("existing_racks", "Racks of the class that stand already (`stock`)."),
            ("committed_racks", "Cumulative racks that are bought whatever the plan says (`committed`)."))
        (existingCoolingMwTh, committedCoolingMwTh) = Region.standing(
            table.tables("cooling", "Cooling plant that stands already or is ordered, by system."),
            ("existing_mw_th", "Heat that plant of the system that stands already can remove (`stock`)."),
            ("committed_mw_th", "Cumulative plant that is built whatever the plan says (`committed`)."))
        coolingCapexRelative = table.number(
            "cooling_capex_relative", "Cost of building cooling plant here over the systems' own; 1 unless said.",
            in: 0...100, default: 1)
        tanks = table.tables("thermal_stores", "Stores of cold that stand or may be built; others are not.").map {
            ThermalStoreSite(name: $0.name, $0.table)
        }
        tax = table.table("tax", "Taxes and grants on halls, racks and cooling.").map { Tax($0) }
        hosting = Hosting(table.section("hosting", "How much data centres may draw from the grid."))
        market = PowerMarket(table)
        let isSystem = if case .system = market { true } else { false }
        reserve = table.table("reserve", "Planning reserve, asked for in the system perspective only.").map {
            Reserve($0)
        }.flatMap { isSystem ? $0 : nil }
        water = table.tables("water", "Sources of cooling water.", also: WaterKind.allCases.map(\.rawValue)).map {
            WaterTier(name: $0.name, $0.table)
        }
        carbonUsdPerT = table.yearly(
            "carbon_usd_per_t", "Carbon price, on what exceeds the price that tariffs hold already.", in: 0...)
        let own = table.tables("supply", "The data centres' own plants and stores.").compactMap {
            Plant(name: $0.name, $0.table, technologies: technologies, isFleet: false)
        }
        let fleet = table.tables("fleet", "The region's own plants, in the plan in the system perspective only.")
            .compactMap {
                Plant(name: $0.name, $0.table, technologies: technologies, isFleet: true)
            }
        schemes = table.tables("schemes", "Limits that several plants of the region share.").map {
            SupplyScheme(name: $0.name, $0.table)
        }
        plants = own + (isSystem ? fleet : [])
        table.finish()
    }

    /// Capital cost of cooling plant built here, US$ per kW of heat removed.
    public func coolingCapexUsdPerKwTh(_ system: CoolingSystem, in year: Int) -> Double {
        system.capexUsdPerKwTh.value(in: year) * coolingCapexRelative
    }

    /// What stands and what is committed, by name.
    private static func standing(
        _ entries: [(name: String, table: TableReader)], _ existing: (key: String, meaning: String),
        _ committed: (key: String, meaning: String)
    ) -> (existing: [String: YearlyTable], committed: [String: YearlyTable]) {
        var result: (existing: [String: YearlyTable], committed: [String: YearlyTable]) = ([:], [:])
        for entry in entries {
            result.existing[entry.name] = entry.table.yearly(existing.key, existing.meaning, in: 0...)
            result.committed[entry.name] = entry.table.yearly(
                committed.key, committed.meaning, in: 0..., default: .zero)
            entry.table.finish()
        }
        return result
    }
}
