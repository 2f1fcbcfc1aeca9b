import Documents

extension CoolingPart {
    static func check(_ region: Region, _ table: TableReader, _ checks: ScenarioChecks) {
        let systems = checks.scenario.coolingSystems.map(\.name)
        for entry in table.tables("cooling") {
            checks.require(entry.name, among: systems, "cooling system, [cooling.\(entry.name)]", entry.table, nil)
            checks.checkOrdered(region, entry.name, entry.table)
        }
    }
}

extension TankPart {
    static func check(_ region: Region, _ table: TableReader, _ checks: ScenarioChecks) {
        checks.checkTanks(region, table)
    }
}

extension WaterPart {
    static func check(_ region: Region, _ table: TableReader, _ checks: ScenarioChecks) {
        checks.checkWaterKinds(region, table)
        if region.water.isEmpty && checks.scenario.coolingSystems.contains(where: { !$0.water.isEmpty }) {
            table.report(at: nil, "has no [regions.\(region.name).water.NAME]: cooling towers could not run")
        }
    }
}

extension ScenarioChecks {
    /// Plant is built while it is on sale.
    fileprivate func checkOrdered(_ region: Region, _ name: String, _ table: TableReader) {
        guard let system = scenario.coolingSystems.first(where: { $0.name == name }),
            let committed = region.committedCoolingMwTh[name]
        else { return }
        check(
            Commitment(
                table: table, key: "committed_mw_th", unit: "MW_th", amount: committed, standing: "existing_mw_th",
                bounds: [
                    .init(keys: "available_from_year of [cooling.\(name)]") { year in
                        buildYears(to: year).contains { $0 >= system.availableFromYear } ? .infinity : 0
                    }
                ]))
    }

    fileprivate func checkTanks(_ region: Region, _ table: TableReader) {
        let known = scenario.thermalStores.map(\.name)
        for entry in table.tables("thermal_stores") {
            require(entry.name, among: known, "heat store, [thermal_stores.\(entry.name)]", entry.table, nil)
            guard let site = region.tanks.first(where: { $0.name == entry.name }) else { continue }
            check(
                Commitment(
                    table: entry.table, key: "committed_mwh_th", unit: "MWh_th", amount: site.committedMwhTh,
                    existing: site.existingMwhTh, standing: "existing_mwh_th",
                    limit: ("limit_mwh_th", site.limitMwhTh)))
        }
    }

    /// Plant that stands without any water that it can take is stranded.
    fileprivate func checkWaterKinds(_ region: Region, _ table: TableReader) {
        for (name, existing) in region.existingCoolingMwTh.sorted(by: { $0.key < $1.key }) {
            guard let system = scenario.coolingSystems.first(where: { $0.name == name }), !system.water.isEmpty,
                existing.maximum > 0, !region.water.contains(where: { system.water.contains($0.kind) })
            else { continue }
            let kinds = system.water.map(\.rawValue).joined(separator: ", ")
            table.table(name, among: "cooling")?.report(
                .warning, at: "existing_mw_th", "cannot run: it takes \(kinds) water, and the region has none")
        }
    }
}
