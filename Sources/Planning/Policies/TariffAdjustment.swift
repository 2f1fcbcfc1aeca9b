import Documents
import LinearProgramming
import Vocabulary

/// Another tariff class: so many US$ more or less for each MWh bought from the grid.
public struct TariffAdjustment: Policy {
    public static let kind = "tariff_adjustment"
    public static let summary = "Adds to, or takes from, the energy price of grid power."
    let addedUsdPerMwh: YearlyTable

    public init(_ table: TableReader) {
        addedUsdPerMwh = table.yearly(
            "added_usd_per_mwh", "What is added to the price of grid power; negative: taken off.", in: -1000...1000)
    }

    /// Warns where the plan would be paid for taking power.
    public func check(_ scope: PolicyScope, _ table: TableReader, _ scenario: Scenario) {
        for r in scope.regions {
            for year in scenario.horizon.years {
                guard addedUsdPerMwh.value(in: year) < 0, let price = TariffAdjustment.leastPrice(r, year, scenario),
                    price < 0
                else { continue }
                table.report(
                    .warning, at: "added_usd_per_mwh",
                    "leaves \(rounded(price)) US$/MWh for power in \(scenario.regions[r].name) in \(year), carbon included: the plan "
                        + "is paid for taking it")
                return
            }
        }
    }

    public func idle(in year: Int, _ scope: PolicyScope, _ scenario: Scenario) -> Idle? {
        if addedUsdPerMwh.value(in: year) == 0 {
            return Idle("added_usd_per_mwh", "it adds nothing in any year of the plan")
        }
        return scope.regions.contains { TariffAdjustment.leastPrice($0, year, scenario) != nil }
            ? nil : Idle("kind", "no region that it applies to buys power under a tariff")
    }

    /// What a MWh costs in the cheapest hours, with all adjustments and the carbon price due; nil where there is no tariff.
    private static func leastPrice(_ r: Int, _ year: Int, _ scenario: Scenario) -> Double? {
        guard case .tariff(let tariff) = scenario.regions[r].market else { return nil }
        let energy = tariff.energyRange(in: year).lowerBound
        let due = max(CarbonPrice.charged(r, year, scenario) - tariff.carbonIncludedUsdPerT.value(in: year), 0)
        let factor = tariff.emissionTPerMwh.value(in: year) * (tariff.emissionHourOfDayRelative.min() ?? 1)
        return scenario.policies.reduce(energy + due * factor) { sum, named in
            named.scope.regions.contains(r) ? sum + named.policy.addedToTariffUsdPerMwh(in: year) : sum
        }
    }

    public func addedToTariffUsdPerMwh(in year: Int) -> Double { addedUsdPerMwh.value(in: year) }

    public func apply(_ scope: PolicyScope, to model: inout PlanModel) {
        for cell in model.cells(scope.regions) {
            guard case .tariff(let tariff) = model.scenario.regions[cell.region].market else { continue }
            for flow in model.power[cell.index].flows where flow.id == .grid {
                model.chargeBill(.energy, tariff, cell, hourly: addedUsdPerMwh.value(in: cell.year), flow.columns)
            }
        }
    }
}
