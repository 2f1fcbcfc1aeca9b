import LinearProgramming

/// Every kind of row that a plan's program may have.
///
/// The rows of the planning model are labelled through this list alone, so that each has its formula in `Formulation.md`, a
/// hand-solved case and a golden program; tests go through `allCases` and fail where one is missing.
public enum Equation: String, Sendable, CaseIterable {
    // Stocks
    case stock
    case committed
    // Compute
    case demand
    case urgentWork = "urgent_work"
    case interruption
    case residency
    case migration
    case delivery
    case rackWorkLimit = "rack_work_limit"
    // Halls
    case hallFit = "hall_fit"
    case occupancy
    case backup
    case pipeline
    case leadTime = "lead_time"
    case growth
    case land
    // Heat and water
    case heat
    case coolingLimit = "cooling_limit"
    case online
    case tankBalance = "tank_balance"
    case tankLimit = "tank_limit"
    case waterBalance = "water_balance"
    case waterTier = "water_tier"
    // Power
    case powerBalance = "power_balance"
    case meteredImport = "metered_import"
    case noNetting = "no_netting"
    case draw
    case demandCharge = "demand_charge"
    case supplyStep = "supply_step"
    case contract
    case contractKept = "contract_kept"
    case takeUp = "take_up"
    case generationLimit = "generation_limit"
    case minimumLoad = "minimum_load"
    case rampUp = "ramp_up"
    case rampDown = "ramp_down"
    case runningHours = "running_hours"
    case minimumTake = "minimum_take"
    case chargeLimit = "charge_limit"
    case dischargeLimit = "discharge_limit"
    case levelLimit = "level_limit"
    case levelBalance = "level_balance"
    case levelLink = "level_link"
    case levelHighest = "level_highest"
    case levelLowest = "level_lowest"
    case levelTop = "level_top"
    case levelBottom = "level_bottom"
    case minimumRelease = "minimum_release"
    case hosting
    case peak
    case reserve
    case firmStorage = "firm_storage"
    case flowLimit = "flow_limit"
    case contractedFlow = "contracted_flow"
    case exportRule = "export_rule"
    case cleanExportRule = "clean_export_rule"
    case storeParts = "store_parts"
    case pairedStorage = "paired_storage"
    case scheme
    // Policies
    case carbonCap = "carbon_cap"
    case cleanShare = "clean_share"
    case matchedSupply = "matched_supply"
    case matchedLoad = "matched_load"
    case hourlyMatching = "hourly_matching"
    case pueLimit = "pue_limit"
    case wueLimit = "wue_limit"
    case waterCap = "water_cap"
    case hostingCap = "hosting_cap"
    case buildMoratorium = "build_moratorium"
    case approvalRate = "approval_rate"
    case gpuQuota = "gpu_quota"
    case gpuQuotaCumulative = "gpu_quota_cumulative"
    case rackBan = "rack_ban"
    case licenceRenewal = "licence_renewal"
    case fixedSet = "fixed_set"
    case dataResidency = "data_residency"
    case customerAccess = "customer_access"
    case customerShare = "customer_share"
    case crossBorderPower = "cross_border_power"
    case capitalBudget = "capital_budget"
    case committedProject = "committed_project"
    case designHeat = "design_heat"
    case designPlant = "design_plant"
    case designPue = "design_pue"
    case designWue = "design_wue"
    case designBarred = "design_barred"
    case designClean = "design_clean"
}

extension Equation {
    /// Whether its rows say what columns mean: balances, what a maximum or a part of something is. No plan could do without
    /// them, so they stand in nobody's way.
    public var isDefinition: Bool {
        switch self {
        case .stock, .demand, .delivery, .interruption, .heat, .tankBalance, .waterBalance, .powerBalance,
            .meteredImport, .draw, .demandCharge, .supplyStep,
            .takeUp, .levelBalance, .levelLink, .levelHighest, .levelLowest, .peak, .firmStorage, .storeParts,
            .matchedSupply, .matchedLoad, .designHeat, .designPlant:
            true
        default: false
        }
    }
}

extension Label {
    /// The label of an equation's rows.
    init(_ equation: Equation, place: String = "", item: String = "", year: Int? = nil, role: Role = .local) {
        self.init(equation.rawValue, place: place, item: item, year: year, role: role)
    }
}

extension PlanModel {
    /// The label of an equation's rows in a region and year.
    func row(_ equation: Equation, _ cell: Cell, item: String = "", role: Role = .local) -> Label {
        Label(equation, place: scenario.regions[cell.region].name, item: item, year: cell.year, role: role)
    }
}
