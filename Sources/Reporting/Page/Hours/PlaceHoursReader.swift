import Planning
import Vocabulary

/// Sorts a plan's hourly series by what they are looked at for.
struct PlaceHoursReader {
    private struct Key: Hashable {
        let place: String
        let year: Int
    }

    let order: [FlowID]
    private let series: [Key: [HourlySeries]]
    private let count: Int

    init(_ plan: SavedPlan) {
        series = Dictionary(grouping: plan.hourly) { Key(place: $0.place, year: $0.year) }
        count = plan.hours.count
        order = PlaceHoursReader.order(plan)
    }

    /// nil where the place has no power in the year.
    func read(_ place: SavedPlace, _ year: Int) -> PlaceHours? {
        guard let all = series[Key(place: place.name, year: year)],
            all.contains(where: { $0.balance.kind == .power })
        else { return nil }
        func of(_ kind: BalanceID.Kind) -> [HourlySeries] { all.filter { $0.balance.kind == kind && !$0.isZero } }
        let power = of(.power)
        let decimals = HourSeries.decimals(greatest(power), atLeast: 1)
        let supply = power.filter { !$0.flow.isLoad }.map { shown($0, .supply, $0.flow.shownInPower, decimals) }
        return PlaceHours(
            place: place, year: year, supply: supply.sorted { rank($0.flow) < rank($1.flow) },
            loads: power.filter(\.flow.isLoad).map { shown($0, .load, $0.flow.shownInPower, decimals, sign: -1) },
            available: of(.available).map { shown($0, .available, "\($0.flow.name), at most", decimals) },
            price: of(.price).first.map { shown($0, .price, "marginal price", 2) },
            levels: of(.level).map { shown($0, .level, $0.flow.shownAsLevel, HourSeries.decimals(greatest([$0]))) },
            work: work(of(.work)),
            pue: ratio(of(.pue), "PUE"), wue: ratio(of(.wue), "WUE"))
    }

    private func rank(_ flow: FlowID) -> Int { order.firstIndex(of: flow.feeding) ?? order.count }

    private func greatest(_ series: [HourlySeries]) -> Double {
        series.reduce(0) { $1.values.reduce($0) { max($0, abs($1)) } }
    }

    private func shown(
        _ series: HourlySeries, _ role: HourSeries.Role, _ name: String, _ decimals: Int, sign: Double = 1
    ) -> HourSeries {
        HourSeries(
            role: role, balance: series.balance, flow: series.flow, name: name, unit: series.unit, decimals: decimals,
            values: sign == 1 ? series.values : series.values.map { $0 * sign })
    }

    private func ratio(_ series: [HourlySeries], _ name: String) -> HourSeries? {
        series.first { $0.flow == .allHalls }.map { shown($0, .ratio, name, 3) }
    }

    /// Of each workload what arrives from all origins.
    private func work(_ flows: [HourlySeries]) -> [HourSeries] {
        let arriving = flows.filter { $0.flow.kind == .arriving }
        let workloads = arriving.reduce(into: [BalanceID]()) { if !$0.contains($1.balance) { $0.append($1.balance) } }
        return workloads.map { balance in
            let parts = arriving.filter { $0.balance == balance }
            let sum = (0..<count).map { t in parts.reduce(0) { $0 + $1.values[t] } }
            let decimals = HourSeries.decimals(sum.max() ?? 0)
            return HourSeries(
                role: .work, balance: balance, flow: FlowID(.arriving), name: "\(balance.name), work done",
                unit: parts[0].unit,
                decimals: decimals, values: sum)
        }
    }
}

extension PlaceHoursReader {
    /// What feeds buses, by kind and then by how steady it is: mean over peak, the steadiest first.
    private static func order(_ plan: SavedPlan) -> [FlowID] {
        let power = plan.hourly.filter { $0.balance.kind == .power && !$0.flow.isLoad && !$0.isZero }
        let stores = Set(power.filter { $0.flow.kind == .charge }.map(\.flow.feeding))
        var tallies: [FlowID: (mean: Double, peak: Double)] = [:]
        let hours = plan.hours.reduce(0) { $0 + $1.weight }
        for one in power {
            let mean = zip(one.values, plan.hours).reduce(0) { $0 + max($1.0, 0) * $1.1.weight } / hours
            tallies[one.flow.feeding, default: (0, 0)].mean += mean
            tallies[one.flow.feeding]!.peak += max(one.values.max() ?? 0, 0)
        }
        func kind(_ flow: FlowID) -> Int {
            switch flow.kind {
            case .unserved: 4
            case .output where stores.contains(flow): 3
            case .linkImport: 2
            default: 1
            }
        }
        func steadiness(_ flow: FlowID) -> Double { tallies[flow]!.mean / max(tallies[flow]!.peak, 1e-9) }
        return tallies.keys.sorted {
            (kind($0), -steadiness($0), $0) < (kind($1), -steadiness($1), $1)
        }
    }
}

extension FlowID {
    /// Whether it is what the power balance serves.
    package var isLoad: Bool { kind == .facility || kind == .ownLoad }
}

extension HourlySeries {
    var isZero: Bool { values.allSatisfy { $0 == 0 } }
}
