import Documents

extension SupplyPart {
    static func check(_ region: Region, _ table: TableReader, _ checks: ScenarioChecks) {
        checks.checkFleet(region, table)
        for entry in table.tables("supply") + table.tables("fleet") {
            guard let plant = region.plants.first(where: { $0.name == entry.name }) else { continue }
            checks.checkCommitment(
                plant.committedMw, existing: plant.existingMw, limit: plant.limitMw, entry.table)
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
