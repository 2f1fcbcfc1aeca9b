import Documents

/// Carbon price on top of what the regions charge already: cost += price(y) · emissions(r, y).
public struct CarbonPrice: Policy {
    public static let kind = "carbon_price"
    public static let summary = "Charges emissions by a price path, on top of the regions' own carbon prices."
    let addedUsdPerT: YearlyTable

    public init(_ table: TableReader) { addedUsdPerT = table.yearly("added_usd_per_t", in: 0...) }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        for cell in model.cells(scope.regions) {
            model.chargeEmissions(cell, addedUsdPerT.value(in: cell.year))
        }
        for year in model.scenario.horizon.years {
            model.reportPrice("carbon_price", scope, year, addedUsdPerT.value(in: year), unit: "usd/t")
        }
    }
}
