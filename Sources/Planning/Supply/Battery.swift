import Documents
import LinearProgramming
import Vocabulary

/// Battery with power and energy sized apart:
///
///     level(t) = (1 − σ)·level(t−1) + η·charge(t) − discharge(t)/η,   η = √(round trip)
///     charge, discharge ≤ K(y),   level ≤ E(y);   cyclic within each period
///
/// Where a link takes stored clean power, a store has two parts, each with flows and a level of its own: a clean one, charged
/// from the region's plants without emissions alone, whose power may leave on such links, and the other,
///
///     K_c(y) + K_o(y) ≤ K(y),   E_c(y) + E_o(y) ≤ E(y)
///
/// The division is the plan's, one for each year. A MWh that leaves as clean was clean when the cells that it leaves took it
/// in: no hour's flows can change labels, as they can where both kinds of power share one level. The clean part is no part of a data
/// centre: it neither burdens nor relieves its connection.
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
    private(set) var committedMwh = YearlyTable.zero
    private(set) var limitMwh = YearlyTable.zero
    private(set) var largestBuildMwhPerYear: YearlyTable?
    private(set) var underConstructionMwh = YearlyTable.zero

    public init(_ technology: TableReader) {
        capexUsdPerKwh = technology.yearly("capex_usd_per_kwh", "Capital cost of its energy.", in: 0...)
        roundTripShare = technology.number(
            "round_trip_share", "Energy given over energy charged (`level_balance`).", in: 0.1...1)
        firmHours = technology.optionalNumber(
            "firm_hours",
            "Hours that its firm power must last; needed where a region asks for a reserve (`firm_storage`).",
            in: 0.1...168)
        embodiedTPerMwh = technology.number("embodied_t_per_mwh", "Carbon of making its energy.", in: 0..., default: 0)
        selfDischargeShare = technology.number(
            "self_discharge_share_per_hour", "Share of its level lost in an hour (`level_balance`).", in: 0...0.1)
    }

    public mutating func readSite(_ site: TableReader) {
        existingMwh = site.yearly("existing_mwh", "Energy that stands already (`stock`).", in: 0..., default: .zero)
        committedMwh = site.yearly(
            "committed_mwh", "Cumulative energy that is built whatever the plan says (`committed`).", in: 0...,
            default: .zero)
        limitMwh = site.yearlyLimit("limit_mwh", "Largest energy (`stock`).")
        largestBuildMwhPerYear = site.optionalYearlyLimit(
            "largest_build_mwh_per_year", "Most energy built in a year (`growth`).")
        underConstructionMwh = site.yearly(
            "under_construction_mwh", "Cumulative energy being built already (`lead_time`).", in: 0..., default: .zero)
    }

    public var facts: PlantFacts {
        var facts = PlantFacts()
        facts.energy = PlantFacts.EnergyFacts(
            existingMwh: existingMwh, committedMwh: committedMwh, limitMwh: limitMwh,
            largestBuildMwhPerYear: largestBuildMwhPerYear, underConstructionMwh: underConstructionMwh,
            capexUsdPerKwh: capexUsdPerKwh,
            embodiedTPerMwh: embodiedTPerMwh)
        facts.store = PlantFacts.StoreFacts(
            roundTripShare: roundTripShare, selfDischargeSharePerHour: selfDischargeShare, firmHours: firmHours)
        return facts
    }

    public func contribute(_ plant: Plant, in cell: Cell, to model: inout PlanModel) {
        guard let power = model.plantCapacity(plant, in: cell),
            let energy = model.stocks[.energy(cell.region, plant.name)]?.capacity[cell.yearIndex]
        else { return }
        if !model.sendsStoredPower(cell) {
            return add(.whole, plant, cell, power: power, energy: energy, to: &model)
        }
        let powers = share(power, "power", plant, cell, &model)
        let energies = share(energy, "energy", plant, cell, &model)
        for (i, part) in [StoreFlow.Part.clean, .other].enumerated() {
            add(part, plant, cell, power: powers[i], energy: energies[i], to: &model)
        }
    }

    /// Divides a size between the clean part and the other: K_c + K_o ≤ K.
    private func share(
        _ size: Columns, _ quantity: String, _ plant: Plant, _ cell: Cell, _ model: inout PlanModel
    ) -> [Columns] {
        var excess = LinearExpression()
        let parts = [StoreFlow.Part.clean, .other].map { part in
            model.program.addColumns(
                model.label("part_\(quantity)", cell, item: part.item(of: plant.name), role: .capacity))
        }
        for part in parts { excess.add(1, part) }
        excess.add(-1, size)
        model.program.addUpperLimits(
            model.row(.storeParts, cell, item: "\(plant.name).\(quantity)", role: .capacity), excess)
        return parts
    }

    private func add(
        _ part: StoreFlow.Part, _ plant: Plant, _ cell: Cell, power: Columns, energy: Columns, to model: inout PlanModel
    ) {
        let item = part.item(of: plant.name)
        let charge = model.addHourly("charge", cell, item: item)
        let discharge = model.addHourly("discharge", cell, item: item)
        let label = model.label("level", cell, item: item, role: .state)
        let level = model.program.addColumns(label, count: model.hours, per: .hour)
        for (equation, columns, capacity) in [
            (Equation.chargeLimit, charge, power), (.dischargeLimit, discharge, power), (.levelLimit, level, energy),
        ] {
            model.program.addCapacityBounds(model.row(equation, cell, item: item), columns, capacity: capacity)
        }
        let oneWay = roundTripShare.squareRoot()
        var balance = LinearExpression()
        balance.add(1, level)
        balance.add(-(1 - selfDischargeShare), level, member: model.previousHour)
        balance.add(-oneWay, charge)
        balance.add(1 / oneWay, discharge)
        model.program.addEqualities(
            model.row(.levelBalance, cell, item: item, role: .state), count: model.hours, per: .hour, balance)
        model.recordLevel(.store(plant.name), cell, level)
        model.store(plant, StoreFlow(store: plant.name, part: part, charge: charge, discharge: discharge), in: cell)
    }
}
