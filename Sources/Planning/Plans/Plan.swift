import LinearProgramming

/// What a solved scenario says: what to build where and when, how it runs, what it costs, what binds.
///
/// Encoded as JSON these are the keys of `plan.json`; shares lie in 0…1, money is US$ of the scenario's year and not
/// discounted except in `objectiveUsd`.
public struct Plan: Sendable {
    public var regions: [RegionPlan]
    public var links: [LinkPlan]
    public var demand: [DemandPlan]
    /// Dearest first, as the two lists after it.
    public var binding: [BindingLimit]
    public var policies: [PolicyPrice]
    /// What things that stand are worth, or cost to build: limits that nobody sets.
    public var assets: [BindingLimit]
    /// Present value of all costs, US$ of the first year.
    public var objectiveUsd: Double
    /// Σ of the cost items, discounted; equals the objective.
    public var discountedCostItemsUsd: Double
    /// Every flow of every balance, hour by hour.
    public var hourly: [HourlySeries]
    public var capacity: [CapacityPlan]
    public var bills: [BillPlan]
    public var waterDays: [WaterDayPlan]
    /// Costs per unit of product over the horizon, discounted costs over discounted amounts: by region, and of `all`.
    public var levelised: [String: UnitCost]
}

/// A region over the years.
public struct RegionPlan: Sendable {
    public let name: String
    public let jurisdiction: String
    public var years: [Int: RegionYear]
}

/// A region in a year.
public struct RegionYear: Sendable, Encodable {
    /// Installed racks by class.
    public var racks: [String: Double] = [:]
    public var builtRacks: [String: Double] = [:]
    public var rackClasses: [String: RackClassYear] = [:]
    /// Accelerators and H100-equivalents installed.
    public var gpus = 0.0
    public var h100e = 0.0
    /// Quoted MW of halls by kind.
    public var hallMw: [String: Double] = [:]
    /// Installed IT power: racks at their peak.
    public var itMw = 0.0
    public var itMeanMw = 0.0
    public var itTwh = 0.0
    /// Mean over installed IT power.
    @Nullable public var utilisationShare: Double?
    public var facilityPeakMw = 0.0
    public var facilityTwh = 0.0
    @Nullable public var pue: Double?
    @Nullable public var wueLPerKwh: Double?
    /// PUE and WUE of what stands in air-only and in liquid-ready halls, heat and water shared out hour by hour.
    public var pueByHall: [String: Double] = [:]
    public var wueLPerKwhByHall: [String: Double] = [:]
    public var waterMlPerDay = 0.0
    public var waterMlPerDayByTier: [String: Double] = [:]
    /// What towers and pads bleed off to keep salts down, of the water above.
    public var blowDownMlPerDay = 0.0
    /// Heat taken by liquid, at its highest and on average; share of all heat.
    public var liquidHeatPeakMw = 0.0
    public var liquidHeatMeanMw = 0.0
    @Nullable public var liquidHeatShare: Double?
    public var coolingMwTh: [String: Double] = [:]
    public var ownLoadTwh = 0.0
    /// Energy onto the bus by source; exports and charging are negative.
    public var supplyTwh: [String: Double] = [:]
    public var gridPeakMw = 0.0
    /// MW (MW of heat for cooling, MWh for store energy) built in the year.
    public var builtMw: [String: Double] = [:]
    /// Of the power consumed, made here or elsewhere (see `TracedYear`), and of the power made and bought here.
    public var emissionsT = 0.0
    public var emissionsMadeT = 0.0
    /// The data centres' by scope; a system region's own load has the rest.
    public var scope1T = 0.0
    public var scope2T = 0.0
    /// Scope 3: carbon of making what is built in the year.
    public var embodiedT = 0.0
    public var embodiedTByItem: [String: Double] = [:]
    /// What a MWh of the region's pool carries, which is what leaves on links for any power; nil where there is next to no pool.
    @Nullable public var poolTPerMwh: Double?
    @Nullable public var poolCleanShare: Double?
    @Nullable public var emissionsGPerKwh: Double?
    @Nullable public var cleanShare: Double?
    public var costUsd: [String: Double] = [:]
    public var costTotalUsd = 0.0
    /// Of the year's costs; nil where there is none of the product.
    public var unitCost = UnitCost()
    /// Mean work not served, by workload of this origin, in the workload's unit; energy in MWh a year.
    public var unserved: [String: Double] = [:]
    /// Price on the region's bus, weighted by load.
    @Nullable public var meanPriceUsdPerMwh: Double?

    public init() {}
}

/// A rack class in a region and year.
public struct RackClassYear: Sendable, Encodable {
    public let racks: Double
    public let built: Double
    public let gpus: Double
    public let h100e: Double
    /// At their peak.
    public let itMw: Double
}

/// A link over the years.
public struct LinkPlan: Sendable {
    public struct Year: Sendable, Encodable {
        public var capacityMw = 0.0
        public var builtMw = 0.0
        /// TWh sent from the first region to the second, and back.
        public var forwardTwh = 0.0
        public var backwardTwh = 0.0
    }

    public let name: String
    public let from: String
    public let to: String
    public var years: [Int: Year]
}

/// A workload's demand from one origin in one year, and where it is served.
public struct DemandPlan: Sendable {
    public let workload: String
    public let unit: String
    public let origin: String
    public let year: Int
    /// Means over the year, in the workload's unit.
    public let meanUnits: Double
    public let servedUnits: [String: Double]
    public let unservedUnits: Double
}

/// A limit that binds and what one more unit of it would save.
public struct BindingLimit: Sendable, Encodable {
    public let constraint: String
    public let `where`: String
    public let item: String
    /// The last one, of a limit over the horizon.
    public let year: Int
    public let period: LimitPeriod
    /// The key of the number that sets it; nil for a rule without a number.
    public let key: String?
    /// That number, as it stands in the file.
    public let limit: Double
    /// US$ of `moneyYear`, not discounted, saved by loosening the limit by one `unit`.
    public let dual: Double
    public let unit: String
    /// The limit's number in units × dual, US$ of `moneyYear`; nil for a price that is set.
    public let worthUsd: Double?
    public let moneyYear: Int
}

/// The price of a policy's limit.
public struct PolicyPrice: Sendable, Encodable {
    public let name: String
    public let kind: String
    /// The regions it applies to, joined by +.
    public let `where`: String
    /// Which of the policy's limits, where it has several.
    public let item: String
    /// As of `BindingLimit`, from here on.
    public let year: Int
    public let period: LimitPeriod
    public let key: String?
    public let limit: Double
    public let dual: Double
    public let unit: String
    public let worthUsd: Double?
    public let moneyYear: Int

    init(name: String, _ price: BindingLimit) {
        self.name = name
        (kind, self.where, item) = (price.constraint, price.where, price.item)
        (year, period, key, limit) = (price.year, price.period, price.key, price.limit)
        (dual, unit, worthUsd, moneyYear) = (price.dual, price.unit, price.worthUsd, price.moneyYear)
    }
}

/// Stock of a capacity in a year.
public struct CapacityPlan: Sendable {
    public let quantity: String
    public let place: String
    public let item: String
    public let year: Int
    public let capacity: Double
    public let built: Double
    public let unit: String
}

/// A bill of grid power: calendar months that are billed alike.
public struct BillPlan: Sendable {
    public let year: Int
    public let place: String
    /// 1, 2, … through the year.
    public let bill: Int
    /// How many of the year's twelve.
    public let months: Double
    public var maximumDemandMw: Double
    /// What of the contracted demand was due to be taken up and was not.
    public var takeUpShortfallMw: Double

    public init(
        year: Int, place: String, bill: Int, months: Double, maximumDemandMw: Double, takeUpShortfallMw: Double
    ) {
        (self.year, self.place, self.bill, self.months) = (year, place, bill, months)
        (self.maximumDemandMw, self.takeUpShortfallMw) = (maximumDemandMw, takeUpShortfallMw)
    }
}

/// Cooling water that a source gives on a modelled day.
public struct WaterDayPlan: Sendable {
    public let year: Int
    public let place: String
    /// Day of the year, 0…364.
    public let day: Int
    /// How many days of the year it stands for.
    public let daysLikeIt: Double
    public let tier: String
    public var cubicMetres: Double

    public init(year: Int, place: String, day: Int, daysLikeIt: Double, tier: String, cubicMetres: Double) {
        (self.year, self.place, self.day, self.daysLikeIt) = (year, place, day, daysLikeIt)
        (self.tier, self.cubicMetres) = (tier, cubicMetres)
    }
}

/// One item of a balance: values sum to zero over the items of a balance in every hour.
public struct HourlySeries: Sendable {
    public let year: Int
    public let place: String
    public let balance: String
    public let item: String
    public let unit: String
    public internal(set) var values: [Double]
}
