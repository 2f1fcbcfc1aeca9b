import LinearProgramming
import Vocabulary

extension PlanExtraction {
    /// Every balance, item by item. In each hour the items of a balance at a place sum to zero.
    func hourly() -> [HourlySeries] {
        var result: [HourlySeries] = []
        for cell in model.cells() {
            result += merged(power(cell)) + cleanStores(cell) + heat(cell) + work(cell) + efficiency(cell)
        }
        for flows in model.demands { result += demand(flows) }
        for flow in model.reservoirs { result += reservoir(flow) }
        result += merged(
            model.levels.map { record in
                HourlySeries(
                    year: record.cell.year, place: scenario.regions[record.cell.region].name,
                    balance: BalanceID(.level), flow: record.id, unit: .megawattHour, values: series(record.level))
            })
        return result
    }

    /// Series of the same flow at the same place and year, as the parts of a store are, added up.
    private func merged(_ all: [HourlySeries]) -> [HourlySeries] {
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

    /// A series of a cell's region.
    private func hourlySeries(
        _ cell: Cell, _ balance: BalanceID, _ flow: FlowID, _ unit: Unit, _ values: [Double]
    ) -> HourlySeries {
        HourlySeries(
            year: cell.year, place: scenario.regions[cell.region].name, balance: balance, flow: flow, unit: unit,
            values: values)
    }

    /// What the clean part of each store charges and gives, of the flows that the power balance has; no balance.
    private func cleanStores(_ cell: Cell) -> [HourlySeries] {
        model.power[cell.index].stores.filter { $0.part == .clean }.flatMap { store in
            [(FlowID.charge(store.store), store.charge, -1.0), (.output(store.store), store.discharge, 1)].map {
                flow, columns, sign in
                hourlySeries(
                    cell, BalanceID(.cleanStore), flow, .megawatt, series(columns).map { $0 * sign })
            }
        }
    }

    private func power(_ cell: Cell) -> [HourlySeries] {
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

    private func heat(_ cell: Cell) -> [HourlySeries] {
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

    /// PUE and WUE in each hour, of the region and of each kind of hall, 0 where there is no load to speak of; no balance, so
    /// the audit sums none of them.
    private func efficiency(_ cell: Cell) -> [HourlySeries] {
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
        return all.flatMap { flow, load in
            [(BalanceID(.pue), Unit.one, load.facility), (BalanceID(.wue), .litrePerKwh, load.water)].map {
                balance, unit, values in
                hourlySeries(
                    cell, balance, flow, unit, zip(values, load.it).map { Ratio.of($0, per: $1, .powerMw) ?? 0 })
            }
        }
    }

    private func work(_ cell: Cell) -> [HourlySeries] {
        let flows = model.compute[cell.index]
        func item(_ workload: Int, _ flow: FlowID, _ values: [Double]) -> HourlySeries {
            let workload = scenario.workloads[workload]
            return hourlySeries(cell, BalanceID(.work, workload.name), flow, Unit(workload.unit.modelUnit), values)
        }
        return flows.served.map { served in item(served.workload, .arriving(served.origin), series(served.columns)) }
            + flows.work.filter { !$0.expression.terms.isEmpty }.map { flow in
                item(
                    flow.workload, .done(scenario.rackClasses[flow.rackClass].name),
                    series(flow.expression).map { -$0 })
            }
    }

    private func demand(_ flows: DemandFlows) -> [HourlySeries] {
        let workload = scenario.workloads[flows.workload]
        let year = scenario.horizon.years.lowerBound + flows.yearIndex
        func item(_ flow: FlowID, _ values: [Double]) -> HourlySeries {
            HourlySeries(
                year: year, place: flows.origin, balance: BalanceID(.demand, workload.name), flow: flow,
                unit: Unit(workload.unit.modelUnit), values: values)
        }
        var items = [item(.demand, flows.demand), item(.unserved, series(flows.unserved).map { -$0 })]
        for (r, columns) in flows.served {
            items.append(item(.served(scenario.regions[r].name), series(columns).map { -$0 }))
        }
        if !flows.redone.terms.isEmpty { items.append(item(.redone, series(flows.redone))) }
        if let backlog = flows.backlog {
            let level = series(backlog)
            items.append(item(.postponed, level.indices.map { level[Int(model.previousHour[$0])] - level[$0] }))
            items.append(
                HourlySeries(
                    year: year, place: flows.origin, balance: BalanceID(.level), flow: .backlog(workload.name),
                    unit: Unit("\(workload.unit.modelUnit)h"), values: level))
        }
        return items
    }

    /// inflow − generation − spill + what the level falls by = 0; a period begins at the level of its first run.
    private func reservoir(_ flow: ReservoirFlow) -> [HourlySeries] {
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

extension HallKind {
    /// The balance of its heat.
    var heat: BalanceID.Kind {
        switch self {
        case .air: .airHeat
        case .liquid: .liquidHeat
        }
    }
}
