import Documents

/// What kinds of plant share: what they cost and how long they last. Its kind says how a plant works.
public struct Technology: Sendable {
    public let name: String
    public let capexUsdPerKw: YearlyTable
    public let fixedCostUsdPerKwYear: YearlyTable
    public let variableCostUsdPerMwh: YearlyTable
    public let lifeYears: Double
    /// Firm share of the capacity, towards a planning reserve; nil where no scenario asks for one.
    public let capacityCreditShare: Double?
    /// Carbon of making a MW, t CO2.
    public let embodiedTPerMw: Double
    public let kind: any SupplyKind

    init?(name: String, _ table: TableReader) {
        self.name = name
        let kindName = table.string("kind", "How it works.", words: SupplyCatalogue.kinds.map { $0.kind })
        capexUsdPerKw = table.yearly("capex_usd_per_kw", "Capital cost.", in: 0...)
        fixedCostUsdPerKwYear = table.yearly("fixed_cost_usd_per_kw_year", "Yearly cost.", in: 0...)
        variableCostUsdPerMwh = table.yearly(
            "variable_cost_usd_per_mwh", "Cost of what it makes, beside fuel.", in: 0...)
        lifeYears = table.number("life_years", "Years over which its cost is paid.", in: 1...100)
        capacityCreditShare = table.optionalNumber(
            "capacity_credit_share",
            "Share of its capacity that is firm; needed where a region asks for a reserve (`reserve`).", in: 0...1)
        embodiedTPerMw = table.number("embodied_t_per_mw", "Carbon of making it.", in: 0..., default: 0)
        guard let type = SupplyCatalogue.kinds.first(where: { $0.kind == kindName }) else {
            let known = SupplyCatalogue.kinds.map { $0.kind }
            let near = suggestion(for: kindName, among: known)
            table.report(at: "kind", "unknown kind \"\(kindName)\" (known: \(known.joined(separator: ", ")))\(near)")
            return nil
        }
        kind = type.init(table)
        table.finish()
    }
}

/// How a kind of plant turns what it has into power. Adding a kind is one file and one line in `SupplyCatalogue`.
public protocol SupplyKind: Sendable {
    /// The word that names it in scenarios.
    static var kind: String { get }
    /// One line for documentation.
    static var summary: String { get }
    /// Reads what all plants of a technology share.
    init(_ technology: TableReader)
    /// Reads what is a plant's own.
    mutating func readSite(_ site: TableReader)
    /// Contributes the plant's columns and rows for one year to the model.
    func contribute(_ plant: Plant, in cell: Cell, to model: inout PlanModel)
    /// Whether its energy comes without emissions.
    var isClean: Bool { get }
    /// Emissions of its power, t CO2/MWh.
    var emissionTPerMwh: Double { get }
    /// What it is, for whoever needs its numbers.
    var facts: PlantFacts { get }
    /// About the share of a capacity, MW, that it makes over a year.
    func usualShare(_ capacityMw: Double, _ year: Int) -> Double
}

extension SupplyKind {
    public var emissionTPerMwh: Double { 0 }
    public func usualShare(_ capacityMw: Double, _ year: Int) -> Double { 1 }
}

public enum SupplyCatalogue {
    public static let kinds: [any SupplyKind.Type] = [
        Photovoltaic.self, ReservoirHydro.self, ThermalPlant.self, Battery.self, ImportContract.self,
    ]
}

/// A technology at a place: what exists, what may and what must be built.
public struct Plant: Sendable {
    public let name: String
    public let technology: Technology
    public let kind: any SupplyKind
    public let existingMw: YearlyTable
    /// Cumulative MW that will be built whatever the plan says; its cost counts.
    public let committedMw: YearlyTable
    /// Largest stock.
    public let limitMw: YearlyTable
    public let earliestYear: Int
    public let pace: BuildPace
    /// Behind the data centres' meters: relieves the hosting limit and pays no access charge.
    public let onSite: Bool
    /// Charge for carrying its energy to the data centres over the grid.
    public let accessUsdPerMwh: YearlyTable
    /// Whether it counts as backup of the data centres.
    public let isBackup: Bool
    /// Of its power, what is lost on the way to the data centres.
    public let deliveryLossShare: Double
    /// What store must stand beside it; nil: none.
    public let pairedStorage: PairedStorage?
    /// Part of the region's fleet, in the program in the system perspective only, not of the data centres' own supply.
    public let isFleet: Bool

    init?(name: String, _ table: TableReader, technologies: [String: Technology], isFleet: Bool) {
        self.name = name
        self.isFleet = isFleet
        let key = table.string(
            "technology", "Which of the technologies it is; the one of its own name unless said.", default: name)
        guard let technology = technologies[key] else {
            let near = suggestion(for: key, among: technologies.keys.sorted())
            let place = table.has("technology") ? "technology" : nil
            table.report(at: place, "there is no [technologies.\(key)]\(near)")
            return nil
        }
        self.technology = technology
        existingMw = table.yearly("existing_mw", "Capacity that stands already (`stock`).", in: 0..., default: .zero)
        committedMw = table.yearly(
            "committed_mw", "Cumulative capacity that is built whatever the plan says (`committed`).", in: 0...,
            default: .zero)
        limitMw = table.yearlyLimit("limit_mw", "Largest capacity (`stock`).")
        earliestYear = table.integer("earliest_year", "First year in which it can be built.", in: 1990...2100)
        pace = BuildPace(table)
        onSite =
            isFleet
            ? false
            : table.boolean("on_site", "Behind the data centres' meters: it relieves the hosting limit (`hosting`).")
        accessUsdPerMwh =
            onSite || isFleet
            ? .zero : table.yearly("access_usd_per_mwh", "Charge for carrying its energy over the grid.", in: 0...)
        isBackup =
            onSite ? table.boolean("backup", "Counts as backup of the data centres (`backup`).", default: false) : false
        deliveryLossShare =
            onSite || isFleet || technology.kind.facts.store != nil
            ? 0
            : table.number(
                "delivery_loss_share", "Share of its output lost on the way to the data centres (`power_balance`).",
                in: 0...0.5, default: 0)
        pairedStorage =
            technology.kind.facts.store != nil
            ? nil
            : table.table("paired_storage", "Store that must stand beside it, as firm access asks.").map {
                PairedStorage($0)
            }
        var kind = technology.kind
        kind.readSite(table)
        self.kind = kind
        table.finish()
    }
}
