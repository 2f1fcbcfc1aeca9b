import LinearProgramming
import Vocabulary

extension PlanModel {
    /// Reads a plan out of a solution's primal values, without their dust, and of its dual values.
    public func plan(_ solution: Solution) -> Plan {
        PlanExtraction(
            model: self, x: Dust.settled(solution.primal, of: program), y: solution.rowDual,
            objectiveUsd: program.objective(at: solution.primal)
        ).plan()
    }
}

/// Turns columns and duals back into the words of planners.
struct PlanExtraction {
    let model: PlanModel
    let x: [Double]
    let y: [Double]
    /// Of the solution as it was certified.
    let objectiveUsd: Double

    var scenario: Scenario { model.scenario }
    var weight: [Double] { model.axis.weight }

    func plan() -> Plan {
        let costs = model.ledger.items(
            at: x, regions: scenario.regions.count, years: scenario.horizon.years.count)
        var regions: [RegionPlan] = []
        var discounted = 0.0
        var products: [String: Product] = [:]
        var all = Product()
        let traced = scenario.horizon.years.indices.enumerated().map { TracedYear(model, x, yearIndex: $0.offset) }
        let powerCosts = traced.enumerated().map { y, year in
            PowerCosts(model, x, traced: year, yearIndex: y, costs: costs.map { $0[y] })
        }
        for (r, region) in scenario.regions.enumerated() {
            var years: [Int: RegionYear] = [:]
            for cell in model.cells([r]) {
                var year = RegionYear()
                readRacks(cell, &year)
                readHeat(cell, &year)
                readPower(cell, traced[cell.yearIndex], &year)
                readBuilds(cell, &year)
                year.costUsd = costs[r][cell.yearIndex]
                discounted += year.costTotalUsd * scenario.horizon.discount(cell.year)
                readUnserved(cell, &year)
                year.product = product(cell, year, powerCosts[cell.yearIndex])
                products[region.name, default: Product()].add(year.product, scenario.horizon.discount(cell.year))
                all.add(year.product, scenario.horizon.discount(cell.year))
                years[cell.year] = year
            }
            regions.append(RegionPlan(name: region.name, jurisdiction: region.jurisdiction, years: years))
        }
        let prices = LimitPrices(model: model, x: x, y: y)
        return Plan(
            regions: regions, links: links(), demand: demand(), binding: prices.binding(), policies: prices.policies(),
            assets: prices.assets(),
            objectiveUsd: objectiveUsd, discountedCostItemsUsd: discounted, hourly: hourly(),
            capacity: capacity(), bills: bills(), waterDays: waterDays(),
            products: products, product: all)
    }

    func value(_ columns: Columns) -> Double { x[columns.start] }

    func series(_ columns: Columns) -> [Double] { Array(x[columns.start..<columns.start + columns.count]) }

    func series(_ expression: LinearExpression) -> [Double] {
        (0..<model.hours).map { expression.value($0, at: x) }
    }

    /// Σ_t w_t·v_t.
    func yearlySum(_ values: [Double]) -> Double {
        var sum = 0.0
        for t in values.indices { sum += weight[t] * values[t] }
        return sum
    }

    /// IT power of a cell, MW by hour.
    func itPower(_ cell: Cell) -> [Double] {
        var total = [Double](repeating: 0, count: model.hours)
        for (k, stock) in model.compute[cell.index].racks {
            for (t, power) in series(model.rackPower(cell, k, stock: stock)).enumerated() { total[t] += power }
        }
        return total
    }

    private func readPower(_ cell: Cell, _ traced: TracedYear, _ year: inout RegionYear) {
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
    /// what all take beyond the sites' own supply. Scope 1 is what the sites emit, whoever takes it.
    private func purchasedEmissions(_ cell: Cell, _ year: RegionYear) -> Double {
        let onSite = model.power[cell.index].onSite
        let taken = max(0, year.facilityTwh * 1e6 - (onSite.terms.isEmpty ? 0 : yearlySum(series(onSite))))
        let all = taken + year.ownLoadTwh * 1e6
        return all > 0 ? max(0, year.emissionsT - year.scope1T) * taken / all : 0
    }

    /// Σ_t of the dual of the power balance, y_t/discount, times load.
    private func powerWorth(_ cell: Cell, load: [Double]) -> Double? {
        guard let rows = model.power[cell.index].balance, !y.isEmpty else { return nil }
        let discount = scenario.horizon.discount(cell.year)
        var paid = 0.0
        for t in 0..<model.hours { paid += y[rows.start + t] * load[t] }
        return paid / discount
    }

    private func readBuilds(_ cell: Cell, _ year: inout RegionYear) {
        for stock in model.stocks.inRegion(cell.region) {
            guard let build = stock.builds[cell.yearIndex] else { continue }
            let built = value(build)
            if stock.embodiedTPerUnit > 0 { year.embodiedT[stock.key.id] = built * stock.embodiedTPerUnit }
            switch stock.key.id.kind {
            case .racks:
                let rack = scenario.rackClasses.first { $0.name == stock.key.id.name }!
                year.built[stock.key.id] = built * rack.peakKw / 1000
            case .link: break
            default: year.built[stock.key.id] = built
            }
        }
    }

    private func readUnserved(_ cell: Cell, _ year: inout RegionYear) {
        let name = scenario.regions[cell.region].name
        for flows in model.demands where flows.origin == name && flows.yearIndex == cell.yearIndex {
            year.unserved[scenario.workloads[flows.workload].name] =
                yearlySum(series(flows.unserved)) / 8760 * WorkUnit.perModelUnit
        }
        for flow in model.power[cell.index].flows where flow.id == .unserved {
            year.unservedEnergyMwh += yearlySum(series(flow.columns))
        }
    }

    private func links() -> [LinkPlan] {
        scenario.links.enumerated().compactMap { l, link in
            let from = scenario.regions.firstIndex { $0.name == link.from }!
            let stock = model.stocks[.link(from, link.name)]
            var years: [Int: LinkPlan.Year] = [:]
            for flow in model.linkFlows where flow.link == l {
                years[scenario.horizon.years.lowerBound + flow.yearIndex] = LinkPlan.Year(
                    capacityMw: value(flow.capacity), builtMw: stock?.builds[flow.yearIndex].map(value) ?? 0,
                    forwardTwh: yearlySum(series(flow.forward)) / 1e6,
                    backwardTwh: yearlySum(series(flow.backward)) / 1e6)
            }
            return LinkPlan(name: link.name, from: link.from, to: link.to, years: years)
        }
    }

    private func demand() -> [DemandPlan] {
        model.demands.map { flows in
            func mean(_ values: [Double]) -> Double { yearlySum(values) / 8760 * WorkUnit.perModelUnit }
            var served: [String: Double] = [:]
            for (r, columns) in flows.served { served[scenario.regions[r].name] = mean(series(columns)) }
            let workload = scenario.workloads[flows.workload]
            return DemandPlan(
                workload: workload.name, unit: workload.unit.rawValue, origin: flows.origin,
                year: scenario.horizon.years.lowerBound + flows.yearIndex, meanUnits: mean(flows.demand),
                servedUnits: served, unservedUnits: mean(series(flows.unserved)))
        }
    }

    private func capacity() -> [CapacityPlan] {
        model.stocks.all.flatMap { stock in
            scenario.horizon.years.enumerated().compactMap { y, year in
                guard let column = stock.capacity[y] else { return nil }
                return CapacityPlan(
                    stock: stock.key.id, place: scenario.regions[stock.key.region].name, year: year,
                    capacity: value(column), built: stock.builds[y].map(value) ?? 0)
            }
        }
            + contracted()
            + model.recorded.map {
                CapacityPlan(
                    stock: $0.id, place: scenario.regions[$0.cell.region].name, year: $0.cell.year,
                    capacity: value($0.columns), built: 0)
            }
    }

    /// The least contract that holds what is drawn: where holding one costs nothing, the program leaves its size open.
    private func contracted() -> [CapacityPlan] {
        var least = 0.0
        return model.cells().compactMap { cell in
            guard model.contracts[cell.index] != nil, case .tariff(let tariff) = scenario.regions[cell.region].market,
                let grid = model.power[cell.index].flows.first(where: { $0.id == .grid })
            else { return nil }
            if cell.yearIndex == 0 { least = 0 }
            least = max(
                least, tariff.contract!.existingMw.value(in: cell.year), series(grid.columns).max() ?? 0)
            return CapacityPlan(
                stock: StockID(.contracted), place: scenario.regions[cell.region].name, year: cell.year,
                capacity: least, built: 0)
        }
    }
}
