import Documents
import Foundation
import Planning
import TestSupport
import Testing
import TimeSeries

/// `series` gives what the model has, at any resolution, to the last bit.
@Suite struct RegionSeriesTests {
    private static let flagship = Checkout.scenario("four-regions-2030-system")

    @Test(arguments: [Resolution.days(3), .weeks(2), .full]) func theValuesAreThoseOfTheModel(resolution: Resolution)
        throws
    {
        let scenario = try Scenario.read(
            path: RegionSeriesTests.flagship, overrides: ["regions.batam.perspective=tariff"]
        ).scenario
        let whole = try ScenarioSeries(scenario)
        let axis = whole.axis(resolution)
        let profiles = Profiles(scenario, whole, on: axis)
        let year = 2028
        let y = year - scenario.horizon.years.lowerBound
        for place in scenario.regionSeries(whole, on: axis, years: [year]) {
            #expect(place.axis == axis && place.localTime.count == axis.hoursPerYear)
            func column(_ name: String) -> [Double]? { place.columns.first { $0.name == name }?.values }
            guard let r = scenario.regions.firstIndex(where: { $0.name == place.region }) else {
                #expect(column("dry_bulb_c") == nil)
                continue
            }
            let region = scenario.regions[r]
            #expect(column("dry_bulb_c") == profiles.dryBulbC[r] && column("wet_bulb_c") == profiles.wetBulbC[r])
            #expect(column("inflow_share_of_mean") == profiles.inflow[r])
            for (name, path) in [("ghi_w_per_m2", \WeatherYear.ghiWPerM2), ("dew_point_c", \.dewPointC)] {
                #expect(column(name) == axis.hourOfYear.map { whole.weather[r][keyPath: path][$0] }, "\(name)")
            }
            for plant in region.plants where profiles.photovoltaic[r][plant.name] != nil {
                #expect(column("capacity_factor_\(plant.technology.name)") == profiles.photovoltaic[r][plant.name])
            }
            for (c, system) in scenario.coolingSystems.enumerated() {
                #expect(column("cop_\(system.name)") == profiles.coolingElectricity[r][c].map { 1 / $0 })
                #expect(column("water_m3_per_mwh_th_\(system.name)") == profiles.coolingWater[r][c])
            }
            for (w, workload) in scenario.workloads.enumerated() {
                guard let d = workload.demands.firstIndex(where: { $0.origin == region.name }) else { continue }
                let unit = workload.unit == .itKw ? "it_kw" : "h100e"
                let mean = workload.demands[d].meanUnits.value(in: year)
                #expect(column("demand_\(workload.name)_\(unit)") == profiles.demand[w][d][y].map { $0 * mean })
            }
            let isTariff = if case .tariff = region.market { true } else { false }
            #expect((column("own_load_mw") == nil) == isTariff && (column("grid_usd_per_mwh") != nil) == isTariff)
            if case .tariff(let tariff) = region.market {
                let prices = Set(
                    (tariff.bands.map(\.usdPerMwh) + [tariff.offPeakUsdPerMwh]).map {
                        $0.value(in: year) + tariff.adjustmentUsdPerMwh.value(in: year)
                    })
                #expect(Set(try #require(column("grid_usd_per_mwh"))).isSubset(of: prices))
            }
        }
    }
}
