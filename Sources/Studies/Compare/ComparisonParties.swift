import Planning
import Reporting
import Vocabulary

/// Who bears what in each plan: jurisdictions, what is together theirs, work of offshore that nobody does, and the operators of data centres.
///
/// Money is present value where the plans tell what a dollar of each year weighs, and else the sum of the years; energy, carbon and water are
/// sums of the years. A jurisdiction's net cost is the resources that are spent there less what is received for power sent over links, where
/// plans tell it; transfers stay within it. What operators pay is `OperatorCosts`.
struct ComparisonParties {
    /// What is told of a party, and how.
    struct Measure {
        let key: String
        let heading: String
        let unit: String
        let scale: Double
        let decimals: Int

        fileprivate init(_ key: String, _ heading: String, _ unit: String, scale: Double, decimals: Int) {
            (self.key, self.heading, self.unit, self.scale, self.decimals) = (key, heading, unit, scale, decimals)
        }

        private static func money(_ key: String, _ heading: String) -> Measure {
            Measure(key, heading, "M US$", scale: 1e-6, decimals: 1)
        }

        static let netCost = money("net_cost_usd", "net cost")
        static let transfers = money("transfers_usd", "transfers")
        static let penalties = money("penalties_usd", "penalties")
        static let emissions = Measure("emissions_t", "kt CO₂", "kt CO₂", scale: 1e-3, decimals: 0)
        static let energy = Measure("facility_twh", "TWh", "TWh", scale: 1, decimals: 2)
        static let water = Measure("water_ml", "water, GL", "GL", scale: 1e-3, decimals: 1)
        static let imports = Measure("imports_twh", "imports, TWh", "TWh", scale: 1, decimals: 2)
        static let bills = money("bills_usd", "bills")
        static let capital = money("capital_usd", "capital")
        static let rest = money("rest_usd", "the rest")

        /// Of places, in the order in which they are told.
        static let places = [netCost, transfers, penalties, emissions, energy, water, imports]
        /// Of operators: they add up to what they pay.
        static let operators = [bills, capital, rest]
    }

    enum Kind: String {
        case jurisdiction, together, offshore, operators
    }

    struct Party {
        let kind: Kind
        let name: String
        /// By the measure's key, in the order of the plans; nil where a plan does not tell.
        let values: [String: [Double?]]

        subscript(_ measure: Measure) -> [Double?] { values[measure.key] ?? [] }

        /// Against the first plan, as it is shown.
        func change(_ measure: Measure, _ member: Int) -> Double? {
            let values = self[measure]
            guard values.indices.contains(member), let from = values[0], let to = values[member] else { return nil }
            return (to - from) * measure.scale
        }
    }

    /// Jurisdictions by name, together, offshore, operators.
    let parties: [Party]
    /// Whether money is present value.
    let isPresentValue: Bool

    init(_ plans: [PlanDocument]) {
        isPresentValue = plans.allSatisfy { $0.yearWeights != nil }
        let weigh = isPresentValue
        let known = plans.reduce(into: [:]) { $0.merge($1.scenario?.jurisdictions ?? [:]) { own, _ in own } }
        let sums = plans.map {
            PlaceSums($0, jurisdictions: $0.scenario?.jurisdictions ?? known, isPresentValue: weigh)
        }
        func party(_ kind: Kind, _ name: String, _ measures: [Measure], _ value: (PlaceSums, Measure) -> Double?)
            -> Party
        {
            Party(
                kind: kind, name: name,
                values: Dictionary(uniqueKeysWithValues: measures.map { m in (m.key, sums.map { value($0, m) }) }))
        }
        let names = Set(sums.flatMap(\.places.keys)).sorted()
        var parties = names.map { name in party(.jurisdiction, name, Measure.places) { $0.places[name]?[$1.key] } }
        // What one imports another one may send: together there is no such sum.
        parties.append(
            party(.together, "together", Measure.places.dropLast()) { sums, measure in
                sums.places.sorted { $0.key < $1.key }.reduce(0) { $0 + ($1.value[measure.key] ?? 0) }
            })
        if sums.contains(where: { $0.offshorePenalties > 0 }) {
            parties.append(party(.offshore, "offshore, not done", [.penalties]) { sums, _ in sums.offshorePenalties })
        }
        let costs = plans.map { OperatorCosts($0, isPresentValue: weigh) }
        parties.append(
            Party(
                kind: .operators, name: "operators",
                values: [
                    Measure.bills.key: costs.map(\.bills), Measure.capital.key: costs.map(\.capital),
                    Measure.rest.key: costs.map(\.rest),
                ]))
        self.parties = parties
    }
}

/// Sums over a plan's years, by jurisdiction and measure.
private struct PlaceSums {
    private(set) var places: [String: [String: Double]] = [:]
    /// Valued among the penalties of some region, whose loss it is not.
    private(set) var offshorePenalties = 0.0

    private typealias Measure = ComparisonParties.Measure

    init(_ plan: PlanDocument, jurisdictions: [String: String], isPresentValue: Bool) {
        let ends = PlaceSums.linkEnds(plan)
        for (region, years) in plan.regions.sorted(by: { $0.key < $1.key }) {
            let place = jurisdictions[region] ?? region
            for (year, values) in years.sorted(by: { $0.key < $1.key }) {
                let weight = isPresentValue ? plan.yearWeights?[year] ?? 1 : 1
                let offshore = values["offshore_penalties_usd"] ?? 0
                offshorePenalties += weight * offshore
                func add(_ measure: Measure, _ amount: Double?) {
                    if let amount { places[place, default: [:]][measure.key, default: 0] += amount }
                }
                let trade = values["link_payments_usd"] ?? 0
                add(.netCost, values[.resourceCost].map { weight * ($0 - trade) })
                add(.transfers, values[.transfers].map { weight * $0 })
                add(.penalties, values[.penalties].map { weight * ($0 - offshore) })
                add(.emissions, values[.emissions])
                add(.energy, values[.facilityTwh])
                add(.water, values[.water].map { $0 * 365 })
                let arriving = (values.breakdowns[RegionBreakdown.supply.breakdown.key] ?? [:]).filter { flow, _ in
                    guard let flow = FlowID(text: flow), flow.kind == .linkImport else { return false }
                    return ends[flow.name]?.contains { (jurisdictions[$0] ?? $0) != place } == true
                }
                add(.imports, arriving.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value })
            }
        }
    }

    /// The regions that each link's power arrives at or leaves from.
    private static func linkEnds(_ plan: PlanDocument) -> [String: Set<String>] {
        var ends: [String: Set<String>] = [:]
        for (region, years) in plan.regions {
            for values in years.values {
                for key in (values.breakdowns[RegionBreakdown.supply.breakdown.key] ?? [:]).keys {
                    guard let flow = FlowID(text: key), [.linkImport, .linkExport].contains(flow.kind) else { continue }
                    ends[flow.name, default: []].insert(region)
                }
            }
        }
        return ends
    }
}

/// What the operators of data centres pay in a plan: bills of grid power; annuities; and upkeep, water, own power, taxes less grants. Where power
/// is bought under a tariff that is all that is charged there but penalties; where a place is planned as a system, its data centres' bills and
/// whatever is not of power.
private struct OperatorCosts {
    private(set) var bills = 0.0
    private(set) var capital = 0.0
    private(set) var rest = 0.0

    private static let billed = Set(BillCharge.allCases.map(\.costItem))
    private static let annuities = Set(StockKind.allCases.compactMap { $0.costs?.capital })

    init(_ plan: PlanDocument, isPresentValue: Bool) {
        for (_, years) in plan.regions.sorted(by: { $0.key < $1.key }) {
            // A place that plans other load too is planned as a system.
            let isSystem = years.values.contains { ($0["own_load_twh"] ?? 0) > 0 }
            for (year, place) in years.sorted(by: { $0.key < $1.key }) {
                add(place, isSystem: isSystem, weight: isPresentValue ? plan.yearWeights?[year] ?? 1 : 1)
            }
        }
    }

    private mutating func add(_ place: PlaceYear, isSystem: Bool, weight: Double) {
        if isSystem { bills += weight * (place["bill_usd"] ?? 0) }
        let costs = place.breakdowns[RegionBreakdown.cost.breakdown.key] ?? [:]
        for (name, usd) in costs.sorted(by: { $0.key < $1.key }) {
            guard let item = CostItem(rawValue: name), item.view != .penalties, !(isSystem && item.isOfPower) else {
                continue
            }
            if OperatorCosts.billed.contains(item) {
                bills += weight * usd
            } else if OperatorCosts.annuities.contains(item) {
                capital += weight * usd
            } else {
                rest += weight * usd
            }
        }
    }
}
