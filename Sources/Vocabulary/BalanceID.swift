/// A balance, or another hourly account, of a place.
public struct BalanceID: Identifier {
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// A region's bus, MW.
        case power
        /// Of the power balance's flows, what the clean parts of stores charge and give; MW, no balance.
        case cleanStore = "clean_store"
        /// What passes the data centres' meter, MW; no balance.
        case meter
        /// What plants that follow the sun could have given, MW; no balance.
        case available
        /// Heat that racks give to air and to liquid, MW of heat.
        case airHeat = "air_heat"
        case liquidHeat = "liquid_heat"
        /// A workload's work in a region, by origin and rack class.
        case work
        /// A workload's demand of an origin, by region served in.
        case demand
        /// A reservoir's water, MWh of electricity.
        case reservoir
        /// What stores and backlogs hold; no balance.
        case level
        /// Facility energy over IT energy, and litres of water over it; no balances.
        case pue
        case wue
        /// What one more MWh on a region's bus would cost, real US$ of the year, not discounted; no balance.
        case price
    }

    public let kind: Kind
    public let name: String

    public init(_ kind: Kind, _ name: String = "") { (self.kind, self.name) = (kind, name) }

    /// Whether its flows sum to zero in every hour.
    public var sumsToZero: Bool {
        switch kind {
        case .power, .airHeat, .liquidHeat, .work, .demand, .reservoir: true
        case .cleanStore, .meter, .available, .level, .pue, .wue, .price: false
        }
    }
}
