import Documents
import Vocabulary

/// Carbon price on top of what the regions charge already: cost += price(y) · emissions(r, y), and with `include_embodied`
/// price(y) · carbon of what is built in y.
public struct CarbonPrice: Policy {
    public static let kind = "carbon_price"
    public static let summary = "Charges emissions by a price path, on top of the regions' own carbon prices."
    let addedUsdPerT: YearlyTable
    let includeEmbodied: Bool

    public init(_ table: TableReader) {
        addedUsdPerT = table.yearly("added_usd_per_t", "Price of emissions, on top of the regions' own.", in: 0...)
        includeEmbodied = table.boolean(
            "include_embodied", "Whether the carbon of what is built is priced too.", default: false)
    }

    public func idle(in year: Int, _ scope: PolicyScope, _ scenario: Scenario) -> Idle? {
        if addedUsdPerT.value(in: year) == 0 {
            return Idle("added_usd_per_t", "it adds nothing in any year of the plan")
        }
        if includeEmbodied { return nil }
        if !scope.regions.contains(where: { scenario.mayEmit($0, year) }) {
            return Idle("kind", "no power there can emit anything")
        }
        let isHeld = scope.regions.allSatisfy { r in
            guard case .tariff(let tariff) = scenario.regions[r].market, !scenario.hasEmittingPlants(r, year) else {
                return false
            }
            return CarbonPrice.charged(r, year, scenario) <= tariff.carbonIncludedUsdPerT.value(in: year)
        }
        return isHeld ? Idle("added_usd_per_t", "the tariffs there hold as high a carbon price already") : nil
    }

    /// The region's own price and what all policies add to it.
    static func charged(_ r: Int, _ year: Int, _ scenario: Scenario) -> Double {
        scenario.policies.reduce(scenario.regions[r].carbonUsdPerT.value(in: year)) { sum, named in
            guard let price = named.policy as? CarbonPrice, named.scope.regions.contains(r) else { return sum }
            return sum + price.addedUsdPerT.value(in: year)
        }
    }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        for cell in model.cells(scope.regions) {
            let price = addedUsdPerT.value(in: cell.year)
            model.chargeEmissions(cell, price)
            guard includeEmbodied else { continue }
            for term in model.embodiedCarbon(cell).terms {
                model.charge(.carbonEmbodied, cell.region, cell.yearIndex, term.coefficient[0] * price, term.columns)
            }
        }
        for year in model.scenario.horizon.years {
            model.reportPrice(
                CarbonPrice.kind, scope, year, addedUsdPerT.value(in: year), key: "added_usd_per_t",
                unit: PriceUnit.tonne)
        }
    }
}
