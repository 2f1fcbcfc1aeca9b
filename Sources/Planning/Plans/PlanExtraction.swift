import LinearProgramming
import Vocabulary

extension PlanModel {
    /// Reads a plan out of a solution's primal values, without their dust, and of its dual values.
    public func plan(_ solution: Solution) -> Plan {
        PlanExtraction(
            model: self, x: Dust.settled(solution.primal, of: program), y: solution.rowDual,
            certified: solution.primal
        ).plan()
    }
}

/// Turns columns and duals back into the words of planners.
struct PlanExtraction {
    let model: PlanModel
    let x: [Double]
    let y: [Double]
    /// The values as they were certified, of which the objective is.
    let certified: [Double]
    /// By year: who consumes what carbon and clean energy.
    let traced: [TracedYear]

    init(model: PlanModel, x: [Double], y: [Double], certified: [Double]) {
        (self.model, self.x, self.y, self.certified) = (model, x, y, certified)
        traced = model.scenario.horizon.years.indices.enumerated().map { TracedYear(model, x, yearIndex: $0.offset) }
    }

    var scenario: Scenario { model.scenario }
    var weight: [Double] { model.axis.weight }

    func plan() -> Plan {
        let costs = model.ledger.items(
            at: x, regions: scenario.regions.count, years: scenario.horizon.years.count)
        var regions: [RegionPlan] = []
        var (discounted, tail) = (0.0, 0.0)
        var products: [String: Product] = [:]
        var all = Product()
        let powerCosts = traced.enumerated().map { y, year in
            PowerCosts(model, x, traced: year, yearIndex: y, costs: costs.map { $0[y] })
        }
        for (r, region) in scenario.regions.enumerated() {
            var years: [Int: RegionYear] = [:]
            for cell in model.cells([r]) {
                var year = RegionYear()
                for part in PartCatalogue.parts { part.read(cell, self, into: &year) }
                readBuilds(cell, &year)
                year.costUsd = costs[r][cell.yearIndex]
                let (weight, discount) = (scenario.horizon.weight(cell.year), scenario.horizon.discount(cell.year))
                discounted += year.costTotalUsd * weight
                tail += year.costTotalUsd * (weight - discount)
                year.product = product(cell, year, powerCosts[cell.yearIndex])
                products[region.name, default: Product()].add(year.product, discount)
                all.add(year.product, discount)
                years[cell.year] = year
            }
            regions.append(RegionPlan(name: region.name, jurisdiction: region.jurisdiction, years: years))
        }
        let links = links()
        let reduced = model.reducedCosts(y)
        let prices = LimitPrices(model: model, x: x, y: y, reduced: reduced)
        let (binding, policies) = (prices.binding(), prices.policies())
        let capex = capex()
        return Plan(
            regions: regions, jurisdictions: jurisdictions(regions), offshore: offshore(regions), links: links,
            demand: demand(), warnings: Plan.warnings(links, scenario),
            binding: binding, policies: policies,
            assets: prices.assets(), limits: LimitWorth.merged(binding, policies, scenario.horizon),
            options: options(reduced: reduced), storeSavings: storeSavings(),
            objectiveUsd: model.program.objective(at: certified),
            headline: Headline(model, at: certified, capex: capex), discountedCostItemsUsd: discounted,
            tailUsd: tail,
            hourly: hourly(), places: places(), capacity: capacity(), capex: capex, bills: bills(),
            waterDays: waterDays(),
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

    private func readBuilds(_ cell: Cell, _ year: inout RegionYear) {
        for stock in model.stocks.inRegion(cell.region) {
            guard let build = stock.builds[cell.yearIndex] else { continue }
            let built = value(build)
            if stock.embodiedTPerUnit > 0 { year.embodiedT[stock.key.id] = built * stock.embodiedTPerUnit }
            let capex = built * stock.overnightUsdPerUnit[cell.yearIndex]
            if built > 0 { year.capexUsd[stock.key.id] = capex }
            switch stock.key.id.kind {
            case .racks:
                let rack = scenario.rackClasses.first { $0.name == stock.key.id.name }!
                year.built[stock.key.id] = built * rack.peakKw / 1000
            case .link: break
            default: year.built[stock.key.id] = built
            }
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
            guard model.contracts[cell.index] != nil, case .tariff(let tariff) = scenario.regions[cell.region].market
            else { return nil }
            if cell.yearIndex == 0 { least = 0 }
            least = max(
                least, tariff.contract!.existingMw.value(in: cell.year), billedDemand(tariff, cell).max() ?? 0)
            return CapacityPlan(
                stock: StockID(.contracted), place: scenario.regions[cell.region].name, year: cell.year,
                capacity: least, built: 0)
        }
    }
}
