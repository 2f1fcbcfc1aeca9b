import Planning
import TimeSeries
import Vocabulary

/// Plants, stores and what is drawn from the grid.
extension RegionCheck {
    func flow(_ flow: FlowID) -> [Double] { item(BalanceID(.power), flow) }

    func plants(_ tally: inout AuditTally) {
        for plant in region.plants {
            let facts = plant.kind.facts
            let limit = stock(.plant, plant.name)
            let profile = profiles.photovoltaic[index][plant.name]
            let output = flow(.output(plant.name))
            let charge = facts.store == nil ? nil : flow(.charge(plant.name))
            for t in 0..<hours {
                let hour = axis.hourOfYear[t]
                let most = limit * (profile?[t] ?? facts.availabilityShare) * (1 - plant.deliveryLossShare)
                tally.limit(output[t], atMost: most, at(.plants), hour: hour, "output of \(plant.name)")
                tally.limit(-output[t], atMost: 0, at(.plants), hour: hour, "output of \(plant.name), negative")
                if let charge {
                    tally.limit(-charge[t], atMost: limit, at(.plants), hour: hour, "charging of \(plant.name)")
                }
            }
            let made = output.map { $0 / (1 - plant.deliveryLossShare) }
            if let rules = facts.operation { operation(plant, rules, made, limit, &tally) }
            if facts.minimumTakeShare > 0 {
                tally.limit(
                    facts.minimumTakeShare * limit, atMost: mean(made), at(.plants),
                    "minimum take of \(plant.name)")
            }
        }
    }

    /// Minimum load, ramps and running hours.
    private func operation(
        _ plant: Plant, _ rules: PlantFacts.OperationFacts, _ output: [Double], _ capacity: Double,
        _ tally: inout AuditTally
    ) {
        let available = plant.kind.facts.availabilityShare
        let online = rules.minimumLoadShare > 0 ? stock(.plantOnline, plant.name) : capacity
        tally.limit(online, atMost: capacity, at(.plants), "\(plant.name) on line")
        for t in 0..<hours {
            let hour = axis.hourOfYear[t]
            tally.limit(
                rules.minimumLoadShare * online, atMost: output[t], at(.plants), hour: hour,
                "minimum load of \(plant.name)")
            tally.limit(
                output[t], atMost: available * online, at(.plants), hour: hour,
                "output of \(plant.name) on line")
            if let ramp = rules.rampSharePerHour, ramp < available {
                let change = abs(output[t] - output[axis.previous(t)])
                tally.limit(change, atMost: ramp * capacity, at(.plants), hour: hour, "ramp of \(plant.name)")
            }
        }
        guard let most = rules.hoursLimitPerYear else { return }
        tally.limit(mean(output), atMost: most * capacity / 8760, at(.plants), "running hours of \(plant.name)")
    }

    /// level(t) = (1 − σ)·level(t−1) + η·ch(t) − dis(t)/η, and level ≤ E, of batteries and tanks.
    func stores(_ tally: inout AuditTally) {
        for plant in region.plants {
            guard let facts = plant.store else { continue }
            let store = StoreValues(
                name: plant.name, level: item(BalanceID(.level), .store(plant.name)),
                charge: flow(.charge(plant.name)).map { -$0 }, discharge: flow(.output(plant.name)),
                oneWay: facts.roundTripShare.squareRoot(), loss: facts.selfDischargeSharePerHour,
                energy: stock(.energy, plant.name))
            check(store, &tally)
        }
        for tank in scenario.thermalStores {
            let heat = BalanceID(tank.serves.heat)
            let store = StoreValues(
                name: tank.name, level: item(BalanceID(.level), .tank(tank.name)),
                charge: item(heat, .charge(tank.name)), discharge: item(heat, .discharge(tank.name)).map { -$0 },
                oneWay: 1, loss: tank.lossSharePerHour, energy: stock(.tank, tank.name))
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
        let level: [Double]
        let charge: [Double]
        let discharge: [Double]
        let oneWay: Double
        let loss: Double
        let energy: Double
    }

    private func check(_ store: StoreValues, _ tally: inout AuditTally) {
        let level = store.level
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

    /// F − o: what data centres ask of the grid. The part of a store that serves clean links is no part of them.
    private func draw() -> [Double] {
        var draw = flow(.facility).map { -$0 }
        let clean = BalanceID(.cleanStore)
        for plant in region.plants where plant.onSite {
            let (output, charge) = (flow(.output(plant.name)), flow(.charge(plant.name)))
            let (sold, taken) = (item(clean, .output(plant.name)), item(clean, .charge(plant.name)))
            for t in 0..<hours { draw[t] -= output[t] + charge[t] - sold[t] - taken[t] }
        }
        return draw
    }

    /// m = max(0, F − o − s, G); of a system, max(0, F − o).
    func metered() -> [Double] {
        guard case .tariff = region.market else { return draw().map { max(0, $0) } }
        let (draw, shed, grid) = (draw(), flow(.unserved), flow(.grid))
        return (0..<hours).map { max(0, draw[$0] - shed[$0], grid[$0]) }
    }

    /// What a tariff's demand and contract are of.
    func billedDemand(_ tariff: Tariff) -> [Double] { tariff.netting == .energyAndDemand ? flow(.grid) : metered() }

    /// What is written of the meter; where nothing is netted, all of it is bought.
    func meter(_ tally: inout AuditTally) {
        let (expected, written, grid) = (metered(), item(BalanceID(.meter), .metered), flow(.grid))
        for t in 0..<hours {
            let hour = axis.hourOfYear[t]
            tally.same(written[t], expected[t], at(.meter), hour: hour, "power through the meter")
            guard case .tariff(let tariff) = region.market, tariff.netting == .nothing else { continue }
            tally.limit(expected[t], atMost: grid[t], at(.meter), hour: hour, "power that is not bought")
        }
    }

    /// m ≤ contracted, contracts kept, and F − o ≤ hosting limit + upgrades.
    func grid(_ tally: inout AuditTally) {
        if case .tariff(let tariff) = region.market, let contract = tariff.contract {
            let contracted = stock(.contracted)
            let before = year > scenario.horizon.years.lowerBound ? stock(.contracted, in: year - 1) : 0
            tally.limit(
                max(before, contract.existingMw.value(in: year)), atMost: contracted, at(.contract), "contract kept")
            let billed = billedDemand(tariff)
            for t in 0..<hours {
                tally.limit(
                    billed[t], atMost: contracted, at(.contract), hour: axis.hourOfYear[t], "grid power contracted")
            }
        }
        let upgrades = region.hosting.upgrades.reduce(0) { $0 + stock(.hosting, $1.name) }
        let limit = region.hosting.limitMw.value(in: year) + upgrades
        let draw = draw()
        if draw.allSatisfy({ $0 <= 0 }) { return }
        for t in 0..<hours {
            tally.limit(draw[t], atMost: limit, at(.hosting), hour: axis.hourOfYear[t], "draw of data centres")
        }
    }

    /// Σ_t w·flow(t) of each source against the year's energy; what links bring and take is in the hours too.
    func energy(_ tally: inout AuditTally) {
        let written = values.energy(region.name, year)
        for (source, series) in items(BalanceID(.power)).sorted(by: { $0.key < $1.key })
        where !RegionCheck.loads.contains(source) {
            tally.same(mean(series), (written[source] ?? 0) * 1e6 / 8760, at(.energy), "energy of \(source.text)")
        }
    }

    private static let loads: Set<FlowID> = [.facility, .ownLoad]

    /// Σ share·K ≤ K_s and Σ hours·share·K ≤ E_s of the plants that ask for a store, and Σ K ≤ limit of each scheme.
    func accessRules(_ tally: inout AuditTally) {
        for store in region.plants where store.store != nil {
            var (power, energy) = (0.0, 0.0)
            for plant in region.plants {
                guard let asked = plant.pairedStorage, asked.store == store.name else { continue }
                power += asked.powerShare * stock(.plant, plant.name)
                energy += asked.hours * asked.powerShare * stock(.plant, plant.name)
            }
            tally.limit(power, atMost: stock(.plant, store.name), at(.stocks), "power that plants ask of \(store.name)")
            tally.limit(
                energy, atMost: stock(.energy, store.name), at(.stocks, .megawattHour),
                "energy that plants ask of \(store.name)")
        }
        for scheme in region.schemes {
            let capacity = Set(scheme.members).sorted().reduce(0) { $0 + stock(.plant, $1) }
            tally.limit(capacity, atMost: scheme.limitMw.value(in: year), at(.stocks), "limit of scheme \(scheme.name)")
        }
    }
}
