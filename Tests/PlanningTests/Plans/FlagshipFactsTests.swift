import Foundation
import Planning
import TestSupport
import Testing
import TimeSeries

/// The flagship in 2025 against what is known of the four places; ranges are those of the facts beside the scenario's numbers.
/// Three days stand for the year, with the year's totals of sun, inflow and load.
@Suite struct FlagshipFactsTests {
    private static func solved(_ file: String) throws -> SolvedToy {
        let path = Checkout.scenario(file)
        let scenario = try Scenario.read(path: path, overrides: ["horizon.last_year=2026"]).scenario
        let series = try ScenarioSeries(scenario)
        let axis = series.axis(.days(3))
        return try SolvedToy(
            model: PlanModel(scenario, axis: axis, profiles: Profiles(scenario, series, on: axis)))
    }

    private static let tariff = Result { try solved("four-regions-2030") }
    private static let system = Result { try solved("four-regions-2030-system") }

    /// Air-cooled halls 1.28–1.55; halls with direct liquid cooling 1.10–1.28. Towers 1.4–2.4 L/kWh; Johor metered 0.6–1.1 litres a
    /// kWh of facility load.
    @Test(arguments: ["johor", "batam", "sarawak", "singapore"]) func pueAndWueAreThoseOfTheRegion(region: String)
        throws
    {
        for year in [2025, 2026] {
            let home = try FlagshipFactsTests.tariff.get().year(region, year)
            if let air = home[.pueAir] { #expect((1.28...1.55).contains(air), "\(air)") }
            if let liquid = home[.pueLiquid] { #expect((1.10...1.28).contains(liquid), "\(liquid)") }
            let (pue, wue) = (try #require(home[.pue]), try #require(home[.wue]))
            #expect((0...2.4).contains(wue))
            if region == "johor" && year == 2025 { #expect((0.6...1.1).contains(wue / pue), "\(wue / pue)") }
        }
    }

    /// Existing reservoirs in Sarawak make about 21 TWh a year [18.1 … 23.6].
    @Test func sarawaksRiversMakeTheirYearlyEnergy() throws {
        let hydro = try FlagshipFactsTests.tariff.get().year("sarawak", 2025).supplyTwh[.output("existing_hydro")]
        #expect(isClose(try #require(hydro), 21.2, within: 0.05))
    }

    /// 1,150–1,390 kWh/kWp, before what cannot be used is curtailed.
    @Test func photovoltaicsHaveACapacityFactorOfFifteenPerCent() throws {
        let model = try FlagshipFactsTests.system.get().model
        for (region, profiles) in zip(model.scenario.regions, model.profiles.photovoltaic) {
            for (plant, profile) in profiles {
                let factor = zip(model.axis.weight, profile).reduce(0) { $0 + $1.0 * $1.1 } / 8760
                #expect((0.13...0.165).contains(factor), "\(plant) in \(region.name): \(factor)")
            }
        }
    }

    /// From each region's own fleet: Singapore 0.35–0.42 t/MWh, the Peninsula 0.70–0.774, Sarawak 0.18–0.24.
    @Test(arguments: [("singapore", 0.35...0.42), ("johor", 0.70...0.774), ("sarawak", 0.18...0.24)])
    func fleetsEmitWhatIsKnownOfThem(region: String, range: ClosedRange<Double>) throws {
        let factor = try #require(try FlagshipFactsTests.system.get().year(region, 2025)[.intensity]) / 1000
        #expect(range.contains(factor), "\(factor)")
    }
}
