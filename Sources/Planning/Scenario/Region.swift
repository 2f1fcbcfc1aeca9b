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
        jurisdiction = table.string("jurisdiction")
        latitudeDeg = table.number("latitude_deg", in: -66...66)
        longitudeDeg = table.number("longitude_deg", in: -180...180)
        utcOffsetHours = table.number("utc_offset_hours", in: -12...14)
        waccShare = table.number("wacc_share", in: 0...0.5)
        dataCentreWaccShare = table.number("data_centre_wacc_share", in: 0...0.5)
        unservedEnergyUsdPerMwh = table.number("unserved_energy_usd_per_mwh", in: 0...)
        climate = Climate(
            table.section("climate"), name: name, latitudeDeg: latitudeDeg, longitudeDeg: longitudeDeg,
            condition: condition)
        halls = Halls(table.section("halls"))
        existingRacks = Region.existing(table, "racks", "existing_racks")
        existingCoolingMwTh = Region.existing(table, "cooling", "existing_mw_th")
        tanks = table.tables("thermal_stores").map { ThermalStoreSite(name: $0.name, $0.table) }
        tax = table.table("tax").map { Tax($0) }
        hosting = Hosting(table.section("hosting"))
        market = PowerMarket(table)
        let isSystem = if case .system = market { true } else { false }
        reserve = table.table("reserve").map { Reserve($0) }.flatMap { isSystem ? $0 : nil }
        water = table.tables("water").map { WaterTier(name: $0.name, $0.table) }
        carbonUsdPerT = table.yearly("carbon_usd_per_t", in: 0...)
        let own = table.tables("supply").compactMap {
            Plant(name: $0.name, $0.table, technologies: technologies, isFleet: false)
        }
        let fleet = table.tables("fleet").compactMap {
            Plant(name: $0.name, $0.table, technologies: technologies, isFleet: true)
        }
        plants = own + (isSystem ? fleet : [])
        table.finish()
    }

    private static func existing(_ table: TableReader, _ key: String, _ amount: String) -> [String: YearlyTable] {
        var result: [String: YearlyTable] = [:]
        for entry in table.tables(key) {
            result[entry.name] = entry.table.yearly(amount, in: 0...)
            entry.table.finish()
        }
        return result
    }
}
