import Planning
import TestSupport
import Testing
import Vocabulary

/// Heat, what takes it away, and the electricity and water this needs.
@Suite struct CoolingTests {
    /// A fan that works as a chiller: η = 0.5 of Carnot between 10 °C and 27 + 10 °C.
    private static let chiller = supply(20)

    /// Evaporating at 10 °C whatever the supply.
    private static func supply(_ supplyC: Double) -> [String] {
        ["cooling.fan.supply_c=\(supplyC)", "cooling.fan.evaporating_approach_k=\(supplyC - 10)"]
    }
    /// 1/ε = (37 − 10)/(0.5 · 283.15 K).
    private static let work = 27 / (0.5 * 283.15)

    /// m = (27 + 5 − supply)/10 clamped to 0…1; 1/COP = 0.1 + m/ε.
    @Test(arguments: [(40.0, 0.0), (32, 0), (30, 0.2), (27, 0.5), (22, 1), (20, 1), (10, 1)])
    func compressorsWorkForWhatTheSinkCannotTake(supplyC: Double, mechanical: Double) throws {
        let toy = try Toy(set: CoolingTests.supply(supplyC)).model()
        let found = toy.scenario.coolingSystems[0].performance(dryBulbC: 27, wetBulbC: 24)
        #expect(isClose(found.electricityPerHeat, 0.1 + mechanical * CoolingTests.work, within: 1e-12))
        #expect(found.waterM3PerMwh == 0)
    }

    /// Evaporation takes a share e of the heat and of the compressor's work: at 3.6 GJ/MWh and 2.442 GJ/m³ that is
    /// 1.474 m³/MWh, and C/(C − 1) as much with blow-down.
    @Test(arguments: [(40.0, 0.0), (30.0, 0.2), (20.0, 1.0)])
    func towersDrinkWhatTheyEvaporateAndBlowDown(supplyC: Double, mechanical: Double) throws {
        let water = [
            "cooling.fan.evaporative_share=0.8", "cooling.fan.cycles_of_concentration=5",
            "cooling.fan.water=[\"potable\"]",
        ]
        let toy = try Toy(CoolingTests.ponds(), set: water + CoolingTests.supply(supplyC)).model()
        let found = toy.scenario.coolingSystems[0].performance(dryBulbC: 27, wetBulbC: 24).waterM3PerMwh
        let expected = 0.8 * (1 + mechanical * CoolingTests.work) * (3.6 / 2.442) * (5.0 / 4)
        #expect(isClose(found, expected, within: 1e-12))
    }

    /// Behind pads that cool air by 0.6 of the way from 30 to 25 °C the sink is at 27; air that rises by 10 K takes up the heat of
    /// evaporation of those 3 K: 0.3 of the heat.
    @Test func padsCoolTheAirAndDrinkForIt() throws {
        let pads = [
            "cooling.fan.sink=adiabatic", "cooling.fan.pad_effectiveness_share=0.6", "cooling.fan.air_rise_k=10",
            "cooling.fan.cycles_of_concentration=5", "cooling.fan.water=[\"potable\"]",
        ]
        let scenario = try Toy(
            CoolingTests.ponds(), set: pads + CoolingTests.supply(20)
        ).with("cooling.fan.evaporative_share=0").scenario()
        let system = scenario.coolingSystems[0]
        let found = system.performance(dryBulbC: 30, wetBulbC: 25)
        #expect(isClose(system.sinkC(dryBulbC: 30, wetBulbC: 25), 27, within: 1e-12))
        #expect(isClose(found.electricityPerHeat, 0.1 + CoolingTests.work, within: 1e-12))
        let water = 0.3 * (1 + CoolingTests.work) * (3.6 / 2.442) * 1.25
        #expect(isClose(found.waterM3PerMwh, water, within: 1e-12))
    }

    /// Warmer supply lifts the evaporator with it: at 25 − 10 °C the compressor lifts 22 K.
    @Test func theEvaporatorFollowsTheSupply() throws {
        let system = try Toy(set: ["cooling.fan.supply_c=25", "cooling.fan.evaporating_approach_k=10"]).scenario()
            .coolingSystems[0]
        let found = system.performance(dryBulbC: 27, wetBulbC: 24).electricityPerHeat
        #expect(isClose(found, 0.1 + 0.7 * 22 / (0.5 * 288.15), within: 1e-12))
    }

    /// Of the make-up at five cycles a fifth is bled off.
    @Test func blowDownIsToldOfTheMakeUp() throws {
        let home = try Toy(CoolingTests.ponds(dear: 1e6), set: CoolingTests.tower).solved().year()
        #expect(isClose(home.blowDownMlPerDay, home.waterMlPerDay / 5))
        #expect(isClose(home[.wueAir] ?? .nan, try #require(home[.wue])))
    }

    /// Hotter weather never cools for less.
    @Test func electricityRisesWithTheSink() throws {
        let system = try Toy(set: ["cooling.fan.supply_c=25"]).model().scenario.coolingSystems[0]
        let perHeat = stride(from: -10.0, through: 50, by: 0.5).map {
            system.performance(dryBulbC: $0, wetBulbC: $0 - 3).electricityPerHeat
        }
        #expect(zip(perHeat, perHeat.dropFirst()).allSatisfy { $0 <= $1 })
    }

    /// All power into the distribution is heat: Q = P/0.8 = 7.5 MW, of which 1.5 MW are its losses. F = Q + Q/COP + 0.05·P,
    /// so PUE = (1 + 0.1 + 27/141.575)/0.8 + 0.05, from the formulas and never an input.
    @Test func heatIncludesElectricalLossesAndPueFollows() throws {
        let solved = try Toy(set: CoolingTests.chiller).solved()
        #expect(areClose(solved.series("air_heat", "removed.fan"), .init(repeating: -7.5, count: 24)))
        #expect(isClose(try #require(solved.year()[.pue]), (1 + 0.1 + CoolingTests.work) / 0.8 + 0.05))
    }

    /// 5 MW of heat are 4 MW of IT, hence 2 MW of work.
    @Test func heatThatCannotBeRemovedIsNotMade() throws {
        let solved = try Toy(set: ["regions.home.cooling.fan.existing_mw_th=5"]).solved()
        #expect(isClose(solved.year().itMeanMw, 4))
        #expect(isClose(solved.year().unserved["jobs"] ?? .nan, 2000))
    }

    /// 7.5 − 5 = 2.5 MW are built, at 1,000 US$/kW over 20 years at 6 %, with 2 % upkeep on all 7.5 MW.
    @Test func coolingIsBuiltForTheHeat() throws {
        let solved = try Toy(set: [
            "regions.home.cooling.fan.existing_mw_th=5", "cooling.fan.available_from_year=2000",
            "cooling.fan.fixed_cost_share_per_year=0.02",
        ]).solved()
        #expect(isClose(solved.year().built[StockID(.cooling, "fan")] ?? .nan, 2.5))
        #expect(isClose(solved.year().costUsd[.coolingCapital] ?? .nan, 2.5e6 * Toy.recovery(0.06, 20)))
        #expect(isClose(solved.year().costUsd[.coolingFixed] ?? .nan, 7.5e6 * 0.02))
    }

    /// A leaner system takes what it can, 3 MW at 0.02, and the fan the other 4.5 MW:
    /// F = 7.5 + 3 · 0.02 + 4.5 · 0.1 + 0.3.
    @Test func theLeanerSystemRunsFirst() throws {
        let breeze = """
            [cooling.breeze]
            serves = ["air", "liquid"]
            sink = "dry_bulb"
            parasitic_kw_per_kw = 0.02
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
            available_from_year = 2100
            [regions.home.cooling.breeze]
            existing_mw_th = 3
            """
        let solved = try Toy(breeze).solved()
        #expect(areClose(solved.series("air_heat", "removed.breeze"), .init(repeating: -3, count: 24)))
        #expect(isClose(solved.year().facilityPeakMw, 8.31))
    }

    // Water: 7.5 MW · 24 h = 180 MWh of heat a day at 0.8 · 3.6/2.442 · 5/4 = 1.4742 m³/MWh are 265.36 m³.

    private static let perHeat = 0.8 * 3.6 / 2.442 * 5 / 4
    private static let tower = [
        "cooling.fan.evaporative_share=0.8", "cooling.fan.cycles_of_concentration=5",
        "cooling.fan.water=[\"potable\"]",
    ]

    private static func ponds(cheap: Double = 100, dear: Double = 1e6) -> String {
        """
        [regions.home.water.dear]
        kind = "potable"
        limit_m3_per_day = \(dear)
        price_usd_per_m3 = 3
        [regions.home.water.cheap]
        kind = "potable"
        limit_m3_per_day = \(cheap)
        price_usd_per_m3 = 1

        """
    }

    /// The cheap source first, 100 m³ a day; one more m³ of it saves 3 − 1 US$.
    @Test func cheapWaterIsUsedFirstUpToItsDailyLimit() throws {
        let solved = try Toy(CoolingTests.ponds(), set: CoolingTests.tower).solved()
        let daily = 180 * CoolingTests.perHeat
        let home = solved.year()
        #expect(isClose(home.waterMlPerDayByTier["cheap"] ?? .nan, 0.1))
        #expect(isClose(home.waterMlPerDayByTier["dear"] ?? .nan, (daily - 100) / 1000))
        #expect(isClose(home.costUsd[.water] ?? .nan, 365 * (100 + 3 * (daily - 100))))
        #expect(isClose(try #require(home[.wue]), daily / 144))
        #expect(isClose(solved.dual("water", item: "cheap"), 2))
    }

    /// 150 m³ a day remove 150/1.4742/24 MW of heat, 0.8 of it IT power, 2 MW of which racks draw at rest.
    @Test func withoutWaterThereIsNoWork() throws {
        let solved = try Toy(CoolingTests.ponds(cheap: 100, dear: 50), set: CoolingTests.tower).solved()
        let work = 0.8 * 150 / CoolingTests.perHeat / 24 - 2
        #expect(isClose(solved.plan.demand[0].servedUnits["home"] ?? .nan, work * 1000))
    }

    /// The limit is a day's: work may crowd into its cheap half, 6 MW · 12 h, with the limit at the day's mean.
    @Test func waterIsLimitedByTheDayNotTheHour() throws {
        let daily = 180 * CoolingTests.perHeat
        let solved = try Toy(
            CoolingTests.ponds(cheap: daily, dear: 0),
            set: CoolingTests.tower + ["workloads.jobs.deferrable_share=1", "workloads.jobs.longest_delay_hours=24"]
        ).solved()
        #expect(isClose(solved.year().unserved["jobs"] ?? .nan, 0, floor: 1000))
        #expect(isClose(solved.year().facilityPeakMw, 8 * Toy.pue))
    }
}
