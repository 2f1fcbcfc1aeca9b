import Documents

/// Carbon price on top of what the regions charge already: cost += price(y) · emissions(r, y), and with `include_embodied`
/// price(y) · carbon of what is built in y.
public struct CarbonPrice: Policy {
    public static let kind = "carbon_price"
    public static let summary = "Charges emissions by a price path, on top of the regions' own carbon prices."
    let addedUsdPerT: YearlyTable
    let includeEmbodied: Bool

    public init(_ table: TableReader) {
        addedUsdPerT = table.yearly("added_usd_per_t", in: 0...)
        includeEmbodied = table.has("include_embodied") && table.boolean("include_embodied")
    }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        for cell in model.cells(scope.regions) {
            let price = addedUsdPerT.value(in: cell.year)
            model.chargeEmissions(cell, price)
            guard includeEmbodied else { continue }
            for term in model.embodiedCarbon(cell).terms {
                model.charge("carbon_embodied", cell.region, cell.yearIndex, term.coefficient[0] * price, term.columns)
            }
        }
        for year in model.scenario.horizon.years {
            model.reportPrice(
                CarbonPrice.kind, scope, year, addedUsdPerT.value(in: year), key: "added_usd_per_t",
                unit: PriceUnit.tonne)
        }
    }
}
