import LinearProgramming
import Vocabulary

/// Heat of a region and year, MW, and what removes it.
struct HeatFlows: Sendable {
    /// h(c,t) by system and by which heat it takes.
    var removed: [(system: Int, kind: HallKind, columns: Columns)] = []
    /// Q(t), heat to be removed.
    var air = LinearExpression()
    var liquid = LinearExpression()
    /// Charge and discharge of heat tanks.
    var tanks: [TankFlow] = []
    /// R(c) of the systems that draw power whatever their load.
    var online: [(system: Int, column: Columns)] = []

    func made(_ kind: HallKind) -> LinearExpression { kind == .air ? air : liquid }
}

/// Cooling plant, the heat that it removes, and what facilities draw.
enum CoolingPart: Part {
    static let steps = [
        BuildStep(.coolingPlant, .stocks, once: { $0.addCoolingPlant() }),
        BuildStep(.heat, .flows, after: [.delivery, .coolingPlant, .tanks], byCell: { $0.addHeat($1) }),
    ]
}

extension PlanModel {
    mutating func addCoolingPlant() {
        for (r, region) in scenario.regions.enumerated() {
            for system in scenario.coolingSystems {
                addStock(
                    StockRequest(
                        key: .cooling(r, system.name),
                        existing: yearly { region.existingCoolingMwTh[system.name]?.value(in: $0) ?? 0 },
                        committed: yearly { region.committedCoolingMwTh[system.name]?.value(in: $0) ?? 0 },
                        commitmentsOpen: false, limit: yearly { _ in .infinity },
                        earliestYear: system.availableFromYear, latestYear: system.availableToYear,
                        capexUsdPerUnit: yearly { region.coolingCapexUsdPerKwTh(system, in: $0) * 1000 },
                        fixedCostUsdPerUnitYear: yearly {
                            region.coolingCapexUsdPerKwTh(system, in: $0) * 1000 * system.fixedCostShare
                        },
                        lifeYears: system.lifeYears, wacc: region.dataCentreWaccShare, tax: region.tax,
                        keys: StockKeys(
                            key(r, "cooling", system.name), existing: "existing_mw_th", committed: "committed_mw_th"
                        ).onSale(["cooling", system.name]),
                        limitUnit: PriceUnit.mwThermalYear,
                        embodiedTPerUnit: system.embodiedTPerMwTh))
            }
        }
    }

    /// Heat and who removes it:
    ///
    ///     Q_liquid = Σ_k λ_k·P(k),   Q_air = Σ_k (1 − λ_k)·P(k) + (1/η − 1)·Σ_k P(k)
    ///     Σ_c h(c → air) + Σ_s (dis − ch) = Q_air, the same for liquid,    h(c) ≤ Z(c)/(1 + ρ)
    ///
    /// All power into the distribution ends as heat, Σ_k P/η = Q_air + Q_liquid, so the facility's load
    ///
    ///     F = Σ_k P/η + α·Σ_k P + Σ_c h/COP + Σ_c σ·R(c)
    ///       = Σ_c h(c)·( 1 + α·η + 1/COP_c(t) ) + (1 + α·η)·Σ_s (dis − ch) + Σ_c σ·R(c)
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
        addTanks(cell, &flows)
        for kind in HallKind.allCases where !flows.made(kind).terms.isEmpty {
            var balance = flows.made(kind)
            for removed in flows.removed where removed.kind == kind { balance.add(-1, removed.columns) }
            for tank in flows.tanks where tank.kind == kind { balance.add(1, tank.netCharge) }
            program.addEqualities(row(.heat, cell, item: kind.rawValue), count: hours, per: .hour, balance)
        }
        let perHeat = 1 + halls.auxiliaryShare * efficiency
        for removed in flows.removed {
            let electricity = profiles.coolingElectricity[cell.region][removed.system]
            facility[cell.index].add(electricity.map { perHeat + $0 }, removed.columns)
        }
        for tank in flows.tanks { facility[cell.index].add(-perHeat, tank.netCharge) }
        for (c, online) in flows.online { facility[cell.index].add(scenario.coolingSystems[c].standbyKwPerKw, online) }
        heat[cell.index] = flows
    }

    private mutating func addRemoval(_ cell: Cell, _ c: Int, _ system: CoolingSystem, _ flows: inout HeatFlows) {
        guard var capacity = stocks[.cooling(cell.region, system.name)]?.capacity[cell.yearIndex] else { return }
        let kinds = [(HallKind.air, system.servesAir, flows.air), (.liquid, system.servesLiquid, flows.liquid)]
            .filter { $0.1 && !$0.2.terms.isEmpty }.map(\.0)
        if kinds.isEmpty { return }
        if system.standbyKwPerKw > 0 {
            capacity = addOnline(StockID(.coolingOnline, system.name), cell, within: capacity)
            flows.online.append((c, capacity))
        }
        var total = LinearExpression()
        for kind in kinds {
            let columns = addHourly("heat_removed", cell, item: "\(system.name).\(kind.rawValue)")
            flows.removed.append((c, kind, columns))
            total.add(1, columns)
        }
        let limit = row(.coolingLimit, cell, item: system.name)
        let needed = 1 / (1 + scenario.regions[cell.region].halls.coolingRedundancyShare)
        if kinds.count == 1 {
            program.addCapacityBounds(
                limit, flows.removed.last!.columns, factor: .constant(needed), capacity: capacity)
        } else {
            total.add(-needed, capacity)
            program.addUpperLimits(limit, count: hours, per: .hour, total)
        }
    }

    /// What is kept on line through the year of a capacity: R(y) ≤ K(y).
    mutating func addOnline(_ id: StockID, _ cell: Cell, within capacity: Columns) -> Columns {
        let online = program.addColumns(label(id.kind.rawValue, cell, item: id.name, role: .capacity))
        var excess = LinearExpression(online)
        excess.add(-1, capacity)
        program.addUpperLimits(row(.online, cell, item: id.name, role: .capacity), excess)
        recordCapacity(id, cell, online)
        return online
    }
}
