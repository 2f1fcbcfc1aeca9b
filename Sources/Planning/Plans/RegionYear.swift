import Vocabulary

/// A region in a year: amounts that figures are made of. What files and reports tell of it, and how ratios are made, stands in
/// `RegionFigure` and `RegionBreakdown`.
public struct RegionYear: Sendable {
    public var rackClasses: [String: RackClassYear] = [:]
    /// Quoted MW of halls by kind.
    public var hallMw: [String: Double] = [:]
    /// Installed IT power: racks at their peak.
    public var itMw = 0.0
    public var itMeanMw = 0.0
    public var itPeakMw = 0.0
    public var itTwh = 0.0
    public var facilityPeakMw = 0.0
    public var facilityTwh = 0.0
    /// MWh and m³ of a year in air-only and in liquid-ready halls, heat and water shared out hour by hour.
    public var halls: [String: HallYear] = [:]
    public var waterMlPerDayByTier: [String: Double] = [:]
    /// What towers and pads bleed off to keep salts down, of the water above.
    public var blowDownMlPerDay = 0.0
    /// Heat taken by liquid, at its highest and on average, and heat of both kinds in the year.
    public var liquidHeatPeakMw = 0.0
    public var liquidHeatMeanMw = 0.0
    public var heatMwh = 0.0
    /// Heat of both kinds at its highest.
    public var heatPeakMw = 0.0
    /// Plants that count as backup of the data centres.
    public var backupMw = 0.0
    public var coolingMwTh: [String: Double] = [:]
    public var ownLoadTwh = 0.0
    /// Energy onto the bus by source; exports and charging are negative.
    public var supplyTwh: [FlowID: Double] = [:]
    public var gridPeakMw = 0.0
    /// What passes the data centres' meter, and what they pay for it under the place's tariff; nil without one.
    public var meteredMwh = 0.0
    public var meteredPeakMw = 0.0
    public var billUsd: Double?
    /// Built in the year, in the unit of its kind; racks in MW.
    public var built: [StockID: Double] = [:]
    /// Of the power consumed, made here or elsewhere (see `TracedYear`), and of the power made and bought here.
    public var emissionsT = 0.0
    public var emissionsMadeT = 0.0
    /// The data centres' by scope; a system region's own load has the rest.
    public var scope1T = 0.0
    public var scope2T = 0.0
    /// Scope 3: carbon of making what is built in the year.
    public var embodiedT: [StockID: Double] = [:]
    /// The region's pool of power, which is what leaves on links for any power: MWh, and t and MWh of clean energy in it.
    public var poolMwh = 0.0
    public var poolEmissionsT = 0.0
    public var poolCleanMwh = 0.0
    public var cleanMwh = 0.0
    public var costUsd: [CostItem: Double] = [:]
    /// Overnight capital of what the year builds; of links, of those that are named from here.
    public var capexUsd: [StockID: Double] = [:]
    /// Of the penalties, those on work from offshore that nobody does: charged here, and nobody's loss here.
    public var offshorePenaltiesUsd = 0.0
    /// Over links: MWh that arrive and that are sent, and what is received for power sent less what is paid for power that arrives
    /// (`LinkPayments`); nil without prices.
    public var importedMwh = 0.0
    public var exportedMwh = 0.0
    public var linkPaymentsUsd: Double? = 0
    public var product = Product()
    /// Mean work not served, by workload of this origin, in the workload's unit.
    public var unserved: [String: Double] = [:]
    /// Work done here for customers of some class, by class and workload.
    public var customers: [CustomerWork] = []
    public var unservedEnergyMwh = 0.0
    /// Σ price · load over the hours of the year on the region's bus, US$; nil without prices.
    public var powerWorthUsd: Double?

    public init() {}

    public var gpus: Double { rackClasses.values.map(\.gpus).sorted().reduce(0, +) }
    public var h100e: Double { rackClasses.values.map(\.h100e).sorted().reduce(0, +) }
    public var waterMlPerDay: Double { total(waterMlPerDayByTier) }
    public var embodiedTotalT: Double { total(embodiedT) }
    public var costTotalUsd: Double { total(costUsd) }
    public func costUsd(_ view: MoneyView) -> Double { total(costUsd.filter { $0.key.view == view }) }
    public func costUsd(_ transfer: Transfer) -> Double { total(costUsd.filter { $0.key.transfer == transfer }) }
    /// Annuities of what was built.
    public var annuitiesUsd: Double { total(costUsd.filter(\.key.isCapital)) }
    /// Of facilities and own load.
    public var loadMwh: Double { (facilityTwh + ownLoadTwh) * 1e6 }

    /// A figure of the catalogue.
    public subscript(_ figure: RegionFigure) -> Double? { figure.value(self) }
    /// A breakdown of the catalogue, by the text of its keys.
    public subscript(_ breakdown: RegionBreakdown) -> [String: Double] { breakdown.values(self) }
}

/// Work that a region does in a year for a class of customers.
public struct CustomerWork: Sendable {
    public let customerClass: String
    public let workload: String
    public let unit: WorkUnit
    /// Mean over the year, in the workload's unit.
    public var meanUnits = 0.0
    /// What rules ask for it: fees, and what it takes to comply.
    public var licencesUsd = 0.0
    public var complianceUsd = 0.0

    /// As keys have it.
    public var key: String { "\(customerClass).\(workload)" }
}

/// What stands in a kind of hall, over a year.
public struct HallYear: Sendable {
    public var itMwh: Double
    public var facilityMwh: Double
    public var waterM3: Double
}

/// Σ of a dictionary's values in the order of its keys, so that the same numbers give the same sum.
func total<Key: Comparable>(_ values: [Key: Double]) -> Double {
    values.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
}
