import Documents
import Planning
import Vocabulary

/// Annuities of what was built: Σ_{y' ≤ y < y' + life} CRF(w, life)·capex(y')·b(y'), by cost item.
extension CostCheck {
    func capital(_ region: Region, _ year: Int, _ expected: inout ExpectedCosts) {
        let halls = region.halls
        let interest = interest(halls.pace, region.dataCentreWaccShare)
        var items: [Annuity] = []
        for rack in scenario.rackClasses {
            items.append(
                Annuity(
                    StockID(.racks, rack.name), rack.capexUsdPerRack, 1, rack.lifeYears, region.dataCentreWaccShare))
        }
        for (kind, hall) in [(HallKind.air, halls.air), (.liquid, halls.liquid)] {
            items.append(
                Annuity(
                    StockID(.halls, kind.rawValue), hall.capexUsdPerKw, 1000 * interest, halls.lifeYears,
                    region.dataCentreWaccShare))
        }
        for system in scenario.coolingSystems {
            items.append(
                Annuity(
                    StockID(.cooling, system.name), system.capexUsdPerKwTh, 1000 * region.coolingCapexRelative,
                    system.lifeYears,
                    region.dataCentreWaccShare))
        }
        for tank in scenario.thermalStores {
            items.append(
                Annuity(
                    StockID(.tank, tank.name), tank.capexUsdPerKwhTh, 1000, tank.lifeYears, region.dataCentreWaccShare))
        }
        for item in items + powerCapital(region) {
            expected.add(item.stock.kind.costs!.capital, paid(item, region, year), at: 0)
        }
    }

    /// Capital bears interest for half of the lead time.
    private func interest(_ pace: BuildPace, _ wacc: Double) -> Double {
        let whole = (0..<pace.leadTimeYears / 2).reduce(1.0) { worth, _ in worth * (1 + wacc) }
        return pace.leadTimeYears.isMultiple(of: 2) ? whole : whole * (1 + wacc).squareRoot()
    }

    private func powerCapital(_ region: Region) -> [Annuity] {
        var items: [Annuity] = []
        for plant in region.plants {
            let technology = plant.technology
            let scale = 1000 * interest(plant.pace, region.waccShare)
            items.append(
                Annuity(
                    StockID(.plant, plant.name), technology.capexUsdPerKw, scale, technology.lifeYears, region.waccShare
                )
            )
            guard let energy = plant.kind.facts.energy else { continue }
            items.append(
                Annuity(
                    StockID(.energy, plant.name), energy.capexUsdPerKwh, scale, technology.lifeYears, region.waccShare))
        }
        for upgrade in region.hosting.upgrades {
            items.append(
                Annuity(
                    StockID(.hosting, upgrade.name), upgrade.capexUsdPerKw,
                    1000 * interest(upgrade.pace, region.waccShare), upgrade.lifeYears, region.waccShare))
        }
        for link in scenario.links where link.from == region.name {
            items.append(
                Annuity(
                    StockID(.link, link.name), link.capexUsdPerKw, 1000 * interest(link.pace, region.waccShare),
                    link.lifeYears, region.waccShare))
        }
        return items
    }

    private func paid(_ item: Annuity, _ region: Region, _ year: Int) -> Double {
        scenario.horizon.years.filter { $0 <= year && Double(year - $0) < item.life }.reduce(0) { sum, built in
            let units = values.stock(item.stock, region.name, built)?.built ?? 0
            return sum + units * item.usdPerUnit.value(in: built) * item.scale
                * capitalRecoveryFactor(wacc: item.wacc, lifeYears: item.life)
        }
    }
}

/// What a unit built of a stock costs: capex · scale, US$, over its life.
private struct Annuity {
    let stock: StockID
    let usdPerUnit: YearlyTable
    let scale: Double
    let life: Double
    let wacc: Double

    init(_ stock: StockID, _ usdPerUnit: YearlyTable, _ scale: Double, _ life: Double, _ wacc: Double) {
        (self.stock, self.usdPerUnit, self.scale, self.life, self.wacc) = (stock, usdPerUnit, scale, life, wacc)
    }
}
