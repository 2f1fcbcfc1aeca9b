import Documents

extension ComputePart {
    static func check(_ region: Region, _ table: TableReader, _ checks: ScenarioChecks) {
        let racks = checks.scenario.rackClasses.map(\.name)
        for entry in table.tables("racks") {
            checks.require(entry.name, among: racks, "rack class, [racks.\(entry.name)]", entry.table, nil)
            checks.checkOrdered(region, entry.name, entry.table)
        }
    }

    static func check(_ checks: ScenarioChecks) {
        for workload in checks.scenario.workloads { checks.check(workload) }
        for rack in checks.scenario.rackClasses { checks.check(rack) }
    }
}

extension ScenarioChecks {
    /// Racks are bought while they are on sale.
    fileprivate func checkOrdered(_ region: Region, _ name: String, _ table: TableReader) {
        guard let rack = scenario.rackClasses.first(where: { $0.name == name }),
            let committed = region.committedRacks[name]
        else { return }
        check(
            Commitment(
                table: table, key: "committed_racks", unit: "racks", amount: committed, standing: "existing_racks",
                bounds: [
                    .init(keys: "available_from_year and available_to_year of [racks.\(name)]") { year in
                        buildYears(to: year).contains { $0 >= rack.availableFromYear && $0 <= rack.availableToYear }
                            ? .infinity : 0
                    }
                ]))
    }

    fileprivate func check(_ workload: Workload) {
        guard let table = root.table(workload.name, among: "workloads") else { return }
        let served = scenario.rackClasses.contains { $0.workUnitsPerRack[workload.name] != nil }
        if !served {
            table.report(at: nil, "no rack class serves it: name it in some [racks.NAME.work_units_per_rack]")
        }
        let origins = scenario.regions.map(\.name) + [Demand.offshore]
        for demand in table.tables("demand") {
            require(demand.name, among: origins, "region (or \"\(Demand.offshore)\")", demand.table, nil)
        }
        if workload.deferrableShare > 0 && workload.longestDelayHours == 0 {
            table.report(.warning, at: "deferrable_share", "has no effect while longest_delay_hours is 0")
        }
    }

    fileprivate func check(_ rack: RackClass) {
        guard let table = root.table(rack.name, among: "racks")?.table("work_units_per_rack") else { return }
        let workloads = scenario.workloads.map(\.name)
        for key in rack.workUnitsPerRack.keys.sorted() { require(key, among: workloads, "workload", table, key) }
    }
}
