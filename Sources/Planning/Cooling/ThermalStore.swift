import Documents
import LinearProgramming
import Vocabulary

/// A tank of chilled water, or another store of cold:
///
///     level(t) = (1 − σ)·level(t−1) + ch(t) − dis(t),   level ≤ E(y),   ch, dis ≤ ρ·E(y);   cyclic within each period
///
/// in MWh of heat that need not be removed when it discharges and is removed beforehand when it charges.
public struct ThermalStore: Sendable {
    public let name: String
    /// Which heat it stands in for.
    public let serves: HallKind
    public let capexUsdPerKwhTh: YearlyTable
    public let fixedCostShare: Double
    public let lifeYears: Double
    /// σ, share of the level lost in an hour.
    public let lossSharePerHour: Double
    /// ρ, largest charge and discharge over the energy.
    public let largestRateSharePerHour: Double
    /// Carbon of making a MWh, t CO2.
    public let embodiedTPerMwhTh: Double

    init(name: String, _ table: TableReader) {
        self.name = name
        serves = table.choice("serves", "Which heat it stands in for.", as: HallKind.self)
        capexUsdPerKwhTh = table.yearly("capex_usd_per_kwh_th", "Capital cost.", in: 0...)
        fixedCostShare = table.number("fixed_cost_share_per_year", "Yearly cost over the capital cost.", in: 0...0.5)
        lifeYears = table.number("life_years", "Years over which its cost is paid.", in: 1...100)
        lossSharePerHour = table.number(
            "loss_share_per_hour", "Share of its level lost in an hour (`tank_balance`).", in: 0...0.2)
        largestRateSharePerHour = table.number(
            "largest_rate_share_per_hour", "Largest charge and discharge over its size (`tank_limit`).", in: 0.001...1)
        embodiedTPerMwhTh = table.number("embodied_t_per_mwh_th", "Carbon of making it.", in: 0..., default: 0)
        table.finish()
    }
}

/// A kind of tank at a place.
public struct ThermalStoreSite: Sendable {
    public let name: String
    public let existingMwhTh: YearlyTable
    /// Cumulative MWh that will be built whatever the plan says; their cost counts.
    public let committedMwhTh: YearlyTable
    public let limitMwhTh: YearlyTable
    public let earliestYear: Int

    init(name: String, _ table: TableReader) {
        self.name = name
        existingMwhTh = table.yearly("existing_mwh_th", "Size that stands already (`stock`).", in: 0..., default: .zero)
        committedMwhTh = table.yearly(
            "committed_mwh_th", "Cumulative size that is built whatever the plan says (`committed`).", in: 0...,
            default: .zero)
        limitMwhTh = table.yearlyLimit("limit_mwh_th", "Largest size (`stock`).")
        earliestYear = table.integer("earliest_year", "First year in which it can be built.", in: 1990...2100)
        table.finish()
    }
}

/// What a tank does, MW of heat.
struct TankFlow: Sendable {
    let name: String
    let kind: HallKind
    let charge: Columns
    let discharge: Columns

    /// ch − dis.
    var netCharge: LinearExpression {
        var net = LinearExpression(charge)
        net.add(-1, discharge)
        return net
    }
}

/// Tanks of cold; their flows are terms of the heat balance.
enum TankPart: Part {
    static let steps = [BuildStep(.tanks, .stocks, once: { $0.addTankStocks() })]
}

extension PlanModel {
    mutating func addTankStocks() {
        for (r, region) in scenario.regions.enumerated() {
            for site in region.tanks {
                guard let tank = scenario.thermalStores.first(where: { $0.name == site.name }) else { continue }
                addStock(
                    StockRequest(
                        key: .tank(r, tank.name),
                        existing: yearly(site.existingMwhTh.value), committed: yearly(site.committedMwhTh.value),
                        limit: yearly(site.limitMwhTh.value), earliestYear: site.earliestYear,
                        capexUsdPerUnit: yearly { tank.capexUsdPerKwhTh.value(in: $0) * 1000 },
                        fixedCostUsdPerUnitYear: yearly {
                            tank.capexUsdPerKwhTh.value(in: $0) * 1000 * tank.fixedCostShare
                        },
                        lifeYears: tank.lifeYears, wacc: region.dataCentreWaccShare, tax: region.tax,
                        keys: StockKeys(
                            key(r, "thermal_stores", tank.name), existing: "existing_mwh_th",
                            limit: "limit_mwh_th", committed: "committed_mwh_th"),
                        limitName: "tank_size", limitUnit: PriceUnit.mwhThermalYear,
                        embodiedTPerUnit: tank.embodiedTPerMwhTh))
            }
        }
    }

    mutating func addTanks(_ cell: Cell, _ flows: inout HeatFlows) {
        for tank in scenario.thermalStores where !flows.made(tank.serves).terms.isEmpty {
            guard let energy = stocks[.tank(cell.region, tank.name)]?.capacity[cell.yearIndex] else { continue }
            let charge = addHourly("tank_charge", cell, item: tank.name)
            let discharge = addHourly("tank_discharge", cell, item: tank.name)
            let level = program.addColumns(
                label("tank_level", cell, item: tank.name, role: .state), count: hours, per: .hour)
            let rate = tank.largestRateSharePerHour
            for (name, columns, factor) in [
                ("charge", charge, rate), ("discharge", discharge, rate), ("level", level, 1),
            ] {
                program.addCapacityBounds(
                    row(.tankLimit, cell, item: "\(tank.name).\(name)"), columns, factor: .constant(factor),
                    capacity: energy)
            }
            var balance = LinearExpression(level)
            balance.add(-(1 - tank.lossSharePerHour), level, member: previousHour)
            balance.add(-1, charge)
            balance.add(1, discharge)
            program.addEqualities(
                row(.tankBalance, cell, item: tank.name, role: .state), count: hours, per: .hour, balance)
            recordLevel(.tank(tank.name), cell, level)
            flows.tanks.append(TankFlow(name: tank.name, kind: tank.serves, charge: charge, discharge: discharge))
        }
    }
}
