import LinearProgramming

extension PlanModel {
    /// Hall stocks, with interest for half of the lead time on what they cost.
    mutating func addHalls() {
        for (r, region) in scenario.regions.enumerated() {
            let halls = region.halls
            let interest = compound(1 + region.dataCentreWaccShare, Double(halls.leadTimeYears) / 2)
            for kind in HallKind.allCases {
                let hall = kind == .air ? halls.air : halls.liquid
                addStock(
                    StockRequest(
                        key: .hall(r, kind), quantity: "halls", item: kind.rawValue,
                        existing: yearly(hall.existingMw.value), committed: yearly { _ in 0 },
                        limit: yearly { [scenario] in
                            halls.mayBeFinished(in: $0, scenario.horizon) ? .infinity : 0
                        },
                        earliestYear: Int.min,
                        capexUsdPerUnit: yearly { hall.capexUsdPerKw.value(in: $0) * 1000 * interest },
                        fixedCostUsdPerUnitYear: yearly { halls.opexUsdPerKwYear.value(in: $0) * 1000 },
                        lifeYears: halls.lifeYears, wacc: region.dataCentreWaccShare, tax: region.tax,
                        costItem: "halls", embodiedTPerUnit: hall.embodiedTPerMw))
            }
            if halls.landM2PerMw > 0 { chargeLand(r, halls) }
        }
    }

    /// Σ_k κN ≤ usable·(H_air + H_liquid), the same for liquid-cooled classes alone, and what bounds the building of halls.
    mutating func addHallLimits() {
        for cell in cells() {
            addHallFit(cell)
            addPipeline(cell)
            addGrowth(cell)
        }
    }

    private mutating func addHallFit(_ cell: Cell) {
        let usable = scenario.regions[cell.region].halls.usableShare.value(in: cell.year)
        for (item, classes, kinds) in [
            ("all", HallKind.allCases, HallKind.allCases), ("liquid", [HallKind.liquid], [HallKind.liquid]),
        ] {
            var fit = LinearExpression()
            for rack in scenario.rackClasses where classes.contains(rack.hall) {
                guard let stock = stocks[.racks(cell.region, rack.name)]?.capacity[cell.yearIndex] else { continue }
                fit.add(rack.peakKw / 1000, stock)
            }
            if fit.terms.isEmpty { continue }
            for kind in kinds {
                guard let stock = stocks[.hall(cell.region, kind)]?.capacity[cell.yearIndex] else { continue }
                fit.add(-usable, stock)
            }
            let rows = program.addUpperLimits(row(.hallFit, cell, item: item, role: .capacity), fit)
            reportRows(rows, "hall_space", cell, item: item, unit: "usd/MW-year")
        }
    }

    /// Σ b of both kinds of hall in one year.
    func hallBuilds(_ cell: Cell) -> LinearExpression {
        var builds = LinearExpression()
        for kind in HallKind.allCases {
            if let build = stocks[.hall(cell.region, kind)]?.builds[cell.yearIndex] { builds.add(1, build) }
        }
        return builds
    }

    /// What is built up to a year is at most what the pipeline yields, what is under construction before the lead time of
    /// anything new has passed, and what there is land for.
    private mutating func addPipeline(_ cell: Cell) {
        let halls = scenario.regions[cell.region].halls
        var builds = LinearExpression()
        for y in 0...cell.yearIndex { builds.add(1, hallBuilds(self.cell(cell.region, y))) }
        if builds.terms.isEmpty { return }
        limit(
            .pipeline, cell, builds,
            atMost: halls.pipelineMw.value(in: cell.year) * halls.realisationShare.value(in: cell.year),
            unit: "usd/MW")
        if cell.year < scenario.horizon.firstBuildYear + halls.leadTimeYears {
            limit(.leadTime, cell, builds, atMost: halls.underConstructionMw.value(in: cell.year), unit: "usd/MW")
        }
        guard let land = halls.landLimitM2 else { return }
        let taken = (halls.air.existingMw.value(in: cell.year) + halls.liquid.existingMw.value(in: cell.year))
        limit(
            .land, cell, halls.landM2PerMw * builds,
            atMost: max(0, land.value(in: cell.year) - halls.landM2PerMw * taken), unit: "usd/m2")
    }

    /// b(y) ≤ largest build and b(y) ≤ g·H(y − 1); before the first year stand the halls that exist in it.
    private mutating func addGrowth(_ cell: Cell) {
        let halls = scenario.regions[cell.region].halls
        let builds = hallBuilds(cell)
        if builds.terms.isEmpty { return }
        if let largest = halls.largestBuildMwPerYear {
            limit(
                .growth, cell, item: "mw", builds, atMost: largest.value(in: cell.year), unit: "usd/MW")
        }
        guard let growth = halls.largestGrowthSharePerYear?.value(in: cell.year), growth.isFinite else { return }
        var excess = builds
        var standing = 0.0
        for (kind, hall) in [(HallKind.air, halls.air), (.liquid, halls.liquid)] {
            if cell.yearIndex == 0 {
                standing += hall.existingMw.value(in: cell.year)
            } else if let before = stocks[.hall(cell.region, kind)]?.capacity[cell.yearIndex - 1] {
                excess.add(-growth, before)
            }
        }
        limit(.growth, cell, item: "share", excess, atMost: growth * standing, unit: "usd/MW")
    }

    private mutating func limit(
        _ equation: Equation, _ cell: Cell, item: String = "", _ sum: LinearExpression, atMost limit: Double,
        unit: String
    ) {
        if limit == .infinity { return }
        let rows = program.addUpperLimits(
            row(equation, cell, item: item, role: .capacity), sum, atMost: .constant(limit))
        reportRows(rows, equation.rawValue, cell, item: item, unit: unit)
    }

    /// w · price(y') · a for each quoted MW built in y', from then on.
    private mutating func chargeLand(_ r: Int, _ halls: Halls) {
        let wacc = scenario.regions[r].dataCentreWaccShare
        for cell in cells([r]) {
            let rent = wacc * halls.landUsdPerM2.value(in: cell.year) * halls.landM2PerMw
            for term in hallBuilds(cell).terms {
                for paid in cell.yearIndex..<scenario.horizon.years.count {
                    charge("land", r, paid, rent, term.columns)
                }
            }
        }
    }
}

extension Halls {
    /// Whether the pipeline and the lead time let anything be finished in a year.
    func mayBeFinished(in year: Int, _ horizon: Horizon) -> Bool {
        pipelineMw.value(in: year) > 0
            && (year >= horizon.firstBuildYear + leadTimeYears || underConstructionMw.value(in: year) > 0)
    }
}
