import Planning
import TestSupport
import Testing
import Vocabulary

/// Racks must stand in halls, and halls come out of the pipeline. Racks are built here: work of D MW takes D/0.06 of them,
/// a tenth of a MW each; halls of 20 MW stand.
@Suite struct HallTests {
    private func toy(_ meanKw: Double, _ overrides: [String] = [], _ extra: String = "") throws -> SolvedToy {
        let base = ["workloads.jobs.demand.home.mean_it_kw=\(meanKw)", "regions.home.halls.pipeline_mw=50"]
        return try Toy(extra, set: Toy.buildable + base + overrides).solved()
    }

    /// 14 MW of work take 233⅓ racks, 23⅓ MW: 3⅓ MW of halls are built.
    @Test func hallsAreBuiltForRacks() throws {
        let home = try toy(14_000).year()
        #expect(isClose(home.rackClasses["box"]?.racks ?? .nan, 700.0 / 3))
        #expect(isClose(home.built[StockID(.halls, "air")] ?? .nan, 10.0 / 3))
        #expect(isClose(home.built[StockID(.halls, "liquid")] ?? .nan, 0, floor: 1000))
    }

    /// Only 0.8 of quoted MW carries racks: 23⅓ / 0.8 − 20 = 9⅙ MW.
    @Test func onlyUsableMegawattsCarryRacks() throws {
        let home = try toy(14_000, ["regions.home.halls.usable_share=0.8"]).year()
        #expect(isClose(home.built[StockID(.halls, "air")] ?? .nan, 55.0 / 6))
    }

    /// Of 4 MW announced half is realised, so 22 MW hold 220 racks for 13.2 MW of work. One more MW announced is half a MW
    /// of hall; one more MW realised holds 10 racks for 0.6 MW of work at 10,000 US$/MWh, and costs its own annuity, theirs,
    /// and the power of 10 · 0.02 + 0.6 = 0.8 MW of IT.
    @Test func thePipelineBoundsHalls() throws {
        let pipeline = ["regions.home.halls.pipeline_mw=4", "regions.home.halls.realisation_share=0.5"]
        let solved = try toy(14_000, pipeline)
        #expect(isClose(solved.year().built[StockID(.halls, "air")] ?? .nan, 2))
        #expect(isClose(solved.year().unserved["jobs"] ?? .nan, 800))
        let annuities = 10 * 100_000 * Toy.recovery(0.06, 5) + 8e6 * Toy.recovery(0.06, 25)
        let power = 0.8 * Toy.pue * 4380 * 150
        #expect(isClose(solved.dual("pipeline"), 0.5 * (0.6 * 8760 * 10_000 - annuities - power)))
    }

    /// Capital is paid as an annuity and upkeep on the whole stock: 23⅓ MW at 100 US$/kW.
    @Test func hallsCostTheirAnnuityAndUpkeep() throws {
        let cost = try toy(14_000, ["regions.home.halls.opex_usd_per_kw_year=100"]).year().costUsd
        #expect(isClose(cost[.hallsCapital] ?? .nan, 10.0 / 3 * 8e6 * Toy.recovery(0.06, 25)))
        #expect(isClose(cost[.hallsFixed] ?? .nan, 70.0 / 3 * 100_000))
    }

    /// Liquid-cooled racks of 100 kW that do 50 H100-equivalents each; `loop` takes their heat.
    private static let accelerators = """
        [workloads.ai]
        unit = "h100e"
        latency_limit_ms = 5
        value_usd_per_h100e_hour = 3
        peak_hour = 12
        daily_amplitude_share = 0
        weekend_factor_share = 1
        [workloads.ai.demand.home]
        mean_h100e = 1000
        [racks.wet]
        peak_kw = 100
        idle_share = 0
        liquid_share = 0.8
        hall = "liquid"
        availability_share = 1
        h100e_per_rack = 50
        capex_usd_per_rack = 1_000_000
        life_years = 5
        work_units_per_rack = { ai = 50 }
        [cooling.loop]
        serves = ["liquid"]
        sink = "dry_bulb"
        parasitic_kw_per_kw = 0.05
        carnot_share = 0.5
        curve_source = "none"
        curve_error_share = 0
        evaporating_approach_k = 30
        condensing_approach_k = 10
        free_cooling_approach_k = 5
        supply_c = 40
        supply_return_k = 10
        evaporative_share = 0
        capex_usd_per_kw_th = 1000
        fixed_cost_share_per_year = 0
        life_years = 20
        [regions.home.cooling.loop]
        existing_mw_th = 10
        """

    /// 1,000 H100-equivalents take 20 racks, 2 MW. Air halls have 20 MW to spare, yet 2 liquid-ready MW are built. Of their
    /// heat 0.8 · 2 = 1.6 MW goes to liquid; the rest and the losses, 0.2 · 2 + 0.25 · 2 = 0.9 MW, to air.
    @Test func liquidCooledRacksNeedLiquidReadyHalls() throws {
        let solved = try toy(0, [], HallTests.accelerators)
        let home = solved.year()
        #expect(isClose(home.rackClasses["wet"]?.racks ?? .nan, 20))
        #expect(isClose(home.h100e, 1000))
        #expect(isClose(home.built[StockID(.halls, "liquid")] ?? .nan, 2))
        #expect(isClose(home.liquidHeatPeakMw, 1.6))
        #expect(areClose(solved.series("liquid_heat", "removed.loop"), .init(repeating: -1.6, count: 24)))
        #expect(areClose(solved.series("air_heat", "removed.fan"), .init(repeating: -0.9, count: 24)))
        #expect(isClose(try #require(home[.liquidHeatShare]), 1.6 / 2.5))
        // F = 2/0.8 + 0.05 · 1.6 + 0.1 · 0.9 + 0.05 · 2.
        #expect(isClose(home.facilityPeakMw, 2.77))
    }

    /// Each kind of hall has a PUE of its own: of the accelerators' 2 MW 1.6 go to liquid at 0.05 and 0.9 to air at 0.1; general
    /// racks have all their heat in air. Both halls' loads are the region's.
    @Test func eachKindOfHallHasAPueOfItsOwn() throws {
        let home = try toy(3000, [], HallTests.accelerators).year()
        #expect(isClose(home[.pueLiquid] ?? .nan, 2.77 / 2))
        #expect(isClose(home[.pueAir] ?? .nan, Toy.pue))
        #expect(home.itMeanMw > 3)
        let facility = 2.77 + (home.itMeanMw - 2) * Toy.pue
        #expect(isClose(home.facilityTwh * 1e6, facility * 8760))
    }

    /// Without liquid-ready halls there is no such work, at 3 US$ for each of 1,000 H100-equivalents and hour.
    @Test func withoutLiquidReadyHallsTheirWorkIsGivenUp() throws {
        let solved = try toy(0, ["regions.home.halls.pipeline_mw=0"], HallTests.accelerators)
        #expect(isClose(solved.year().unserved["ai"] ?? .nan, 1000))
        #expect(isClose(solved.cost, 3 * 1000 * 8760))
    }

    /// Air-cooled racks may stand in liquid-ready halls: 5 + 15 MW hold what 20 MW of air halls do.
    @Test func airCooledRacksFitAnyHall() throws {
        let halls = ["regions.home.halls.air.existing_mw=5", "regions.home.halls.liquid.existing_mw=15"]
        let home = try toy(12_000, halls).year()
        #expect(isClose(home.rackClasses["box"]?.racks ?? .nan, 200))
        #expect(isClose(home.built[StockID(.halls, "air")] ?? .nan, 0, floor: 1000))
    }
}
