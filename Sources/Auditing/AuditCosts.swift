import Documents
import Planning
import TimeSeries
import Vocabulary

/// The sum of all cost items, and what of them follows from hours, days and bills alone.
struct CostCheck {
    let scenario: Scenario
    let axis: TimeAxis
    let values: AuditValues
    let objectiveUsd: Double

    func all(_ tally: inout AuditTally) {
        var (sum, size) = (0.0, 0.0)
        for year in scenario.horizon.years {
            let weight = self.weight(year)
            for region in scenario.regions {
                for (_, usd) in values.costs(region.name, year).sorted(by: { $0.key < $1.key }) {
                    sum += weight * usd
                    size += weight * abs(usd)
                }
            }
        }
        tally.same(
            sum, objectiveUsd, among: size, AuditPlace(check: .costs, place: "all regions", year: nil, unit: .dollar),
            "discounted sum of the cost items")
        for year in scenario.horizon.years {
            for region in scenario.regions { items(region, year, &tally) }
            undone(year, &tally)
        }
    }

    /// A dollar of a year in the first year's; the last year counts again for each year of the tail, one year further off each time.
    private func weight(_ year: Int) -> Double {
        let horizon = scenario.horizon
        let repeats = year == horizon.years.upperBound ? horizon.tailYears : 0
        let first = year - horizon.years.lowerBound
        return (first...first + repeats).reduce(0) { sum, n in
            sum + (0..<n).reduce(1) { worth, _ in worth / (1 + horizon.discountRateShare) }
        }
    }

    /// Work not done, of all origins: whichever region pays for it.
    private func undone(_ year: Int, _ tally: inout AuditTally) {
        let item = CostItem.unservedCompute
        let written = scenario.regions.reduce(0) { $0 + (values.costs($1.name, year)[item] ?? 0) }
        var expected = ExpectedCosts()
        for workload in scenario.workloads {
            let price = workload.valueUsdPerUnitHour.value(in: year) * WorkUnit.perModelUnit
            for demand in workload.demands {
                let lost = zip(
                    axis.weight, values.item(BalanceID(.demand, workload.name), .unserved, demand.origin, year)
                )
                .reduce(0) { $0 - $1.0 * $1.1 }
                expected.add(item, price * lost, at: price)
            }
        }
        let cost = expected.items[item] ?? (0, 0)
        tally.same(
            cost.usd, written, among: 8760 * cost.highestUsdPerMwh,
            AuditPlace(check: .costs, place: "all regions", year: year, unit: .dollar), item.rawValue)
    }

    private func items(_ region: Region, _ year: Int, _ tally: inout AuditTally) {
        let written = values.costs(region.name, year)
        let total = written.values.sorted().reduce(0) { $0 + abs($1) }
        var expected = ExpectedCosts()
        supply(region, year, &expected)
        water(region, year, &expected)
        capital(region, year, &expected)
        customers(region, year, &expected)
        for (item, cost) in expected.items.sorted(by: { $0.key < $1.key }) {
            // Hours are written to a watt, so a watt in every hour at the item's highest price is within rounding.
            tally.same(
                cost.usd, written[item] ?? 0, among: total + 8760 * cost.highestUsdPerMwh,
                AuditPlace(check: .costs, place: region.name, year: year, unit: .dollar), item.rawValue)
        }
    }

    /// Costs by item, with the highest price that was paid for a MWh.
    struct ExpectedCosts {
        var items: [CostItem: (usd: Double, highestUsdPerMwh: Double)] = [:]

        mutating func add(_ item: CostItem, _ usd: Double, at usdPerMwh: Double) {
            items[item, default: (0, 0)].usd += usd
            items[item]!.highestUsdPerMwh += abs(usdPerMwh)
        }
    }

    private func energy(_ flow: FlowID, _ place: String, _ year: Int) -> Double {
        zip(axis.weight, values.item(BalanceID(.power), flow, place, year)).reduce(0) { $0 + $1.0 * $1.1 }
    }

    private func supply(_ region: Region, _ year: Int, _ expected: inout ExpectedCosts) {
        func add(_ item: CostItem, _ flow: FlowID, _ usdPerMwh: Double) {
            expected.add(item, usdPerMwh * energy(flow, region.name, year), at: usdPerMwh)
        }
        for plant in region.plants {
            // What is made costs; what arrives is written.
            let made = 1 / (1 - plant.deliveryLossShare)
            add(.plantsVariable, .output(plant.name), made * plant.technology.variableCostUsdPerMwh.value(in: year))
            add(.gridAccess, .output(plant.name), plant.accessUsdPerMwh.value(in: year))
            if let price = plant.kind.facts.energyPrice {
                add(price.item, .output(plant.name), made * price.usdPerMwh(in: year))
            }
        }
        add(.unservedEnergy, .unserved, region.unservedEnergyUsdPerMwh)
        for link in scenario.links where [link.from, link.to].contains(region.name) {
            let other = link.from == region.name ? link.to : link.from
            let price = link.wheelingUsdPerMwh.value(in: year)
            expected.add(.wheeling, -price * energy(.linkExport(link.name), other, year), at: price)
        }
    }

    /// Fees, and what it takes to comply, for what arrives here from customers who need a licence.
    private func customers(_ region: Region, _ year: Int, _ expected: inout ExpectedCosts) {
        for item in [CostItem.customerLicences, .customerCompliance] { expected.add(item, 0, at: 0) }
        for named in scenario.policies
        where named.scope.regions.contains(where: { scenario.regions[$0].name == region.name }) {
            guard let rule = named.policy as? CustomerAccess else { continue }
            for workload in scenario.workloads {
                let price = rule.price(workload.unit, in: year)
                for demand in workload.demands where rule.customers.contains(workload, demand) {
                    let work = zip(
                        axis.weight,
                        values.item(BalanceID(.work, workload.name), .arriving(demand.origin), region.name, year)
                    ).reduce(0) { $0 + $1.0 * $1.1 }
                    for (item, usd) in [
                        (CostItem.customerLicences, price.licence), (.customerCompliance, price.compliance),
                    ] {
                        let perHour = usd * WorkUnit.perModelUnit / 8760
                        expected.add(item, perHour * work, at: perHour)
                    }
                }
            }
        }
    }

    private func water(_ region: Region, _ year: Int, _ expected: inout ExpectedCosts) {
        for tier in region.water {
            let taken = values.waterDays(region.name, year).filter { $0.tier == tier.name }
            expected.add(
                .water,
                tier.priceUsdPerM3.value(in: year) * taken.reduce(0) { $0 + $1.daysLikeIt * $1.cubicMetres }, at: 0)
        }
    }
}
