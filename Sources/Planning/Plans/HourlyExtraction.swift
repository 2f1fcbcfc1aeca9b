import LinearProgramming

/// Names in `hourly.csv` that both who writes and who audits it use.
enum HourlyNames {
    /// Work of an origin that waits, under `level`.
    static func backlog(_ workload: String) -> String { "backlog.\(workload)" }
    /// The balance of a reservoir's water.
    static func reservoir(_ plant: String) -> String { "reservoir.\(plant)" }
    static let inflow = "inflow"
    static let generation = "generation"
    static let spill = "spill"
    /// level(t−1) − level(t).
    static let fromStorage = "from_storage"
}

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
                    year: record.cell.year, place: scenario.regions[record.cell.region].name, balance: "level",
                    item: record.item, unit: "MWh", values: series(record.level))
            })
        return result
    }

    /// Series of the same item at the same place and year, as the parts of a store are, added up.
    private func merged(_ all: [HourlySeries]) -> [HourlySeries] {
        var result: [HourlySeries] = []
        var index: [String: Int] = [:]
        for one in all {
            let key = "\(one.year)/\(one.place)/\(one.item)"
            if let i = index[key] {
                result[i].values = zip(result[i].values, one.values).map { $0 + $1 }
            } else {
                index[key] = result.count
                result.append(one)
            }
        }
        return result
    }

    /// What the clean part of each store charges and gives, of the flows that the power balance has; no balance.
    private func cleanStores(_ cell: Cell) -> [HourlySeries] {
        model.power[cell.index].stores.filter { $0.part == .clean }.flatMap { store in
            [(store.item + "_charge", store.charge, -1.0), (store.item, store.discharge, 1)].map {
                item, columns, sign in
                HourlySeries(
                    year: cell.year, place: scenario.regions[cell.region].name, balance: "clean_store", item: item,
                    unit: "MW", values: series(columns).map { $0 * sign })
            }
        }
    }

    private func power(_ cell: Cell) -> [HourlySeries] {
        func item(_ name: String, _ values: [Double]) -> HourlySeries {
            HourlySeries(
                year: cell.year, place: scenario.regions[cell.region].name, balance: "power", item: name, unit: "MW",
                values: values)
        }
        var items = model.power[cell.index].flows.map { flow in
            item(flow.item, series(flow.columns).map { $0 * flow.factor })
        }
        items.append(item("facility", series(model.facility[cell.index]).map { -$0 }))
        let load = model.ownLoad(cell)
        if load.contains(where: { $0 != 0 }) { items.append(item("own_load", load.map { -$0 })) }
        return items
    }

    private func heat(_ cell: Cell) -> [HourlySeries] {
        let heat = model.heat[cell.index]
        let place = scenario.regions[cell.region].name
        var items: [HourlySeries] = []
        for (kind, made) in [(HallKind.air, heat.air), (.liquid, heat.liquid)] where !made.terms.isEmpty {
            let balance = "\(kind.rawValue)_heat"
            items.append(
                HourlySeries(
                    year: cell.year, place: place, balance: balance, item: "racks", unit: "MW_th", values: series(made))
            )
            for removed in heat.removed where removed.kind == kind {
                items.append(
                    HourlySeries(
                        year: cell.year, place: place, balance: balance,
                        item: scenario.coolingSystems[removed.system].name, unit: "MW_th",
                        values: series(removed.columns).map { -$0 }))
            }
            for tank in heat.tanks where tank.kind == kind {
                for (name, columns, sign) in [
                    (tank.name + "_charge", tank.charge, 1.0), (tank.name, tank.discharge, -1),
                ] {
                    items.append(
                        HourlySeries(
                            year: cell.year, place: place, balance: balance, item: name, unit: "MW_th",
                            values: series(columns).map { $0 * sign }))
                }
            }
        }
        return items
    }

    /// PUE and WUE in each hour, of the region and of each kind of hall, 0 where there is no load to speak of; no balance, so
    /// the audit sums none of them.
    private func efficiency(_ cell: Cell) -> [HourlySeries] {
        let halls = hallEfficiency(cell)
        var all: [(item: String, load: HallLoad)] = halls.map { ($0.kind.rawValue, $0.load) }
        guard var sum = halls.first?.load else { return [] }
        for (_, hall) in halls.dropFirst() {
            for t in 0..<model.hours {
                sum.it[t] += hall.it[t]
                sum.facility[t] += hall.facility[t]
                sum.water[t] += hall.water[t]
            }
        }
        sum.facility = series(model.facility[cell.index])
        all.insert(("all", sum), at: 0)
        return all.flatMap { item, load in
            [("pue", "1", load.facility), ("wue", "l/kWh", load.water)].map { name, unit, values in
                HourlySeries(
                    year: cell.year, place: scenario.regions[cell.region].name, balance: name, item: item, unit: unit,
                    values: zip(values, load.it).map { Ratio.of($0, per: $1, .powerMw) ?? 0 })
            }
        }
    }

    private func work(_ cell: Cell) -> [HourlySeries] {
        let flows = model.compute[cell.index]
        func item(_ workload: Workload, _ name: String, _ values: [Double]) -> HourlySeries {
            HourlySeries(
                year: cell.year, place: scenario.regions[cell.region].name, balance: "work.\(workload.name)",
                item: name,
                unit: workload.unit.modelUnit, values: values)
        }
        return flows.served.map { served in
            item(scenario.workloads[served.workload], "from_\(served.origin)", series(served.columns))
        }
            + flows.work.filter { !$0.expression.terms.isEmpty }.map { flow in
                item(
                    scenario.workloads[flow.workload], scenario.rackClasses[flow.rackClass].name,
                    series(flow.expression).map { -$0 })
            }
    }

    private func demand(_ flows: DemandFlows) -> [HourlySeries] {
        let workload = scenario.workloads[flows.workload]
        func item(_ name: String, _ values: [Double]) -> HourlySeries {
            HourlySeries(
                year: scenario.horizon.years.lowerBound + flows.yearIndex, place: flows.origin,
                balance: "demand.\(workload.name)", item: name, unit: workload.unit.modelUnit, values: values)
        }
        var items = [item("demand", flows.demand), item("unserved", series(flows.unserved).map { -$0 })]
        for (r, columns) in flows.served {
            items.append(item("in_\(scenario.regions[r].name)", series(columns).map { -$0 }))
        }
        if !flows.redone.terms.isEmpty { items.append(item("redone", series(flows.redone))) }
        if let backlog = flows.backlog {
            let level = series(backlog)
            items.append(item("postponed", level.indices.map { level[Int(model.previousHour[$0])] - level[$0] }))
            items.append(
                HourlySeries(
                    year: items[0].year, place: flows.origin, balance: "level",
                    item: HourlyNames.backlog(workload.name), unit: "\(workload.unit.modelUnit)h", values: level))
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
            (HourlyNames.inflow, flow.inflow), (HourlyNames.generation, series(flow.output).map { -$0 }),
            (HourlyNames.spill, series(flow.spill).map { -$0 }), (HourlyNames.fromStorage, fall),
        ]
        return items.map { name, values in
            HourlySeries(
                year: flow.cell.year, place: scenario.regions[flow.cell.region].name,
                balance: HourlyNames.reservoir(flow.item), item: name, unit: "MW", values: values)
        }
    }
}
