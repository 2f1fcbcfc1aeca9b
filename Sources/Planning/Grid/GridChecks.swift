import Documents

extension ContractPart {
    static func check(_ region: Region, _ table: TableReader, _ checks: ScenarioChecks) {
        checks.checkContract(region, table)
    }
}

extension GridPart {
    static func check(_ region: Region, _ table: TableReader, _ checks: ScenarioChecks) {
        checks.checkLostLoad(region, table)
        checks.checkUpgrades(region, table)
    }
}

extension ReservePart {
    static func check(_ region: Region, _ table: TableReader, _ checks: ScenarioChecks) {
        checks.checkReserve(region)
    }
}

extension LinkPart {
    static func check(_ checks: ScenarioChecks) {
        for entry in checks.root.tables("links") {
            guard let link = checks.scenario.links.first(where: { $0.name == entry.name }) else { continue }
            checks.check(
                Commitment(
                    table: entry.table, key: "committed_mw", unit: "MW", amount: link.committedMw,
                    existing: link.existingMw, standing: "existing_mw", limit: ("limit_mw", link.limitMw),
                    bounds: Commitment.Bound.pace(link.pace, checks.scenario.horizon)))
            checks.checkContracts(link, entry.table)
            checks.checkMinimumSize(link, entry.table)
        }
    }
}

extension ScenarioChecks {
    /// The take-up rule is linear only where nobody gains from a bill that is higher than the demand.
    fileprivate func checkContract(_ region: Region, _ table: TableReader) {
        guard case .tariff(let tariff) = region.market, let contract = tariff.contract, contract.takeUpShare > 0 else {
            return
        }
        for year in scenario.horizon.years
        where contract.shortfallUsdPerKwMonth.value(in: year)
            > tariff.demandCharges.first?.usdPerKwMonth.value(in: year) ?? 0
        {
            table.table("tariff")?.table("contract")?.report(
                at: "shortfall_usd_per_kw_month",
                "is above demand_usd_per_kw_month in \(year): drawing more than is needed would pay, and no linear program "
                    + "can keep a plan from it")
            return
        }
    }

    fileprivate func checkUpgrades(_ region: Region, _ table: TableReader) {
        for entry in table.table("hosting")?.tables("upgrades") ?? [] {
            guard let upgrade = region.hosting.upgrades.first(where: { $0.name == entry.name }) else { continue }
            check(
                Commitment(
                    table: entry.table, key: "committed_mw", unit: "MW", amount: upgrade.committedMw,
                    standing: "limit_mw of [regions.\(region.name).hosting]",
                    limit: ("capacity_mw", YearlyTable(constant: upgrade.capacityMw)),
                    bounds: Commitment.Bound.pace(upgrade.pace, scenario.horizon)))
        }
    }

    /// Where lost load costs less than bought power, a plan rather goes dark.
    fileprivate func checkLostLoad(_ region: Region, _ table: TableReader) {
        guard case .tariff(let tariff) = region.market else { return }
        let dearest = scenario.horizon.years.reduce(0) { max($0, tariff.energyRange(in: $1).upperBound) }
        let least = scenario.horizon.years.reduce(0) { min($0, tariff.energyRange(in: $1).lowerBound) }
        if least < 0 {
            table.table("tariff")?.report(
                .warning, at: "adjustment_usd_per_mwh",
                "leaves \(rounded(least)) US$/MWh for power: the plan is paid for taking it")
        }
        if region.unservedEnergyUsdPerMwh < dearest {
            table.report(
                .warning, at: "unserved_energy_usd_per_mwh",
                "is below the tariff's \(rounded(dearest)) US$/MWh: the plan would rather leave load unserved than buy power"
            )
        }
    }

    /// A reserve needs to know what each plant is good for.
    fileprivate func checkReserve(_ region: Region) {
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

    /// A cable that is larger than anything that may be built is never a whole one.
    fileprivate func checkMinimumSize(_ link: Link, _ table: TableReader) {
        let room = scenario.horizon.years.map { link.limitMw.value(in: $0) - link.existingMw.value(in: $0) }.max() ?? 0
        guard room > 0, Self.isOver(link.minimumSizeMw, room) else { return }
        table.report(
            .warning, at: "minimum_size_mw",
            "is more than the \(rounded(room)) MW that limit_mw leaves beside what exists: whatever is built is part of one"
        )
    }

    /// What is sent under contract must fit the link.
    fileprivate func checkContracts(_ link: Link, _ table: TableReader) {
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
}
