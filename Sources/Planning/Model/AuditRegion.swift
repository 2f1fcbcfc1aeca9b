import TimeSeries

/// The checks of one region in one year.
struct RegionCheck {
    let scenario: Scenario
    let axis: TimeAxis
    let profiles: Profiles
    let region: Region
    let index: Int
    let year: Int
    /// (place, balance) → items.
    let readAt: (String, String) -> [String: [Double]]
    /// (quantity, place, item, year).
    let observed: (String, String, String, Int) -> CapacityObservation?

    func read(_ balance: String) -> [String: [Double]] { readAt(region.name, balance) }
    func stock(_ quantity: String, _ item: String) -> Double {
        observed(quantity, region.name, item, year)?.capacity ?? 0
    }
    func linkStock(_ link: Link) -> Double { observed("link", link.from, link.name, year)?.capacity ?? 0 }

    var hours: Int { axis.hoursPerYear }

    /// Busy racks of a class in an hour, from the work written for it.
    private func busy(_ rack: RackClass) -> [Double] {
        var total = [Double](repeating: 0, count: hours)
        for (workload, units) in rack.workUnitsPerRack.sorted(by: { $0.key < $1.key }) {
            guard let work = read("work.\(workload)")[rack.name] else { continue }
            for t in 0..<hours { total[t] -= work[t] * WorkUnit.perModelUnit / units }
        }
        return total
    }

    /// MW of heat by air and by liquid, from racks and work.
    private func heatMade() -> (air: [Double], liquid: [Double]) {
        var air = [Double](repeating: 0, count: hours)
        var liquid = air
        for rack in scenario.rackClasses {
            let installed = stock("racks", rack.name)
            let working = busy(rack)
            for t in 0..<hours {
                let power = rack.peakKw / 1000 * (rack.idleShare * installed + (1 - rack.idleShare) * working[t])
                liquid[t] += rack.liquidShare * power
                air[t] += power / region.halls.electricalEfficiencyShare - rack.liquidShare * power
            }
        }
        return (air, liquid)
    }

    func heat(_ finding: inout Audit.Finding) {
        let made = heatMade()
        for (kind, expected) in [("air_heat", made.air), ("liquid_heat", made.liquid)] {
            let written = read(kind)["racks"] ?? [Double](repeating: 0, count: hours)
            for t in 0..<hours {
                finding.note(abs(expected[t] - written[t]), "\(kind) at \(region.name) in \(year), model hour \(t)")
            }
        }
    }

    func facility(_ finding: inout Audit.Finding) {
        let made = heatMade()
        var load = [Double](repeating: 0, count: hours)
        for t in 0..<hours {
            // All power through the distribution becomes heat; auxiliaries are a share of IT power.
            let distributed = made.air[t] + made.liquid[t]
            load[t] = distributed * (1 + region.halls.auxiliaryShare * region.halls.electricalEfficiencyShare)
        }
        for system in scenario.coolingSystems where system.standbyKwPerKw > 0 {
            let online = stock("cooling_online", system.name)
            for t in 0..<hours { load[t] += system.standbyKwPerKw * online }
        }
        for (c, system) in scenario.coolingSystems.enumerated() {
            for kind in ["air_heat", "liquid_heat"] {
                guard let removed = read(kind)[system.name] else { continue }
                for t in 0..<hours { load[t] -= removed[t] * profiles.coolingElectricity[index][c][t] }
            }
        }
        let written = read("power")["facility"] ?? [Double](repeating: 0, count: hours)
        for t in 0..<hours {
            finding.note(abs(load[t] + written[t]), "facility load at \(region.name) in \(year), model hour \(t)")
        }
    }

    func limits(_ finding: inout Audit.Finding) {
        for rack in scenario.rackClasses {
            let limit = rack.availabilityShare * stock("racks", rack.name)
            for (t, working) in busy(rack).enumerated() {
                finding.note(
                    (working - limit) * rack.peakKw / 1000, "racks \(rack.name) at \(region.name) in \(year), hour \(t)"
                )
            }
        }
        for system in scenario.coolingSystems {
            var removed = [Double](repeating: 0, count: hours)
            for kind in ["air_heat", "liquid_heat"] {
                for (t, value) in (read(kind)[system.name] ?? []).enumerated() { removed[t] -= value }
            }
            let limit = stock("cooling", system.name)
            for t in 0..<hours {
                finding.note(removed[t] - limit, "cooling \(system.name) at \(region.name) in \(year)")
            }
        }
        for link in scenario.links where [link.from, link.to].contains(region.name) {
            let limit = linkStock(link)
            for export in read("power")["\(link.name)_export"] ?? [] {
                finding.note(-export - limit, "link \(link.name) out of \(region.name) in \(year)")
            }
        }
    }
}
