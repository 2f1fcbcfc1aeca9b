import LinearProgramming
import Vocabulary

extension SupplyPart {
    static func read(_ cell: Cell, _ extraction: PlanExtraction, into year: inout RegionYear) {
        extraction.readPower(cell, extraction.traced[cell.yearIndex], &year)
        for flow in extraction.model.power[cell.index].flows where flow.id == .unserved {
            year.unservedEnergyMwh += extraction.yearlySum(extraction.series(flow.columns))
        }
    }

    static func hourly(_ extraction: PlanExtraction) -> [HourlySeries] {
        let model = extraction.model
        return model.cells().flatMap {
            extraction.merged(extraction.power($0)) + extraction.cleanStores($0) + extraction.available($0)
        }
            + model.reservoirs.flatMap(extraction.reservoir)
            + extraction.merged(
                model.levels.map {
                    extraction.hourlySeries(
                        $0.cell, BalanceID(.level), $0.id, .megawattHour, extraction.series($0.level))
                })
            + model.cells().compactMap(extraction.price)
    }
}

extension PlanExtraction {
    fileprivate func readPower(_ cell: Cell, _ traced: TracedYear, _ year: inout RegionYear) {
        let bus = model.power[cell.index]
        let facility = series(model.facility[cell.index])
        let load = model.ownLoad(cell)
        year.facilityPeakMw = facility.max() ?? 0
        year.facilityTwh = yearlySum(facility) / 1e6
        year.ownLoadTwh = yearlySum(load) / 1e6
        for flow in bus.flows {
            let energy = flow.factor * yearlySum(series(flow.columns)) / 1e6
            if abs(energy) > 1e-9 { year.supplyTwh[flow.id, default: 0] += energy }
            if flow.id == .grid { year.gridPeakMw = series(flow.columns).max() ?? 0 }
        }
        year.emissionsT = traced.consumedT[cell.region]
        year.emissionsMadeT = traced.madeT[cell.region]
        year.poolMwh = traced.flows.poolMwh[cell.region]
        year.poolEmissionsT = traced.factors[cell.region].tPerMwh * year.poolMwh
        year.poolCleanMwh = traced.factors[cell.region].cleanShare * year.poolMwh
        year.cleanMwh = traced.cleanMwh[cell.region]
        year.scope1T = bus.emissions.filter { $0.scope == .onSite }.reduce(0) { sum, flow in
            sum + yearlySum(zip(flow.tPerMwh, series(flow.columns)).map { $0 * $1 })
        }
        year.scope2T = purchasedEmissions(cell, year)
        year.powerWorthUsd = powerWorth(cell, load: zip(facility, load).map { $0 + $1 })
    }

    /// Scope 2 of a cell's data centres, t: of the carbon that the region consumes beyond what its sites emit, their share by energy of
    /// what all take through meters, Σ m(t). Scope 1 is what the sites emit, whoever takes it.
    private func purchasedEmissions(_ cell: Cell, _ year: RegionYear) -> Double {
        let taken = yearlySum(metered(cell))
        let all = taken + year.ownLoadTwh * 1e6
        return all > 0 ? max(0, year.emissionsT - year.scope1T) * taken / all : 0
    }

    /// Σ_t of the marginal price times load.
    private func powerWorth(_ cell: Cell, load: [Double]) -> Double? {
        marginalPrice(cell).map { zip($0, load).reduce(0) { $0 + $1.0 * $1.1 } }
    }

    /// λ(t) of the bus, US$ of the year per MWh; nil where there are no prices, or no load to speak of that would pay them.
    fileprivate func price(_ cell: Cell) -> HourlySeries? {
        let load = yearlySum(series(model.facility[cell.index])) + yearlySum(model.ownLoad(cell))
        guard let worth = marginalPrice(cell), Ratio.of(0, per: load, .energyMwh) != nil else { return nil }
        return hourlySeries(cell, BalanceID(.price), .power, .dollarPerMwh, zip(worth, weight).map { $0 / $1 })
    }

    /// Series of the same flow at the same place and year, as the parts of a store are, added up.
    fileprivate func merged(_ all: [HourlySeries]) -> [HourlySeries] {
        struct Subject: Hashable {
            let year: Int
            let place: String
            let flow: FlowID
        }
        var result: [HourlySeries] = []
        var index: [Subject: Int] = [:]
        for one in all {
            let subject = Subject(year: one.year, place: one.place, flow: one.flow)
            if let i = index[subject] {
                result[i].values = zip(result[i].values, one.values).map { $0 + $1 }
            } else {
                index[subject] = result.count
                result.append(one)
            }
        }
        return result
    }

    /// What the clean part of each store charges and gives, of the flows that the power balance has; no balance.
    fileprivate func cleanStores(_ cell: Cell) -> [HourlySeries] {
        model.power[cell.index].stores.filter { $0.part == .clean }.flatMap { store in
            [(FlowID.charge(store.store), store.charge, -1.0), (.output(store.store), store.discharge, 1)].map {
                flow, columns, sign in
                hourlySeries(
                    cell, BalanceID(.cleanStore), flow, .megawatt, series(columns).map { $0 * sign })
            }
        }
    }

    /// K·a(t)·(1 − delivery loss) of plants that follow the sun: what they give and what they let go to waste.
    fileprivate func available(_ cell: Cell) -> [HourlySeries] {
        scenario.regions[cell.region].plants.compactMap { plant in
            guard let factors = model.profiles.photovoltaic[cell.region][plant.name],
                let column = model.plantCapacity(plant, in: cell)
            else { return nil }
            let capacity = value(column) * (1 - plant.deliveryLossShare)
            return hourlySeries(
                cell, BalanceID(.available), .output(plant.name), .megawatt, factors.map { $0 * capacity })
        }
    }

    fileprivate func power(_ cell: Cell) -> [HourlySeries] {
        func item(_ flow: FlowID, _ values: [Double]) -> HourlySeries {
            hourlySeries(cell, BalanceID(.power), flow, .megawatt, values)
        }
        var items = model.power[cell.index].flows.map { flow in
            item(flow.id, series(flow.columns).map { $0 * flow.factor })
        }
        items.append(item(.facility, series(model.facility[cell.index]).map { -$0 }))
        let load = model.ownLoad(cell)
        if load.contains(where: { $0 != 0 }) { items.append(item(.ownLoad, load.map { -$0 })) }
        return items
    }

    /// inflow − generation − spill + what the level falls by = 0; a period begins at the level of its first run.
    fileprivate func reservoir(_ flow: ReservoirFlow) -> [HourlySeries] {
        let level = series(flow.level)
        var fall = level
        for (period, start) in zip(model.axis.periods, flow.starts) {
            for t in period { fall[t] = (t == period.lowerBound ? value(start) : level[t - 1]) - level[t] }
        }
        let items = [
            (FlowID.inflow, flow.inflow), (.generation, series(flow.output).map { -$0 }),
            (.spill, series(flow.spill).map { -$0 }), (.fromStorage, fall),
        ]
        return items.map {
            hourlySeries(flow.cell, BalanceID(.reservoir, flow.plant), $0, .megawatt, $1)
        }
    }
}
