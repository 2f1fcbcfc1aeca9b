import Documents
import LinearProgramming
import TimeSeries

/// Photovoltaics: p(t) ≤ profile(t) · K(y), what is not used is curtailed.
public struct Photovoltaic: SupplyKind {
    public static let kind = "photovoltaic"
    public static let summary =
        "Photovoltaic plant: output up to an hourly profile from irradiance and cell temperature."
    public var isClean: Bool { true }

    /// nil only while a scenario with errors is being read.
    let output: PhotovoltaicOutput?

    public init(_ technology: TableReader) {
        let tilt = technology.number("tilt_deg", "Tilt from the horizontal.", in: 0...90)
        let azimuth = technology.number("azimuth_deg", "Direction faced: 0 north, 180 south.", in: 0...360)
        let coefficient = technology.number(
            "temperature_coefficient_per_k", "Change of power for each K of cell temperature above 25 °C.",
            in: -0.01...0)
        let noct = technology.number(
            "noct_c", "Cell temperature at 800 W/m², 20 °C of air and 1 m/s of wind.", in: 30...60)
        let bonus = technology.number(
            "cooling_bonus_share", "Share by which water under a floating array lessens the cells' rise above air.",
            in: 0...1)
        let loss = technology.number(
            "system_loss_share", "Share lost to soiling, mismatch, wiring, inverter and outages.", in: 0...0.9)
        let limit = technology.number("ac_limit_share", "Inverter rating over module rating.", in: 0.1...1.2)
        let albedo = technology.number("ground_albedo_share", "Share of light that the ground reflects.", in: 0...1)
        output = technology.reading {
            try PhotovoltaicOutput(
                tiltDegrees: tilt, azimuthDegrees: azimuth, temperatureCoefficientPerK: coefficient,
                nominalOperatingCellTemperatureC: noct, coolingBonus: bonus, systemLossShare: loss, acLimit: limit,
                groundAlbedo: albedo)
        }
    }

    public mutating func readSite(_ site: TableReader) {}

    /// A sixth: of flat panels under most skies between a tenth and a quarter.
    public func usualShare(_ capacityMw: Double, _ year: Int) -> Double { 1.0 / 6 }

    public var facts: PlantFacts {
        var facts = PlantFacts()
        facts.photovoltaic = output
        return facts
    }

    public func contribute(_ plant: Plant, in cell: Cell, to model: inout PlanModel) {
        guard let capacity = model.plantCapacity(plant, in: cell) else { return }
        let profile = model.profiles.photovoltaic[cell.region][plant.name]!
        let output = model.addHourly("generation", cell, item: plant.name)
        model.program.addCapacityBounds(
            model.row(.generationLimit, cell, item: plant.name), output, factor: .series(profile),
            capacity: capacity)
        model.generate(plant, output, in: cell)
    }
}
