import Planning
import Vocabulary

/// The limits that decide a plan, each once, and what it goes without.
extension PlanScreen {
    func limits(_ budget: Budget) -> [String?] {
        [heading("What limits it, and what each limit is worth in total")] + limitTable(budget)
            + [document.unmet.map { unmet($0, budget) }, warnings(budget)]
    }

    private func limitTable(_ budget: Budget) -> [String?] {
        let limits = document.limits ?? []
        if limits.isEmpty { return ["No limit binds."] }
        let table = PlanScreen.limitTable(Array(limits.prefix(budget.limits)), withKeys: style.width >= 120)
        let more = limits.count > budget.limits ? " \(limits.count - budget.limits) smaller ones bind too." : ""
        return [
            sentence(
                "Present value of number × marginal price: 1 % looser saves 1 % of it." + more,
                Budget(lines: 2), hanging: 0),
            table.rendered(style),
        ]
    }

    static func limitTable(_ limits: [LimitWorth], withKeys: Bool) -> TextTable {
        var table = TextTable(
            [
                .name("limit"), .name("where"), .right("million US$"), .left("binds in"), .right("marginal price"),
                .left("in"),
            ]
                + (withKeys ? [.name("set by")] : []), keys: 2)
        for limit in limits {
            table.add(
                [
                    limit.name, limit.place, NumberText.text(limit.presentUsd / 1e6, decimals: 1), span(limit.years),
                    "\(NumberText.text(limit.dual, decimals: PriceUnit.decimals(limit.unit))) \(limit.unit.replacing("usd", with: "US$"))",
                    "\(limit.year)",
                ] + (withKeys ? [limit.key ?? "a rule"] : []))
        }
        return table
    }

    /// The largest shares, each workload and place once.
    private func unmet(_ unmet: [UnmetDemand], _ budget: Budget) -> String {
        if unmet.isEmpty { return "All work is done and all load served." }
        let most = 3
        let groups = Dictionary(grouping: unmet) { [$0.workload ?? "", $0.place] }.values
            .map { $0.sorted { $0.share > $1.share } }.sorted {
                ($0[0].share, $1[0].place) > ($1[0].share, $0[0].place)
            }
        let parts = groups.prefix(most).map { group in
            let worst = group[0]
            let because = worst.because.isEmpty ? "" : " (\(worst.because.map(name).joined(separator: ", ")))"
            let shares = [group.last!, worst].map { NumberText.percent($0.share, decimals: $0.share < 0.001 ? 2 : 1) }
            let share = shares[0] == shares[1] ? shares[1] : "up to \(shares[1])"
            let years = PlanScreen.span(group.map(\.year).sorted())
            return
                "\(share) of \(worst.workload.map { name($0) + " work" } ?? "the load") of \(name(worst.place)) in \(years)\(because)"
        }
        let rest = groups.count > most ? "; \(groups.count - most) more" : ""
        return sentence("NOT ALL IS SERVED: without " + parts.joined(separator: "; ") + rest + ".", budget)
    }

    /// What the plan has that cannot be built as it is.
    private func warnings(_ budget: Budget) -> String? {
        let parts = (document.warnings ?? []).map {
            "\(name($0.place)) in \($0.year), \(NumberText.text($0.amount)) of at least \(NumberText.text($0.least)) \($0.unit)"
        }
        if parts.isEmpty { return nil }
        return sentence("Built in part, which a cable cannot be: " + parts.joined(separator: "; ") + ".", budget)
    }
}
