import Documents

extension HallPart {
    static func check(_ region: Region, _ table: TableReader, _ checks: ScenarioChecks) {
        checks.checkLand(region, table)
        checks.checkHallsHoldRacks(region, table)
        checks.checkCommittedHalls(region, table)
        checks.checkHallsHoldOrders(region, table)
        checks.checkOccupancy(region, table)
        checks.checkBackup(region, table)
    }
}

extension ScenarioChecks {
    /// Halls that stand need their land.
    fileprivate func checkLand(_ region: Region, _ table: TableReader) {
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

    /// Racks that exist must fit into halls that exist, or no plan is possible.
    fileprivate func checkHallsHoldRacks(_ region: Region, _ table: TableReader) {
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

    /// Halls are built within the pipeline, the lead time, the pace and the land, both kinds together.
    fileprivate func checkCommittedHalls(_ region: Region, _ table: TableReader) {
        let halls = region.halls
        for (kind, hall, other) in [(HallKind.air, halls.air, halls.liquid), (.liquid, halls.liquid, halls.air)] {
            guard let entry = table.table("halls")?.table(kind.rawValue) else { continue }
            let bounds = hallBounds(halls).map { bound in
                Commitment.Bound(keys: bound.keys) { bound.most($0) - other.committedMw.value(in: $0) }
            }
            check(
                Commitment(
                    table: entry, key: "committed_mw", unit: "MW", amount: hall.committedMw, standing: "existing_mw",
                    bounds: bounds))
        }
    }

    /// What may have been built of halls by a year, of both kinds together.
    private func hallBounds(_ halls: Halls) -> [Commitment.Bound] {
        let horizon = scenario.horizon
        return [
            .init(keys: "pipeline_mw and realisation_share of the halls, and what is committed of their other kind") {
                halls.pipelineMw.value(in: $0) * halls.realisationShare.value(in: $0)
            },
            .init(keys: "lead_time_years and under_construction_mw of the halls") {
                halls.pace.mostStarted(by: $0, horizon)
            },
            .init(keys: "largest_build_mw_per_year and largest_growth_share_per_year of the halls") {
                mostGrownMw(halls, to: $0)
            },
            .init(keys: "land_limit_m2 of the halls") { year in
                guard let land = halls.landLimitM2 else { return .infinity }
                return land.value(in: year) / halls.landM2PerMw - halls.bothMw(\.existingMw, in: year)
            },
        ]
    }

    /// Σ b by a year where each year builds all that its largest build and growth allow, MW.
    private func mostGrownMw(_ halls: Halls, to year: Int) -> Double {
        var built = 0.0
        for y in buildYears(to: year) {
            let before = halls.bothMw(\.existingMw, in: max(y - 1, scenario.horizon.years.lowerBound)) + built
            let growth = halls.largestGrowthSharePerYear?.value(in: y) ?? .infinity
            built += min(
                halls.pace.largestBuildPerYear?.value(in: y) ?? .infinity, growth.isFinite ? growth * before : .infinity
            )
        }
        return built
    }

    /// Racks that are ordered need halls: those that stand and the most that may be built.
    fileprivate func checkHallsHoldOrders(_ region: Region, _ table: TableReader) {
        let bounds = hallBounds(region.halls)
        let ordered = scenario.rackClasses.filter { (region.committedRacks[$0.name]?.maximum ?? 0) > 0 }
        for year in scenario.horizon.years {
            let built = year < scenario.horizon.firstBuildYear ? 0 : bounds.map { $0.most(year) }.min() ?? 0
            let room =
                region.halls.usableShare.value(in: year)
                * (region.halls.bothMw(\.existingMw, in: year) + max(0, built))
            let racks = scenario.rackClasses.reduce(0) { $0 + leastRacks($1, region, year) * $1.peakKw / 1000 }
            guard Self.isOver(racks, room), let first = ordered.first(where: { leastRacks($0, region, year) > 0 })
            else { continue }
            table.table(first.name, among: "racks")?.report(
                at: "committed_racks",
                "racks that exist or are committed need \(rounded(racks)) MW in \(year), and halls can carry no more than "
                    + "\(rounded(room)) MW by then: see [regions.\(region.name).halls]")
            return
        }
    }

    /// Racks of a class that stand whatever a plan does; orders that may have worn out do not count.
    private func leastRacks(_ rack: RackClass, _ region: Region, _ year: Int) -> Double {
        let existing = region.existingRacks[rack.name]?.value(in: year) ?? 0
        guard let first = buildYears(to: year).first, Double(year - first) < rack.lifeYears else { return existing }
        return existing + (region.committedRacks[rack.name]?.value(in: year) ?? 0)
    }

    /// Halls can be no fuller than the racks there are, before any can be bought.
    fileprivate func checkOccupancy(_ region: Region, _ table: TableReader) {
        let halls = region.halls
        for year in scenario.horizon.years where !mayHaveBought(by: year) {
            let racks = scenario.rackClasses.reduce(0) {
                $0 + (region.existingRacks[$1.name]?.value(in: year) ?? 0) * $1.peakKw / 1000
            }
            let least =
                halls.minimumOccupancyShare.value(in: year) * halls.usableShare.value(in: year)
                * halls.bothMw(\.existingMw, in: year)
            guard Self.isOver(least, racks) else { continue }
            table.table("halls")?.report(
                at: "minimum_occupancy_share",
                "asks for \(rounded(least)) MW of racks in \(year); existing ones have \(rounded(racks)) MW, and none can be "
                    + "bought by then")
            return
        }
    }

    private func mayHaveBought(by year: Int) -> Bool {
        buildYears(to: year).contains { year in scenario.rackClasses.contains { $0.isAvailable(in: year) } }
    }
}
