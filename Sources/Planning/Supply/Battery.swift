import Documents
import LinearProgramming

/// Battery with power and energy sized apart:
///
///     level(t) = (1 − σ)·level(t−1) + η·charge(t) − discharge(t)/η,   η = √(round trip)
///     charge, discharge ≤ K(y),   level ≤ E(y);   cyclic within each period
public struct Battery: SupplyKind {
    public static let kind = "battery"
    public static let summary = "Battery: power and energy sized apart, losses in and out, cyclic within each period."
    public var isClean: Bool { false }

    let capexUsdPerKwh: YearlyTable
    let roundTripShare: Double
    /// Hours that a planning reserve wants its firm power to last; nil where no scenario asks.
    let firmHours: Double?
    /// Carbon of making a MWh, t CO2.
    let embodiedTPerMwh: Double
    /// σ, share of the level lost in an hour.
    let selfDischargeShare: Double
    private(set) var existingMwh = YearlyTable.zero
    private(set) var limitMwh = YearlyTable.zero

    public init(_ technology: TableReader) {
        capexUsdPerKwh = technology.yearly("capex_usd_per_kwh", in: 0...)
        roundTripShare = technology.number("round_trip_share", in: 0.1...1)
        firmHours = technology.optionalNumber("firm_hours", in: 0.1...168)
        embodiedTPerMwh = technology.number("embodied_t_per_mwh", in: 0..., default: 0)
        selfDischargeShare = technology.number("self_discharge_share_per_hour", in: 0...0.1)
    }

    public mutating func readSite(_ site: TableReader) {
        existingMwh = site.yearly("existing_mwh", in: 0..., default: .zero)
        limitMwh = site.yearlyLimit("limit_mwh")
    }

    public func contribute(_ plant: Plant, in cell: Cell, to model: inout PlanModel) {
        guard let power = model.plantCapacity(plant, in: cell),
            let energy = model.stocks[.energy(cell.region, plant.name)]?.capacity[cell.yearIndex]
        else { return }
        let charge = model.addHourly("charge", cell, item: plant.name)
        let discharge = model.addHourly("discharge", cell, item: plant.name)
        let label = model.label("level", cell, item: plant.name, role: .state)
        let level = model.program.addColumns(label, count: model.hours)
        for (equation, columns, capacity) in [
            (Equation.chargeLimit, charge, power), (.dischargeLimit, discharge, power), (.levelLimit, level, energy),
        ] {
            model.program.addCapacityBounds(model.row(equation, cell, item: plant.name), columns, capacity: capacity)
        }
        let oneWay = roundTripShare.squareRoot()
        var balance = LinearExpression()
        balance.add(1, level)
        balance.add(-(1 - selfDischargeShare), level, member: model.previousHour)
        balance.add(-oneWay, charge)
        balance.add(1 / oneWay, discharge)
        model.program.addEqualities(
            model.row(.levelBalance, cell, item: plant.name, role: .state), count: model.hours, balance)
        model.recordLevel(plant.name, cell, level)
        model.store(
            plant,
            StoreFlow(
                item: plant.name, charge: charge, discharge: discharge, level: level, oneWayShare: oneWay,
                keptShare: 1 - selfDischargeShare), in: cell)
    }
}
