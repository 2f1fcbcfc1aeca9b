import Planning
import TestSupport
import Testing
import Vocabulary

/// Emissions of running and of building, by hour and by scope.
@Suite struct CarbonTests {
    /// The tariff's power emits nothing by day and twice its mean by night. At 200 US$/t the night costs 50 + 200 and the engine
    /// 68.24 + 0.4 · 200 = 148.24 US$/MWh, so it runs by night; over the year the grid alone would emit as before.
    @Test func theHoursOfTheDayMayEmitDifferently() throws {
        let relative = (0..<24).map { 8..<20 ~= $0 ? "0" : "3" }.joined(separator: ", ")
        let shape = "regions.home.tariff.emission_hour_of_day_relative=[\(relative)]"
        let plain = try Toy(set: [shape]).solved()
        #expect(isClose(plain.year().emissionsT, 0.5 * 8.55 * 8760))
        let engine = Toy.engine(existingMw: 2, fuelUsdPerMmbtu: 10)
        let priced = try Toy(engine, set: [shape, "regions.home.carbon_usd_per_t=200"]).solved()
        #expect(areClose(priced.series("power", "output.engine"), (0..<24).map { 8..<20 ~= $0 ? 0 : 1.8 }))
        let perHour = 1.8 * 0.4 + (8.55 - 1.8) * 1.0
        let tonnes = 365 * 12 * perHour
        #expect(isClose(priced.year().emissionsT, tonnes))
        #expect(isClose(priced.year().costUsd[.carbon] ?? .nan, 200 * tonnes))
    }

    /// An engine on site is scope 1, the grid scope 2; off site the engine's power is bought too.
    @Test(arguments: [true, false]) func scopesAreTold(onSite: Bool) throws {
        let toy = try Toy(Toy.engine(existingMw: 2, fuelUsdPerMmbtu: 5, onSite: onSite)).solved()
        let (engine, grid) = (1.8 * 8760 * 0.4, 6.75 * 8760 * 0.5)
        #expect(isClose(toy.year().scope1T, onSite ? engine : 0, floor: 1))
        #expect(isClose(toy.year().scope2T, onSite ? grid : grid + engine))
        #expect(isClose(toy.year().emissionsT, engine + grid))
    }

    /// Of a system's emissions, data centres have the share of their energy: idle racks' 2.85 MW of 42.85.
    @Test func aSystemsEmissionsAreSharedByEnergy() throws {
        let load = """
            [regions.away.load]
            peak_mw = 40
            load_factor_share = 1
            peak_hour = 12
            daily_amplitude_share = 0
            weekend_factor_share = 1

            """
        let region = Toy.systemRegion("away", load: load).replacing("existing_racks = 0", with: "existing_racks = 100")
            .replacing("existing_mw_th = 0", with: "existing_mw_th = 30")
        let toy = try Toy(region + Toy.engine(in: "away", existingMw: 50, fuelUsdPerMmbtu: 1, onSite: false)).solved()
        #expect(isClose(toy.year("away").emissionsT, 42.85 * 8760 * 0.4))
        #expect(isClose(toy.year("away").scope2T, 2.85 * 8760 * 0.4))
    }

    /// 66⅔ racks of 30 t each are built: 2,000 t, which a price or a cap counts when it is told to.
    @Test func whatIsBuiltHasCarbonInIt() throws {
        let racks = Toy.buildable + ["racks.box.embodied_t_per_rack=30"]
        let price = "added_usd_per_t = 10\ninclude_embodied = "
        let toy = try Toy(PolicyCases.policy("carbon_price", price + "true"), set: racks).solved()
        #expect(isClose(toy.year().embodiedTotalT, 2000))
        #expect(isClose(toy.year().embodiedT[StockID(.racks, "box")] ?? .nan, 2000))
        #expect(isClose(toy.year().costUsd[.carbonEmbodied] ?? .nan, 20_000))
        #expect(isClose(toy.year().costUsd[.carbon] ?? .nan, 10 * toy.year().emissionsT))
        let without = try Toy(PolicyCases.policy("carbon_price", price + "false"), set: racks).solved()
        #expect(without.year().costUsd[.carbonEmbodied] == nil)
    }

    /// Over two years 60,000 t are 14,898 too few; when they are saved does not matter.
    @Test func aCapMaySpanTheHorizon() throws {
        let cap = PolicyCases.policy("carbon_cap", "horizon_limit_t = 60_000")
        let toy = try Toy(cap, set: ["horizon.last_year=2026"]).solved()
        let lost = (2 * 0.5 * 8.55 * 8760 - 60_000) / 0.7125
        #expect(isClose(toy.cost, 2 * SupplyCases.base + lost * (10_000 - 142.5)))
        #expect(isClose(toy.policyDual("rule", item: "horizon", year: 2026), (10_000 - 142.5) / 0.7125))
    }

    /// Fuel without emissions makes clean power.
    @Test func biomassIsClean() throws {
        let engine = Toy.engine(existingMw: 2, fuelUsdPerMmbtu: 5)
        let toy = try Toy(engine, set: ["technologies.engine.emission_t_per_mwh_th=0"]).solved()
        #expect(isClose(try #require(toy.year()[.cleanShare]), 1.8 / 8.55))
    }
}
