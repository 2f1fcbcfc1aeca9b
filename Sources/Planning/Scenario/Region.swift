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
    /// Existing cooling capacity by system, MW of heat removed, per year.
    public let existingCoolingMwTh: [String: YearlyTable]
    /// What building cooling plant costs here over the systems' own cost: wages, towers of many floors, work in halls that run.
    public let coolingCapexRelative: Double
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
    /// Planning reserve of the system perspective; nil: none asked for.
    public let reserve: Reserve?

    init(name: String, _ table: TableReader, technologies: [String: Technology], condition: String?) {
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
        halls = Halls(table.section("halls", "Halls that stand, and those that may be built."))
        existingRacks = Region.existing(
            table, "racks", "Racks that stand already, by class.", "existing_racks",
            "Racks of the class that stand already (`stock`).")
        existingCoolingMwTh = Region.existing(
            table, "cooling", "Cooling plant that stands already, by system.", "existing_mw_th",
            "Heat that plant of the system that stands already can remove (`stock`).")
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
        plants = own + (isSystem ? fleet : [])
        table.finish()
    }

    /// Capital cost of cooling plant built here, US$ per kW of heat removed.
    public func coolingCapexUsdPerKwTh(_ system: CoolingSystem, in year: Int) -> Double {
        system.capexUsdPerKwTh.value(in: year) * coolingCapexRelative
    }

    private static func existing(
        _ table: TableReader, _ key: String, _ meaning: String, _ amount: String, _ amountMeaning: String
    ) -> [String: YearlyTable] {
        var result: [String: YearlyTable] = [:]
        for entry in table.tables(key, meaning) {
            result[entry.name] = entry.table.yearly(amount, amountMeaning, in: 0...)
            entry.table.finish()
        }
        return result
    }
}
