import TimeSeries

/// One written value of an hourly balance.
public struct HourlyObservation: Sendable {
    public let year: Int
    public let place: String
    /// Hour of the year, 0…8759.
    public let hour: Int
    public let balance: String
    public let item: String
    public let value: Double

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
    public let capacity: Double
    public let built: Double

    public init(year: Int, place: String, quantity: String, item: String, capacity: Double, built: Double) {
        self.year = year
        self.place = place
        self.quantity = quantity
        self.item = item
        self.capacity = capacity
        self.built = built
    }
}

/// A recomputation of a plan's balances from the values that were written, without the linear program.
///
/// - balances: Σ items = 0 in every hour, for power, air and liquid heat, work and demand;
/// - heat: what racks give off, from installed racks and their work;
/// - facility: load from the heat removed, the weather's COP and the halls' losses;
/// - stocks: what stands in a year is what exists and what was built and still stands;
/// - links: what arrives is what was sent, less its loss;
/// - stores: levels of batteries and tanks from what they charge and give;
/// - limits: racks, cooling, plants, stores and links within their capacity, minimum loads, ramps and running hours of plants,
///   contracts, and the hosting limit.
public struct Audit: Sendable {
    public struct Finding: Sendable {
        /// The largest violation: MW, or thousand H100-equivalents for their work.
        public var largest = 0.0
        /// Where it is, in words.
        public var location = ""

        mutating func note(_ violation: Double, _ place: @autoclosure () -> String) {
            if violation > largest || violation.isNaN {
                largest = violation
                location = place()
            }
        }
    }

    public private(set) var balance = Finding()
    public private(set) var heat = Finding()
    public private(set) var facility = Finding()
    public private(set) var stores = Finding()
    public private(set) var limits = Finding()
    /// Number of values read back.
    public let observations: Int

    /// The largest of all findings.
    public var maxImbalanceMw: Double { [balance, heat, facility, stores, limits].map(\.largest).max()! }

    private struct Place: Hashable {
        let year: Int
        let place: String
        let balance: String
    }

    public init(
        _ scenario: Scenario, axis: TimeAxis, profiles: Profiles, hourly: [HourlyObservation],
        capacity: [CapacityObservation]
    ) {
        observations = hourly.count + capacity.count
        var position = [Int](repeating: -1, count: PlanningYear.hours)
        for (t, hour) in axis.hourOfYear.enumerated() { position[hour] = t }
        var series: [Place: [String: [Double]]] = [:]
        for value in hourly {
            guard position.indices.contains(value.hour), position[value.hour] >= 0 else {
                balance.note(.infinity, "\(value.balance) at \(value.place): hour \(value.hour) is not of this plan")
                continue
            }
            let key = Place(year: value.year, place: value.place, balance: value.balance)
            series[key, default: [:]][value.item, default: .init(repeating: 0, count: axis.hoursPerYear)][
                position[value.hour]] += value.value
        }
        var stock: [String: CapacityObservation] = [:]
        for value in capacity { stock["\(value.quantity)/\(value.place)/\(value.item)/\(value.year)"] = value }
        checkBalances(series)
        for (r, region) in scenario.regions.enumerated() {
            for year in scenario.horizon.years {
                let check = RegionCheck(
                    scenario: scenario, axis: axis, profiles: profiles, region: region, index: r, year: year,
                    readAt: { series[Place(year: year, place: $0, balance: $1)] ?? [:] },
                    observed: { stock["\($0)/\($1)/\($2)/\($3)"] })
                check.heat(&heat)
                check.facility(&facility)
                check.stores(&stores)
                check.limits(&limits)
                check.plants(&limits)
                check.grid(&limits)
                check.links(&balance)
                check.stocks(&limits)
            }
        }
    }

    /// Series of an hour that are no items of a balance.
    package static let notBalances: Set = ["level", "pue", "wue"]

    private mutating func checkBalances(_ series: [Place: [String: [Double]]]) {
        let ordered = series.sorted { left, right in
            (left.key.year, left.key.place, left.key.balance) < (right.key.year, right.key.place, right.key.balance)
        }
        for (key, items) in ordered where !Audit.notBalances.contains(key.balance) {
            // In the order of the names: the same values give the same sum, to the last bit.
            let columns = items.sorted { $0.key < $1.key }.map(\.value)
            guard let count = columns.first?.count else { continue }
            for t in 0..<count {
                let sum = columns.reduce(0) { $0 + $1[t] }
                balance.note(abs(sum), "\(key.balance) at \(key.place) in \(key.year), model hour \(t)")
            }
        }
    }
}
