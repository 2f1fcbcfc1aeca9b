import LinearProgramming
import Vocabulary

extension CoolingPart {
    static func read(_ cell: Cell, _ extraction: PlanExtraction, into year: inout RegionYear) {
        extraction.readHeat(cell, &year)
    }

    static func hourly(_ extraction: PlanExtraction) -> [HourlySeries] {
        extraction.model.cells().flatMap { extraction.heat($0) + extraction.efficiency($0) }
    }
}

extension PlanExtraction {
    fileprivate func readHeat(_ cell: Cell, _ year: inout RegionYear) {
        let heat = model.heat[cell.index]
        let liquid = made(heat.liquid)
        let air = made(heat.air)
        year.liquidHeatPeakMw = liquid.max() ?? 0
        year.liquidHeatMeanMw = yearlySum(liquid) / 8760
        year.heatMwh = yearlySum(liquid) + yearlySum(air)
        year.heatPeakMw = zip(liquid, air).reduce(0) { max($0, $1.0 + $1.1) }
        for system in scenario.coolingSystems {
            guard let stock = model.stocks[.cooling(cell.region, system.name)]?.capacity[cell.yearIndex] else {
                continue
            }
            year.coolingMwTh[system.name] = value(stock)
        }
        readWater(cell, &year)
    }

    private func readWater(_ cell: Cell, _ year: inout RegionYear) {
        for flow in model.water[cell.index] {
            var cubicMetres = 0.0
            for (day, hours) in model.axis.days.enumerated() {
                cubicMetres += weight[hours.lowerBound] * x[flow.daily.start + day]
            }
            year.waterMlPerDayByTier[flow.tier, default: 0] += cubicMetres / 365 / 1000
        }
        for removed in model.heat[cell.index].removed {
            let use = model.profiles.coolingWater[cell.region][removed.system]
            let bled =
                yearlySum(zip(use, series(removed.columns)).map { $0 * $1 })
                / scenario.coolingSystems[removed.system].cyclesOfConcentration
            year.blowDownMlPerDay += bled / 365 / 1000
        }
        for (kind, hall) in hallEfficiency(cell) {
            year.halls[kind.rawValue] = HallYear(
                itMwh: yearlySum(hall.it), facilityMwh: yearlySum(hall.facility), waterM3: yearlySum(hall.water))
        }
    }

    private func made(_ heat: LinearExpression) -> [Double] {
        heat.terms.isEmpty ? [Double](repeating: 0, count: model.hours) : series(heat)
    }

    /// IT power and facility load, MW, and water, m³/h, of what stands in a kind of hall.
    struct HallLoad {
        var it: [Double]
        var facility: [Double]
        var water: [Double]
    }

    /// The region's load and water, hour by hour, shared out over its kinds of hall: distribution losses and auxiliaries by IT
    /// power, the cooling of air and of liquid by the heat that each gives to air and to liquid.
    func hallEfficiency(_ cell: Cell) -> [(kind: HallKind, load: HallLoad)] {
        let halls = scenario.regions[cell.region].halls
        let flows = model.heat[cell.index]
        var effort: [HallKind: (electricity: [Double], water: [Double])] = [:]
        for kind in HallKind.allCases { effort[kind] = coolingEffort(cell, kind, flows) }
        return HallKind.allCases.compactMap { kind in
            var load = HallLoad(
                it: zeros(), facility: zeros(), water: zeros())
            for (k, stock) in model.compute[cell.index].racks where scenario.rackClasses[k].hall == kind {
                let share = scenario.rackClasses[k].liquidShare
                let power = series(model.rackPower(cell, k, stock: stock))
                for t in 0..<model.hours {
                    let toAir = power[t] * (1 / halls.electricalEfficiencyShare - share)
                    let toLiquid = power[t] * share
                    load.it[t] += power[t]
                    load.facility[t] +=
                        power[t] * (1 / halls.electricalEfficiencyShare + halls.auxiliaryShare)
                        + toAir * effort[.air]!.electricity[t] + toLiquid * effort[.liquid]!.electricity[t]
                    load.water[t] += toAir * effort[.air]!.water[t] + toLiquid * effort[.liquid]!.water[t]
                }
            }
            return load.it.contains { $0 > 0 } ? (kind, load) : nil
        }
    }

    private func zeros() -> [Double] { [Double](repeating: 0, count: model.hours) }

    /// Electricity and water of the systems that take one kind of heat, per MW of that heat made, in each hour. What plant
    /// draws whatever its load goes to the kinds that it serves by their heat.
    private func coolingEffort(_ cell: Cell, _ kind: HallKind, _ flows: HeatFlows) -> (
        electricity: [Double], water: [Double]
    ) {
        let heat = made(flows.made(kind))
        let all = zip(made(flows.air), made(flows.liquid)).map { $0 + $1 }
        var (electricity, water) = (zeros(), zeros())
        for removed in flows.removed where removed.kind == kind {
            let perHeat = model.profiles.coolingElectricity[cell.region][removed.system]
            let waterPerHeat = model.profiles.coolingWater[cell.region][removed.system]
            for (t, amount) in series(removed.columns).enumerated() {
                electricity[t] += perHeat[t] * amount
                water[t] += waterPerHeat[t] * amount
            }
        }
        for (c, online) in flows.online {
            let system = scenario.coolingSystems[c]
            guard kind == .air ? system.servesAir : system.servesLiquid else { continue }
            for t in 0..<model.hours {
                let both = system.servesAir && system.servesLiquid
                electricity[t] += system.standbyKwPerKw * value(online) * (both && all[t] > 0 ? heat[t] / all[t] : 1)
            }
        }
        for t in 0..<model.hours where heat[t] > 0 {
            electricity[t] /= heat[t]
            water[t] /= heat[t]
        }
        return (electricity, water)
    }

    fileprivate func heat(_ cell: Cell) -> [HourlySeries] {
        let heat = model.heat[cell.index]
        var items: [HourlySeries] = []
        for (kind, made) in [(HallKind.air, heat.air), (.liquid, heat.liquid)] where !made.terms.isEmpty {
            func item(_ flow: FlowID, _ values: [Double]) -> HourlySeries {
                hourlySeries(cell, BalanceID(kind.heat), flow, .megawattThermal, values)
            }
            items.append(item(.racks, series(made)))
            for removed in heat.removed where removed.kind == kind {
                let name = scenario.coolingSystems[removed.system].name
                items.append(item(.removed(name), series(removed.columns).map { -$0 }))
            }
            for tank in heat.tanks where tank.kind == kind {
                items.append(item(.charge(tank.name), series(tank.charge)))
                items.append(item(.discharge(tank.name), series(tank.discharge).map { -$0 }))
            }
        }
        return items
    }

    /// PUE and WUE in each hour, of the region and of each kind of hall that has any load in the year to speak of, 0 in its hours that have
    /// none; no balance, so the audit sums none of them.
    fileprivate func efficiency(_ cell: Cell) -> [HourlySeries] {
        let halls = hallEfficiency(cell)
        var all: [(flow: FlowID, load: HallLoad)] = halls.map { (.halls($0.kind.rawValue), $0.load) }
        guard var sum = halls.first?.load else { return [] }
        for (_, hall) in halls.dropFirst() {
            for t in 0..<model.hours {
                sum.it[t] += hall.it[t]
                sum.facility[t] += hall.facility[t]
                sum.water[t] += hall.water[t]
            }
        }
        sum.facility = series(model.facility[cell.index])
        all.insert((.allHalls, sum), at: 0)
        let loaded = all.filter { $0.load.it.contains { Ratio.of(0, per: $0, .powerMw) != nil } }
        return loaded.flatMap { flow, load in
            [(BalanceID(.pue), Unit.one, load.facility), (BalanceID(.wue), .litrePerKwh, load.water)].map {
                balance, unit, values in
                hourlySeries(
                    cell, balance, flow, unit, zip(values, load.it).map { Ratio.of($0, per: $1, .powerMw) ?? 0 })
            }
        }
    }
}

extension HallKind {
    /// The balance of its heat.
    package var heat: BalanceID.Kind {
        switch self {
        case .air: .airHeat
        case .liquid: .liquidHeat
        }
    }
}
