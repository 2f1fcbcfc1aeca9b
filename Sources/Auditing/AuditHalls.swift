import Documents
import Planning
import Vocabulary

/// Room for racks, and what bounds the building of halls; MW of quoted IT power.
extension RegionCheck {
    func halls(_ tally: inout AuditTally) {
        fit(&tally)
        let halls = region.halls
        tally.limit(
            halls.minimumOccupancyShare.value(in: year) * halls.usableShare.value(in: year) * standingHalls(in: year),
            atMost: rackPower(scenario.rackClasses), at(.hallSpace), "least occupancy of halls")
        if let tier = halls.redundancy {
            let backup = region.plants.filter(\.isBackup).reduce(0) { $0 + stock(.plant, $1.name) }
            tally.limit(
                tier.backupMwPerItMw * rackPower(scenario.rackClasses), atMost: backup, at(.hallSpace),
                "backup of racks")
        }
        let built = hallBuilds(in: year)
        let sum = scenario.horizon.years.filter { $0 <= year }.reduce(0) { $0 + hallBuilds(in: $1) }
        if sum <= 0 { return }
        var limits: [(String, Double, Double)] = [
            ("pipeline", sum, halls.pipelineMw.value(in: year) * halls.realisationShare.value(in: year))
        ]
        if year < scenario.horizon.firstBuildYear + halls.pace.leadTimeYears {
            limits.append(("halls under construction", sum, halls.pace.underConstruction.value(in: year)))
        }
        if let land = halls.landLimitM2 {
            let free = land.value(in: year) / halls.landM2PerMw - existingHalls(in: year)
            limits.append(("land of halls", sum, max(0, free)))
        }
        if let largest = halls.pace.largestBuildPerYear {
            limits.append(("largest build of halls", built, largest.value(in: year)))
        }
        if let share = halls.largestGrowthSharePerYear {
            let before =
                year == scenario.horizon.years.lowerBound ? existingHalls(in: year) : standingHalls(in: year - 1)
            limits.append(("growth of halls", built, share.value(in: year) * before))
        }
        for (name, value, limit) in limits { tally.limit(value, atMost: limit, at(.hallSpace), name) }
    }

    /// Σ_k κN ≤ usable·(H_air + H_liquid), the same for liquid-cooled classes in H_liquid alone.
    private func fit(_ tally: inout AuditTally) {
        let usable = region.halls.usableShare.value(in: year)
        tally.limit(
            rackPower(scenario.rackClasses), atMost: usable * standingHalls(in: year), at(.hallSpace),
            "racks in all halls")
        tally.limit(
            rackPower(scenario.rackClasses.filter { $0.hall == .liquid }),
            atMost: usable * stock(.halls, HallKind.liquid.rawValue), at(.hallSpace), "racks in liquid-ready halls")
    }

    /// Σ κN, MW.
    private func rackPower(_ racks: [RackClass]) -> Double {
        racks.reduce(0) { $0 + $1.peakKw / 1000 * stock(.racks, $1.name) }
    }

    private func standingHalls(in year: Int) -> Double {
        HallKind.allCases.reduce(0) { $0 + stock(.halls, $1.rawValue, in: year) }
    }

    private func existingHalls(in year: Int) -> Double {
        region.halls.air.existingMw.value(in: year) + region.halls.liquid.existingMw.value(in: year)
    }

    private func hallBuilds(in year: Int) -> Double {
        HallKind.allCases.reduce(0) { $0 + (values.stock(StockID(.halls, $1.rawValue), region.name, year)?.built ?? 0) }
    }
}
