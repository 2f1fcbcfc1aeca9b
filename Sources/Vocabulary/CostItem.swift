/// What a cost is for, in the groups in which people ask.
public enum CostCategory: String, CaseIterable, Hashable, Sendable {
    case computing, cooling, power, grid
    case taxesAndTransfers = "taxes_and_transfers"
    /// What going without is valued at; nobody pays it.
    case penalties
}

/// How money is seen. What the economy spends and what changes hands are two views of one plan; what going without is valued at
/// is neither, and is always told apart.
public enum MoneyView: String, CaseIterable, Hashable, Sendable {
    /// What it takes: capital, upkeep, fuel, water, land. What is bought at a price stands for what the seller spends.
    case resources
    /// What one party of the same economy pays another for nothing in return, less what it gets: nothing is used up.
    case transfers
    /// Valued, and paid by nobody.
    case penalties
}

extension CostCategory {
    public var view: MoneyView {
        switch self {
        case .computing, .cooling, .power, .grid: .resources
        case .taxesAndTransfers: .transfers
        case .penalties: .penalties
        }
    }
}

extension CostItem {
    public var view: MoneyView { category.view }

    /// Whether it is the annuity of something built.
    public var isCapital: Bool { StockKind.allCases.contains { $0.costs?.capital == self } }

    /// What a transfer is; nil: it is none.
    public var transfer: Transfer? {
        switch self {
        case .gridLevy, .salesTax, .incomeTax, .customerLicences: .tax
        case .carbon, .carbonEmbodied: .carbon
        case .grants, .subsidies, .powerSubsidies: .subsidy
        default: nil
        }
    }
}

/// What the state takes and gives.
public enum Transfer: String, CaseIterable, Hashable, Sendable {
    /// Levies, fees for licences, taxes on sales and on income.
    case tax
    /// Prices on carbon.
    case carbon
    /// Grants and subsidies: what the state pays.
    case subsidy
}

/// An item of the objective; its raw value is what files call it.
public enum CostItem: String, CaseIterable, Hashable, Sendable, Comparable {
    case racksCapital = "racks_capital"
    case racksFixed = "racks_fixed"
    case hallsCapital = "halls_capital"
    case hallsFixed = "halls_fixed"
    case land
    /// What it takes to comply with rules on whom data centres serve, and the fees of licences to serve them.
    case customerCompliance = "customer_compliance"
    case customerLicences = "customer_licences"
    case coolingCapital = "cooling_capital"
    case coolingFixed = "cooling_fixed"
    case water
    case plantsCapital = "plants_capital"
    case plantsFixed = "plants_fixed"
    case plantsVariable = "plants_variable"
    case fuel
    case imports
    case gridEnergy = "grid_energy"
    /// On all grid energy, as for fuel, and on what exceeds a step of supply.
    case gridAdjustment = "grid_adjustment"
    case gridPremium = "grid_premium"
    case gridNetwork = "grid_network"
    case gridDemand = "grid_demand"
    case gridContract = "grid_contract"
    case gridTakeUp = "grid_take_up"
    case gridFixed = "grid_fixed"
    case gridLevy = "grid_levy"
    case gridAccess = "grid_access"
    case gridUpgradesCapital = "grid_upgrades_capital"
    case gridUpgradesFixed = "grid_upgrades_fixed"
    case linksCapital = "links_capital"
    case linksFixed = "links_fixed"
    case wheeling
    case carbon
    case carbonEmbodied = "carbon_embodied"
    case salesTax = "sales_tax"
    case grants
    case incomeTax = "income_tax"
    /// Paid for what data centres build, and for plants, stores and links.
    case subsidies
    case powerSubsidies = "power_subsidies"
    case reserveShortfall = "reserve_shortfall"
    case unservedEnergy = "unserved_energy"
    case unservedCompute = "unserved_compute"

    public var category: CostCategory {
        switch self {
        case .racksCapital, .racksFixed, .hallsCapital, .hallsFixed, .land, .customerCompliance: .computing
        case .coolingCapital, .coolingFixed, .water: .cooling
        case .plantsCapital, .plantsFixed, .plantsVariable, .fuel, .imports: .power
        case .gridEnergy, .gridAdjustment, .gridPremium, .gridNetwork, .gridDemand, .gridContract, .gridTakeUp,
            .gridFixed, .gridAccess, .gridUpgradesCapital,
            .gridUpgradesFixed, .linksCapital, .linksFixed, .wheeling:
            .grid
        case .gridLevy, .carbon, .carbonEmbodied, .salesTax, .grants, .incomeTax, .subsidies, .powerSubsidies,
            .customerLicences:
            .taxesAndTransfers
        case .reserveShortfall, .unservedEnergy, .unservedCompute: .penalties
        }
    }

    /// Whether a MWh of power costs it: all of power and its way, but a data centre's own connection.
    public var isOfPower: Bool {
        switch self {
        case .plantsCapital, .plantsFixed, .plantsVariable, .fuel, .imports, .gridEnergy, .gridAdjustment, .gridPremium,
            .gridNetwork, .gridDemand, .gridContract, .gridTakeUp, .gridFixed, .gridLevy, .gridAccess, .linksCapital,
            .linksFixed, .wheeling, .carbon, .powerSubsidies,
            .reserveShortfall, .unservedEnergy:
            true
        case .racksCapital, .racksFixed, .hallsCapital, .hallsFixed, .land, .customerCompliance, .customerLicences,
            .coolingCapital, .coolingFixed, .water,
            .gridUpgradesCapital, .gridUpgradesFixed, .carbonEmbodied, .salesTax, .grants, .incomeTax, .subsidies,
            .unservedCompute:
            false
        }
    }

    public static func < (a: CostItem, b: CostItem) -> Bool { a.rawValue < b.rawValue }
}
