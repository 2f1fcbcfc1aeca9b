import Documents
import LinearProgramming
import Vocabulary

/// A plant that burns fuel; fuel p/η at its price, emissions p·e/η:
///
///     p(t) ≤ a·K(y),   a = planned availability · (1 − forced outages)
///     minimum load:    m·R(y) ≤ p(t) ≤ a·R(y),  R(y) ≤ K(y): units on line through the year; the others are laid up
///     ramps:           p(t) − p(t−1) ≤ ρ·K(y),  p(t−1) − p(t) ≤ ρ·K(y)
///     hours:           Σ_t w(t)·p(t) ≤ h·K(y), as permits for emergency engines have it
public struct ThermalPlant: SupplyKind {
    public static let kind = "thermal"
    public static let summary =
        "Fuel-fired plant: availability, outages, minimum load, ramps and running hours, paying for fuel and emissions."
    /// Fuel without emissions of its own (biomass) makes clean power.
    public var isClean: Bool { emissionTPerMwhTh == 0 }
    public var emissionTPerMwh: Double { emissionTPerMwhTh / efficiencyShare }

    /// η, electricity over lower heating value.
    let efficiencyShare: Double
    /// a.
    let availabilityShare: Double
    /// e, t CO2 per MWh of fuel.
    let emissionTPerMwhTh: Double
    /// m, of the capacity on line; 0: none.
    let minimumLoadShare: Double
    /// ρ, of the capacity in an hour; nil: as fast as you like.
    let rampSharePerHour: Double?
    /// h, full-load hours a year; nil: all of them.
    let hoursLimitPerYear: Double?
    private(set) var fuelUsdPerMmbtu = YearlyTable.zero

    /// 1 MWh = 3.412142 MMBtu (ISO 31-4: 1 Btu_IT = 1055.05585 J).
    static let mmbtuPerMwh = 3.412142

    public init(_ technology: TableReader) {
        efficiencyShare = technology.number("efficiency_share", "Electricity over lower heating value.", in: 0.05...0.9)
        availabilityShare =
            technology.number(
                "availability_share", "Share of the time that it is not in planned outage (`generation_limit`).",
                in: 0.05...1)
            * (1
                - technology.number(
                    "forced_outage_share", "Share of that time lost to forced outages (`generation_limit`).",
                    in: 0...0.9, default: 0))
        emissionTPerMwhTh = technology.number("emission_t_per_mwh_th", "Emissions of its fuel.", in: 0...1)
        minimumLoadShare = technology.number(
            "minimum_load_share", "Least output over what is on line; 0: none (`minimum_load`).", in: 0...1, default: 0)
        rampSharePerHour = technology.optionalLimit(
            "ramp_share_per_hour", "Largest change of output in an hour, over capacity (`ramp_up`, `ramp_down`).",
            in: 0.001...1)
        hoursLimitPerYear = technology.optionalLimit(
            "hours_limit_per_year", "Most full-load hours of a year (`running_hours`).", in: 0...8760)
        if minimumLoadShare > availabilityShare {
            technology.report(
                at: "minimum_load_share", "is above what is available: availability less forced outages is less")
        }
    }

    public mutating func readSite(_ site: TableReader) {
        fuelUsdPerMmbtu = site.yearly("fuel_usd_per_mmbtu", "Price of its fuel.", in: 0...)
    }

    public var facts: PlantFacts {
        var facts = PlantFacts()
        facts.availabilityShare = availabilityShare
        facts.operation = PlantFacts.OperationFacts(
            minimumLoadShare: minimumLoadShare, rampSharePerHour: rampSharePerHour,
            hoursLimitPerYear: hoursLimitPerYear)
        facts.energyPrice = PlantFacts.EnergyPrice(
            item: .fuel, price: fuelUsdPerMmbtu, factor: ThermalPlant.mmbtuPerMwh / efficiencyShare)
        return facts
    }

    public func contribute(_ plant: Plant, in cell: Cell, to model: inout PlanModel) {
        guard let capacity = model.plantCapacity(plant, in: cell) else { return }
        let output = model.addHourly("generation", cell, item: plant.name)
        let running = minimumLoadShare > 0 ? addOnline(plant, cell, output, capacity, &model) : capacity
        model.program.addCapacityBounds(
            model.row(.generationLimit, cell, item: plant.name), output, factor: .constant(availabilityShare),
            capacity: running)
        if let ramp = rampSharePerHour, ramp < availabilityShare {
            addRamps(plant, cell, output, capacity, ramp, &model)
        }
        if let limit = hoursLimitPerYear {
            var use = model.weighted(LinearExpression(output))
            use.add(-limit, capacity)
            model.program.addSum(model.row(.runningHours, cell, item: plant.name, role: .yearly), upper: 0, use)
        }
        let fuel = fuelUsdPerMmbtu.value(in: cell.year) * ThermalPlant.mmbtuPerMwh / efficiencyShare
        model.chargeHourly(.fuel, cell, fuel, output)
        model.generate(plant, output, in: cell)
    }

    /// R(y) with R ≤ K and p(t) ≥ m·R.
    private func addOnline(
        _ plant: Plant, _ cell: Cell, _ output: Columns, _ capacity: Columns, _ model: inout PlanModel
    ) -> Columns {
        let online = model.addOnline(StockID(.plantOnline, plant.name), cell, within: capacity)
        var lack = LinearExpression()
        lack.add(minimumLoadShare, online)
        lack.add(-1, output)
        model.program.addUpperLimits(
            model.row(.minimumLoad, cell, item: plant.name), count: model.hours, per: .hour, lack)
        return online
    }

    private func addRamps(
        _ plant: Plant, _ cell: Cell, _ output: Columns, _ capacity: Columns, _ ramp: Double, _ model: inout PlanModel
    ) {
        for (equation, sign) in [(Equation.rampUp, 1.0), (.rampDown, -1)] {
            var change = LinearExpression()
            change.add(sign, output)
            change.add(-sign, output, member: model.previousHour)
            change.add(-ramp, capacity)
            model.program.addUpperLimits(
                model.row(equation, cell, item: plant.name, role: .state), count: model.hours, per: .hour, change)
        }
    }
}
