import LinearProgramming
import Vocabulary

/// A plan in a few numbers, with money as it is seen:
///
///     objective = Σ_y discount(y) · ( resources + transfers + penalties )(y) + tail
///
/// Each view is a present value of its own, US$ of the first year; they are costs of the solution as it was certified, so that with
/// what the years behind the horizon add (`Plan.tailUsd`) they are the objective.
public struct Headline: Sendable {
    public let presentUsd: [MoneyView: Double]
    /// Overnight capital of what each year builds, US$ of that year, not discounted.
    public let capexUsd: [Int: Double]

    /// Σ of the views: the objective without its tail.
    public var totalUsd: Double { MoneyView.allCases.reduce(0) { $0 + (presentUsd[$1] ?? 0) } }

    /// - Parameter x: the solution's values, as they were certified.
    init(_ model: PlanModel, at x: [Double], capex: [CapexPlan]) {
        let horizon = model.scenario.horizon
        let costs = model.ledger.items(at: x, regions: model.scenario.regions.count, years: horizon.years.count)
        var present = Dictionary(uniqueKeysWithValues: MoneyView.allCases.map { ($0, 0.0) })
        for region in costs {
            for (year, items) in zip(horizon.years, region) {
                for (item, usd) in items.sorted(by: { $0.key < $1.key }) {
                    present[item.view]! += horizon.discount(year) * usd
                }
            }
        }
        presentUsd = present
        capexUsd = Dictionary(
            uniqueKeysWithValues: horizon.years.map { year in
                (year, capex.filter { $0.year == year }.reduce(0) { $0 + $1.capexUsd })
            })
    }
}

/// What a year builds of something at a place, and its overnight capital: without interest while it is built, taxes and grants.
public struct CapexPlan: Sendable {
    public let stock: StockID
    /// A region; of a link the one that it is named from.
    public let place: String
    public let year: Int
    /// In the unit of the stock's kind.
    public let built: Double
    /// US$ of the year.
    public let capexUsd: Double
}

/// A place that tables name.
public struct PlacePlan: Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// Has halls, power and a climate.
        case region
        /// Asks for work, and is nowhere in particular.
        case origin
    }

    public let name: String
    public let kind: Kind
    /// The facts of a region; nil of an origin.
    public let region: Region?

    /// From whose side the region's power is seen.
    public var perspective: Perspective? {
        switch region?.market {
        case .tariff: .tariff
        case .system: .system
        case nil: nil
        }
    }
}

extension PlanExtraction {
    func capex() -> [CapexPlan] {
        model.stocks.all.flatMap { stock in
            scenario.horizon.years.enumerated().compactMap { y, year in
                guard let built = stock.builds[y].map(value), built > 0 else { return nil }
                return CapexPlan(
                    stock: stock.key.id, place: scenario.regions[stock.key.region].name, year: year, built: built,
                    capexUsd: built * stock.overnightUsdPerUnit[y])
            }
        }
    }

    func places() -> [PlacePlan] {
        scenario.regions.map { PlacePlan(name: $0.name, kind: .region, region: $0) }
            + (scenario.hasOffshoreDemand ? [PlacePlan(name: Demand.offshore, kind: .origin, region: nil)] : [])
    }
}
