import Documents

/// Annuities of what was built: Σ_{y' ≤ y < y' + life} CRF(w, life)·capex(y')·b(y'), by cost item.
extension CostCheck {
    func capital(_ region: Region, _ year: Int, _ expected: inout ExpectedCosts) {
        let halls = region.halls
        // Capital bears interest for half of the lead time.
        let growth = 1 + region.dataCentreWaccShare
        var interest = (0..<halls.leadTimeYears / 2).reduce(1.0) { worth, _ in worth * growth }
        if !halls.leadTimeYears.isMultiple(of: 2) { interest *= growth.squareRoot() }
        var items: [Annuity] = []
        for rack in scenario.rackClasses {
            items.append(
                Annuity(
                    "racks", rack.name, rack.capexUsdPerRack, 1, rack.lifeYears, region.dataCentreWaccShare, "racks"))
        }
        for (kind, hall) in [(HallKind.air, halls.air), (.liquid, halls.liquid)] {
            items.append(
                Annuity(
                    "halls", kind.rawValue, hall.capexUsdPerKw, 1000 * interest, halls.lifeYears,
                    region.dataCentreWaccShare, "halls"))
        }
        for system in scenario.coolingSystems {
            items.append(
                Annuity(
                    "cooling", system.name, system.capexUsdPerKwTh, 1000, system.lifeYears, region.dataCentreWaccShare,
                    "cooling"))
        }
        for tank in scenario.thermalStores {
            items.append(
                Annuity(
                    "tank", tank.name, tank.capexUsdPerKwhTh, 1000, tank.lifeYears, region.dataCentreWaccShare,
                    "cooling"))
        }
        for item in items + powerCapital(region) {
            expected.add("\(item.costItem)_capital", paid(item, region, year), at: 0)
        }
    }

    private func powerCapital(_ region: Region) -> [Annuity] {
        var items: [Annuity] = []
        for plant in region.plants {
            let technology = plant.technology
            items.append(
                Annuity(
                    "plant", plant.name, technology.capexUsdPerKw, 1000, technology.lifeYears, region.waccShare,
                    "plants"))
            guard let battery = plant.kind as? Battery else { continue }
            items.append(
                Annuity(
                    "energy", plant.name, battery.capexUsdPerKwh, 1000, technology.lifeYears, region.waccShare,
                    "plants"))
        }
        for upgrade in region.hosting.upgrades {
            items.append(
                Annuity(
                    "hosting", upgrade.name, upgrade.capexUsdPerKw, 1000, upgrade.lifeYears, region.waccShare,
                    "grid_upgrades"))
        }
        for link in scenario.links where link.from == region.name {
            items.append(
                Annuity("link", link.name, link.capexUsdPerKw, 1000, link.lifeYears, region.waccShare, "links"))
        }
        return items
    }

    private func paid(_ item: Annuity, _ region: Region, _ year: Int) -> Double {
        scenario.horizon.years.filter { $0 <= year && Double(year - $0) < item.life }.reduce(0) { sum, built in
            let units = values.stock(item.quantity, item.item, region.name, built)?.built ?? 0
            return sum + units * item.usdPerUnit.value(in: built) * item.scale
                * capitalRecoveryFactor(wacc: item.wacc, lifeYears: item.life)
        }
    }
}

/// What a unit built of a stock costs: capex · scale, US$, over its life.
private struct Annuity {
    let quantity: String
    let item: String
    let usdPerUnit: YearlyTable
    let scale: Double
    let life: Double
    let wacc: Double
    let costItem: String

    init(
        _ quantity: String, _ item: String, _ usdPerUnit: YearlyTable, _ scale: Double, _ life: Double, _ wacc: Double,
        _ costItem: String
    ) {
        (self.quantity, self.item, self.usdPerUnit, self.scale) = (quantity, item, usdPerUnit, scale)
        (self.life, self.wacc, self.costItem) = (life, wacc, costItem)
    }
}
