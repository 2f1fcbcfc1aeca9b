import TimeSeries

/// Plants, stores and what is drawn from the grid.
extension RegionCheck {
    private func flow(_ item: String) -> [Double] { read("power")[item] ?? [Double](repeating: 0, count: hours) }

    func plants(_ finding: inout Audit.Finding) {
        for plant in region.plants {
            let limit = stock("plant", plant.name)
            let profile = profiles.photovoltaic[index][plant.name]
            let thermal = plant.kind as? ThermalPlant
            let output = flow(plant.name)
            for t in 0..<hours {
                let most = limit * (profile?[t] ?? thermal?.availabilityShare ?? 1)
                finding.note(output[t] - most, "plant \(plant.name) at \(region.name) in \(year), hour \(t)")
            }
            if let thermal { operation(plant, thermal, output, limit, &finding) }
        }
    }

    /// Minimum load, ramps and running hours.
    private func operation(
        _ plant: Plant, _ thermal: ThermalPlant, _ output: [Double], _ capacity: Double, _ finding: inout Audit.Finding
    ) {
        let online = thermal.minimumLoadShare > 0 ? stock("online", plant.name) : 0
        for t in 0..<hours {
            let place = "\(plant.name) at \(region.name) in \(year), hour \(t)"
            finding.note(thermal.minimumLoadShare * online - output[t], "minimum load of \(place)")
            if let ramp = thermal.rampSharePerHour, ramp < thermal.availabilityShare {
                let change = abs(output[t] - output[axis.previous(t)])
                finding.note(change - ramp * capacity, "ramp of \(place)")
            }
        }
        guard let most = thermal.hoursLimitPerYear else { return }
        let energy = zip(axis.weight, output).reduce(0) { $0 + $1.0 * $1.1 }
        finding.note((energy - most * capacity) / 8760, "running hours of \(plant.name) at \(region.name) in \(year)")
    }

    /// level(t) = (1 − σ)·level(t−1) + η·ch(t) − dis(t)/η, and level ≤ E, of batteries and tanks.
    func stores(_ finding: inout Audit.Finding) {
        for plant in region.plants {
            guard let battery = plant.kind as? Battery else { continue }
            let charge = flow(plant.name + "_charge").map { -$0 }
            let oneWay = battery.roundTripShare.squareRoot()
            store(
                plant.name, charge: charge, discharge: flow(plant.name), oneWay: oneWay,
                loss: battery.selfDischargeShare, energy: stock("energy", plant.name), &finding)
        }
        for tank in scenario.thermalStores {
            let heat = read("\(tank.serves.rawValue)_heat")
            guard let charge = heat[tank.name + "_charge"], let discharge = heat[tank.name] else { continue }
            store(
                tank.name, charge: charge, discharge: discharge.map { -$0 }, oneWay: 1, loss: tank.lossSharePerHour,
                energy: stock("tank", tank.name), &finding)
        }
    }

    private func store(
        _ name: String, charge: [Double], discharge: [Double], oneWay: Double, loss: Double, energy: Double,
        _ finding: inout Audit.Finding
    ) {
        guard let level = read("level")[name] else { return }
        for t in 0..<hours {
            let expected = (1 - loss) * level[axis.previous(t)] + oneWay * charge[t] - discharge[t] / oneWay
            finding.note(abs(level[t] - expected), "level of \(name) at \(region.name) in \(year), hour \(t)")
            finding.note(level[t] - energy, "size of \(name) at \(region.name) in \(year), hour \(t)")
        }
    }

    /// grid ≤ contracted, and F − on-site supply ≤ hosting limit + upgrades.
    func grid(_ finding: inout Audit.Finding) {
        let grid = flow("grid")
        if case .tariff(let tariff) = region.market, tariff.contract != nil {
            let contracted = stock("contracted", "grid")
            for t in 0..<hours {
                finding.note(grid[t] - contracted, "contract at \(region.name) in \(year), hour \(t)")
            }
        }
        let upgrades = region.hosting.upgrades.reduce(0) { $0 + stock("hosting", $1.name) }
        let limit = region.hosting.limitMw.value(in: year) + upgrades
        var draw = flow("facility").map { -$0 }
        for plant in region.plants where plant.onSite {
            let (output, charge) = (flow(plant.name), flow(plant.name + "_charge"))
            for t in 0..<hours { draw[t] -= output[t] + charge[t] }
        }
        if draw.allSatisfy({ $0 <= 0 }) { return }
        for t in 0..<hours { finding.note(draw[t] - limit, "hosting at \(region.name) in \(year), hour \(t)") }
    }
}
