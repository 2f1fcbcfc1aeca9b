import Planning
import Vocabulary

/// The limits that decide a plan, each once, and what it goes without.
extension PlanScreen {
    func limits(_ budget: Budget) -> [String?] {
        [heading("What limits it, and what each limit is worth in total")] + limitTable(budget)
            + unmetSentences(budget)
    }

    func unmetSentences(_ budget: Budget) -> [String?] {
        [document.unmet.map { unmet($0, budget) }, warnings(budget)]
    }

    static let noLimit = "No limit binds."

    private func limitTable(_ budget: Budget) -> [String?] {
        let limits = document.limits ?? []
        if limits.isEmpty { return [PlanScreen.noLimit] }
        let shown = Array(limits.prefix(budget.limits))
        let tables = LimitColumns.allCases.lazy.map { PlanScreen.limitTable(shown, with: $0) }
        let more = limits.count > shown.count ? "; \(limits.count - shown.count) more" : ""
        return [
            (tables.first { $0.fits(style) } ?? PlanScreen.limitTable(shown, with: .worth)).rendered(style),
            sentence("Worth: number × marginal price, present value; 1 % looser saves 1 %\(more).", budget),
        ]
    }

    /// What is told of limits, from the most to the least.
    enum LimitColumns: CaseIterable {
        case keys, prices, worth
    }

    static func limitTable(_ limits: [LimitWorth], with columns: LimitColumns) -> TextTable {
        let (hasPrices, hasKeys) = (columns != .worth, columns == .keys)
        var table = TextTable(
            [.name("WHAT LIMITS IT"), .name("where"), .right("million US$"), .left("binds in")]
                + (hasPrices ? [.right("marginal price"), .left("in")] : []) + (hasKeys ? [.name("set by")] : []),
            keys: 2)
        for limit in limits {
            let unit = limit.unit.replacing("usd", with: "US$")
            let price = "\(NumberText.text(limit.dual, decimals: PriceUnit.decimals(limit.unit))) \(unit)"
            table.add(
                [limit.name, limit.place, NumberText.text(limit.presentUsd / 1e6, decimals: 1), span(limit.years)]
                    + (hasPrices ? [price, "\(limit.year)"] : []) + (hasKeys ? [limit.key ?? "a rule"] : []))
        }
        return table
    }

    private var lacksReserves: Bool {
        document.regions.values.contains { byYear in
            byYear.values.contains {
                ($0.breakdowns[RegionBreakdown.cost.breakdown.key]?[CostItem.reserveShortfall.rawValue] ?? 0) >= 1
            }
        }
    }

    /// The largest shares, each workload and place once.
    private func unmet(_ unmet: [UnmetDemand], _ budget: Budget) -> String {
        if unmet.isEmpty {
            return "All work is done and all load served"
                + (lacksReserves ? "; penalties are for lacking reserves." : ".")
        }
        let groups = Dictionary(grouping: unmet) { [$0.workload ?? "", $0.place] }.values
            .map { $0.sorted { $0.share > $1.share } }.sorted {
                ($0[0].share, $1[0].place) > ($1[0].share, $0[0].place)
            }
        let parts = groups.map { group in
            let worst = group[0]
            let because = worst.because.isEmpty ? "" : " (\(worst.because.map(name).joined(separator: ", ")))"
            let shares = [group.last!, worst].map { NumberText.percent($0.share, decimals: $0.share < 0.001 ? 2 : 1) }
            let share = shares[0] == shares[1] ? shares[1] : "up to \(shares[1])"
            let years = PlanScreen.span(group.map(\.year).sorted())
            return
                "\(share) of \(worst.workload.map { name($0) + " work" } ?? "the load") of \(name(worst.place)) in \(years)\(because)"
        }
        return sentence("NOT ALL IS SERVED: without ", parts, separator: "; ", budget) { "; \($0) more" } ?? ""
    }

    /// What the plan has that cannot be built as it is.
    private func warnings(_ budget: Budget) -> String? {
        let parts = (document.warnings ?? []).map {
            "\(name($0.place)) in \($0.year), \(NumberText.text($0.amount)) of at least \(NumberText.text($0.least)) \($0.unit)"
        }
        return sentence("Built in part, which a cable cannot be: ", parts, separator: "; ", budget) { "; \($0) more" }
    }
}
