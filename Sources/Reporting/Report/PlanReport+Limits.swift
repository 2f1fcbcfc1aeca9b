import Planning
import Vocabulary

/// What binds, dearest first, and what policies and existing things are worth.
extension PlanReport {
    var bindingNote: String {
        "Marginal prices: real US$ of 2025, of the year and not discounted, saved by loosening the limit by one unit; dearest first by price × "
            + "limit, which the column `worth` has in million US$ for the year in which it is greatest."
    }

    var policyNote: String {
        "Price of each policy's limit, as above; a limit over the horizon is priced in present value. A ban has a price, and "
            + "no worth by price × limit."
    }

    var assetNote: String {
        "What one more unit of a thing that stands would save, or costs to build: no limit that anybody could raise."
    }

    /// A row for each limit and unit, a column for each year; in the order of the plan, which is that of worth.
    func limitTable(_ limits: [BindingLimit]) -> TextTable {
        var table = TextTable(
            [.left("limit"), .left("where"), .left("item"), .left("unit")] + years().map { .right("\($0)") }
                + [.right("worth")])
        var order: [[String]] = []
        var rows: [[String]: [BindingLimit]] = [:]
        for limit in limits {
            let key = [limit.constraint, limit.place, limit.item, limit.unit]
            if rows[key] == nil { order.append(key) }
            rows[key, default: []].append(limit)
        }
        for key in order {
            let row = rows[key]!
            let duals = years().map { year in row.first { $0.year == year }?.dual }
            table.add(
                key + duals.map { $0.map { NumberText.text($0, decimals: PriceUnit.decimals(key[3])) } ?? "·" }
                    + [worth(row.compactMap(\.worthUsd).max())])
        }
        return table
    }

    func policyTable() -> TextTable {
        var table = TextTable([
            .left("policy"), .left("kind"), .left("where"), .left("item"), .right("year"), .right("price"),
            .left("unit"), .right("worth"),
        ])
        for price in plan.policies {
            table.add([
                price.name, price.kind, price.place, price.item,
                price.period == .horizon ? "all" : "\(price.year)", NumberText.text(price.dual, decimals: 2),
                price.unit,
                worth(price.worthUsd),
            ])
        }
        return table
    }

    private func worth(_ usd: Double?) -> String { usd.map { NumberText.text($0 / 1e6, decimals: 1) } ?? "–" }
}
