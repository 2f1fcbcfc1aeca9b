import Documents

/// The temperature a cooling system rejects heat to.
public enum HeatSink: String, Sendable, CaseIterable {
    case wetBulb = "wet_bulb"
    case dryBulb = "dry_bulb"
}

/// A kind of cooling plant: turns electricity and water into removed heat.
///
/// A compressor works against the lift from the evaporator, T_e, to the condenser, T_c = sink(t) + approach, with a
/// share η of Carnot's efficiency; it works for the part m of the heat that the sink alone cannot take at the supply
/// temperature T_s (return T_s + ΔT):
///
///     1/COP(t) = parasitic + m(t) / ε(t),    ε(t) = η·T_e / (T_c(t) − T_e),
///     m(t) = clamp( (sink(t) + free-cooling approach − T_s) / ΔT, 0, 1 )
///     water(t) = e · (1 + m(t)/ε(t)) · (3.6 GJ/MWh / latent heat) · C/(C−1)          in m³ per MWh of heat
///
/// with e the share of heat rejected by evaporation and C the cycles of concentration (make-up = evaporation + blow-down).
/// Temperatures in kelvin inside ε. Source of the form: Carnot-fraction chiller models, e.g. ASHRAE Handbook,
/// HVAC Systems and Equipment; the numbers live in the scenario.
public struct CoolingSystem: Sendable {
    public let name: String
    public let servesAir: Bool
    public let servesLiquid: Bool
    public let sink: HeatSink
    /// Pumps, fans, air handlers: kW per kW of heat.
    public let parasiticKwPerKw: Double
    /// η, compressor efficiency over Carnot's.
    public let carnotShare: Double
    public let evaporatingC: Double
    /// Condensing temperature over the sink's, K.
    public let condensingApproachK: Double
    /// Coolant supply over the sink's temperature when no compressor runs, K.
    public let freeCoolingApproachK: Double
    public let supplyC: Double
    public let supplyReturnK: Double
    public let evaporativeShare: Double
    public let cyclesOfConcentration: Double
    public let capexUsdPerKwTh: YearlyTable
    public let fixedCostShare: Double
    public let lifeYears: Double
    public let availableFromYear: Int

    init(name: String, _ table: TableReader) {
        self.name = name
        let serves = table.strings("serves")
        servesAir = serves.contains(HallKind.air.rawValue)
        servesLiquid = serves.contains(HallKind.liquid.rawValue)
        for kind in serves where HallKind(rawValue: kind) == nil {
            table.report(at: "serves", "\"\(kind)\" is neither \"air\" nor \"liquid\"")
        }
        if serves.isEmpty { table.report(at: "serves", "a cooling system serves \"air\", \"liquid\" or both") }
        sink = table.choice("sink", HeatSink.self)
        parasiticKwPerKw = table.number("parasitic_kw_per_kw", in: 0.001...1)
        carnotShare = table.number("carnot_share", in: 0.05...0.95)
        evaporatingC = table.number("evaporating_c", in: -10...60)
        condensingApproachK = table.number("condensing_approach_k", in: 0...40)
        freeCoolingApproachK = table.number("free_cooling_approach_k", in: 0...40)
        supplyC = table.number("supply_c", in: 5...60)
        supplyReturnK = table.number("supply_return_k", in: 1...40)
        evaporativeShare = table.number("evaporative_share", in: 0...1)
        cyclesOfConcentration = table.number(
            "cycles_of_concentration", in: 1.1...50, default: evaporativeShare == 0 ? 2 : nil)
        capexUsdPerKwTh = table.yearly("capex_usd_per_kw_th", in: 0...)
        fixedCostShare = table.number("fixed_cost_share_per_year", in: 0...0.5)
        lifeYears = table.number("life_years", in: 1...100)
        availableFromYear = table.integer("available_from_year", in: 1990...2100, default: 1990)
        table.finish()
    }

    /// Latent heat of evaporation of water near 25 °C, GJ per m³ (ASHRAE Handbook, Fundamentals: 2.442 MJ/kg).
    static let latentHeatGjPerM3 = 2.442
    static let gjPerMwh = 3.6

    /// Electricity per heat, 1/COP, and water per heat, m³/MWh, when the sink is at `sinkC`.
    public func performance(sinkC: Double) -> (electricityPerHeat: Double, waterM3PerMwh: Double) {
        let lift = max(sinkC + condensingApproachK - evaporatingC, 1)
        let compressorCop = carnotShare * (evaporatingC + 273.15) / lift
        let mechanical = min(max((sinkC + freeCoolingApproachK - supplyC) / supplyReturnK, 0), 1)
        let work = mechanical / compressorCop
        let makeUp = cyclesOfConcentration / (cyclesOfConcentration - 1)
        let water = evaporativeShare * (1 + work) * CoolingSystem.gjPerMwh / CoolingSystem.latentHeatGjPerM3 * makeUp
        return (parasiticKwPerKw + work, water)
    }
}
