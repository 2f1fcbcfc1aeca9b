import Documents
import TimeSeries

/// Capacities over the years, and what links carry.
extension RegionCheck {
    /// import(t) = (1 − loss)·export(t) for each link that reaches the region.
    func links(_ finding: inout Audit.Finding) {
        for link in scenario.links where [link.from, link.to].contains(region.name) {
            let other = link.from == region.name ? link.to : link.from
            let sent = readAt(other, "power")["\(link.name)_export"] ?? [Double](repeating: 0, count: hours)
            let arrived = read("power")["\(link.name)_import"] ?? [Double](repeating: 0, count: hours)
            for t in 0..<hours {
                finding.note(
                    abs(arrived[t] + (1 - link.lossShare) * sent[t]),
                    "what arrives over \(link.name) at \(region.name) in \(year), hour \(t)")
            }
        }
    }

    /// K(y) = existing(y) + Σ_{y' ≤ y < y' + life} b(y') for what the region may build.
    func stocks(_ finding: inout Audit.Finding) {
        for rack in scenario.rackClasses {
            // In MW, as all findings are.
            stock(
                "racks", rack.name, existing: region.existingRacks[rack.name], life: rack.lifeYears,
                unit: rack.peakKw / 1000, &finding)
        }
        for system in scenario.coolingSystems {
            stock(
                "cooling", system.name, existing: region.existingCoolingMwTh[system.name], life: system.lifeYears,
                &finding)
        }
        for (kind, hall) in [(HallKind.air, region.halls.air), (.liquid, region.halls.liquid)] {
            stock("halls", kind.rawValue, existing: hall.existingMw, life: region.halls.lifeYears, &finding)
        }
        for plant in region.plants {
            let life = plant.technology.lifeYears
            stock("plant", plant.name, existing: plant.existingMw, life: life, &finding)
            guard let battery = plant.kind as? Battery else { continue }
            stock("energy", plant.name, existing: battery.existingMwh, life: life, &finding)
        }
        for tank in scenario.thermalStores {
            let site = region.tanks.first { $0.name == tank.name }
            stock("tank", tank.name, existing: site?.existingMwhTh, life: tank.lifeYears, &finding)
        }
        for upgrade in region.hosting.upgrades {
            stock("hosting", upgrade.name, existing: nil, life: upgrade.lifeYears, &finding)
        }
        for link in scenario.links where link.from == region.name {
            stock("link", link.name, existing: link.existingMw, life: link.lifeYears, &finding)
        }
    }

    private func stock(
        _ quantity: String, _ item: String, existing: YearlyTable?, life: Double, unit: Double = 1,
        _ finding: inout Audit.Finding
    ) {
        guard let written = observed(quantity, region.name, item, year)?.capacity else { return }
        let built = scenario.horizon.years.filter { $0 <= year && Double(year - $0) < life }
            .reduce(0) { $0 + (observed(quantity, region.name, item, $1)?.built ?? 0) }
        let expected = (existing?.value(in: year) ?? 0) + built
        // Written to some digits of its own size.
        let size = max(1, abs(expected))
        finding.note(
            abs(written - expected) * unit / size, "stock of \(quantity) \(item) at \(region.name) in \(year)")
    }
}
