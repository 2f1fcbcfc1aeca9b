import LinearProgramming

/// Heat of a region and year, MW, and what removes it.
struct HeatFlows: Sendable {
    /// h(c,t) by system and by which heat it takes.
    var removed: [(system: Int, kind: HallKind, columns: Columns)] = []
    /// Q(t), heat to be removed.
    var air = LinearExpression()
    var liquid = LinearExpression()
}

/// Water of one tier, m³ in each model day.
struct WaterFlow: Sendable {
    let tier: String
    let daily: Columns
}

extension PlanModel {
    mutating func addCoolingPlant() {
        for (r, region) in scenario.regions.enumerated() {
            for system in scenario.coolingSystems {
                addStock(
                    StockRequest(
                        key: .cooling(r, system.name), quantity: "cooling", item: system.name,
                        existing: yearly { region.existingCoolingMwTh[system.name]?.value(in: $0) ?? 0 },
                        committed: yearly { _ in 0 }, limit: yearly { _ in .infinity },
                        earliestYear: system.availableFromYear,
                        capexUsdPerUnit: yearly { system.capexUsdPerKwTh.value(in: $0) * 1000 },
                        fixedCostUsdPerUnitYear: yearly {
                            system.capexUsdPerKwTh.value(in: $0) * 1000 * system.fixedCostShare
                        },
                        lifeYears: system.lifeYears, wacc: region.dataCentreWaccShare, costItem: "cooling"))
            }
        }
    }

    /// Heat and who removes it:
    ///
    ///     Q_liquid = Σ_k λ_k·P(k),   Q_air = Σ_k (1 − λ_k)·P(k) + (1/η − 1)·Σ_k P(k)
    ///     Σ_c h(c → air) = Q_air,    Σ_c h(c → liquid) = Q_liquid,    h(c) ≤ Z(c)
    ///
    /// All power into the distribution ends as heat, Σ_k P/η = Q_air + Q_liquid = Σ_c h(c), so the facility's load
    ///
    ///     F = Σ_k P/η + Σ_c h/COP + α·Σ_k P = Σ_c h(c)·( 1 + 1/COP_c(t) + α·η )
    ///
    /// needs no column of its own.
    mutating func addHeat(_ cell: Cell) {
        let halls = scenario.regions[cell.region].halls
        let efficiency = halls.electricalEfficiencyShare
        var flows = HeatFlows()
        for (k, stock) in compute[cell.index].racks {
            let power = rackPower(cell, k, stock: stock)
            let liquid = scenario.rackClasses[k].liquidShare
            flows.air.add(1 / efficiency - liquid, power)
            if liquid > 0 { flows.liquid.add(liquid, power) }
        }
        for (c, system) in scenario.coolingSystems.enumerated() { addRemoval(cell, c, system, &flows) }
        for (kind, heat) in [(HallKind.air, flows.air), (.liquid, flows.liquid)] where !heat.terms.isEmpty {
            var balance = heat
            for removed in flows.removed where removed.kind == kind { balance.add(-1, removed.columns) }
            program.addEqualities(label("heat", cell, item: kind.rawValue), count: hours, balance)
        }
        for removed in flows.removed {
            let perHeat = profiles.coolingElectricity[cell.region][removed.system]
            facility[cell.index].add(perHeat.map { 1 + $0 + halls.auxiliaryShare * efficiency }, removed.columns)
        }
        heat[cell.index] = flows
    }

    private mutating func addRemoval(_ cell: Cell, _ c: Int, _ system: CoolingSystem, _ flows: inout HeatFlows) {
        guard let capacity = stocks[.cooling(cell.region, system.name)]?.capacity[cell.yearIndex] else { return }
        let kinds = [(HallKind.air, system.servesAir, flows.air), (.liquid, system.servesLiquid, flows.liquid)]
            .filter { $0.1 && !$0.2.terms.isEmpty }.map(\.0)
        var total = LinearExpression()
        for kind in kinds {
            let columns = addHourly("heat_removed", cell, item: "\(system.name).\(kind.rawValue)")
            flows.removed.append((c, kind, columns))
            total.add(1, columns)
        }
        let limit = label("cooling_limit", cell, item: system.name)
        switch kinds.count {
        case 0: break
        case 1: program.addCapacityBounds(limit, flows.removed.last!.columns, capacity: capacity)
        default:
            total.add(-1, capacity)
            program.addUpperLimits(limit, count: hours, total)
        }
    }

    /// Σ_{t in day} Σ_c h(c,t)·ω_c(t) = Σ_tiers v(day),   v ≤ the tier's daily limit.
    mutating func addWater(_ cell: Cell) {
        var use = LinearExpression()
        for removed in heat[cell.index].removed {
            let perHeat = profiles.coolingWater[cell.region][removed.system]
            if perHeat.contains(where: { $0 > 0 }) { use.add(perHeat, removed.columns) }
        }
        if use.terms.isEmpty { return }
        for tier in scenario.regions[cell.region].water {
            let daily = program.addColumns(
                label("water", cell, item: tier.name, role: .yearly), count: axis.days.count,
                upper: tier.limitM3PerDay.value(in: cell.year))
            let price = tier.priceUsdPerM3.value(in: cell.year)
            let days = axis.days.map { axis.weight[$0.lowerBound] * price }
            charge("water", cell.region, cell.yearIndex, .series(days), daily)
            for day in axis.days.indices {
                constraints.append(
                    ReportedConstraint(
                        name: "water", place: scenario.regions[cell.region].name, item: tier.name,
                        yearIndex: cell.yearIndex, site: .upperBound(daily.start + day),
                        scale: 1 / (discount(cell.yearIndex) * 365), unit: "usd/m3"))
            }
            water[cell.index].append(WaterFlow(tier: tier.name, daily: daily))
        }
        for (day, range) in axis.days.enumerated() {
            var balance = use
            for flow in water[cell.index] { balance.add(-1, flow.daily[day]) }
            program.addSum(
                label("water_balance", cell, item: "day\(day)", role: .yearly), lower: 0, upper: 0, over: range, balance
            )
        }
    }
}
