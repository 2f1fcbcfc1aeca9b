import Documents

/// Checks that need the whole scenario: names that must exist elsewhere, and numbers that do not fit together.
struct ScenarioChecks {
    private let scenario: Scenario
    private let root: TableReader
    private let log: IssueLog

    init(_ scenario: Scenario, _ document: Document, _ log: IssueLog) {
        self.scenario = scenario
        self.log = log
        root = document.reader(log: log)
    }

    func run() {
        checkName()
        checkNames()
        SuspiciousNumbers(scenario, root).warn()
        if scenario.regions.isEmpty { root.report(at: nil, "a scenario needs at least one [regions.NAME]") }
        if scenario.horizon.firstBuildYear < scenario.horizon.years.lowerBound {
            section("horizon")?.report(at: "first_build_year", "is before first_year")
        }
        for region in scenario.regions { check(region) }
        for workload in scenario.workloads { check(workload) }
        for rack in scenario.rackClasses { check(rack) }
        for (named, entry) in zip(scenario.policies, root.entries("policies")) {
            named.policy.check(named.scope, entry.table, scenario)
            named.checkEffect(entry.table, scenario)
        }
        let regionNames = scenario.regions.map(\.name)
        for key in ["links", "routes"] {
            for entry in root.tables(key) {
                require(entry.table.string("from"), among: regionNames, "region", entry.table, "from")
                require(entry.table.string("to"), among: regionNames, "region", entry.table, "to")
                if entry.table.string("from") == entry.table.string("to") {
                    entry.table.report(at: "to", "a link joins two different regions")
                }
            }
        }
        for entry in root.tables("links") {
            guard let link = scenario.links.first(where: { $0.name == entry.name }) else { continue }
            checkCommitment(link.committedMw, existing: link.existingMw, limit: link.limitMw, entry.table)
            checkContracts(link, entry.table)
        }
        for entry in root.tables("published") {
            for name in entry.table.strings("regions") {
                require(name, among: regionNames, "region", entry.table, "regions")
            }
        }
    }

    /// The name becomes a directory, so it is kept to what every file system takes.
    private func checkName() {
        let allowed = scenario.name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
        if !allowed || scenario.name.isEmpty || scenario.name.hasPrefix(".") || scenario.name.utf8.count > 100 {
            root.report(at: "name", "must be made of letters, digits, - _ and . (it names the folder of results)")
        }
    }

    /// Of a name, in characters: more is no name.
    private static let longestName = 200

    /// Names become parts of row names, table cells and key paths.
    private func checkNames() {
        for key in ["regions", "workloads", "racks", "cooling", "thermal_stores", "technologies", "links"] {
            for entry in root.tables(key) { checkPart(entry.name, entry.table) }
        }
        for region in root.tables("regions") {
            if region.name == Demand.offshore {
                region.table.report(at: nil, "\"\(Demand.offshore)\" names demand from elsewhere; choose another name")
            }
            for entry in region.table.tables("supply") + region.table.tables("fleet") {
                checkPart(entry.name, entry.table)
            }
        }
    }

    private func checkPart(_ name: String, _ table: TableReader) {
        let allowed = name.allSatisfy { $0.isLetter || $0.isNumber || "-_".contains($0) }
        if !allowed || name.isEmpty || name.count > ScenarioChecks.longestName {
            table.report(
                at: nil,
                "a name is made of letters, digits, - and _, \(ScenarioChecks.longestName) characters at the most")
        }
    }

    private func check(_ region: Region) {
        guard let table = root.table(region.name, among: "regions") else { return }
        let racks = Set(scenario.rackClasses.map(\.name))
        for entry in table.tables("racks") {
            require(entry.name, among: Array(racks), "rack class, [racks.\(entry.name)]", entry.table, nil)
        }
        let systems = Set(scenario.coolingSystems.map(\.name))
        for entry in table.tables("cooling") {
            require(entry.name, among: Array(systems), "cooling system, [cooling.\(entry.name)]", entry.table, nil)
        }
        checkTanks(region, table)
        checkLand(region, table)
        checkWaterKinds(region, table)
        checkFleet(region, table)
        checkContract(region, table)
        if region.water.isEmpty && scenario.coolingSystems.contains(where: { !$0.water.isEmpty }) {
            table.report(at: nil, "has no [regions.\(region.name).water.NAME]: cooling towers could not run")
        }
        for entry in table.tables("supply") + table.tables("fleet") {
            guard let plant = region.plants.first(where: { $0.name == entry.name }) else { continue }
            checkCommitment(plant.committedMw, existing: plant.existingMw, limit: plant.limitMw, entry.table)
        }
        checkHallsHoldRacks(region, table)
        checkLostLoad(region, table)
    }

    /// Halls that stand need their land.
    private func checkLand(_ region: Region, _ table: TableReader) {
        guard let land = region.halls.landLimitM2 else { return }
        for year in scenario.horizon.years {
            let standing = region.halls.air.existingMw.value(in: year) + region.halls.liquid.existingMw.value(in: year)
            if land.value(in: year) >= standing * region.halls.landM2PerMw { continue }
            table.table("halls")?.report(
                at: "land_limit_m2",
                "is less than the \(rounded(standing * region.halls.landM2PerMw)) m² that halls of \(rounded(standing)) MW "
                    + "take in \(year)")
            return
        }
    }

    /// Plant that stands without any water that it can take is stranded.
    private func checkWaterKinds(_ region: Region, _ table: TableReader) {
        for (name, existing) in region.existingCoolingMwTh.sorted(by: { $0.key < $1.key }) {
            guard let system = scenario.coolingSystems.first(where: { $0.name == name }), !system.water.isEmpty,
                existing.maximum > 0, !region.water.contains(where: { system.water.contains($0.kind) })
            else { continue }
            let kinds = system.water.map(\.rawValue).joined(separator: ", ")
            table.table(name, among: "cooling")?.report(
                .warning, at: "existing_mw_th", "cannot run: it takes \(kinds) water, and the region has none")
        }
    }

    private func checkTanks(_ region: Region, _ table: TableReader) {
        let known = scenario.thermalStores.map(\.name)
        for entry in table.tables("thermal_stores") {
            require(entry.name, among: known, "heat store, [thermal_stores.\(entry.name)]", entry.table, nil)
        }
    }

    /// Names are one region's, whoever owns the plant; a reserve needs to know what each plant is good for.
    private func checkFleet(_ region: Region, _ table: TableReader) {
        let own = table.tables("supply").map(\.name)
        for entry in table.tables("fleet") where own.contains(entry.name) {
            entry.table.report(at: nil, "the name is taken by [regions.\(region.name).supply.\(entry.name)]")
        }
        if region.reserve == nil { return }
        for plant in region.plants {
            guard let store = plant.store, store.firmHours == nil else { continue }
            root.table(plant.technology.name, among: "technologies")?.report(
                at: "firm_hours", "is needed: [regions.\(region.name).reserve] asks how long its firm power lasts")
        }
        for technology in Set(region.plants.filter { $0.technology.capacityCreditShare == nil }.map(\.technology.name))
            .sorted()
        {
            root.table(technology, among: "technologies")?.report(
                at: "capacity_credit_share",
                "is needed: [regions.\(region.name).reserve] asks what each plant is good for")
        }
    }

    /// What is sent under contract must fit the link.
    private func checkContracts(_ link: Link, _ table: TableReader) {
        for (key, contracted) in [
            ("contracted_forward_mw", link.contractedForwardMw), ("contracted_backward_mw", link.contractedBackwardMw),
        ] {
            let year = scenario.horizon.years.first { contracted.value(in: $0) > scenario.largestMw(link, $0) }
            if let year {
                table.report(
                    at: key, "\(contracted.value(in: year)) MW in \(year) are more than the link may have by then")
            }
        }
        let both = scenario.horizon.years.first {
            link.contractedForwardMw.value(in: $0) > 0 && link.contractedBackwardMw.value(in: $0) > 0
        }
        if let both {
            table.report(
                at: "contracted_backward_mw",
                "\(link.contractedBackwardMw.value(in: both)) MW in \(both) stand against \(link.contractedForwardMw.value(in: both)) MW "
                    + "of contracted_forward_mw: a contract fixes the net flow, which has one direction; give the difference"
            )
        }
    }

    /// The take-up rule is linear only where nobody gains from a bill that is higher than the demand.
    private func checkContract(_ region: Region, _ table: TableReader) {
        guard case .tariff(let tariff) = region.market, let contract = tariff.contract, contract.takeUpShare > 0 else {
            return
        }
        for year in scenario.horizon.years
        where contract.shortfallUsdPerKwMonth.value(in: year) > tariff.demandUsdPerKwMonth.value(in: year) {
            table.table("tariff")?.table("contract")?.report(
                at: "shortfall_usd_per_kw_month",
                "is above demand_usd_per_kw_month in \(year): drawing more than is needed would pay, and no linear program "
                    + "can keep a plan from it")
            return
        }
    }

    /// Where lost load costs less than bought power, a plan rather goes dark.
    private func checkLostLoad(_ region: Region, _ table: TableReader) {
        guard case .tariff(let tariff) = region.market else { return }
        let dearest = max(tariff.peakUsdPerMwh.maximum, tariff.offPeakUsdPerMwh.maximum)
        if region.unservedEnergyUsdPerMwh < dearest {
            table.report(
                .warning, at: "unserved_energy_usd_per_mwh",
                "is below the tariff's \(rounded(dearest)) US$/MWh: the plan would rather leave load unserved than buy power"
            )
        }
    }

    /// What is committed before anything may be built would leave no plan at all.
    private func checkCommitment(
        _ committedMw: YearlyTable, existing: YearlyTable, limit: YearlyTable, _ table: TableReader
    ) {
        let over = scenario.horizon.years.first {
            committedMw.value(in: $0) > 0
                && existing.value(in: $0) + committedMw.value(in: $0) > limit.value(in: $0) * (1 + 1e-9)
        }
        if let over {
            table.report(
                .warning, at: "committed_mw",
                "with what exists makes \(rounded(existing.value(in: over) + committedMw.value(in: over))) MW in \(over), more "
                    + "than limit_mw (\(rounded(limit.value(in: over)))): it is built all the same")
        }
        let early = scenario.horizon.years.first {
            $0 < scenario.horizon.firstBuildYear && committedMw.value(in: $0) > 0
        }
        guard let early else { return }
        table.report(
            at: "committed_mw",
            "\(rounded(committedMw.value(in: early))) MW in \(early) come before first_build_year "
                + "(\(scenario.horizon.firstBuildYear)); what stands by then is existing_mw")
    }

    /// Racks that exist must fit into halls that exist, or no plan is possible.
    private func checkHallsHoldRacks(_ region: Region, _ table: TableReader) {
        for year in scenario.horizon.years {
            let usable = region.halls.usableShare.value(in: year)
            let air = region.halls.air.existingMw.value(in: year)
            let liquid = region.halls.liquid.existingMw.value(in: year)
            func racksMw(_ classes: [RackClass]) -> Double {
                classes.reduce(0) { $0 + (region.existingRacks[$1.name]?.value(in: year) ?? 0) * $1.peakKw / 1000 }
            }
            let all = racksMw(scenario.rackClasses)
            let wet = racksMw(scenario.rackClasses.filter { $0.hall == .liquid })
            let canBuild =
                year >= scenario.horizon.firstBuildYear && region.halls.realisationShare.value(in: year) > 0
                && region.halls.mayBeFinished(in: year, scenario.horizon)
            guard !canBuild, all > usable * (air + liquid) * (1 + 1e-9) || wet > usable * liquid * (1 + 1e-9) else {
                continue
            }
            table.table("halls")?.report(
                at: nil,
                "existing racks need \(rounded(all)) MW in \(year) (liquid-cooled ones \(rounded(wet))), more than the halls' "
                    + "usable \(rounded(usable * (air + liquid))) MW (liquid-ready \(rounded(usable * liquid)))")
            return
        }
    }

    private func check(_ workload: Workload) {
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

    private func check(_ rack: RackClass) {
        guard let table = root.table(rack.name, among: "racks")?.table("work_units_per_rack") else { return }
        let workloads = scenario.workloads.map(\.name)
        for key in rack.workUnitsPerRack.keys.sorted() { require(key, among: workloads, "workload", table, key) }
    }

    private func section(_ key: String) -> TableReader? { root.table(key) }

    private func require(
        _ name: String, among known: [String], _ what: String, _ table: TableReader, _ key: String?
    ) {
        if known.contains(name) { return }
        let near = suggestion(for: name, among: known)
        table.report(at: key, "there is no \(what) \"\(name)\"\(near)")
    }
}
