import LinearProgramming
import Vocabulary

/// Water of one tier for systems that take the same kinds, m³ in each model day.
struct WaterFlow: Sendable {
    let tier: String
    let kind: WaterKind
    let daily: Columns
}

/// Cooling water, by source and day.
enum WaterPart: Part {
    static let steps = [BuildStep(.water, .flows, after: [.heat], byCell: { $0.addWater($1) })]
}

extension PlanModel {
    /// For each group of systems that take the same kinds of water, and over all groups for each tier:
    ///
    ///     Σ_{t in day} Σ_c h(c,t)·ω_c(t) = Σ_tiers v(tier, group, day),   Σ_groups v ≤ the tier's daily limit
    mutating func addWater(_ cell: Cell) {
        let groups = waterUse(cell)
        let region = scenario.regions[cell.region]
        for (g, group) in groups.enumerated() {
            let suffix = groups.count > 1 ? "group\(g)" : ""
            let tiers = region.water.filter { group.kinds.contains($0.kind) }
            let flows = tiers.map { tier in
                let item = suffix.isEmpty ? tier.name : "\(tier.name).\(suffix)"
                return WaterFlow(
                    tier: tier.name, kind: tier.kind,
                    daily: program.addColumns(
                        label("water", cell, item: item, role: .yearly), count: axis.days.count, per: .day))
            }
            for (day, range) in axis.days.enumerated() {
                var balance = group.use
                for flow in flows { balance.add(-1, flow.daily[day]) }
                let item = suffix.isEmpty ? "day\(day)" : "\(suffix).day\(day)"
                program.addSum(
                    row(.waterBalance, cell, item: item, role: .yearly), per: .days([day]), lower: 0, upper: 0,
                    over: range,
                    balance)
            }
            water[cell.index] += flows
        }
        for tier in region.water { limitTier(tier, cell) }
    }

    /// Water use by the kinds of water that systems take, m³ in each hour.
    private func waterUse(_ cell: Cell) -> [(kinds: [WaterKind], use: LinearExpression)] {
        var groups: [(kinds: [WaterKind], use: LinearExpression)] = []
        for removed in heat[cell.index].removed {
            let perHeat = profiles.coolingWater[cell.region][removed.system]
            if !perHeat.contains(where: { $0 > 0 }) { continue }
            let kinds = scenario.coolingSystems[removed.system].water
            if let g = groups.firstIndex(where: { $0.kinds == kinds }) {
                groups[g].use.add(perHeat, removed.columns)
            } else {
                groups.append((kinds, LinearExpression()))
                groups[groups.count - 1].use.add(perHeat, removed.columns)
            }
        }
        return groups
    }

    /// The tier's price and its daily limit: a bound where one group draws on it, a row for each day where several do.
    private mutating func limitTier(_ tier: WaterTier, _ cell: Cell) {
        let flows = water[cell.index].filter { $0.tier == tier.name }
        if flows.isEmpty { return }
        let price = tier.priceUsdPerM3.value(in: cell.year)
        let days = axis.days.map { axis.weight[$0.lowerBound] * price }
        for flow in flows { charge(.water, cell.region, cell.yearIndex, .series(days), flow.daily) }
        let limit = tier.limitM3PerDay.value(in: cell.year)
        if limit == .infinity { return }
        func report(_ site: ReportedConstraint.Site) {
            constraints.append(
                ReportedConstraint(
                    name: "water", places: [scenario.regions[cell.region].name], item: tier.name,
                    yearIndex: cell.yearIndex, site: site,
                    number: .daily(key(cell.region, "water", tier.name, "limit_m3_per_day"), limit).alone()))
        }
        if flows.count == 1 {
            let daily = flows[0].daily
            for day in axis.days.indices { program.setBounds(daily, day, lower: 0, upper: limit) }
            report(.upperBounds(daily.start..<daily.start + daily.count))
            return
        }
        var total = LinearExpression()
        for flow in flows { total.add(1, flow.daily) }
        let rows = program.addUpperLimits(
            row(.waterTier, cell, item: tier.name, role: .yearly), count: axis.days.count, per: .day, total,
            atMost: .constant(limit))
        report(.rows(rows.start..<rows.start + rows.count))
    }

    /// Water of the year as a sum, m³.
    func yearlyWater(_ cell: Cell) -> LinearExpression {
        var sum = LinearExpression()
        for flow in water[cell.index] {
            sum.add(axis.days.map { axis.weight[$0.lowerBound] }, flow.daily)
        }
        return sum
    }
}
