import LinearProgramming
import Vocabulary

/// What could be built in a year, and what one more unit of it would cost on balance: its net present cost against the plan, in which
/// something else, or nothing, does what it could do,
///
///     net = present cost − what it saves at the plan's marginal prices
///
/// the reduced cost z = c − Aᵀy of its build, US$ of the first year, and that of the stock that it would make. What is built has none, up to the
/// solver's gap; of what is not, the capital would have to fall by the share net / present at least before a unit of it paid.
///
/// Beside an idle stock prices are not unique: its own rows, g ≤ a·K with both at nothing, may charge for a capacity that nobody
/// uses. That goes back to the stock (`IdlePrices`), which is exact where its flows meet in rows of others only, and not less than
/// nothing where it has levels of its own, as a battery does.
public struct BuildOption: Sendable {
    public let stock: StockID
    /// A region; of a link the one that it is named from.
    public let place: String
    public let year: Int
    /// In the unit of the stock's kind.
    public let built: Double
    /// Of a unit: annuities, taxes less grants, and rent of land, over the horizon and its tail; upkeep is in the net cost alone.
    public let presentUsdPerUnit: Double
    public let netPresentUsdPerUnit: Double

    /// By how much its capital is too dear; nil where it costs nothing.
    public var tooDearShare: Double? {
        presentUsdPerUnit > 0 && netPresentUsdPerUnit.isFinite ? netPresentUsdPerUnit / presentUsdPerUnit : nil
    }

    /// What costs nothing to build comes last.
    fileprivate var distance: Double { tooDearShare ?? .infinity }
}

extension Plan {
    /// Less than this, in the unit of a stock, is what an interior point leaves of nothing.
    private static let leastBuilt = 1e-3

    /// Of each stock that is built in no year, the year in which it came nearest to being built; nearest first.
    public var notBuilt: [BuildOption] {
        struct Subject: Hashable {
            let place: String
            let stock: StockID
        }
        let groups = Dictionary(grouping: options) { Subject(place: $0.place, stock: $0.stock) }
        return groups.values.compactMap { options -> BuildOption? in
            if options.contains(where: { $0.built >= Plan.leastBuilt }) { return nil }
            return options.min { ($0.distance, $0.year) < ($1.distance, $1.year) }
        }.sorted { ($0.distance, $0.place, $0.stock) < ($1.distance, $1.place, $1.stock) }
    }
}

extension PlanExtraction {
    /// Every stock in every year in which it may be built and stand; none without prices.
    ///
    /// - Parameter reduced: reduced costs of the columns.
    /// - Complexity: O(nonzeros).
    func options(reduced: [Double]) -> [BuildOption] {
        if reduced.isEmpty { return [] }
        let idle = IdlePrices(model, x, y, reduced: reduced)
        return model.stocks.all.flatMap { stock in
            scenario.horizon.years.enumerated().compactMap { y, year in
                guard let build = stock.builds[y], let stands = stock.capacity[y],
                    model.program.upper[stands.start] > 0
                else { return nil }
                let later = stock.capacity.indices.filter { $0 >= y && Double($0 - y) < stock.lifeYears }
                let unused = later.reduce(0) { sum, i in sum + (stock.capacity[i].map { idle.usd($0) } ?? 0) }
                let cost = model.program.cost[build.start]
                return BuildOption(
                    stock: stock.key.id, place: scenario.regions[stock.key.region].name, year: year,
                    built: value(build), presentUsdPerUnit: cost,
                    netPresentUsdPerUnit: Dust.settled(difference: max(0, reduced[build.start]) + unused, of: cost))
            }
        }
    }
}

/// What prices charge for stocks of which there is nothing, US$ of the first year per unit:
///
///     z(K) + Σ_i |a(i,K)|·δ(i),   δ(i) = min( |y(i)|, min_j z(j)/a(i,j) )
///
/// over the one-sided rows i that K makes room in. Taking δ(i) from a row's price leaves every other column's reduced cost z(j) at nothing
/// or above, so that the prices stay feasible.
private struct IdlePrices {
    private var sums: [Int: Double] = [:]

    init(_ model: PlanModel, _ x: [Double], _ y: [Double], reduced: [Double]) {
        var z = reduced
        for stock in model.stocks.all {
            for case let capacity? in stock.capacity where x[capacity.start] == 0 {
                sums[capacity.start] = max(0, z[capacity.start])
            }
        }
        if sums.isEmpty { return }
        let (rows, upper) = (model.program.rowMatrix(), model.program.upper)
        for i in 0..<rows.rowCount where y[i] != 0 && rows.lower[i] != rows.upper[i] {
            // As a row of at most, whose price is never above nothing.
            let sign: Double = rows.lower[i] == -.infinity ? 1 : rows.upper[i] == .infinity ? -1 : 0
            let entries = rows.start[i]..<rows.start[i + 1]
            let price = -sign * y[i]
            guard price > 0,
                let own = entries.first(where: { sums[Int(rows.column[$0])] != nil && sign * rows.value[$0] < 0 })
            else { continue }
            let room = entries.reduce(price) { least, e in
                let (j, a) = (Int(rows.column[e]), sign * rows.value[e])
                return a > 0 && upper[j] > 0 ? min(least, max(0, z[j]) / a) : least
            }
            for e in entries { z[Int(rows.column[e])] -= sign * rows.value[e] * room }
            sums[Int(rows.column[own])]! += abs(rows.value[own]) * room
        }
    }

    /// Nothing of a stock that is there.
    func usd(_ capacity: Columns) -> Double { sums[capacity.start] ?? 0 }
}
