/// One written value of an hourly balance.
public struct HourlyObservation: Sendable {
    public let year: Int
    public let place: String
    /// Hour of the year, 0…8759.
    public let hour: Int
    public let balance: String
    public let item: String
    public var value: Double

    public init(year: Int, place: String, hour: Int, balance: String, item: String, value: Double) {
        self.year = year
        self.place = place
        self.hour = hour
        self.balance = balance
        self.item = item
        self.value = value
    }
}

/// One written stock of capacity.
public struct CapacityObservation: Sendable {
    public let year: Int
    public let place: String
    public let quantity: String
    public let item: String
    public var capacity: Double
    public var built: Double

    public init(year: Int, place: String, quantity: String, item: String, capacity: Double, built: Double) {
        self.year = year
        self.place = place
        self.quantity = quantity
        self.item = item
        self.capacity = capacity
        self.built = built
    }
}

/// One written amount of a year: a cost item, US$, or energy of a source, TWh.
public struct YearlyObservation: Sendable {
    public let year: Int
    public let place: String
    public let item: String
    public var value: Double

    public init(year: Int, place: String, item: String, value: Double) {
        self.year = year
        self.place = place
        self.item = item
        self.value = value
    }
}

/// What a plan's files say, as far as an audit reads them back.
public struct WrittenPlan: Sendable {
    /// `hourly.csv`, `capacity.csv`, `bills.csv`, `water_days.csv`.
    public var hourly: [HourlyObservation]
    public var capacity: [CapacityObservation]
    public var bills: [BillPlan]
    public var waterDays: [WaterDayPlan]
    /// `cost.csv`, US$, and `energy.csv`, TWh.
    public var costs: [YearlyObservation]
    public var energy: [YearlyObservation]
    /// `objective_usd` of `plan.json`.
    public var objectiveUsd: Double
    /// `link_accounting.mismatch_share` of `plan.json`.
    public var linkMismatchShare = 0.0

    public init(
        hourly: [HourlyObservation], capacity: [CapacityObservation], bills: [BillPlan], waterDays: [WaterDayPlan],
        costs: [YearlyObservation], energy: [YearlyObservation], objectiveUsd: Double
    ) {
        self.hourly = hourly
        self.capacity = capacity
        self.bills = bills
        self.waterDays = waterDays
        self.costs = costs
        self.energy = energy
        self.objectiveUsd = objectiveUsd
    }

    /// Number of values.
    var count: Int { hourly.count + capacity.count + bills.count + waterDays.count + costs.count + energy.count }
}
