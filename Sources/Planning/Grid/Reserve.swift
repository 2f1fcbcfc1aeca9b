import Documents
import LinearProgramming

/// Planning reserve of a region in the system perspective:
///
///     peak:     P(y) ≥ F(t) + L(t) in every hour
///     reserve:  Σ_g credit(g)·K(g,y) + Σ_ℓ credit(ℓ)·(1 − loss)·K(ℓ,y) + shortfall(y) ≥ (1 + margin)·P(y)
///
/// over the region's plants and the links that lead to it. Capacity that is lacking is paid at a price, so that a fleet
/// that is short today still has a plan.
public struct Reserve: Sendable {
    public let marginShare: YearlyTable
    public let shortfallUsdPerKwYear: YearlyTable

    init(_ table: TableReader) {
        marginShare = table.yearly("margin_share", in: 0...2)
        shortfallUsdPerKwYear = table.yearly("shortfall_usd_per_kw_year", in: 0...)
        table.finish()
    }
}

extension PlanModel {
    mutating func addReserve(_ cell: Cell) {
        let region = scenario.regions[cell.region]
        guard let reserve = region.reserve else { return }
        let peak = program.addColumns(label("peak_load", cell, role: .capacity))
        var load = facility[cell.index]
        load.add(-1, peak)
        program.addUpperLimits(
            row(.peak, cell), count: hours, load, atMost: .series(ownLoad(cell).map { -$0 }))
        let lacking = program.addColumns(label("reserve_shortfall", cell, role: .capacity))
        charge(
            "reserve_shortfall", cell.region, cell.yearIndex,
            reserve.shortfallUsdPerKwYear.value(in: cell.year) * 1000, lacking)
        var need = LinearExpression()
        need.add(1 + reserve.marginShare.value(in: cell.year), peak)
        need.add(-1, lacking)
        for plant in region.plants {
            guard let capacity = plantCapacity(plant, in: cell) else { continue }
            need.add(-plant.technology.capacityCreditShare!, capacity)
        }
        for flow in linkFlows where flow.yearIndex == cell.yearIndex {
            let link = scenario.links[flow.link]
            guard link.to == region.name, link.capacityCreditShare > 0 else { continue }
            need.add(-link.capacityCreditShare * (1 - link.lossShare), flow.capacity)
        }
        let rows = program.addUpperLimits(row(.reserve, cell, role: .capacity), need)
        reportRows(rows, "reserve", cell, unit: "usd/MW-year")
        recordCapacity("peak_load", cell, item: "load", peak, unit: "MW")
        recordCapacity("reserve_shortfall", cell, item: "load", lacking, unit: "MW")
    }
}
