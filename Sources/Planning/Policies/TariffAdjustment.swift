import Documents
import LinearProgramming

/// Another tariff class: so many US$ more or less for each MWh bought from the grid.
public struct TariffAdjustment: Policy {
    public static let kind = "tariff_adjustment"
    public static let summary = "Adds to, or takes from, the energy price of grid power."
    let addedUsdPerMwh: YearlyTable

    public init(_ table: TableReader) { addedUsdPerMwh = table.yearly("added_usd_per_mwh", in: -1000...1000) }

    public func check(_ scope: PolicyScope, _ table: TableReader, _ scenario: Scenario) {
        let buys = scope.regions.contains { r in
            if case .tariff = scenario.regions[r].market { true } else { false }
        }
        if !buys {
            table.report(.warning, at: "kind", "has no effect: no region that it applies to buys power under a tariff")
        }
    }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        for cell in model.cells(scope.regions) {
            for flow in model.power[cell.index].flows where flow.item == "grid" {
                model.chargeHourly("grid_energy", cell, addedUsdPerMwh.value(in: cell.year), flow.columns)
            }
        }
    }
}
