import LinearProgramming

extension PlanModel {
    /// Hall stocks, the pipeline that bounds their builds, and the racks that must fit.
    mutating func addHalls() {
        for (r, region) in scenario.regions.enumerated() {
            let halls = region.halls
            for kind in HallKind.allCases {
                let hall = kind == .air ? halls.air : halls.liquid
                addStock(
                    StockRequest(
                        key: .hall(r, kind), quantity: "halls", item: kind.rawValue,
                        existing: yearly(hall.existingMw.value), committed: yearly { _ in 0 },
                        limit: yearly { halls.pipelineMw.value(in: $0) > 0 ? .infinity : 0 }, earliestYear: Int.min,
                        capexUsdPerUnit: yearly { hall.capexUsdPerKw.value(in: $0) * 1000 },
                        fixedCostUsdPerUnitYear: yearly { halls.opexUsdPerKwYear.value(in: $0) * 1000 },
                        lifeYears: halls.lifeYears, wacc: region.dataCentreWaccShare, costItem: "halls"))
            }
        }
    }

    /// Σ_k κN ≤ usable·(H_air + H_liquid), the same for liquid-cooled classes alone, and the pipeline.
    mutating func addHallLimits() {
        for cell in cells() {
            addHallFit(cell)
            addPipeline(cell)
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
            let rows = program.addUpperLimits(label("hall_fit", cell, item: item, role: .capacity), fit)
            reportRows(rows, "hall_space", cell, item: item, unit: "usd/MW-year")
        }
    }

    private mutating func addPipeline(_ cell: Cell) {
        let halls = scenario.regions[cell.region].halls
        var builds = LinearExpression()
        for y in 0...cell.yearIndex {
            for kind in HallKind.allCases {
                if let build = stocks[.hall(cell.region, kind)]?.builds[y] { builds.add(1, build) }
            }
        }
        if builds.terms.isEmpty { return }
        let limit = halls.pipelineMw.value(in: cell.year) * halls.realisationShare.value(in: cell.year)
        let rows = program.addUpperLimits(
            label("pipeline", cell, role: .capacity), builds, atMost: .constant(limit))
        reportRows(rows, "pipeline", cell, unit: "usd/MW")
    }
}
