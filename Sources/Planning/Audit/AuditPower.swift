import TimeSeries

/// Plants, stores and what is drawn from the grid.
extension RegionCheck {
    func flow(_ item: String) -> [Double] { self.item("power", item) }

    func plants(_ tally: inout AuditTally) {
        for plant in region.plants {
            let limit = stock("plant", plant.name)
            let profile = profiles.photovoltaic[index][plant.name]
            let thermal = plant.kind as? ThermalPlant
            let output = flow(plant.name)
            let charge = plant.kind is Battery ? flow(plant.name + "_charge") : nil
            for t in 0..<hours {
                let hour = axis.hourOfYear[t]
                let most = limit * (profile?[t] ?? thermal?.availabilityShare ?? 1)
                tally.limit(output[t], atMost: most, at(.plants), hour: hour, "output of \(plant.name)")
                tally.limit(-output[t], atMost: 0, at(.plants), hour: hour, "output of \(plant.name), negative")
                if let charge {
                    tally.limit(-charge[t], atMost: limit, at(.plants), hour: hour, "charging of \(plant.name)")
                }
            }
            if let thermal { operation(plant, thermal, output, limit, &tally) }
            if let contract = plant.kind as? ImportContract {
                tally.limit(
                    contract.minimumTakeShare * limit, atMost: mean(output), at(.plants),
                    "minimum take of \(plant.name)")
            }
        }
    }

    /// Minimum load, ramps and running hours.
    private func operation(
        _ plant: Plant, _ thermal: ThermalPlant, _ output: [Double], _ capacity: Double, _ tally: inout AuditTally
    ) {
        let online = thermal.minimumLoadShare > 0 ? stock("online", plant.name) : capacity
        tally.limit(online, atMost: capacity, at(.plants), "\(plant.name) on line")
        for t in 0..<hours {
            let hour = axis.hourOfYear[t]
            tally.limit(
                thermal.minimumLoadShare * online, atMost: output[t], at(.plants), hour: hour,
                "minimum load of \(plant.name)")
            tally.limit(
                output[t], atMost: thermal.availabilityShare * online, at(.plants), hour: hour,
                "output of \(plant.name) on line")
            if let ramp = thermal.rampSharePerHour, ramp < thermal.availabilityShare {
                let change = abs(output[t] - output[axis.previous(t)])
                tally.limit(change, atMost: ramp * capacity, at(.plants), hour: hour, "ramp of \(plant.name)")
            }
        }
        guard let most = thermal.hoursLimitPerYear else { return }
        tally.limit(mean(output), atMost: most * capacity / 8760, at(.plants), "running hours of \(plant.name)")
    }

    /// level(t) = (1 − σ)·level(t−1) + η·ch(t) − dis(t)/η, and level ≤ E, of batteries and tanks.
    func stores(_ tally: inout AuditTally) {
        for plant in region.plants {
            guard let battery = plant.kind as? Battery else { continue }
            let store = StoreValues(
                name: plant.name, charge: flow(plant.name + "_charge").map { -$0 }, discharge: flow(plant.name),
                oneWay: battery.roundTripShare.squareRoot(), loss: battery.selfDischargeShare,
                energy: stock("energy", plant.name))
            check(store, &tally)
        }
        for tank in scenario.thermalStores {
            let heat = "\(tank.serves.rawValue)_heat"
            let store = StoreValues(
                name: tank.name, charge: item(heat, tank.name + "_charge"),
                discharge: item(heat, tank.name).map { -$0 },
                oneWay: 1, loss: tank.lossSharePerHour, energy: stock("tank", tank.name))
            check(store, &tally)
            for t in 0..<hours {
                tally.limit(
                    max(store.charge[t], store.discharge[t]), atMost: tank.largestRateSharePerHour * store.energy,
                    at(.stores), hour: axis.hourOfYear[t], "rate of \(tank.name)")
            }
        }
    }

    private struct StoreValues {
        let name: String
        let charge: [Double]
        let discharge: [Double]
        let oneWay: Double
        let loss: Double
        let energy: Double
    }

    private func check(_ store: StoreValues, _ tally: inout AuditTally) {
        let level = item("level", store.name)
        for t in 0..<hours {
            let hour = axis.hourOfYear[t]
            let expected =
                (1 - store.loss) * level[axis.previous(t)] + store.oneWay * store.charge[t]
                - store.discharge[t] / store.oneWay
            tally.same(
                level[t], expected, among: store.charge[t] + store.discharge[t], at(.stores, .megawattHour), hour: hour,
                "level of \(store.name)")
            tally.limit(
                level[t], atMost: store.energy, at(.stores, .megawattHour), hour: hour, "fullness of \(store.name)")
            tally.limit(
                -level[t], atMost: 0, at(.stores, .megawattHour), hour: hour, "level of \(store.name), negative")
        }
    }

    /// grid ≤ contracted, contracts kept, and F − on-site supply ≤ hosting limit + upgrades.
    func grid(_ tally: inout AuditTally) {
        let grid = flow("grid")
        if case .tariff(let tariff) = region.market, let contract = tariff.contract {
            let contracted = stock("contracted", "grid")
            let before = year > scenario.horizon.years.lowerBound ? stock("contracted", "grid", in: year - 1) : 0
            tally.limit(
                max(before, contract.existingMw.value(in: year)), atMost: contracted, at(.contract), "contract kept")
            for t in 0..<hours {
                tally.limit(
                    grid[t], atMost: contracted, at(.contract), hour: axis.hourOfYear[t], "grid power contracted")
            }
        }
        let upgrades = region.hosting.upgrades.reduce(0) { $0 + stock("hosting", $1.name) }
        let limit = region.hosting.limitMw.value(in: year) + upgrades
        var draw = flow("facility").map { -$0 }
        for plant in region.plants where plant.onSite {
            let (output, charge) = (flow(plant.name), flow(plant.name + "_charge"))
            // The part of a store that serves clean links is no part of the data centres.
            let (sold, taken) = (item("clean_store", plant.name), item("clean_store", plant.name + "_charge"))
            for t in 0..<hours { draw[t] -= output[t] + charge[t] - sold[t] - taken[t] }
        }
        if draw.allSatisfy({ $0 <= 0 }) { return }
        for t in 0..<hours {
            tally.limit(draw[t], atMost: limit, at(.hosting), hour: axis.hourOfYear[t], "draw of data centres")
        }
    }

    /// Σ_t w·flow(t) of each source against the year's energy; what links bring and take is in the hours too.
    func energy(_ tally: inout AuditTally) {
        let written = values.energy(region.name, year)
        for (source, series) in items("power").sorted(by: { $0.key < $1.key }) where !RegionCheck.loads.contains(source)
        {
            tally.same(mean(series), (written[source] ?? 0) * 1e6 / 8760, at(.energy), "energy of \(source)")
        }
    }

    private static let loads: Set = ["facility", "own_load"]
}
