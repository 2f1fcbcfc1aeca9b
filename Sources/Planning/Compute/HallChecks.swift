import Documents

extension HallPart {
    static func check(_ region: Region, _ table: TableReader, _ checks: ScenarioChecks) {
        checks.checkLand(region, table)
        checks.checkHallsHoldRacks(region, table)
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
}
