import Documents

extension SupplyPart {
    static func check(_ region: Region, _ table: TableReader, _ checks: ScenarioChecks) {
        checks.checkFleet(region, table)
        checks.checkAccessRules(region, table)
        for entry in table.tables("supply") + table.tables("fleet") {
            guard let plant = region.plants.first(where: { $0.name == entry.name }) else { continue }
            checks.check(
                Commitment(
                    table: entry.table, key: "committed_mw", unit: "MW", amount: plant.committedMw,
                    existing: plant.existingMw, standing: "existing_mw", limit: ("limit_mw", plant.limitMw),
                    bounds: Commitment.Bound.pace(plant.pace, checks.scenario.horizon)))
            guard let energy = plant.kind.facts.energy else { continue }
            checks.check(
                Commitment(
                    table: entry.table, key: "committed_mwh", unit: "MWh", amount: energy.committedMwh,
                    existing: energy.existingMwh, standing: "existing_mwh", limit: ("limit_mwh", energy.limitMwh),
                    bounds: Commitment.Bound.pace(
                        BuildPace(energyOf: plant.pace, energy), checks.scenario.horizon)))
        }
    }
}

extension ScenarioChecks {
    /// Names are one region's, whoever owns the plant.
    fileprivate func checkFleet(_ region: Region, _ table: TableReader) {
        let own = table.tables("supply").map(\.name)
        for entry in table.tables("fleet") where own.contains(entry.name) {
            entry.table.report(at: nil, "the name is taken by [regions.\(region.name).supply.\(entry.name)]")
        }
    }
}
