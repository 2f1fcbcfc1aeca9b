import LinearProgramming

extension PlanExtraction {
    /// Every balance, item by item. In each hour the items of a balance at a place sum to zero.
    func hourly() -> [HourlySeries] {
        var result: [HourlySeries] = []
        for cell in model.cells() {
            result += power(cell) + heat(cell) + work(cell)
        }
        for flows in model.demands { result += demand(flows) }
        for record in model.levels {
            result.append(
                HourlySeries(
                    year: record.cell.year, place: scenario.regions[record.cell.region].name, balance: "level",
                    item: record.item, unit: "MWh", values: series(record.level)))
        }
        return result
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
        }
        return items
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
        if let backlog = flows.backlog {
            let level = series(backlog)
            items.append(item("postponed", level.indices.map { level[Int(model.previousHour[$0])] - level[$0] }))
        }
        return items
    }
}
