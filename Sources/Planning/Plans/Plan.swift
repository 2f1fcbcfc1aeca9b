import LinearProgramming
import Vocabulary

/// What a solved scenario says: what to build where and when, how it runs, what it costs, what binds.
///
/// Shares lie in 0…1, money is US$ of the scenario's year and not discounted except in `objectiveUsd`.
public struct Plan: Sendable {
    public var regions: [RegionPlan]
    public var jurisdictions: [JurisdictionPlan]
    /// By year; empty where nothing is asked for from offshore.
    public var offshore: [Int: OffshoreYear]
    public var links: [LinkPlan]
    public var demand: [DemandPlan]
    /// What readers should know before they build by it.
    public var warnings: [PlanWarning]
    /// Dearest first, as the two lists after it.
    public var binding: [BindingLimit]
    public var policies: [PolicyPrice]
    /// What things that stand are worth, or cost to build: limits that nobody sets.
    public var assets: [BindingLimit]
    /// Limits and policies that bind, each once over its years, by what it is worth in total.
    public var limits: [LimitWorth]
    /// What could be built, and what one more unit would cost on balance.
    public var options: [BuildOption]
    /// What stores take off bills.
    public var storeSavings: [StoreSaving]
    /// Present value of all costs, US$ of the first year.
    public var objectiveUsd: Double
    public var headline: Headline
    /// Σ of the cost items, discounted; equals the objective.
    public var discountedCostItemsUsd: Double
    /// What of it the years after the last one add (`Horizon.tailYears`).
    public var tailUsd: Double
    /// Every flow of every balance, hour by hour.
    public var hourly: [HourlySeries]
    public var places: [PlacePlan]
    public var capacity: [CapacityPlan]
    public var capex: [CapexPlan]
    public var bills: [BillPlan]
    public var waterDays: [WaterDayPlan]
    /// Discounted costs and amounts of products over the horizon, by region, and of all of them together.
    public var products: [String: Product]
    public var product: Product
}

/// A region over the years.
public struct RegionPlan: Sendable {
    public let name: String
    public let jurisdiction: String
    public var years: [Int: RegionYear]
}

/// A rack class in a region and year.
public struct RackClassYear: Sendable {
    public let racks: Double
    public let built: Double
    public let gpus: Double
    public let h100e: Double
    /// At their peak.
    public let itMw: Double
}

/// A link over the years.
public struct LinkPlan: Sendable {
    public struct Year: Sendable {
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
    /// nil: nobody in particular.
    public let customerClass: String?
    public let year: Int
    /// Means over the year, in the workload's unit.
    public let meanUnits: Double
    public let servedUnits: [String: Double]
    public let unservedUnits: Double
}

/// A limit that binds and what one more unit of it would save.
public struct BindingLimit: Sendable, Codable, Equatable {
    public let constraint: String
    public let place: String
    public let item: String
    /// The last one, of a limit over the horizon.
    public let year: Int
    public let period: LimitPeriod
    /// The key of the number that sets it; nil for a rule without a number.
    public let key: String?
    /// That number, as it stands in the file; nil only in results of versions that did not tell it.
    public let limit: Double?
    /// US$ of `moneyYear`, not discounted, saved by loosening the limit by one `unit`.
    public let dual: Double
    public let unit: String
    /// The limit's number in units × dual, US$ of `moneyYear`; nil for a price that is set.
    public let worthUsd: Double?
    public let moneyYear: Int

    private enum CodingKeys: String, CodingKey {
        case constraint
        case place = "where"
        case item, year, period, key, limit, dual, unit, worthUsd, moneyYear
    }

    /// Reads what any version wrote: the first ones told of a year's limit alone, in its money.
    public init(from decoder: any Decoder) throws {
        let part = try decoder.container(keyedBy: CodingKeys.self)
        let year = try part.decode(Int.self, forKey: .year)
        self.init(
            constraint: try part.decode(String.self, forKey: .constraint),
            place: try part.decodeIfPresent(String.self, forKey: .place) ?? "",
            item: try part.decodeIfPresent(String.self, forKey: .item) ?? "", year: year,
            period: try part.decodeIfPresent(LimitPeriod.self, forKey: .period) ?? .year,
            key: try part.decodeIfPresent(String.self, forKey: .key),
            limit: try part.decodeIfPresent(Double.self, forKey: .limit),
            dual: try part.decode(Double.self, forKey: .dual),
            unit: try part.decodeIfPresent(String.self, forKey: .unit) ?? "",
            worthUsd: try part.decodeIfPresent(Double.self, forKey: .worthUsd),
            moneyYear: try part.decodeIfPresent(Int.self, forKey: .moneyYear) ?? year)
    }

    init(
        constraint: String, place: String, item: String, year: Int, period: LimitPeriod, key: String?, limit: Double?,
        dual: Double, unit: String, worthUsd: Double?, moneyYear: Int
    ) {
        (self.constraint, self.place, self.item, self.year) = (constraint, place, item, year)
        (self.period, self.key, self.limit, self.dual) = (period, key, limit, dual)
        (self.unit, self.worthUsd, self.moneyYear) = (unit, worthUsd, moneyYear)
    }
}

/// The price of a policy's limit.
public struct PolicyPrice: Sendable, Codable, Equatable {
    public let name: String
    public let kind: String
    /// The regions it applies to, joined by +, which no name has.
    public let place: String
    /// Which of the policy's limits, where it has several.
    public let item: String
    /// As of `BindingLimit`, from here on.
    public let year: Int
    public let period: LimitPeriod
    public let key: String?
    public let limit: Double?
    public let dual: Double
    public let unit: String
    public let worthUsd: Double?
    public let moneyYear: Int

    /// The same as a limit's.
    public var limitPrice: BindingLimit {
        BindingLimit(
            constraint: kind, place: place, item: item, year: year, period: period, key: key, limit: limit, dual: dual,
            unit: unit, worthUsd: worthUsd, moneyYear: moneyYear)
    }

    public var places: [String] { place.split(separator: "+").map(String.init) }

    private enum CodingKeys: String, CodingKey {
        case name, kind
        case place = "where"
        case item, year, period, key, limit, dual, unit, worthUsd, moneyYear
    }

    /// As a limit's.
    public init(from decoder: any Decoder) throws {
        let part = try decoder.container(keyedBy: CodingKeys.self)
        let year = try part.decodeIfPresent(Int.self, forKey: .year) ?? 0
        self.init(
            name: try part.decode(String.self, forKey: .name),
            BindingLimit(
                constraint: try part.decodeIfPresent(String.self, forKey: .kind) ?? "",
                place: try part.decodeIfPresent(String.self, forKey: .place) ?? "",
                item: try part.decodeIfPresent(String.self, forKey: .item) ?? "", year: year,
                period: try part.decodeIfPresent(LimitPeriod.self, forKey: .period) ?? .year,
                key: try part.decodeIfPresent(String.self, forKey: .key),
                limit: try part.decodeIfPresent(Double.self, forKey: .limit),
                dual: try part.decode(Double.self, forKey: .dual),
                unit: try part.decodeIfPresent(String.self, forKey: .unit) ?? "",
                worthUsd: try part.decodeIfPresent(Double.self, forKey: .worthUsd),
                moneyYear: try part.decodeIfPresent(Int.self, forKey: .moneyYear) ?? year))
    }

    init(name: String, _ price: BindingLimit) {
        self.name = name
        (kind, place, item) = (price.constraint, price.place, price.item)
        (year, period, key, limit) = (price.year, price.period, price.key, price.limit)
        (dual, unit, worthUsd, moneyYear) = (price.dual, price.unit, price.worthUsd, price.moneyYear)
    }
}

/// Stock of a capacity in a year, in the unit of its kind.
public struct CapacityPlan: Sendable {
    public let stock: StockID
    /// A region; of a link the one that it is named from.
    public let place: String
    public let year: Int
    public let capacity: Double
    public let built: Double
}

/// A bill of grid power: calendar months that are billed alike.
public struct BillPlan: Sendable {
    public let year: Int
    public let place: String
    /// 1, 2, … through the year.
    public let bill: Int
    /// tariff: paid by the plan; system: what data centres would pay, no cost of the plan.
    public let perspective: Perspective
    /// How many of the year's twelve.
    public let months: Double
    public let gridMwh: Double
    public let meteredMwh: Double
    /// Of the first demand charge.
    public var maximumDemandMw: Double
    /// What of the contracted demand was due to be taken up and was not.
    public var takeUpShortfallMw: Double
    public var lines: [BillLine]

    init(
        year: Int, place: String, bill: Int, perspective: Perspective, reading: MeterReading, maximumDemandMw: Double,
        bill lines: Bill
    ) {
        (self.year, self.place, self.bill, self.perspective) = (year, place, bill, perspective)
        (months, gridMwh, meteredMwh) = (reading.months, reading.gridMwh, reading.meteredMwh)
        (self.maximumDemandMw, takeUpShortfallMw) = (maximumDemandMw, reading.shortfall.mw)
        self.lines = lines.lines.map { line in
            BillLine(
                year: year, place: place, bill: bill, charge: line.charge, item: line.item, quantity: line.quantity,
                unit: line.unit, months: line.months, price: line.price, usd: line.usd)
        }
    }

    /// US$ of a charge.
    public func usd(_ charge: BillCharge) -> Double { lines.filter { $0.charge == charge }.reduce(0) { $0 + $1.usd } }

    public var totalUsd: Double { lines.reduce(0) { $0 + $1.usd } }
}

/// A line of a bill (`Bill.Line`).
public struct BillLine: Sendable {
    public let year: Int
    public let place: String
    public let bill: Int
    public let charge: BillCharge
    public let item: String
    public var quantity: Double
    public let unit: Unit
    public let months: Double
    public let price: Double
    public var usd: Double

    public init(
        year: Int, place: String, bill: Int, charge: BillCharge, item: String, quantity: Double, unit: Unit,
        months: Double, price: Double, usd: Double
    ) {
        (self.year, self.place, self.bill, self.charge, self.item) = (year, place, bill, charge, item)
        (self.quantity, self.unit, self.months, self.price, self.usd) = (quantity, unit, months, price, usd)
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

/// One flow of a balance: values sum to zero over the flows of a balance in every hour.
public struct HourlySeries: Sendable {
    public let year: Int
    public let place: String
    public let balance: BalanceID
    public let flow: FlowID
    public let unit: Unit
    public var values: [Double]

    public init(year: Int, place: String, balance: BalanceID, flow: FlowID, unit: Unit, values: [Double]) {
        (self.year, self.place, self.balance, self.flow) = (year, place, balance, flow)
        (self.unit, self.values) = (unit, values)
    }
}
