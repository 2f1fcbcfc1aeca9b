/// An item of a balance: what flows, and whose.
public struct FlowID: Identifier {
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        // Power
        /// Bought under a tariff.
        case grid
        /// Load that is shed; of demand, work that is left undone.
        case unserved
        /// What a plant or a store gives.
        case output
        /// What a store or tank takes.
        case charge
        /// Over a link, from and to the region.
        case linkImport = "import"
        case linkExport = "export"
        case facility
        case ownLoad = "own_load"
        /// What data centres take through their meter, whoever supplies it.
        case metered
        // Heat
        case racks
        /// By a cooling system.
        case removed
        /// What a tank gives.
        case discharge
        // Work and demand
        /// Of an origin.
        case arriving
        /// On a rack class.
        case done
        case demand
        /// In a region.
        case served
        case redone
        case postponed
        // Water of reservoirs
        case inflow
        case generation
        case spill
        case fromStorage = "from_storage"
        // Levels
        case store
        case tank
        case reservoir
        case backlog
        // Efficiency: of all halls, and of a kind
        case allHalls = "all_halls"
        case halls
        // Prices: of power
        case power
    }

    public let kind: Kind
    public let name: String

    public init(_ kind: Kind, _ name: String = "") { (self.kind, self.name) = (kind, name) }

    public static let grid = FlowID(.grid)
    public static let unserved = FlowID(.unserved)
    public static let facility = FlowID(.facility)
    public static let ownLoad = FlowID(.ownLoad)
    public static let metered = FlowID(.metered)
    public static let racks = FlowID(.racks)
    public static let demand = FlowID(.demand)
    public static let redone = FlowID(.redone)
    public static let postponed = FlowID(.postponed)
    public static let inflow = FlowID(.inflow)
    public static let generation = FlowID(.generation)
    public static let spill = FlowID(.spill)
    public static let fromStorage = FlowID(.fromStorage)
    public static let allHalls = FlowID(.allHalls)
    public static let power = FlowID(.power)
    public static func output(_ plant: String) -> FlowID { FlowID(.output, plant) }
    public static func charge(_ store: String) -> FlowID { FlowID(.charge, store) }
    public static func linkImport(_ link: String) -> FlowID { FlowID(.linkImport, link) }
    public static func linkExport(_ link: String) -> FlowID { FlowID(.linkExport, link) }
    public static func removed(_ system: String) -> FlowID { FlowID(.removed, system) }
    public static func discharge(_ tank: String) -> FlowID { FlowID(.discharge, tank) }
    public static func arriving(_ origin: String) -> FlowID { FlowID(.arriving, origin) }
    public static func done(_ rackClass: String) -> FlowID { FlowID(.done, rackClass) }
    public static func served(_ region: String) -> FlowID { FlowID(.served, region) }
    public static func store(_ plant: String) -> FlowID { FlowID(.store, plant) }
    public static func tank(_ name: String) -> FlowID { FlowID(.tank, name) }
    public static func reservoir(_ name: String) -> FlowID { FlowID(.reservoir, name) }
    public static func backlog(_ workload: String) -> FlowID { FlowID(.backlog, workload) }
    public static func halls(_ kind: String) -> FlowID { FlowID(.halls, kind) }
}
