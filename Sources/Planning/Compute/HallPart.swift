import LinearProgramming
import Vocabulary

/// Halls: room for racks.
enum HallPart: Part {
    static let steps = [
        BuildStep(.halls, .stocks, once: { $0.addHalls() }),
        BuildStep(.backup, .stocks, after: [.racks, .plants], once: { $0.addBackup() }),
        BuildStep(.hallLimits, .stocks, after: [.halls, .racks], once: { $0.addHallLimits() }),
    ]
}

extension PlanModel {
    /// Hall stocks, with interest for half of the lead time on what they cost.
    mutating func addHalls() {
        for (r, region) in scenario.regions.enumerated() {
            let halls = region.halls
            let interest = halls.pace.interest(wacc: region.dataCentreWaccShare)
            for kind in HallKind.allCases {
                let hall = kind == .air ? halls.air : halls.liquid
                addStock(
                    StockRequest(
                        key: .hall(r, kind),
                        existing: yearly(hall.existingMw.value), committed: yearly(hall.committedMw.value),
                        commitmentsOpen: false,
                        limit: yearly { [scenario] in
                            halls.mayBeFinished(in: $0, scenario.horizon) ? .infinity : 0
                        }, leads: halls.pace,
                        earliestYear: Int.min,
                        capexUsdPerUnit: yearly { hall.capexUsdPerKw.value(in: $0) * 1000 },
                        interestFactor: interest,
                        fixedCostUsdPerUnitYear: yearly { halls.opexUsdPerKwYear.value(in: $0) * 1000 },
                        lifeYears: halls.lifeYears, wacc: region.dataCentreWaccShare, tax: region.tax,
                        keys: hallKeys(r, kind, halls),
                        embodiedTPerUnit: hall.embodiedTPerMw))
            }
            if halls.landM2PerMw > 0 { chargeLand(r, halls) }
        }
    }

    /// Of hall stocks: what may be built is what has been announced.
    private func hallKeys(_ r: Int, _ kind: HallKind, _ halls: Halls) -> StockKeys {
        var keys = StockKeys(key(r, "halls", kind.rawValue), existing: "existing_mw", committed: "committed_mw")
        (keys.limit, keys.paceTable) = (key(r, "halls", "pipeline_mw"), key(r, "halls"))
        keys.limitValue = yearly(halls.pipelineMw.value)
        keys.limitGain = scenario.horizon.years.map(halls.realisationShare.value).min() ?? 1
        return keys
    }

    /// Σ_k κN ≤ usable·(H_air + H_liquid), the same for liquid-cooled classes alone, and what bounds the building of halls.
    mutating func addHallLimits() {
        for cell in cells() {
            addHallFit(cell)
            addOccupancy(cell)
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
            // The numbers behind room are those of the halls themselves.
            if explains { continue }
            reportRows(
                rows, "hall_space", cell, item: item, role: mayBuildHalls(by: cell) ? .asset : .limit,
                .amount(
                    key(cell.region, "halls", kinds[0].rawValue, "existing_mw"), standingMw(kinds, cell),
                    PriceUnit.mwYear, gain: usable))
        }
    }

    /// Σ_k κN ≥ least·usable·(H_air + H_liquid): halls that stand empty were built for nobody.
    private mutating func addOccupancy(_ cell: Cell) {
        let halls = scenario.regions[cell.region].halls
        let least = halls.minimumOccupancyShare.value(in: cell.year)
        let usable = halls.usableShare.value(in: cell.year)
        var room = LinearExpression()
        for kind in HallKind.allCases {
            guard let stock = stocks[.hall(cell.region, kind)]?.capacity[cell.yearIndex] else { continue }
            room.add(usable, stock)
        }
        if least == 0 || room.terms.isEmpty { return }
        let rows = program.addUpperLimits(
            row(.occupancy, cell, role: .capacity), least * room - rackPeakMw(cell))
        reportRows(
            rows, Equation.occupancy.rawValue, cell,
            .share(hallKey(cell, "minimum_occupancy_share"), least, of: Relief(sum: room), also: PriceUnit.mwYear)
                .floor())
    }

    /// Σ_k κ_k·N_k, MW.
    func rackPeakMw(_ cell: Cell) -> LinearExpression {
        var peak = LinearExpression()
        for rack in scenario.rackClasses {
            guard let stock = stocks[.racks(cell.region, rack.name)]?.capacity[cell.yearIndex] else { continue }
            peak.add(rack.peakKw / 1000, stock)
        }
        return peak
    }

    /// Whether room in halls can be had by building: then limits on building say what is scarce, and room only what it costs.
    private func mayBuildHalls(by cell: Cell) -> Bool {
        (0...cell.yearIndex).contains { !hallBuilds(self.cell(cell.region, $0)).terms.isEmpty }
    }

    private func standingMw(_ kinds: [HallKind], _ cell: Cell) -> Double {
        let halls = scenario.regions[cell.region].halls
        return kinds.reduce(0) { $0 + ($1 == .air ? halls.air : halls.liquid).existingMw.value(in: cell.year) }
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
        let announced = halls.pipelineMw.value(in: cell.year)
        let realised = halls.realisationShare.value(in: cell.year)
        let number = SetNumber.amount(hallKey(cell, "pipeline_mw"), announced, PriceUnit.mw, gain: realised)
        // Where a policy approves a share of it, the number sets that row too.
        let isApproved = scenario.policies.contains {
            $0.policy is ApprovalRate && $0.scope.regions.contains(cell.region)
        }
        limitCapacity(
            .pipeline, cell, builds, atMost: announced * realised,
            isApproved || realised == 0 ? number : number.alone(slope: realised, from: .leastNonzeroMagnitude))
        limitStarted(halls.pace, cell, builds, of: .halls, key(cell.region, "halls"))
        guard let land = halls.landLimitM2 else { return }
        let taken = halls.bothMw(\.existingMw, in: cell.year)
        limitCapacity(
            .land, cell, halls.landM2PerMw * builds,
            atMost: max(0, land.value(in: cell.year) - halls.landM2PerMw * taken),
            .amount(hallKey(cell, "land_limit_m2"), land.value(in: cell.year), PriceUnit.squareMetre).alone(
                from: halls.landM2PerMw * taken))
    }

    /// b(y) ≤ largest build and b(y) ≤ g·H(y − 1); before the first year stand the halls that exist in it.
    private mutating func addGrowth(_ cell: Cell) {
        let halls = scenario.regions[cell.region].halls
        let builds = hallBuilds(cell)
        if builds.terms.isEmpty { return }
        limitPace(halls.pace, cell, item: "mw", builds, of: .halls, key(cell.region, "halls"))
        guard let growth = halls.largestGrowthSharePerYear?.value(in: cell.year), growth.isFinite else { return }
        var stock = LinearExpression()
        var standing = 0.0
        for (kind, hall) in [(HallKind.air, halls.air), (.liquid, halls.liquid)] {
            if cell.yearIndex == 0 {
                standing += hall.existingMw.value(in: cell.year)
            } else if let before = stocks[.hall(cell.region, kind)]?.capacity[cell.yearIndex - 1] {
                stock.add(1, before)
            }
        }
        limitCapacity(
            .growth, cell, item: "share", builds - growth * stock, atMost: growth * standing,
            .share(
                hallKey(cell, "largest_growth_share_per_year"), growth, of: Relief(sum: stock, plus: standing),
                also: PriceUnit.mw))
    }

    private func hallKey(_ cell: Cell, _ name: String) -> [String] { key(cell.region, "halls", name) }

    /// w · price(y') · a for each quoted MW built in y', from then on.
    private mutating func chargeLand(_ r: Int, _ halls: Halls) {
        let wacc = scenario.regions[r].dataCentreWaccShare
        for cell in cells([r]) {
            let rent = wacc * halls.landUsdPerM2.value(in: cell.year) * halls.landM2PerMw
            for term in hallBuilds(cell).terms {
                for paid in cell.yearIndex..<scenario.horizon.years.count {
                    charge(.land, r, paid, rent, term.columns)
                }
            }
        }
    }
}

extension Halls {
    /// Whether the pipeline and the lead time let anything be finished in a year.
    func mayBeFinished(in year: Int, _ horizon: Horizon) -> Bool {
        pipelineMw.value(in: year) > 0 && pace.mayBeFinished(in: year, horizon)
    }
}
