import Documents

/// Which heat a rack's hall must be able to take away.
public enum HallKind: String, Sendable, CaseIterable {
    case air
    case liquid
}

/// A class of racks: turns power into work and heat.
///
///     work:  Σ_ω q(ω,t)/c(ω) ≤ a·N
///     power: P(t) = κ·( i·N + (1−i)·Σ_ω q(ω,t)/c(ω) )
///     heat:  λ·P to liquid, (1−λ)·P to air
public struct RackClass: Sendable {
    public let name: String
    /// κ, kW of IT power at full work.
    public let peakKw: Double
    /// i, power at rest over peak power.
    public let idleShare: Double
    /// λ, share of heat taken by liquid.
    public let liquidShare: Double
    public let hall: HallKind
    /// a, share of racks in working order.
    public let availabilityShare: Double
    /// H100-equivalents in a rack, for quotas and reports; 0 for general servers.
    public let h100ePerRack: Double
    public let gpusPerRack: Double
    /// Racks in a row: what whole-row rounding rounds builds to.
    public let racksPerRow: Double
    /// Carbon of making a rack, t CO2.
    public let embodiedTPerRack: Double
    public let capexUsdPerRack: YearlyTable
    public let lifeYears: Double
    public let availableFromYear: Int
    public let availableToYear: Int
    /// c(ω), units of work of a rack at full work, by workload.
    public let workUnitsPerRack: [String: Double]

    init(name: String, _ table: TableReader) {
        self.name = name
        peakKw = table.number("peak_kw", "IT power at full work (`heat`).", in: 0.1...5000)
        idleShare = table.number("idle_share", "Power at rest over that at full work (`heat`).", in: 0...1)
        liquidShare = table.number("liquid_share", "Share of its heat that liquid takes (`heat`).", in: 0...1)
        hall = table.choice("hall", "Halls that it can stand in (`hall_fit`).", as: HallKind.self)
        availabilityShare = table.number(
            "availability_share", "Share of racks in working order (`rack_work_limit`).", in: 0.01...1)
        h100ePerRack = table.number(
            "h100e_per_rack", "H100-equivalents, for quotas and reports; 0 for general servers.", in: 0..., default: 0)
        gpusPerRack = table.number("gpus_per_rack", "Accelerators, for reports.", in: 0..., default: 0)
        racksPerRow = Double(
            table.integer("racks_per_row", "Racks of a row, for whole_rack_rows.", in: 1...10_000, default: 1))
        embodiedTPerRack = table.number("embodied_t_per_rack", "Carbon of making it.", in: 0..., default: 0)
        capexUsdPerRack = table.yearly("capex_usd_per_rack", "Price.", in: 0...)
        lifeYears = table.number("life_years", "Years that it lasts.", in: 1...50)
        availableFromYear = table.integer("available_from_year", "First year on sale.", in: 1990...2100, default: 1990)
        availableToYear = table.integer("available_to_year", "Last year on sale.", in: 1990...2100, default: 2100)
        var work: [String: Double] = [:]
        let units = table.section("work_units_per_rack", "What it can do, by workload (`rack_work_limit`).")
        for entry in units.numbersByName(
            "Work of the workload in its unit that one rack does at full work.", in: 0.001...)
        {
            work[entry.name] = entry.value
        }
        units.finish()
        if work.isEmpty { table.report(at: "work_units_per_rack", "names no workload that the class can serve") }
        workUnitsPerRack = work
        if hall == .air && liquidShare > 0 {
            table.report(at: "liquid_share", "a class of air halls cannot give heat to liquid")
        }
        table.finish()
    }

    func isAvailable(in year: Int) -> Bool {
        (availableFromYear...max(availableFromYear, availableToYear)).contains(year)
    }
}
