import Planning
import Reporting
import Vocabulary

/// Every figure that comparisons look at, of all plans, changed or not.
struct ComparisonRows {
    private let plans: [PlanDocument]
    private let years: [Int]
    private let regions: [String]

    init(_ plans: [PlanDocument]) {
        self.plans = plans
        years = Set(plans.flatMap(\.years)).sorted()
        regions = Set(plans.flatMap(\.regions.keys)).sorted()
    }

    func all() -> [Comparison.Row] {
        headline() + regionRows() + built() + links() + costs() + unserved() + binding() + policies()
    }

    private func row(
        _ topic: Comparison.Topic, _ place: String, _ year: Int?, _ quantity: String, _ unit: String, decimals: Int,
        isPrice: Bool = false, _ value: (PlanDocument) -> Double?
    ) -> Comparison.Row {
        Comparison.Row(
            topic: topic, place: place, year: year, quantity: quantity, unit: unit, isPrice: isPrice,
            decimals: decimals,
            values: plans.map(value))
    }

    private func headline() -> [Comparison.Row] {
        let ends = years.first == years.last ? years.prefix(1) : [years.first!, years.last!]
        var rows = [
            row(.headline, "", nil, "present value of all costs", "million US$", decimals: 1) { plan in
                plan.objectiveUsd.map { $0 / 1e6 }
            }
        ]
        let views: [(String, KeyPath<PlanDocument.HeadlinePart, Double>)] = [
            ("of which resource cost", \.resourceCostUsd), ("of which transfers", \.transfersUsd),
            ("of which penalties", \.penaltiesUsd),
        ]
        for (words, view) in views {
            rows.append(
                row(.headline, "", nil, words, "million US$", decimals: 1) { plan in
                    plan.headline.map { $0[keyPath: view] / 1e6 }
                })
        }
        if plans.contains(where: { $0.tailUsd != nil }) {
            rows.append(
                row(.headline, "", nil, "of which after the last year", "million US$", decimals: 1) {
                    ($0.tailUsd ?? 0) / 1e6
                })
        }
        let emissions = RegionFigure.emissions
        rows.append(
            row(.headline, "", nil, emissions.figure.shown, suffix: ", all years") { $0.total(emissions) })
        for year in ends {
            for figure in [RegionFigure.facilityTwh, .h100e] {
                rows.append(row(.headline, "", year, figure.figure.shown) { $0.total(year, figure) })
            }
        }
        return rows
    }

    /// A row of what is shown in its own unit.
    private func row(
        _ topic: Comparison.Topic, _ place: String, _ year: Int?, _ shown: Shown, isPrice: Bool = false,
        suffix: String = "", _ value: (PlanDocument) -> Double?
    ) -> Comparison.Row {
        row(topic, place, year, shown.title + suffix, shown.unit, decimals: shown.decimals, isPrice: isPrice) {
            value($0).map { $0 * shown.scale }
        }
    }

    private func eachRegionYear(_ rows: (String, Int) -> [Comparison.Row]) -> [Comparison.Row] {
        regions.flatMap { region in years.flatMap { rows(region, $0) } }
    }

    private func regionRows() -> [Comparison.Row] {
        eachRegionYear { region, year in
            RegionFigure.all.map(\.figure).filter(\.isHeadline).map { figure in
                row(.region, region, year, figure.shown, isPrice: figure.isPrice) {
                    $0.regions[region]?["\(year)"]?[figure]
                }
            }
        }
    }

    /// A row for every key that a breakdown of a region's year has in any plan.
    private func keyed(_ topic: Comparison.Topic, _ breakdowns: [RegionBreakdown]) -> [Comparison.Row] {
        eachRegionYear { region, year in
            breakdowns.map(\.breakdown).flatMap { breakdown -> [Comparison.Row] in
                let members = plans.map { plan in
                    plan.regions[region]?["\(year)"].map { $0.breakdowns[breakdown.key] ?? [:] }
                }
                let shown = breakdown.shown
                return Set(members.flatMap { ($0 ?? [:]).keys }).sorted().map { key in
                    Comparison.Row(
                        topic: topic, place: region, year: year, quantity: key, unit: shown.unit, isPrice: false,
                        decimals: shown.decimals,
                        values: members.map { member in member.map { ($0[key] ?? 0) * shown.scale } })
                }
            }
        }
    }

    private func built() -> [Comparison.Row] { keyed(.built, [.builtMw, .builtMwTh, .builtMwh, .builtMwhTh]) }

    private func costs() -> [Comparison.Row] { keyed(.cost, [.cost]) }

    /// By where the work comes from: from offshore too.
    private func unserved() -> [Comparison.Row] {
        let members = plans.map { plan in
            Dictionary((plan.demand ?? []).map { (Undone($0), $0.unserved) }, uniquingKeysWith: +)
        }
        return Set(members.flatMap(\.keys)).sorted().map { key in
            Comparison.Row(
                topic: .unserved, place: key.origin, year: key.year, quantity: key.workload, unit: "\(key.unit), mean",
                isPrice: false, decimals: 1,
                values: zip(plans, members).map { plan, undone in
                    plan.years.contains(key.year) ? undone[key] ?? 0 : nil
                })
        }
    }

    private func links() -> [Comparison.Row] {
        let names = Set(plans.flatMap { ($0.links ?? [:]).keys }).sorted()
        return names.flatMap { name in
            years.flatMap { year in
                LinkFigure.all.map(\.figure).map { figure in
                    row(.link, name, year, figure.shown) { $0.links?[name]?["\(year)"]?[figure] }
                }
            }
        }
    }

    private func binding() -> [Comparison.Row] {
        prices(.binding, plans.map { plan in (plan.binding ?? []).map(Price.init) })
    }

    private func policies() -> [Comparison.Row] {
        prices(.policy, plans.map { plan in (plan.policies ?? []).map(Price.init) })
    }

    private func prices(_ topic: Comparison.Topic, _ members: [[Price]]) -> [Comparison.Row] {
        var known: [Price.Key: [Double?]] = [:]
        for (member, prices) in members.enumerated() {
            for price in prices {
                let sum = (known[price.key]?[member] ?? 0) + price.dual
                known[price.key, default: Array(repeating: nil, count: members.count)][member] = sum
            }
        }
        return known.sorted { $0.key < $1.key }.map { key, duals in
            Comparison.Row(
                topic: topic, place: key.place, year: key.year, quantity: key.name, unit: key.unit, isPrice: true,
                decimals: PriceUnit.decimals(key.unit), values: duals)
        }
    }
}

/// Whose work is left undone.
private struct Undone: Hashable, Comparable {
    let origin: String
    let year: Int
    let workload: String
    let unit: String

    init(_ demand: PlanDocument.DemandPart) {
        (origin, year) = (demand.origin, demand.year)
        (workload, unit) = (demand.workload, demand.unit)
    }

    static func < (a: Undone, b: Undone) -> Bool {
        (a.origin, a.year, a.workload, a.unit) < (b.origin, b.year, b.workload, b.unit)
    }
}

/// What a limit or a policy is worth.
private struct Price {
    struct Key: Hashable, Comparable {
        let place: String
        let policy: String
        let constraint: String
        let item: String
        let year: Int
        let unit: String

        /// What a table calls it.
        var name: String {
            policy.isEmpty
                ? [constraint, item].filter { !$0.isEmpty }.joined(separator: " ")
                : [policy, item, "(\(constraint))"].filter { !$0.isEmpty }.joined(separator: " ")
        }

        static func < (a: Key, b: Key) -> Bool {
            (a.place, a.name, a.year, a.unit) < (b.place, b.name, b.year, b.unit)
        }
    }

    let key: Key
    let dual: Double

    init(_ limit: BindingLimit) {
        key = Key(
            place: limit.place, policy: "", constraint: limit.constraint, item: limit.item, year: limit.year,
            unit: limit.unit)
        dual = limit.dual
    }

    init(_ policy: PolicyPrice) {
        key = Key(
            place: "", policy: policy.name, constraint: policy.kind, item: policy.item, year: policy.year,
            unit: policy.unit)
        dual = policy.dual
    }
}
