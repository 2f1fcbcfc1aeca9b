import Documents
import LinearProgramming
import Vocabulary

/// Planning reserve of a region in the system perspective:
///
///     peak:          P(y) ≥ F(t) + L(t)·peak/max L in every hour
///     reserve:       Σ_g firm(g,y) + Σ_ℓ credit(ℓ)·(1 − loss)·K(ℓ,y) + shortfall(y) ≥ (1 + margin)·P(y)
///     firm_storage:  firm(g,y) ≤ credit(g)·K(g,y) and firm(g,y) ≤ E(g,y)/hours for batteries
///
/// over the region's plants, firm(g) = credit(g)·(1 − loss)·K(g) for all but batteries, and the links that lead to it. Modelled hours
/// seldom hold the hottest one of all years, so own load is scaled to its stated peak here. Capacity that is lacking is paid at a price, so that a fleet
/// that is short today still has a plan.
public struct Reserve: Sendable {
    public let marginShare: YearlyTable
    public let shortfallUsdPerKwYear: YearlyTable

    init(_ table: TableReader) {
        marginShare = table.yearly(
            "margin_share", "Firm capacity over the highest load, less 1 (`reserve`).", in: 0...2)
        shortfallUsdPerKwYear = table.yearly(
            "shortfall_usd_per_kw_year", "Cost of firm capacity that is lacking (`reserve`).", in: 0...)
        table.finish()
    }
}

/// Firm capacity against peak and margin.
enum ReservePart: Part {
    static let steps = [
        BuildStep(.reserve, .balances, after: [.heat, .plants, .linkFlows], byCell: { $0.addReserve($1) })
    ]
}

extension PlanModel {
    mutating func addReserve(_ cell: Cell) {
        let region = scenario.regions[cell.region]
        guard let reserve = region.reserve else { return }
        let peak = program.addColumns(label("peak_load", cell, role: .capacity))
        var load = facility[cell.index]
        load.add(-1, peak)
        let ownLoad = ownLoad(cell)
        let scale = peakMw(cell) / max(ownLoad.max() ?? 0, .leastNormalMagnitude)
        program.addUpperLimits(
            row(.peak, cell), count: hours, per: .hour, load, atMost: .series(ownLoad.map { -$0 * scale }))
        let lacking = program.addColumns(label("reserve_shortfall", cell, role: .capacity))
        charge(
            .reserveShortfall, cell.region, cell.yearIndex,
            reserve.shortfallUsdPerKwYear.value(in: cell.year) * 1000, lacking)
        var need = LinearExpression()
        let margin = reserve.marginShare.value(in: cell.year)
        need.add(1 + margin, peak)
        need.add(-1, lacking)
        for plant in region.plants {
            if let firm = firmCapacity(plant, cell) { need.add(-1, firm) }
        }
        for flow in linkFlows where flow.yearIndex == cell.yearIndex {
            let link = scenario.links[flow.link]
            guard link.to == region.name, link.capacityCreditShare > 0 else { continue }
            need.add(-link.capacityCreditShare * (1 - link.lossShare), flow.capacity)
        }
        let rows = program.addUpperLimits(row(.reserve, cell, role: .capacity), need)
        reportRows(
            rows, "reserve", cell,
            .share(
                key(cell.region, "reserve", "margin_share"), margin, of: Relief(hourly: LinearExpression(peak)),
                also: PriceUnit.mwYear
            ).floor())
        recordCapacity(StockID(.peakLoad), cell, peak)
        recordCapacity(StockID(.reserveShortfall), cell, lacking)
    }

    private func peakMw(_ cell: Cell) -> Double {
        guard case .system(let load, _) = scenario.regions[cell.region].market else { return 0 }
        return load.peakMw.value(in: cell.year)
    }

    /// credit·K; of a battery also no more than its energy lasts for.
    private mutating func firmCapacity(_ plant: Plant, _ cell: Cell) -> LinearExpression? {
        guard let capacity = plantCapacity(plant, in: cell), let credit = plant.technology.capacityCreditShare else {
            return nil
        }
        guard let store = plant.store else {
            var firm = LinearExpression()
            firm.add(credit * plant.keptShare, capacity)
            return firm
        }
        guard let energy = stocks[.energy(cell.region, plant.name)]?.capacity[cell.yearIndex] else { return nil }
        let firm = program.addColumns(label("firm", cell, item: plant.name, role: .capacity))
        for (factor, column) in [(credit, capacity), (1 / store.firmHours!, energy)] {
            var excess = LinearExpression(firm)
            excess.add(-factor, column)
            let item = column == energy ? "energy" : "power"
            program.addUpperLimits(
                row(.firmStorage, cell, item: "\(plant.name).\(item)", role: .capacity), excess)
        }
        return LinearExpression(firm)
    }
}
