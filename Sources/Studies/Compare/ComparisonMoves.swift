import Planning
import Reporting
import Vocabulary

/// What moved between plans, over the years: what is built, energy by source, flows of links, energy of data centres; largest first within each.
struct ComparisonMoves {
    enum Group: String, CaseIterable {
        case built, energy, flow

        var title: String {
            switch self {
            case .built: "built"
            case .energy: "energy"
            case .flow: "sent"
            }
        }
    }

    struct Move {
        let group: Group
        let what: String
        let place: String
        let unit: String
        let decimals: Int
        /// In the order of the plans.
        let values: [Double]
        /// The largest change, of all that plans have of its kind and unit.
        fileprivate(set) var size = 0.0

        var changes: [Double] { values.map { $0 - values[0] } }
        fileprivate var largest: Double { changes.map(abs).max() ?? 0 }
    }

    let moves: [Move]

    /// Less than this is noise of an interior point, of all there is of the kind.
    private static let least = 1e-3

    init(_ plans: [PlanDocument]) {
        var all = ComparisonMoves.built(plans) + ComparisonMoves.energy(plans) + ComparisonMoves.flows(plans)
        struct Kind: Hashable { let group: Group, unit: String }
        let totals = Dictionary(grouping: all) { Kind(group: $0.group, unit: $0.unit) }.mapValues { moves in
            plans.indices.map { member in moves.reduce(0) { $0 + abs($1.values[member]) } }.max() ?? 0
        }
        for i in all.indices {
            let total = totals[Kind(group: all[i].group, unit: all[i].unit)] ?? 0
            all[i].size = total > 0 ? all[i].largest / total : 0
        }
        moves = all.enumerated().filter { _, move in
            move.size > Self.least
                && NumberText.text(move.largest, decimals: move.decimals) != NumberText.text(0, decimals: move.decimals)
        }.sorted { ($0.element.size, $1.offset) > ($1.element.size, $0.offset) }.map(\.element)
    }

    /// The largest of every group in turn, up to a number.
    func largest(_ count: Int) -> [Move] {
        var left = Group.allCases.map { group in moves.filter { $0.group == group } }
        var chosen: [Move] = []
        while chosen.count < count, left.contains(where: { !$0.isEmpty }) {
            for g in left.indices where !left[g].isEmpty && chosen.count < count {
                chosen.append(left[g].removeFirst())
            }
        }
        return Group.allCases.flatMap { group in chosen.filter { $0.group == group } }
    }

    /// Σ over the years of what a region has by key.
    private static func sums(
        _ plans: [PlanDocument], _ group: Group, _ breakdown: Breakdown, words: (String) -> String?
    ) -> [Move] {
        let regions = Set(plans.flatMap(\.regions.keys)).sorted()
        return regions.flatMap { region -> [Move] in
            let members = plans.map { plan in
                (plan.regions[region] ?? [:]).sorted { $0.key < $1.key }.reduce(into: [String: Double]()) {
                    sums, year in
                    sums.merge(year.value.breakdowns[breakdown.key] ?? [:], uniquingKeysWith: +)
                }
            }
            return Set(members.flatMap(\.keys)).sorted().compactMap { key in
                words(key).map { what in
                    Move(
                        group: group, what: what, place: region, unit: breakdown.shown.unit,
                        decimals: group == .built ? 0 : 2,
                        values: members.map { ($0[key] ?? 0) * breakdown.shown.scale })
                }
            }
        }
    }

    private static func built(_ plans: [PlanDocument]) -> [Move] {
        let stocks: [RegionBreakdown] = [.builtMw, .builtMwTh, .builtMwh, .builtMwhTh]
        return stocks.flatMap { sums(plans, .built, $0.breakdown) { $0 } }
            + links(plans, .built, "link", "built_mw", "MW", 0)
    }

    /// By source: what arrives over links is told as sent.
    private static func energy(_ plans: [PlanDocument]) -> [Move] {
        let sources = sums(plans, .energy, RegionBreakdown.supply.breakdown) { key in
            guard let flow = FlowID(text: key), flow == .grid || flow.kind == .output else { return nil }
            return flow == .grid ? "from the grid" : "from \(flow.name)"
        }
        let centres = Set(plans.flatMap(\.regions.keys)).sorted().map { region in
            Move(
                group: .energy, what: "data centres", place: region, unit: "TWh", decimals: 2,
                values: plans.map { plan in
                    (plan.regions[region] ?? [:]).sorted { $0.key < $1.key }.reduce(0) {
                        $0 + ($1.value[RegionFigure.facilityTwh] ?? 0)
                    }
                })
        }
        return centres + sources
    }

    private static func flows(_ plans: [PlanDocument]) -> [Move] {
        links(plans, .flow, "forward", "forward_twh", "TWh", 2)
            + links(plans, .flow, "backward", "backward_twh", "TWh", 2)
    }

    private static func links(
        _ plans: [PlanDocument], _ group: Group, _ what: String, _ key: String, _ unit: String, _ decimals: Int
    ) -> [Move] {
        Set(plans.flatMap { ($0.links ?? [:]).keys }).sorted().map { link in
            Move(
                group: group, what: what, place: link, unit: unit, decimals: decimals,
                values: plans.map { plan in
                    (plan.links?[link] ?? [:]).sorted { $0.key < $1.key }.reduce(0) {
                        $0 + ($1.value[key] ?? 0)
                    }
                })
        }
    }
}
