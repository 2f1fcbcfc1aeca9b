import Planning
import Vocabulary

extension PlanReport {
    /// The two views of the plan's money, and apart from them what going without is valued at.
    func moneyLines(_ headline: Headline, _ tailUsd: Double?, _ horizon: Horizon) -> [String] {
        func billions(_ usd: Double) -> String { NumberText.text(usd / 1e9, decimals: 2) + " billion US$" }
        func present(_ view: MoneyView) -> Double { headline.presentUsd[view] ?? 0 }
        let bills = present(.resources) + present(.transfers)
        return [
            "Resource cost \(billions(present(.resources))): what is spent on what is used, purchases at their price.",
            "Bills \(billions(bills)): the same and \(billions(present(.transfers))) of transfers, taxes and carbon prices less "
                + "grants and subsidies.",
            "Penalties \(billions(present(.penalties))), in neither: what going without is valued at, which nobody pays.",
            "All are present values in \(horizon.years.lowerBound); the plan is the one with the least bills and penalties together"
                + (tailUsd.map {
                    ", with those of \(horizon.tailYears) more years like \(horizon.years.upperBound): \(billions($0))."
                } ?? "."),
        ]
    }
}
