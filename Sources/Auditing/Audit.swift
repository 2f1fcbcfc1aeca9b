import Planning
import TimeSeries
import Vocabulary

/// A recomputation of a plan from the values that were written and the scenario, without the linear program: every
/// `AuditCheck` in every region and year.
///
/// A difference counts when it is beyond its unit's floor (`AuditUnit`) plus a millionth of the numbers that meet
/// (`AuditTally.relativeTolerance`); a plan with such a difference has failed.
public struct Audit: Sendable {
    private let tally: AuditTally
    /// Number of values read back.
    public let observations: Int

    /// What is beyond its tolerance, the worst hour of each, the worst first within each check.
    public var failures: [AuditFinding] { tally.failures }
    public var hasFailed: Bool { !tally.failures.isEmpty }
    /// The largest difference in MW or MWh, within its tolerance or not.
    public var maxImbalanceMw: Double { tally.largestMw }

    /// The largest difference of a check in its unit, within its tolerance or not.
    public func largest(_ check: AuditCheck) -> Double { tally.largest[check] ?? 0 }

    public init(_ scenario: Scenario, axis: TimeAxis, profiles: Profiles, _ written: WrittenPlan) {
        observations = written.count
        var tally = AuditTally()
        let values = AuditValues(written, axis, &tally)
        values.checkBalances(&tally, ofAccelerators: Set(scenario.workloads.filter { $0.unit == .h100e }.map(\.name)))
        for (r, region) in scenario.regions.enumerated() {
            for year in scenario.horizon.years {
                RegionCheck(
                    scenario: scenario, axis: axis, profiles: profiles, region: region, index: r, year: year,
                    values: values
                ).all(&tally)
            }
        }
        for (w, workload) in scenario.workloads.enumerated() {
            for (d, demand) in workload.demands.enumerated() {
                for year in scenario.horizon.years {
                    DemandCheck(
                        scenario: scenario, axis: axis, workload: workload, demand: demand, year: year,
                        shape: profiles.demand[w][d][year - scenario.horizon.years.lowerBound], values: values
                    ).all(&tally)
                }
            }
        }
        CustomerCheck(scenario: scenario, axis: axis, values: values).all(&tally)
        CostCheck(
            scenario: scenario, axis: axis, values: values, objectiveUsd: written.objectiveUsd
        ).all(&tally)
        let links = AuditPlace(check: .linkAccounting, place: "all", year: nil, unit: .poolShare)
        tally.note(written.linkMismatchShare, among: 0, links, "carbon or clean energy of power on links")
        self.tally = tally
    }
}

/// What was written, by what it is about.
struct AuditValues: Sendable {
    private struct Place: Hashable {
        let year: Int
        let place: String
        let balance: BalanceID
    }

    private struct StockPlace: Hashable {
        let stock: StockID
        let place: String
        let year: Int
    }

    private let axis: TimeAxis
    private var series: [Place: [FlowID: [Double]]] = [:]
    private var stocks: [StockPlace: CapacityObservation] = [:]
    private let written: WrittenPlan

    init(_ written: WrittenPlan, _ axis: TimeAxis, _ tally: inout AuditTally) {
        self.axis = axis
        self.written = written
        if written.hourOfYear != axis.hourOfYear {
            let hour = zip(written.hourOfYear, axis.hourOfYear).first { $0 != $1 }?.0
            tally.note(
                .infinity, among: 0, AuditPlace(check: .balance, place: "all", year: nil), hour: hour,
                "hours that are not those of this plan")
        }
        for one in written.hourly {
            let key = Place(year: one.year, place: one.place, balance: one.balance)
            guard one.values.count == axis.hoursPerYear, series[key]?[one.flow] == nil else {
                tally.note(
                    .infinity, among: 0, AuditPlace(check: .balance, place: one.place, year: one.year),
                    "values of \(one.flow.text) in \(one.balance.text): not one for each hour")
                continue
            }
            series[key, default: [:]][one.flow] = one.values
        }
        for value in written.capacity {
            stocks[.init(stock: value.stock, place: value.place, year: value.year)] = value
        }
    }

    /// Items of a balance; none where nothing was written.
    func items(_ balance: BalanceID, _ place: String, _ year: Int) -> [FlowID: [Double]] {
        series[Place(year: year, place: place, balance: balance)] ?? [:]
    }

    /// An item's values; 0 where there is none.
    func item(_ balance: BalanceID, _ flow: FlowID, _ place: String, _ year: Int) -> [Double] {
        items(balance, place, year)[flow] ?? .init(repeating: 0, count: axis.hoursPerYear)
    }

    func stock(_ stock: StockID, _ place: String, _ year: Int) -> CapacityObservation? {
        stocks[.init(stock: stock, place: place, year: year)]
    }

    func billLines(_ place: String, _ year: Int) -> [BillLine] {
        written.billLines.filter { $0.place == place && $0.year == year }
    }

    func bills(_ place: String, _ year: Int) -> [BillObservation] {
        written.bills.filter { $0.place == place && $0.year == year }
    }

    func waterDays(_ place: String, _ year: Int) -> [WaterDayPlan] {
        written.waterDays.filter { $0.place == place && $0.year == year }
    }

    /// US$ of each item of a place and year.
    func costs(_ place: String, _ year: Int) -> [CostItem: Double] {
        amounts(written.costs.filter { $0.place == place && $0.year == year })
    }

    /// TWh of each source of a place and year.
    func energy(_ place: String, _ year: Int) -> [FlowID: Double] {
        amounts(written.energy.filter { $0.place == place && $0.year == year })
    }

    private func amounts<Item: Hashable>(_ rows: [YearlyObservation<Item>]) -> [Item: Double] {
        rows.reduce(into: [:]) { $0[$1.item, default: 0] += $1.value }
    }

    /// Σ items = 0, among the largest of them. Balances of some workloads are in thousand accelerators.
    func checkBalances(_ tally: inout AuditTally, ofAccelerators workloads: Set<String>) {
        for (key, items) in series where key.balance.sumsToZero {
            // In the order of the names: the same values give the same sum, to the last bit.
            let columns = items.sorted { $0.key < $1.key }.map(\.value)
            let isWork = key.balance.kind == .work || key.balance.kind == .demand
            let unit: AuditUnit =
                isWork && workloads.contains(key.balance.name) ? .thousandAccelerators : .megawatt
            let place = AuditPlace(check: .balance, place: key.place, year: key.year, unit: unit)
            for t in 0..<axis.hoursPerYear {
                var (sum, largest) = (0.0, 0.0)
                for column in columns {
                    sum += column[t]
                    largest = max(largest, abs(column[t]))
                }
                tally.note(abs(sum), among: largest, place, hour: axis.hourOfYear[t], key.balance.text)
            }
        }
    }
}
