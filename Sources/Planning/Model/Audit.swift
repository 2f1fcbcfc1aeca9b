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
/// - limits: racks, cooling, plants and links within their capacity.
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
    public private(set) var limits = Finding()
    /// Number of values read back.
    public let observations: Int

    /// The largest of all findings.
    public var maxImbalanceMw: Double { max(balance.largest, heat.largest, facility.largest, limits.largest) }

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
        var stock: [String: Double] = [:]
        for value in capacity { stock["\(value.quantity)/\(value.place)/\(value.item)/\(value.year)"] = value.capacity }
        checkBalances(series)
        for (r, region) in scenario.regions.enumerated() {
            for year in scenario.horizon.years {
                let check = RegionCheck(
                    scenario: scenario, profiles: profiles, region: region, index: r, year: year,
                    hours: axis.hoursPerYear,
                    read: { series[Place(year: year, place: region.name, balance: $0)] ?? [:] },
                    stock: { stock["\($0)/\(region.name)/\($1)/\(year)"] ?? 0 },
                    linkStock: { stock["link/\($0.from)/\($0.name)/\(year)"] ?? 0 })
                check.heat(&heat)
                check.facility(&facility)
                check.limits(&limits)
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

/// The checks of one region in one year.
private struct RegionCheck {
    let scenario: Scenario
    let profiles: Profiles
    let region: Region
    let index: Int
    let year: Int
    let hours: Int
    let read: (String) -> [String: [Double]]
    let stock: (String, String) -> Double
    let linkStock: (Link) -> Double

    /// Busy racks of a class in an hour, from the work written for it.
    private func busy(_ rack: RackClass) -> [Double] {
        var total = [Double](repeating: 0, count: hours)
        for (workload, units) in rack.workUnitsPerRack.sorted(by: { $0.key < $1.key }) {
            guard let work = read("work.\(workload)")[rack.name] else { continue }
            for t in 0..<hours { total[t] -= work[t] * WorkUnit.perModelUnit / units }
        }
        return total
    }

    /// MW of heat by air and by liquid, from racks and work.
    private func heatMade() -> (air: [Double], liquid: [Double]) {
        var air = [Double](repeating: 0, count: hours)
        var liquid = air
        for rack in scenario.rackClasses {
            let installed = stock("racks", rack.name)
            let working = busy(rack)
            for t in 0..<hours {
                let power = rack.peakKw / 1000 * (rack.idleShare * installed + (1 - rack.idleShare) * working[t])
                liquid[t] += rack.liquidShare * power
                air[t] += power / region.halls.electricalEfficiencyShare - rack.liquidShare * power
            }
        }
        return (air, liquid)
    }

    func heat(_ finding: inout Audit.Finding) {
        let made = heatMade()
        for (kind, expected) in [("air_heat", made.air), ("liquid_heat", made.liquid)] {
            let written = read(kind)["racks"] ?? [Double](repeating: 0, count: hours)
            for t in 0..<hours {
                finding.note(abs(expected[t] - written[t]), "\(kind) at \(region.name) in \(year), model hour \(t)")
            }
        }
    }

    func facility(_ finding: inout Audit.Finding) {
        let made = heatMade()
        var load = [Double](repeating: 0, count: hours)
        for t in 0..<hours {
            // All power through the distribution becomes heat; auxiliaries are a share of IT power.
            let distributed = made.air[t] + made.liquid[t]
            load[t] = distributed * (1 + region.halls.auxiliaryShare * region.halls.electricalEfficiencyShare)
        }
        for system in scenario.coolingSystems where system.standbyKwPerKw > 0 {
            let online = stock("cooling_online", system.name)
            for t in 0..<hours { load[t] += system.standbyKwPerKw * online }
        }
        for (c, system) in scenario.coolingSystems.enumerated() {
            for kind in ["air_heat", "liquid_heat"] {
                guard let removed = read(kind)[system.name] else { continue }
                for t in 0..<hours { load[t] -= removed[t] * profiles.coolingElectricity[index][c][t] }
            }
        }
        let written = read("power")["facility"] ?? [Double](repeating: 0, count: hours)
        for t in 0..<hours {
            finding.note(abs(load[t] + written[t]), "facility load at \(region.name) in \(year), model hour \(t)")
        }
    }

    func limits(_ finding: inout Audit.Finding) {
        for rack in scenario.rackClasses {
            let limit = rack.availabilityShare * stock("racks", rack.name)
            for (t, working) in busy(rack).enumerated() {
                finding.note(
                    (working - limit) * rack.peakKw / 1000, "racks \(rack.name) at \(region.name) in \(year), hour \(t)"
                )
            }
        }
        for system in scenario.coolingSystems {
            var removed = [Double](repeating: 0, count: hours)
            for kind in ["air_heat", "liquid_heat"] {
                for (t, value) in (read(kind)[system.name] ?? []).enumerated() { removed[t] -= value }
            }
            let limit = stock("cooling", system.name)
            for t in 0..<hours {
                finding.note(removed[t] - limit, "cooling \(system.name) at \(region.name) in \(year)")
            }
        }
        for plant in region.plants {
            let limit = stock("plant", plant.name)
            let profile = profiles.photovoltaic[index][plant.name]
            let availability = (plant.kind as? ThermalPlant)?.availabilityShare ?? 1
            for (t, output) in (read("power")[plant.name] ?? []).enumerated() {
                let most = limit * (profile?[t] ?? availability)
                finding.note(output - most, "plant \(plant.name) at \(region.name) in \(year), hour \(t)")
            }
            guard plant.kind is Battery else { continue }
            let energy = stock("energy", plant.name)
            for level in read("level")[plant.name] ?? [] {
                finding.note(level - energy, "level of \(plant.name) at \(region.name) in \(year)")
            }
        }
        for link in scenario.links where [link.from, link.to].contains(region.name) {
            let limit = linkStock(link)
            for export in read("power")["\(link.name)_export"] ?? [] {
                finding.note(-export - limit, "link \(link.name) out of \(region.name) in \(year)")
            }
        }
    }
}
