import LinearProgramming
import Vocabulary

extension ComputePart {
    static func read(_ cell: Cell, _ extraction: PlanExtraction, into year: inout RegionYear) {
        extraction.readRacks(cell, &year)
        extraction.readUnserved(cell, &year)
        extraction.readCustomers(cell, &year)
    }

    static func hourly(_ extraction: PlanExtraction) -> [HourlySeries] {
        extraction.model.cells().flatMap(extraction.work) + extraction.model.demands.flatMap(extraction.demand)
    }
}

extension HallPart {
    static func read(_ cell: Cell, _ extraction: PlanExtraction, into year: inout RegionYear) {
        for kind in HallKind.allCases {
            let stock = extraction.model.stocks[.hall(cell.region, kind)]?.capacity[cell.yearIndex]
            if let stock { year.hallMw[kind.rawValue] = extraction.value(stock) }
        }
        for plant in extraction.scenario.regions[cell.region].plants where plant.isBackup {
            if let stock = extraction.model.plantCapacity(plant, in: cell) { year.backupMw += extraction.value(stock) }
        }
    }
}

extension PlanExtraction {
    fileprivate func readRacks(_ cell: Cell, _ year: inout RegionYear) {
        for (k, stock) in model.compute[cell.index].racks {
            let rack = scenario.rackClasses[k]
            let racks = value(stock)
            let build = model.stocks[.racks(cell.region, rack.name)]?.builds[cell.yearIndex]
            let built = RackClassYear(
                racks: racks, built: build.map(value) ?? 0, gpus: racks * rack.gpusPerRack,
                h100e: racks * rack.h100ePerRack, itMw: racks * rack.peakKw / 1000)
            year.rackClasses[rack.name] = built
            year.itMw += built.itMw
        }
        let power = itPower(cell)
        let energy = yearlySum(power)
        year.itPeakMw = power.max() ?? 0
        year.itTwh = energy / 1e6
        year.itMeanMw = energy / 8760
    }

    /// IT power of a cell, MW by hour.
    func itPower(_ cell: Cell) -> [Double] {
        var total = [Double](repeating: 0, count: model.hours)
        for (k, stock) in model.compute[cell.index].racks {
            for (t, power) in series(model.rackPower(cell, k, stock: stock)).enumerated() { total[t] += power }
        }
        return total
    }

    fileprivate func readUnserved(_ cell: Cell, _ year: inout RegionYear) {
        let name = scenario.regions[cell.region].name
        for flows in model.demands where flows.origin == name && flows.yearIndex == cell.yearIndex {
            year.unserved[scenario.workloads[flows.workload].name] =
                yearlySum(series(flows.unserved)) / 8760 * WorkUnit.perModelUnit
        }
        let offshore = Set(
            model.demands.filter { $0.origin == Demand.offshore && $0.yearIndex == cell.yearIndex }.map(\.unserved))
        for entry in model.ledger.entries
        where entry.item == .unservedCompute && entry.region == cell.region && entry.yearIndex == cell.yearIndex
            && offshore.contains(entry.columns)
        {
            year.offshorePenaltiesUsd += zip(series(entry.columns), 0...).reduce(0) {
                $0 + entry.coefficient[$1.1] * $1.0
            }
        }
    }

    fileprivate func readCustomers(_ cell: Cell, _ year: inout RegionYear) {
        var found: [String: CustomerWork] = [:]
        for served in model.compute[cell.index].served {
            let workload = scenario.workloads[served.workload]
            guard let demand = workload.demands.first(where: { $0.origin == served.origin }),
                let name = demand.customerClass
            else { continue }
            let work = CustomerWork(customerClass: name, workload: workload.name, unit: workload.unit)
            let mean = yearlySum(series(served.columns)) / 8760 * WorkUnit.perModelUnit
            let price = scenario.customerPrice(workload, demand, in: cell.region, cell.year)
            found[work.key, default: work].meanUnits += mean
            found[work.key]!.licencesUsd += price.licence * mean
            found[work.key]!.complianceUsd += price.compliance * mean
        }
        year.customers = found.values.sorted { $0.key < $1.key }
    }

    func demand() -> [DemandPlan] {
        model.demands.map { flows in
            func mean(_ values: [Double]) -> Double { yearlySum(values) / 8760 * WorkUnit.perModelUnit }
            var served: [String: Double] = [:]
            for (r, columns) in flows.served { served[scenario.regions[r].name] = mean(series(columns)) }
            let workload = scenario.workloads[flows.workload]
            return DemandPlan(
                workload: workload.name, unit: workload.unit.rawValue, origin: flows.origin,
                customerClass: workload.demands.first { $0.origin == flows.origin }?.customerClass,
                year: scenario.horizon.years.lowerBound + flows.yearIndex, meanUnits: mean(flows.demand),
                servedUnits: served, unservedUnits: mean(series(flows.unserved)))
        }
    }

    fileprivate func work(_ cell: Cell) -> [HourlySeries] {
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

    fileprivate func demand(_ flows: DemandFlows) -> [HourlySeries] {
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
}
