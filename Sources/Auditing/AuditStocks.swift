import Documents
import Planning
import TimeSeries
import Vocabulary

/// What may stand of something at a place: existing units, what must and may be built, and when.
private struct Allowance {
    var existing: YearlyTable? = nil
    var committed: YearlyTable? = nil
    /// Whether what is committed may be built outside of its years.
    var commitmentsOpen = true
    /// How fast it may be built, alone; nil: no such limits.
    var pace: BuildPace? = nil
    /// Largest stock; nil: none.
    var limit: YearlyTable? = nil
    var life: Double
    var first = Int.min
    var last = Int.max
    /// MW or MWh in a unit.
    var size = 1.0
}

/// Capacities over the years, and what links carry.
extension RegionCheck {
    /// import(t) = (1 − loss)·export(t) for each link that reaches the region, and export ≤ K.
    func links(_ tally: inout AuditTally) {
        for link in scenario.links where [link.from, link.to].contains(region.name) {
            let other = link.from == region.name ? link.to : link.from
            let sentHere = values.item(BalanceID(.power), .linkExport(link.name), other, year)
            let arrived = flow(.linkImport(link.name))
            let limit = values.stock(StockID(.link, link.name), link.from, year)?.capacity ?? 0
            let export = flow(.linkExport(link.name))
            for t in 0..<hours {
                let hour = axis.hourOfYear[t]
                tally.same(
                    arrived[t], -(1 - link.lossShare) * sentHere[t], at(.links), hour: hour,
                    "what arrives over \(link.name)")
                tally.limit(-export[t], atMost: limit, at(.links), hour: hour, "what is sent over \(link.name)")
            }
        }
    }

    /// K(y) = existing(y) + Σ_{y' ≤ y < y' + life} b(y') for what the region may build, within what it may.
    func stocks(_ tally: inout AuditTally) {
        for rack in scenario.rackClasses {
            check(
                StockID(.racks, rack.name),
                Allowance(
                    existing: region.existingRacks[rack.name], committed: region.committedRacks[rack.name],
                    commitmentsOpen: false, life: rack.lifeYears, first: rack.availableFromYear,
                    last: rack.availableToYear, size: rack.peakKw / 1000), &tally)
        }
        for system in scenario.coolingSystems {
            check(
                StockID(.cooling, system.name),
                Allowance(
                    existing: region.existingCoolingMwTh[system.name],
                    committed: region.committedCoolingMwTh[system.name], commitmentsOpen: false, life: system.lifeYears,
                    first: system.availableFromYear, last: system.availableToYear), &tally)
        }
        for (kind, hall) in [(HallKind.air, region.halls.air), (.liquid, region.halls.liquid)] {
            check(
                StockID(.halls, kind.rawValue),
                Allowance(existing: hall.existingMw, committed: hall.committedMw, life: region.halls.lifeYears),
                &tally)
        }
        for plant in region.plants {
            let life = plant.technology.lifeYears
            check(
                StockID(.plant, plant.name),
                Allowance(
                    existing: plant.existingMw, committed: plant.committedMw, pace: plant.pace, limit: plant.limitMw,
                    life: life,
                    first: plant.earliestYear), &tally)
            guard let energy = plant.kind.facts.energy else { continue }
            check(
                StockID(.energy, plant.name),
                Allowance(
                    existing: energy.existingMwh, committed: energy.committedMwh,
                    pace: BuildPace(energyOf: plant.pace, energy), limit: energy.limitMwh, life: life,
                    first: plant.earliestYear),
                &tally)
        }
        sites(&tally)
    }

    /// Tanks, upgrades and the links that are named from the region.
    private func sites(_ tally: inout AuditTally) {
        for site in region.tanks {
            guard let tank = scenario.thermalStores.first(where: { $0.name == site.name }) else { continue }
            check(
                StockID(.tank, tank.name),
                Allowance(
                    existing: site.existingMwhTh, committed: site.committedMwhTh, limit: site.limitMwhTh,
                    life: tank.lifeYears, first: site.earliestYear
                ),
                &tally)
        }
        for upgrade in region.hosting.upgrades {
            check(
                StockID(.hosting, upgrade.name),
                Allowance(
                    committed: upgrade.committedMw, pace: upgrade.pace,
                    limit: YearlyTable(constant: upgrade.capacityMw),
                    life: upgrade.lifeYears,
                    first: upgrade.earliestYear),
                &tally)
        }
        for link in scenario.links where link.from == region.name {
            check(
                StockID(.link, link.name),
                Allowance(
                    existing: link.existingMw, committed: link.committedMw, pace: link.pace, limit: link.limitMw,
                    life: link.lifeYears,
                    first: link.earliestYear), &tally)
        }
    }

    private func check(_ id: StockID, _ allowed: Allowance, _ tally: inout AuditTally) {
        let years = scenario.horizon.years.lowerBound...year
        func built(_ year: Int) -> Double { values.stock(id, region.name, year)?.built ?? 0 }
        let place = at(.stocks, [.energy, .tank].contains(id.kind) ? .megawattHour : .megawatt)
        let existing = allowed.existing?.value(in: year) ?? 0
        let committed = allowed.committed?.value(in: year) ?? 0
        let standing = years.filter { Double(year - $0) < allowed.life }.reduce(0) { $0 + built($1) }
        let stock = stock(id.kind, id.name)
        let name = "\(id.kind.rawValue) \(id.name)"
        tally.same(stock * allowed.size, (existing + standing) * allowed.size, place, "stock of \(name)")
        tally.limit(-built(year) * allowed.size, atMost: 0, place, "build of \(name), negative")
        tally.limit(
            committed * allowed.size, atMost: years.reduce(0) { $0 + built($1) } * allowed.size, place,
            "committed build of \(name)")
        if let limit = allowed.limit?.value(in: year) {
            tally.limit(
                stock * allowed.size, atMost: max(limit, existing + committed) * allowed.size, place, "limit of \(name)"
            )
        }
        pace(allowed, built(year), years.reduce(0) { $0 + built($1) }, place, name, &tally)
        let isOpen = year >= allowed.first && year <= allowed.last && year >= scenario.horizon.firstBuildYear
        if !isOpen, committed == 0 || !allowed.commitmentsOpen {
            tally.limit(built(year) * allowed.size, atMost: 0, place, "early build of \(name)")
        }
    }

    /// b ≤ largest build, and Σ b ≤ what is under construction while the first lead time runs.
    private func pace(
        _ allowed: Allowance, _ built: Double, _ soFar: Double, _ place: AuditPlace, _ name: String,
        _ tally: inout AuditTally
    ) {
        guard let pace = allowed.pace else { return }
        if let largest = pace.largestBuildPerYear {
            tally.limit(built, atMost: largest.value(in: year), place, "largest build of \(name)")
        }
        if year < scenario.horizon.firstBuildYear + pace.leadTimeYears {
            tally.limit(soFar, atMost: pace.underConstruction.value(in: year), place, "\(name) under construction")
        }
    }
}
