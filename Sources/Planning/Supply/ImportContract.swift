import Documents
import LinearProgramming
import Vocabulary

/// Power bought from outside of the plan's regions under a contract: p(t) ≤ K(y) at a price per MWh, of which at least a
/// share is taken over the year, Σ_t w(t)·p(t) ≥ take · 8,760 · K(y).
public struct ImportContract: SupplyKind {
    public static let kind = "import_contract"
    public static let summary =
        "Contract with the outside: up to its capacity at a price, a share of it taken every year."
    public var isClean: Bool { emissionTPerMwh == 0 }

    public let emissionTPerMwh: Double
    private(set) var priceUsdPerMwh = YearlyTable.zero
    private(set) var minimumTakeShare = 0.0

    public init(_ technology: TableReader) {
        emissionTPerMwh = technology.number("emission_t_per_mwh", "Emissions of its power; 0: it is clean.", in: 0...2)
    }

    public mutating func readSite(_ site: TableReader) {
        priceUsdPerMwh = site.yearly("price_usd_per_mwh", "Price of its power.", in: 0...)
        minimumTakeShare = site.number(
            "minimum_take_share", "Share of the capacity that is taken over the year (`minimum_take`).", in: 0...1)
    }

    public var facts: PlantFacts {
        var facts = PlantFacts()
        facts.minimumTakeShare = minimumTakeShare
        facts.energyPrice = PlantFacts.EnergyPrice(item: .imports, price: priceUsdPerMwh, factor: 1)
        return facts
    }

    public func contribute(_ plant: Plant, in cell: Cell, to model: inout PlanModel) {
        guard let capacity = model.plantCapacity(plant, in: cell) else { return }
        let output = model.addHourly("generation", cell, item: plant.name)
        model.program.addCapacityBounds(
            model.row(.generationLimit, cell, item: plant.name), output, capacity: capacity)
        if minimumTakeShare > 0 {
            var lack = LinearExpression()
            lack.add(minimumTakeShare * 8760, capacity)
            lack.add(-1, model.weighted(LinearExpression(output)))
            model.program.addSum(model.row(.minimumTake, cell, item: plant.name, role: .yearly), upper: 0, lack)
        }
        model.chargeHourly(.imports, cell, priceUsdPerMwh.value(in: cell.year), output)
        model.generate(plant, output, in: cell)
    }
}
