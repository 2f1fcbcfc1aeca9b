import Documents
import TimeSeries

/// The sum of all cost items, and what of them follows from hours, days and bills alone.
struct CostCheck {
    let scenario: Scenario
    let axis: TimeAxis
    let profiles: Profiles
    let values: AuditValues
    let objectiveUsd: Double

    func all(_ tally: inout AuditTally) {
        var (sum, size) = (0.0, 0.0)
        for year in scenario.horizon.years {
            let rate = 1 + scenario.horizon.discountRateShare
            let discount = (scenario.horizon.years.lowerBound..<year).reduce(1) { worth, _ in worth / rate }
            for region in scenario.regions {
                for (_, usd) in values.costs(region.name, year).sorted(by: { $0.key < $1.key }) {
                    sum += discount * usd
                    size += discount * abs(usd)
                }
            }
        }
        tally.same(
            sum, objectiveUsd, among: size, AuditPlace(check: .costs, place: "all regions", year: nil, unit: .dollar),
            "discounted sum of the cost items")
        for year in scenario.horizon.years {
            for (r, region) in scenario.regions.enumerated() { items(r, region, year, &tally) }
            undone(year, &tally)
        }
    }

    /// Work not done, of all origins: whichever region pays for it.
    private func undone(_ year: Int, _ tally: inout AuditTally) {
        let item = "unserved_compute"
        let written = scenario.regions.reduce(0) { $0 + (values.costs($1.name, year)[item] ?? 0) }
        var expected = ExpectedCosts()
        for workload in scenario.workloads {
            let price = workload.valueUsdPerUnitHour.value(in: year) * WorkUnit.perModelUnit
            for demand in workload.demands {
                let lost = zip(axis.weight, values.item("demand.\(workload.name)", "unserved", demand.origin, year))
                    .reduce(0) { $0 - $1.0 * $1.1 }
                expected.add(item, price * lost, at: price)
            }
        }
        let cost = expected.items[item] ?? (0, 0)
        tally.same(
            cost.usd, written, among: 8760 * cost.highestUsdPerMwh,
            AuditPlace(check: .costs, place: "all regions", year: year, unit: .dollar), item)
    }

    private func items(_ r: Int, _ region: Region, _ year: Int, _ tally: inout AuditTally) {
        let written = values.costs(region.name, year)
        let total = written.values.sorted().reduce(0) { $0 + abs($1) }
        var expected = ExpectedCosts()
        supply(region, year, &expected)
        market(r, region, year, &expected)
        capital(region, year, &expected)
        for (item, cost) in expected.items.sorted(by: { $0.key < $1.key }) {
            // Hours are written to a watt, so a watt in every hour at the item's highest price is within rounding.
            tally.same(
                cost.usd, written[item] ?? 0, among: total + 8760 * cost.highestUsdPerMwh,
                AuditPlace(check: .costs, place: region.name, year: year, unit: .dollar), item)
        }
    }

    /// Costs by item, with the highest price that was paid for a MWh.
    struct ExpectedCosts {
        var items: [String: (usd: Double, highestUsdPerMwh: Double)] = [:]

        mutating func add(_ item: String, _ usd: Double, at usdPerMwh: Double) {
            items[item, default: (0, 0)].usd += usd
            items[item]!.highestUsdPerMwh += abs(usdPerMwh)
        }
    }

    private func energy(_ item: String, _ place: String, _ year: Int) -> Double {
        zip(axis.weight, values.item("power", item, place, year)).reduce(0) { $0 + $1.0 * $1.1 }
    }

    private func supply(_ region: Region, _ year: Int, _ expected: inout ExpectedCosts) {
        func add(_ item: String, _ flow: String, _ usdPerMwh: Double) {
            expected.add(item, usdPerMwh * energy(flow, region.name, year), at: usdPerMwh)
        }
        for plant in region.plants {
            add("plants_variable", plant.name, plant.technology.variableCostUsdPerMwh.value(in: year))
            add("grid_access", plant.name, plant.accessUsdPerMwh.value(in: year))
            if let thermal = plant.kind as? ThermalPlant {
                let perMwh = thermal.fuelUsdPerMmbtu.value(in: year) * ThermalPlant.mmbtuPerMwh
                add("fuel", plant.name, perMwh / thermal.efficiencyShare)
            }
            if let contract = plant.kind as? ImportContract {
                add("imports", plant.name, contract.priceUsdPerMwh.value(in: year))
            }
        }
        add("unserved_energy", "unserved", region.unservedEnergyUsdPerMwh)
        for link in scenario.links where [link.from, link.to].contains(region.name) {
            let other = link.from == region.name ? link.to : link.from
            let price = link.wheelingUsdPerMwh.value(in: year)
            expected.add("wheeling", -price * energy("\(link.name)_export", other, year), at: price)
        }
    }

    private func market(_ r: Int, _ region: Region, _ year: Int, _ expected: inout ExpectedCosts) {
        for tier in region.water {
            let taken = values.waterDays(region.name, year).filter { $0.tier == tier.name }
            expected.add(
                "water",
                tier.priceUsdPerM3.value(in: year) * taken.reduce(0) { $0 + $1.daysLikeIt * $1.cubicMetres }, at: 0)
        }
        guard case .tariff(let tariff) = region.market else { return }
        let added = scenario.policies.reduce(0) { sum, named in
            guard let adjustment = named.policy as? TariffAdjustment, named.scope.regions.contains(r) else {
                return sum
            }
            return sum + adjustment.addedUsdPerMwh.value(in: year)
        }
        let prices = profiles.isPeakHour[r][year - scenario.horizon.years.lowerBound].map { isPeak in
            (isPeak ? tariff.peakUsdPerMwh : tariff.offPeakUsdPerMwh).value(in: year) + added
        }
        let grid = values.item("power", "grid", region.name, year)
        let paid = prices.indices.reduce(0) { $0 + axis.weight[$1] * prices[$1] * grid[$1] }
        expected.add("grid_energy", paid, at: prices.reduce(0) { max($0, abs($1)) })
        for bill in values.bills(region.name, year) {
            let perMw = bill.months * 1000
            expected.add(
                "grid_demand", tariff.demandUsdPerKwMonth.value(in: year) * perMw * bill.maximumDemandMw, at: 0)
            guard let contract = tariff.contract else { continue }
            expected.add(
                "grid_take_up", contract.shortfallUsdPerKwMonth.value(in: year) * perMw * bill.takeUpShortfallMw, at: 0)
        }
    }
}
