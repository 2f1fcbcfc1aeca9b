/// What a capacity is of; its raw value is what files call it.
public enum StockKind: String, CaseIterable, Hashable, Sendable {
    case halls
    case racks
    case cooling
    case plant
    /// A battery's energy.
    case energy
    /// A tank of cold.
    case tank
    /// Upgrades of a connection.
    case hosting
    case link
    // Yearly sizes that are chosen, not built.
    case contracted
    case coolingOnline = "cooling_online"
    case plantOnline = "online"
    case peakLoad = "peak_load"
    case reserveShortfall = "reserve_shortfall"

    /// What one of it is.
    public var unit: Unit {
        switch self {
        case .racks: .racks
        case .cooling, .coolingOnline: .megawattThermal
        case .energy: .megawattHour
        case .tank: .megawattHourThermal
        case .halls, .plant, .hosting, .link, .contracted, .plantOnline, .peakLoad, .reserveShortfall: .megawatt
        }
    }

    /// What its annuities and its fixed costs are charged under; nil for what is not built.
    public var costs: (capital: CostItem, fixed: CostItem)? {
        switch self {
        case .halls: (.hallsCapital, .hallsFixed)
        case .racks: (.racksCapital, .racksFixed)
        case .cooling, .tank: (.coolingCapital, .coolingFixed)
        case .plant, .energy: (.plantsCapital, .plantsFixed)
        case .hosting: (.gridUpgradesCapital, .gridUpgradesFixed)
        case .link: (.linksCapital, .linksFixed)
        case .contracted, .coolingOnline, .plantOnline, .peakLoad, .reserveShortfall: nil
        }
    }
}

/// A stock of capacity at a place: `plant.ground_pv`, `cooling.dry`.
public struct StockID: Identifier {
    public let kind: StockKind
    public let name: String

    public init(_ kind: StockKind, _ name: String = "") { (self.kind, self.name) = (kind, name) }
}
