import Planning
import Vocabulary

/// One written stock of capacity.
public struct CapacityObservation: Sendable {
    public let year: Int
    public let place: String
    public let stock: StockID
    public var capacity: Double
    public var built: Double

    public init(year: Int, place: String, stock: StockID, capacity: Double, built: Double) {
        self.year = year
        self.place = place
        self.stock = stock
        self.capacity = capacity
        self.built = built
    }
}

/// One written amount of a year: a cost item, US$, or energy of a source, TWh.
public struct YearlyObservation<Item: Hashable & Sendable>: Sendable {
    public let year: Int
    public let place: String
    public let item: Item
    public var value: Double

    public init(year: Int, place: String, item: Item, value: Double) {
        self.year = year
        self.place = place
        self.item = item
        self.value = value
    }
}

/// One written bill.
public struct BillObservation: Sendable {
    public let year: Int
    public let place: String
    public let bill: Int
    public let months: Double
    public var gridMwh: Double
    public var meteredMwh: Double
    public var maximumDemandMw: Double
    public var takeUpShortfallMw: Double
    public var totalUsd: Double

    public init(
        year: Int, place: String, bill: Int, months: Double, gridMwh: Double, meteredMwh: Double,
        maximumDemandMw: Double, takeUpShortfallMw: Double, totalUsd: Double
    ) {
        (self.year, self.place, self.bill, self.months) = (year, place, bill, months)
        (self.gridMwh, self.meteredMwh, self.maximumDemandMw) = (gridMwh, meteredMwh, maximumDemandMw)
        (self.takeUpShortfallMw, self.totalUsd) = (takeUpShortfallMw, totalUsd)
    }

    public init(_ bill: BillPlan) {
        self.init(
            year: bill.year, place: bill.place, bill: bill.bill, months: bill.months, gridMwh: bill.gridMwh,
            meteredMwh: bill.meteredMwh, maximumDemandMw: bill.maximumDemandMw,
            takeUpShortfallMw: bill.takeUpShortfallMw, totalUsd: bill.totalUsd)
    }
}

/// What a plan's files say, as far as an audit reads them back.
public struct WrittenPlan: Sendable {
    /// The hours of the year that `hourly` has values of, in order; of every year alike.
    public var hourOfYear: [Int]
    /// `hourly`, `capacity`, `bills`, `bill_lines`, `water_days`.
    public var hourly: [HourlySeries]
    public var capacity: [CapacityObservation]
    public var bills: [BillObservation]
    public var billLines: [BillLine]
    public var waterDays: [WaterDayPlan]
    /// `cost`, US$, and `energy`, TWh.
    public var costs: [YearlyObservation<CostItem>]
    public var energy: [YearlyObservation<FlowID>]
    /// `objective_usd` of `plan.json`.
    public var objectiveUsd: Double
    /// `link_accounting.mismatch_share` of `plan.json`.
    public var linkMismatchShare = 0.0

    public init(
        hourOfYear: [Int], hourly: [HourlySeries], capacity: [CapacityObservation], bills: [BillObservation],
        billLines: [BillLine], waterDays: [WaterDayPlan],
        costs: [YearlyObservation<CostItem>], energy: [YearlyObservation<FlowID>], objectiveUsd: Double
    ) {
        self.hourOfYear = hourOfYear
        self.hourly = hourly
        self.capacity = capacity
        self.bills = bills
        self.billLines = billLines
        self.waterDays = waterDays
        self.costs = costs
        self.energy = energy
        self.objectiveUsd = objectiveUsd
    }

    /// Number of values.
    var count: Int {
        hourly.reduce(0) { $0 + $1.values.count } + capacity.count + bills.count + billLines.count + waterDays.count
            + costs.count + energy.count
    }
}
