import Documents

/// The temperature a cooling system rejects heat to.
public enum HeatSink: String, Sendable, CaseIterable {
    case wetBulb = "wet_bulb"
    case dryBulb = "dry_bulb"
    /// Air that has passed wetted pads: dry bulb less a share of its distance to the wet bulb.
    case adiabatic
}

/// A kind of cooling plant: turns electricity and water into removed heat.
///
/// The sink is the wet bulb, the dry bulb, or air behind wetted pads of effectiveness e_p, T_db − e_p·(T_db − T_wb).
/// A compressor works against the lift from the evaporator, T_e, to the condenser, T_c = sink(t) + approach, with a
/// share η of Carnot's efficiency, T_e following the supply temperature, T_e = T_s − approach_e; it works for the part m of the heat that the sink alone cannot take at the supply
/// temperature T_s (return T_s + ΔT):
///
///     1/COP(t) = parasitic + m(t) / ε(t),    ε(t) = η·T_e / (T_c(t) − T_e),
///     m(t) = clamp( (sink(t) + free-cooling approach − T_s) / ΔT, 0, 1 )
///     water(t) = e(t) · (1 + m(t)/ε(t)) · (3.6 GJ/MWh / latent heat) · C/(C−1)       in m³ per MWh of heat
///
/// with e the share of heat rejected by evaporation and C the cycles of concentration (make-up = evaporation + blow-down).
/// Pads cool all air that takes the heat, so e(t) = e_p·(T_db − T_wb)/rise, rise the air's own from inlet to outlet.
/// What runs whatever the load, σ kW for each kW of capacity on line R(y) ≤ Z(y), is the part-load penalty:
/// electricity(t) = h(t)/COP(t) + σ·R(y). Temperatures in kelvin inside ε. Source of the form: Carnot-fraction chiller models, e.g. ASHRAE Handbook,
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
    /// Supply temperature over the evaporator's, K.
    public let evaporatingApproachK: Double
    /// Condensing temperature over the sink's, K.
    public let condensingApproachK: Double
    /// Coolant supply over the sink's temperature when no compressor runs, K.
    public let freeCoolingApproachK: Double
    public let supplyC: Double
    public let supplyReturnK: Double
    /// e_p and the rise of the air's temperature, K, of an adiabatic sink; zero and one otherwise.
    public let padEffectivenessShare: Double
    public let airRiseK: Double
    public let evaporativeShare: Double
    public let cyclesOfConcentration: Double
    /// The kinds of water it takes.
    public let water: [WaterKind]
    /// σ.
    public let standbyKwPerKw: Double
    /// What the parameters were fitted to, and the root-mean-square error of 1/COP against it.
    public let curveSource: String
    public let curveErrorShare: Double
    /// Carbon of making a MW of heat removed, t CO2.
    public let embodiedTPerMwTh: Double
    public let capexUsdPerKwTh: YearlyTable
    public let fixedCostShare: Double
    public let lifeYears: Double
    public let availableFromYear: Int
    /// The last year of sale; a class that ended before the plan begins is plant that stands and is never built anew.
    public let availableToYear: Int

    init(name: String, _ table: TableReader) {
        self.name = name
        let serves = table.strings("serves", "Which heat it can take.", words: HallKind.allCases.map(\.rawValue))
        servesAir = serves.contains(HallKind.air.rawValue)
        servesLiquid = serves.contains(HallKind.liquid.rawValue)
        for kind in serves where HallKind(rawValue: kind) == nil {
            table.report(at: "serves", "\"\(kind)\" is neither \"air\" nor \"liquid\"")
        }
        if serves.isEmpty { table.report(at: "serves", "a cooling system serves \"air\", \"liquid\" or both") }
        sink = table.choice("sink", "What it rejects heat to.", as: HeatSink.self)
        parasiticKwPerKw = table.number("parasitic_kw_per_kw", "Pumps and fans, for each kW of heat.", in: 0.001...1)
        carnotShare = table.number("carnot_share", "Efficiency of the compressor over Carnot's.", in: 0.05...0.95)
        evaporatingApproachK = table.number(
            "evaporating_approach_k", "Supply temperature over the evaporator's.", in: 0...40)
        condensingApproachK = table.number(
            "condensing_approach_k", "Condenser's temperature over the sink's.", in: 0...40)
        freeCoolingApproachK = table.number(
            "free_cooling_approach_k", "Supply temperature over the sink's when no compressor runs.", in: 0...40)
        supplyC = table.number("supply_c", "Temperature of the coolant supplied.", in: 5...60)
        supplyReturnK = table.number("supply_return_k", "Rise of the coolant to its return.", in: 1...40)
        let isAdiabatic = sink == .adiabatic
        padEffectivenessShare =
            isAdiabatic
            ? table.number(
                "pad_effectiveness_share", "Share of the distance to the wet bulb that wetted pads cool the air by.",
                in: 0...1) : 0
        airRiseK = isAdiabatic ? table.number("air_rise_k", "Rise of the air that takes the heat.", in: 1...40) : 1
        evaporativeShare = table.number(
            "evaporative_share", "Share of the heat that is rejected by evaporation.", in: 0...(isAdiabatic ? 0 : 1),
            default: isAdiabatic ? 0 : nil)
        let takesWater = isAdiabatic || evaporativeShare > 0
        cyclesOfConcentration = table.number(
            "cycles_of_concentration", "Make-up water over blow-down; needed with pads too.", in: 1.1...50,
            default: takesWater ? nil : 2)
        water = WaterKind.list(
            table, "Kinds of water that it takes; needed with pads too (`water_balance`).",
            default: takesWater ? nil : [])
        if takesWater && water.isEmpty {
            table.report(at: "water", "names no kind of water, and the system needs some")
        }
        standbyKwPerKw = table.number(
            "standby_kw_per_kw", "Power whatever the load, for each kW of capacity on line (`online`).", in: 0...0.5,
            default: 0)
        curveSource = table.string("curve_source", "What the curve was fitted to.")
        curveErrorShare = table.number("curve_error_share", "Root-mean-square error of 1/COP against that.", in: 0...1)
        embodiedTPerMwTh = table.number("embodied_t_per_mw_th", "Carbon of making it.", in: 0..., default: 0)
        capexUsdPerKwTh = table.yearly("capex_usd_per_kw_th", "Capital cost.", in: 0...)
        fixedCostShare = table.number("fixed_cost_share_per_year", "Yearly cost over the capital cost.", in: 0...0.5)
        lifeYears = table.number("life_years", "Years over which its cost is paid.", in: 1...100)
        availableFromYear = table.integer(
            "available_from_year", "First year in which it is on sale.", in: 1990...2100, default: 1990)
        availableToYear = table.integer(
            "available_to_year", "Last year on sale; old plant that is built no more has a past one.", in: 1990...2100,
            default: 2100)
        if availableToYear < availableFromYear {
            table.report(
                at: "available_to_year", "must not be earlier than available_from_year (\(availableFromYear))")
        }
        table.finish()
    }

    /// Latent heat of evaporation of water near 25 °C, GJ per m³ (ASHRAE Handbook, Fundamentals: 2.442 MJ/kg).
    static let latentHeatGjPerM3 = 2.442
    static let gjPerMwh = 3.6

    func isAvailable(in year: Int) -> Bool { year >= availableFromYear && year <= availableToYear }

    /// The temperature that heat is rejected to.
    public func sinkC(dryBulbC: Double, wetBulbC: Double) -> Double {
        switch sink {
        case .wetBulb: wetBulbC
        case .dryBulb: dryBulbC
        case .adiabatic: dryBulbC - padEffectivenessShare * (dryBulbC - wetBulbC)
        }
    }

    /// Electricity per heat at the margin, 1/COP, and water per heat, m³/MWh.
    public func performance(dryBulbC: Double, wetBulbC: Double) -> (electricityPerHeat: Double, waterM3PerMwh: Double) {
        let sinkC = sinkC(dryBulbC: dryBulbC, wetBulbC: wetBulbC)
        let evaporatingC = supplyC - evaporatingApproachK
        let lift = max(sinkC + condensingApproachK - evaporatingC, 1)
        let compressorCop = carnotShare * (evaporatingC + 273.15) / lift
        let mechanical = min(max((sinkC + freeCoolingApproachK - supplyC) / supplyReturnK, 0), 1)
        let work = mechanical / compressorCop
        let makeUp = cyclesOfConcentration / (cyclesOfConcentration - 1)
        let evaporated = sink == .adiabatic ? (dryBulbC - sinkC) / airRiseK : evaporativeShare
        let water = evaporated * (1 + work) * CoolingSystem.gjPerMwh / CoolingSystem.latentHeatGjPerM3 * makeUp
        return (parasiticKwPerKw + work, water)
    }
}
