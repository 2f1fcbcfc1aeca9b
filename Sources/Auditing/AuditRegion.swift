import Planning
import TimeSeries
import Vocabulary

/// The checks of one region in one year.
struct RegionCheck {
    let scenario: Scenario
    let axis: TimeAxis
    let profiles: Profiles
    let region: Region
    let index: Int
    let year: Int
    let values: AuditValues

    var hours: Int { axis.hoursPerYear }
    var yearIndex: Int { year - scenario.horizon.years.lowerBound }

    func all(_ tally: inout AuditTally) {
        heat(&tally)
        facility(&tally)
        racks(&tally)
        cooling(&tally)
        water(&tally)
        plants(&tally)
        stores(&tally)
        accessRules(&tally)
        reservoirs(&tally)
        meter(&tally)
        grid(&tally)
        bills(&tally)
        reserve(&tally)
        links(&tally)
        stocks(&tally)
        halls(&tally)
        energy(&tally)
    }

    func at(_ check: AuditCheck, _ unit: AuditUnit = .megawatt) -> AuditPlace {
        AuditPlace(check: check, place: region.name, year: year, unit: unit)
    }

    func items(_ balance: BalanceID) -> [FlowID: [Double]] { values.items(balance, region.name, year) }

    func item(_ balance: BalanceID, _ flow: FlowID) -> [Double] { values.item(balance, flow, region.name, year) }

    func stock(_ kind: StockKind, _ name: String = "") -> Double { stock(kind, name, in: year) }

    func stock(_ kind: StockKind, _ name: String = "", in year: Int) -> Double {
        values.stock(StockID(kind, name), region.name, year)?.capacity ?? 0
    }

    /// Σ_t w(t)·v(t) / 8,760: a yearly sum as the mean that it is.
    func mean(_ values: [Double]) -> Double { zip(axis.weight, values).reduce(0) { $0 + $1.0 * $1.1 } / 8760 }

    private static let heats = HallKind.allCases.map { BalanceID($0.heat) }

    /// Busy racks of a class in an hour, from the work written for it.
    private func busy(_ rack: RackClass) -> [Double] {
        var total = [Double](repeating: 0, count: hours)
        for (workload, units) in rack.workUnitsPerRack.sorted(by: { $0.key < $1.key }) {
            guard let work = items(BalanceID(.work, workload))[.done(rack.name)] else { continue }
            for t in 0..<hours { total[t] -= work[t] * WorkUnit.perModelUnit / units }
        }
        return total
    }

    /// MW of heat by air and by liquid, from racks and work.
    private func heatMade() -> (air: [Double], liquid: [Double]) {
        var air = [Double](repeating: 0, count: hours)
        var liquid = air
        for rack in scenario.rackClasses {
            let installed = stock(.racks, rack.name)
            let working = busy(rack)
            for t in 0..<hours {
                let power = rack.peakKw / 1000 * (rack.idleShare * installed + (1 - rack.idleShare) * working[t])
                liquid[t] += rack.liquidShare * power
                air[t] += power / region.halls.electricalEfficiencyShare - rack.liquidShare * power
            }
        }
        return (air, liquid)
    }

    private func heat(_ tally: inout AuditTally) {
        let made = heatMade()
        for (heat, expected) in zip(RegionCheck.heats, [made.air, made.liquid]) {
            let written = item(heat, .racks)
            for t in 0..<hours {
                tally.same(expected[t], written[t], at(.heat), hour: axis.hourOfYear[t], "\(heat.text) of racks")
            }
        }
    }

    private func facility(_ tally: inout AuditTally) {
        let made = heatMade()
        // All power through the distribution becomes heat; auxiliaries are a share of IT power.
        let perHeat = 1 + region.halls.auxiliaryShare * region.halls.electricalEfficiencyShare
        var load = zip(made.air, made.liquid).map { ($0 + $1) * perHeat }
        for system in scenario.coolingSystems where system.standbyKwPerKw > 0 {
            let online = stock(.coolingOnline, system.name)
            for t in 0..<hours { load[t] += system.standbyKwPerKw * online }
        }
        for (c, system) in scenario.coolingSystems.enumerated() {
            let removed = removed(by: system)
            for t in 0..<hours { load[t] += removed[t] * profiles.coolingElectricity[index][c][t] }
        }
        let written = item(BalanceID(.power), .facility)
        for t in 0..<hours {
            tally.same(load[t], -written[t], at(.facility), hour: axis.hourOfYear[t], "facility load")
        }
    }

    /// Heat that a system removes in each hour, MW.
    func removed(by system: CoolingSystem) -> [Double] {
        var removed = [Double](repeating: 0, count: hours)
        for kind in RegionCheck.heats {
            for (t, value) in (items(kind)[.removed(system.name)] ?? []).enumerated() { removed[t] -= value }
        }
        return removed
    }

    /// Σ_ω q/c ≤ a·N, in MW of IT power.
    private func racks(_ tally: inout AuditTally) {
        for rack in scenario.rackClasses {
            let unit = rack.peakKw / 1000
            let limit = rack.availabilityShare * stock(.racks, rack.name) * unit
            for (t, working) in busy(rack).enumerated() {
                tally.limit(
                    working * unit, atMost: limit, at(.racks), hour: axis.hourOfYear[t], "work of racks \(rack.name)")
            }
        }
    }

    /// (1 + ρ)·h ≤ Z, or ≤ R ≤ Z where plant draws power on standby.
    private func cooling(_ tally: inout AuditTally) {
        for system in scenario.coolingSystems {
            var limit = stock(.cooling, system.name)
            if system.standbyKwPerKw > 0 {
                let online = stock(.coolingOnline, system.name)
                tally.limit(online, atMost: limit, at(.cooling), "\(system.name) on line")
                limit = online
            }
            let spare = 1 + (region.halls.redundancy?.coolingRedundancyShare ?? 0)
            for (t, heat) in removed(by: system).enumerated() {
                let hour = axis.hourOfYear[t]
                tally.limit(heat * spare, atMost: limit, at(.cooling), hour: hour, "heat removed by \(system.name)")
                tally.limit(-heat, atMost: 0, at(.cooling), hour: hour, "heat removed by \(system.name), negative")
            }
        }
    }
}
