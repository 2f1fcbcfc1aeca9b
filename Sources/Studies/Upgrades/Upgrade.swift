import Planning
import Reporting
import Vocabulary

/// What raising a limit is worth.
public struct Upgrade: Sendable {
    public let kind: String
    public let place: String
    public let item: String
    /// The first in which the limit binds; it is raised from then on.
    public let year: Int
    public let key: String?
    public let policy: String?
    /// What it is, in `unit`.
    public let limit: Double
    /// δ.
    public let size: Double
    public let unit: String
    /// US$ of the year that a unit more in this year alone saves.
    public let dual: Double
    /// US$ of present value that a unit more from this year on saves.
    public let savingUsdPerUnit: Double
    /// What the size takes a year where it is built; nil where nothing is built within the limit.
    public let annualCostUsd: Double?
    /// US$ of present value that the re-solve at the size saves, what is built paid for; nil where it stopped.
    public let netBenefitUsd: Double?
    /// Whether the re-solve saves more than two solves may differ by.
    public let isConfirmed: Bool
    /// How far below and above the limit the dual was seen to hold: at most and at least zero.
    public let low: Double
    public let reach: Double
    /// The least amount for which it was seen not to; nil where it still held when the search ended.
    public let endsBefore: Double?
    /// Sizes that were tried, ascending, and what they save, with the carbon on links held.
    public let path: [(size: Double, savedUsd: Double)]
    /// The least size that saves all but a hundredth of what any that was tried does, and that saving; nil where none was solved.
    public let most: (size: Double, savedUsd: Double)?
    /// Whether more than that was seen to save next to nothing.
    public let isExhausted: Bool
    /// What each jurisdiction saves of the net benefit.
    public let gains: [String: Gain]

    /// What a jurisdiction saves, where costs arise, US$ of present value.
    public struct Gain: Sendable, Equatable {
        public var resourcesUsd = 0.0
        /// Less taxes and carbon prices paid, or more grants taken: what its operators save, its state loses.
        public var transfersUsd = 0.0
        public var penaltiesUsd = 0.0

        /// Of its operators and of those who ask for work.
        public var totalUsd: Double { resourcesUsd + transfersUsd + penaltiesUsd }

        static func byJurisdiction(
            _ regions: [Region], before: [[CostItem: Double]], after: [[CostItem: Double]]
        ) -> [String: Gain] {
            var gains: [String: Gain] = [:]
            for (r, region) in regions.enumerated() {
                for item in Set(before[r].keys).union(after[r].keys).sorted() {
                    let saved = (before[r][item] ?? 0) - (after[r][item] ?? 0)
                    switch item.view {
                    case .resources: gains[region.jurisdiction, default: Gain()].resourcesUsd += saved
                    case .transfers: gains[region.jurisdiction, default: Gain()].transfersUsd += saved
                    case .penalties: gains[region.jurisdiction, default: Gain()].penaltiesUsd += saved
                    }
                }
            }
            return gains
        }
    }

    init(
        _ candidate: Candidate, benefit: UpgradeSearch.Point?, isConfirmed: Bool, range: (low: Double, high: Double),
        endsBefore: Double?, points: [UpgradeSearch.Point], most: UpgradeSearch.Point?
    ) {
        let limit = candidate.limit
        (kind, place, item, year) = (limit.name, limit.place, limit.item, limit.year)
        (key, policy, self.limit, unit) = (limit.key, limit.policy, limit.value, limit.unit)
        (size, dual, savingUsdPerUnit) = (candidate.size, candidate.dual, candidate.promiseUsdPerUnit)
        annualCostUsd = candidate.annualCostUsdPerUnit.map { $0 * candidate.size }
        (netBenefitUsd, self.isConfirmed) = (benefit?.savedUsd, isConfirmed)
        (low, reach, self.endsBefore) = (range.low, range.high, endsBefore)
        path = points.map { ($0.size, $0.savedUsd) }
        self.most = most.map { ($0.size, $0.savedUsd) }
        isExhausted = points.contains { $0.size > most?.size ?? .infinity }
        gains = benefit?.gains ?? [:]
    }

    var json: JSONValue {
        .object([
            "kind": .text(kind), "place": .text(place), "item": .text(item), "year": .integer(year),
            "key": key.map(JSONValue.text) ?? .null, "policy": policy.map(JSONValue.text) ?? .null,
            "limit": .number(limit), "size": .number(size), "unit": .text(unit), "dual": .number(dual),
            "saving_usd_per_unit": .number(savingUsdPerUnit), "annual_cost_usd": .number(annualCostUsd),
            "net_benefit_usd": .number(netBenefitUsd), "confirmed": .boolean(isConfirmed),
            "range": .list([.number(low), .number(reach)]), "range_ends_before": .number(endsBefore),
            "most_size": .number(most?.size), "most_benefit_usd": .number(most?.savedUsd),
            "benefit_ends": .boolean(isExhausted),
            "path": .list(
                path.map { .object(["size": .number($0.size), "saving_usd": .number($0.savedUsd)]) }),
            "gains": .object(
                gains.mapValues {
                    .object([
                        "resources_usd": .number($0.resourcesUsd), "transfers_usd": .number($0.transfersUsd),
                        "penalties_usd": .number($0.penaltiesUsd), "total_usd": .number($0.totalUsd),
                    ])
                }),
        ])
    }

    static let tables = TableDefinition<[Upgrade], Upgrade>(
        "upgrades", "A limit that was raised, and what that saves.", rows: { $0 },
        [
            .text("limit_kind", "What is limited.") { $0.kind }, .text("place", "Region or link.") { $0.place },
            .text("policy", mayBeEmpty: true, "Name of the policy, where it is one's.") { $0.policy ?? "" },
            .text("item", mayBeEmpty: true, "Which of them, where there are several.") { $0.item },
            .integer("year", "The first in which the limit binds; it is raised from then on.") { $0.year },
            .text("scenario_key", mayBeEmpty: true, "Key of the number that sets it.") { $0.key ?? "" },
            .number("limit_number", nil, "What it is.") { $0.limit },
            .number("size", nil, "By how much it was raised.") { $0.size },
            .text("unit", "Of the limit, the sizes and the range.") { $0.unit },
            .number("dual", nil, "US$ of the year saved by one more unit in that year alone.") { $0.dual },
            .number("saving_usd_per_unit", .dollar, "Present value saved by one more unit from that year on.") {
                $0.savingUsdPerUnit
            },
            .optional("annual_cost_usd", .dollar, "What the size takes a year where it is built.") { $0.annualCostUsd },
            .optional("net_benefit_usd", .dollar, "Present value that the re-solve saves; empty where it stopped.") {
                $0.netBenefitUsd
            },
            .text("confirmed", "yes or no: whether that is more than two solves may differ by.") {
                $0.isConfirmed ? "yes" : "no"
            },
            .number("range_from", nil, "How far below the limit the dual was seen to hold.") { $0.low },
            .number("range_to", nil, "How far above the limit the dual was seen to hold.") { $0.reach },
            .optional("range_ends_before", nil, "The least amount for which it was seen not to.") { $0.endsBefore },
            .optional("most_size", nil, "The least size that saves nearly all that any does.") { $0.most?.size },
            .optional("most_benefit_usd", .dollar, "Present value that this size saves.") { $0.most?.savedUsd },
            .text("benefit_ends", "yes or no: whether more was seen to save next to nothing.") {
                $0.isExhausted ? "yes" : "no"
            },
        ])
}

// MARK: - Text

extension Upgrade {
    private var title: String {
        (policy.map { "\($0) (\(kind))" } ?? kind).replacing("_", with: " ") + (item.isEmpty ? "" : " \(item)")
    }

    private static func amount(_ value: Double) -> String {
        NumberText.text(value, decimals: abs(value) < 100 ? 2 : 0)
    }

    private static func millions(_ usd: Double?) -> String {
        usd.map { amount($0 / 1e6) } ?? "not solved"
    }

    /// What to build and what it saves.
    static func benefits(_ upgrades: [Upgrade], _ style: TextTable.Style) -> String {
        var table = TextTable([
            .left("limit"), .left("where"), .right("raised by"), .right("saves"), .right("pays up to"),
            .right("and saves"),
        ])
        for upgrade in upgrades {
            let most = upgrade.most.map { (upgrade.isExhausted ? "" : "≥ ") + amount($0.size) } ?? "–"
            table.add([
                upgrade.title, upgrade.place, "\(amount(upgrade.size)) \(upgrade.unit)",
                millions(upgrade.netBenefitUsd), most, millions(upgrade.most?.savedUsd),
            ])
        }
        return table.rendered(style)
    }

    /// What a unit is worth and for how many it holds.
    static func prices(_ upgrades: [Upgrade], _ style: TextTable.Style) -> String {
        var table = TextTable([
            .left("limit"), .left("where"), .right("from"), .right("US$ a unit"), .right("holds from, to"),
            .right("built, a year"),
        ])
        for upgrade in upgrades {
            let end = upgrade.endsBefore
            let reach =
                upgrade.reach > 0 || end == nil
                ? (end == nil ? "≥ " : "") + "+" + amount(upgrade.reach) : "< +" + amount(end!)
            table.add([
                upgrade.title, upgrade.place, "\(upgrade.year)", amount(upgrade.savingUsdPerUnit),
                "\(amount(upgrade.low)), \(reach)", upgrade.annualCostUsd.map { millions($0) } ?? "–",
            ])
        }
        return table.rendered(style)
    }

    /// Who saves what of it, largest first; nil where nobody does.
    func gainers(_ style: TextTable.Style) -> String? {
        let told = gains.filter { abs($0.value.totalUsd) >= 0.01 * abs(netBenefitUsd ?? 0) && $0.value.totalUsd != 0 }
        if told.isEmpty || !isConfirmed { return nil }
        let parts = told.sorted { ($0.value.totalUsd, $1.key) > ($1.value.totalUsd, $0.key) }.map { name, gain in
            let sign = gain.totalUsd > 0 ? "+" : ""
            let undone = abs(gain.penaltiesUsd) > 0.5 * abs(gain.totalUsd) ? " (work and load served)" : ""
            return "\(style.neutral(name)) \(sign)\(Upgrade.amount(gain.totalUsd / 1e6))\(undone)"
        }
        return "\(style.neutral(title)), \(style.neutral(place)): " + parts.joined(separator: ", ")
    }
}
