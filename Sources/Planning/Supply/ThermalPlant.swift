import Documents
import LinearProgramming

/// A plant that burns fuel: p(t) ≤ availability · K(y); fuel p/η at its price, emissions p·e/η.
public struct ThermalPlant: SupplyKind {
    public static let kind = "thermal"
    public static let summary = "Fuel-fired plant: output up to its availability, paying for fuel and emissions."
    public var isClean: Bool { false }

    /// η, electricity over lower heating value.
    let efficiencyShare: Double
    let availabilityShare: Double
    /// e, t CO2 per MWh of fuel.
    let emissionTPerMwhTh: Double
    private(set) var fuelUsdPerMmbtu = YearlyTable.zero

    /// 1 MWh = 3.412142 MMBtu (ISO 31-4: 1 Btu_IT = 1055.05585 J).
    static let mmbtuPerMwh = 3.412142

    public init(_ technology: TableReader) {
        efficiencyShare = technology.number("efficiency_share", in: 0.05...0.9)
        availabilityShare = technology.number("availability_share", in: 0.05...1)
        emissionTPerMwhTh = technology.number("emission_t_per_mwh_th", in: 0...1)
    }

    public mutating func readSite(_ site: TableReader) {
        fuelUsdPerMmbtu = site.yearly("fuel_usd_per_mmbtu", in: 0...)
    }

    public func contribute(_ plant: Plant, in cell: Cell, to model: inout PlanModel) {
        guard let capacity = model.plantCapacity(plant, in: cell) else { return }
        let output = model.addHourly("generation", cell, item: plant.name)
        model.program.addCapacityBounds(
            model.label("generation_limit", cell, item: plant.name), output, factor: .constant(availabilityShare),
            capacity: capacity)
        let fuel = fuelUsdPerMmbtu.value(in: cell.year) * ThermalPlant.mmbtuPerMwh / efficiencyShare
        model.chargeHourly("fuel", cell, fuel, output)
        model.generate(plant, output, in: cell, emissionTPerMwh: emissionTPerMwhTh / efficiencyShare)
    }
}
