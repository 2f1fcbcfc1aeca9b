import Planning
import TestSupport
import Testing
import TimeSeries

/// A river of 1 MW on average, 24 MWh a day, behind dams of different sizes.
@Suite struct HydroTests {
    /// 0.5 MW pass no more than 12 of the day's 24 MWh; the rest is spilt.
    @Test func whatTurbinesCannotTakeIsSpilt() throws {
        let toy = try Toy(Toy.river(mw: 0.5, storageGwh: 0.006)).solved()
        #expect(areClose(toy.series("power", "output.dam"), .init(repeating: 0.5, count: 24)))
    }

    /// Of an inflow of 2 MW 0.8 must run at all times: the night keeps 4.8 of its 24 MWh, and the day makes 28.8.
    @Test func theRiverNeverRunsDry() throws {
        let river = Toy.river(mw: 6, storageGwh: 0.006, minimumRelease: 0.8).replacing("8.76", with: "17.52")
        let toy = try Toy(river).solved()
        #expect(isClose(toy.cost, SupplyCases.base - 365 * (28.8 * 100 + 19.2 * 50)))
        #expect(toy.series("power", "output.dam").allSatisfy { $0 > 1.6 - 1e-6 })
    }

    /// A large store keeps everything for the day: 24 MWh in 12 hours of 3 MW at most.
    @Test func aLargeStoreServesTheDayOnly() throws {
        let toy = try Toy(Toy.river(mw: 3, storageGwh: 1)).solved()
        #expect(isClose(toy.cost, SupplyCases.base - 365 * 24 * 100))
    }

    /// Where every MWh is worth the same and none need be spilt, the year's 8,760 MWh are made, whatever hours stand for it.
    @Test(arguments: ["days:1", "days:2", "weeks:1", "weeks:2"])
    func theYearsInflowIsTheYearsEnergy(resolution: String) throws {
        let wet = "regions.home.climate.inflow_relative=[2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1]"
        let toy = try Toy(Toy.river(mw: 20, storageGwh: 3), set: [wet, "resolution=\(resolution)"]).solved()
        #expect(isClose(toy.year().supplyTwh[.output("dam")] ?? .nan, 8.76e-3))
    }

    // Two days stand for half a year each: 2 April with an inflow of 1.5 MW and 1 October with 0.5. Turbines of 2 MW make 24 MWh
    // in a day's 12 dear hours. Inflows are 36 and 12 MWh.

    private func twoSeasons(storageGwh: Double) throws -> SolvedToy {
        let wet = "regions.home.climate.inflow_relative=[3, 3, 3, 3, 3, 3, 1, 1, 1, 1, 1, 1]"
        return try Toy(Toy.river(mw: 2, storageGwh: storageGwh), set: [wet, "resolution=days:2"]).solved()
    }

    /// A store of 3 GWh carries 182.5 · 12 MWh from the wet season to the dry: 24 MWh in dear hours of every day.
    @Test func aLargeStoreCarriesTheWetSeasonIntoTheDry() throws {
        let toy = try twoSeasons(storageGwh: 3)
        #expect(isClose(toy.cost, SupplyCases.base - 365 * 24 * 100))
    }

    /// A store of a day's 30 MWh carries next to nothing between seasons: the wet day makes 24 MWh at 100 and 12 at 50, the
    /// dry one 12 at 100. It may pass 30 MWh on in all, 182.5 times less than the 12 a day that would be wanted.
    @Test func aSmallStoreDoesNot() throws {
        let toy = try twoSeasons(storageGwh: 0.03)
        let without = 182.5 * Double(24 * 100 + 12 * 50 + 12 * 100)
        let saved = SupplyCases.base - toy.cost
        #expect(saved > without * 0.999)
        #expect(saved < without + 30 * 50 + 1)
    }

    private static let dry = """

        [regions.home.climate.conditions.dry]
        ghi_share = 1
        inflow_share = 0.75
        dry_bulb_k = 0.5
        dew_point_k = 0
        """

    /// A dry year has three quarters of the water, and is hotter.
    @Test func aDryYearHasLessWater() throws {
        let river = Toy.river(mw: 20, storageGwh: 3) + Self.dry
        let toy = try Toy(river, set: ["weather.condition=dry"]).solved()
        #expect(isClose(toy.year().supplyTwh[.output("dam")] ?? .nan, 0.75 * 8.76e-3))
        let ordinary = try ScenarioSeries(Toy(river).scenario()).weather[0].dryBulbC
        let dry = try ScenarioSeries(Toy(river, set: ["weather.condition=dry"]).scenario()).weather[0].dryBulbC
        #expect(zip(ordinary, dry).allSatisfy { abs($1 - $0 - 0.5) < 1e-6 })
    }

    @Test func aConditionThatNoRegionHasIsRefused() throws {
        let river = Toy.river(mw: 20, storageGwh: 3) + Self.dry
        #expect {
            _ = try Toy(river, set: ["weather.condition=wet"]).scenario()
        } throws: { "\($0)".contains("there are: dry") }
    }

    // Wet and dry quarters in turn, two days chosen for them: the year is four runs of two periods.

    private func quarters(storageGwh: Double) throws -> SolvedToy {
        let wet = "regions.home.climate.inflow_relative=[3, 3, 3, 1, 1, 1, 3, 3, 3, 1, 1, 1]"
        let scenario = try Toy(Toy.river(mw: 2, storageGwh: storageGwh), set: [wet]).scenario()
        let series = try ScenarioSeries(scenario)
        let axis = series.axis(.days(2))
        #expect(axis.runs.map(\.period) == [0, 1, 0, 1])
        return try SolvedToy(
            model: PlanModel(scenario, axis: axis, profiles: Profiles(scenario, series, on: axis)))
    }

    /// As for two seasons: a store of 3 GWh carries every wet quarter into the dry one after it.
    @Test func aStoreIsFollowedThroughRunsThatComeAgain() throws {
        #expect(isClose(try quarters(storageGwh: 3).cost, SupplyCases.base - 365 * 24 * 100))
    }

    /// The second wet quarter may not fill the store above what it holds: half of what a quarter leaves over, 1.1 GWh, is carried,
    /// twice a year, from 50 to 100 US$.
    @Test func laterRunsStayWithinTheStore() throws {
        let (small, large) = (try quarters(storageGwh: 0.55), try quarters(storageGwh: 3))
        let lost = small.cost - large.cost
        #expect(lost > 2 * 500 * 40 && lost < 2 * 600 * 60, "\(lost)")
    }
}
