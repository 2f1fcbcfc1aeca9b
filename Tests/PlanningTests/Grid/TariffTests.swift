import Foundation
import Planning
import TestSupport
import Testing
import Vocabulary

/// Grid power under a tariff. The base draws F = 8.55 MW in every hour.
@Suite struct TariffTests {
    /// From 9 to 12 is peak on working days: 3 h at 100 and 21 h at 50 US$/MWh.
    @Test func energyIsPaidByTimeOfUse() throws {
        let solved = try Toy(set: ["regions.home.tariff.peak_hours=[9, 12]"]).solved()
        #expect(isClose(solved.cost, 8.55 * 365 * (3 * 100 + 21 * 50 as Double)))
    }

    /// At UTC+7 the window of 9 to 12 lies an hour later on the plan's clock; prices there are local.
    @Test func theWindowIsOnTheRegionsClock() throws {
        let solved = try Toy(
            set: ["regions.home.tariff.peak_hours=[9, 12]", "regions.home.utc_offset_hours=7"] + TariffTests.worthless
        ).solved()
        #expect(areClose(solved.series("demand.jobs", "served.home"), (0..<24).map { 10..<13 ~= $0 ? 0 : -4 }))
    }
    private static let worthless = ["workloads.jobs.value_usd_per_it_kwh=0.1"]

    /// 10 US$/kW · 8.55 MW · 12 months, whether one month stands for all or each of several for its neighbours.
    @Test(arguments: ["days:1", "days:2", "days:5", "weeks:1"])
    func maximumDemandIsPaidTwelveTimes(resolution: String) throws {
        let solved = try Toy(
            set: ["regions.home.tariff.demand_usd_per_kw_month=10", "resolution=\(resolution)"]
        ).solved()
        #expect(isClose(solved.year().costUsd[.gridDemand] ?? .nan, 12 * 10_000 * 8.55))
    }

    /// So it is where the window knows working days only and some of the days that stand for months are Saturdays or Sundays.
    @Test(arguments: ["days:1", "days:12", "days:30", "weeks:4"]) func weekendsDoNotWaiveAMonth(resolution: String)
        throws
    {
        let solved = try Toy(set: [
            "regions.home.tariff.demand_usd_per_kw_month=10", "regions.home.tariff.demand_window=peak_hours",
            "resolution=\(resolution)",
        ]).solved()
        #expect(isClose(solved.year().costUsd[.gridDemand] ?? .nan, 12 * 10_000 * 8.55))
    }

    /// 2 July 2028 is a Sunday: where it alone stands for the year, its hours stand for those of working days.
    @Test func aSundayThatStandsForTheYearIsBilled() throws {
        let solved = try Toy(set: [
            "regions.home.tariff.demand_usd_per_kw_month=10", "regions.home.tariff.demand_window=peak_hours",
            "horizon.first_year=2028", "horizon.last_year=2028", "horizon.first_build_year=2028",
        ]).solved()
        #expect(isClose(solved.year("home", 2028).costUsd[.gridDemand] ?? .nan, 12 * 10_000 * 8.55))
        // Energy on a Sunday is off peak.
        #expect(isClose(solved.year("home", 2028).costUsd[.gridEnergy] ?? .nan, 8760 * 50 * 8.55))
    }

    /// 2025 has 261 working days of 12 hours of peak; the other 5,628 hours are off peak. A representative week knows five of
    /// seven days.
    @Test func workingDaysAreCounted() throws {
        let full = try Toy(set: ["resolution=full"]).solved()
        #expect(isClose(full.cost, 8.55 * (3132 * 100 + 5628 * 50 as Double)))
        let week = try Toy(set: ["resolution=weeks:1"]).solved()
        #expect(isClose(week.cost, 8.55 * 8760 / 168 * (60 * 100 + 108 * 50 as Double)))
    }

    /// Work of 2 · (1 + ½·cos 2π t/24) MW is 3 MW at midnight; between 8 and 20 o'clock it is highest in the last hour,
    /// from 19: 2 + cos(2π·19/24).
    @Test(arguments: ["all_hours", "peak_hours"])
    func theWindowSetsTheMaximumDemand(window: String) throws {
        let solved = try Toy(set: [
            "workloads.jobs.demand.home.mean_it_kw=2000", "workloads.jobs.daily_amplitude_share=0.5",
            "workloads.jobs.peak_hour=0.5", "regions.home.tariff.demand_usd_per_kw_month=10",
            "regions.home.tariff.demand_window=\(window)",
        ]).solved()
        let work = window == "all_hours" ? 3 : 2 + cos(2 * Double.pi * 19 / 24)
        #expect(isClose(solved.year().costUsd[.gridDemand] ?? .nan, 12 * 10_000 * Toy.pue * (2 + work)))
    }

    /// A dear enough maximum demand flattens the load: 4 MW that could wait for the night do not.
    @Test func aDemandChargeFlattensTheLoad() throws {
        let waiting = ["workloads.jobs.deferrable_share=1", "workloads.jobs.longest_delay_hours=24"]
        let free = try Toy(set: waiting).solved()
        let charged = try Toy(set: waiting + ["regions.home.tariff.demand_usd_per_kw_month=100"]).solved()
        #expect(isClose(free.year().gridPeakMw, 8 * Toy.pue))
        #expect(isClose(charged.year().gridPeakMw, 6 * Toy.pue))
    }

    /// 5.7 MW feed 4 MW of IT, 2 of which are work. One more MW is 1/1.425 MW of work at 10,000 US$/MWh less its power.
    @Test func hostingLimitsTheFacility() throws {
        let solved = try Toy(set: ["regions.home.hosting.limit_mw=5.7"]).solved()
        #expect(isClose(solved.year().facilityPeakMw, 5.7))
        #expect(isClose(solved.year().unserved["jobs"] ?? .nan, 2000))
        #expect(isClose(solved.dual("hosting"), 8760 * 10_000 / 1.425 - 4380 * 150))
    }

    /// An upgrade of 1.425 MW feeds one more MW of work: 200 US$/kW over 40 years at 5 %. One more MW of it is worth a MW of
    /// hosting less its annuity.
    @Test func upgradesRaiseTheLimit() throws {
        let intake = """
            [regions.home.hosting.upgrades.intake]
            capacity_mw = 1.425
            capex_usd_per_kw = 200
            earliest_year = 2025
            life_years = 40
            """
        let solved = try Toy(intake, set: ["regions.home.hosting.limit_mw=5.7"]).solved()
        let annuity = 200_000 * Toy.recovery(0.05, 40)
        #expect(isClose(solved.year().built[StockID(.hosting, "intake")] ?? .nan, 1.425))
        #expect(isClose(solved.year().unserved["jobs"] ?? .nan, 1000))
        #expect(isClose(solved.year().costUsd[.gridUpgradesCapital] ?? .nan, 1.425 * annuity))
        let hosting = 8760 * 10_000 / 1.425 - 4380 * 150.0
        #expect(isClose(solved.dual("upgrade_size", item: "intake"), hosting - annuity))
        let late = try Toy(
            intake.replacing("2025", with: "2026"), set: ["regions.home.hosting.limit_mw=5.7"]
        ).solved()
        #expect(isClose(late.year().unserved["jobs"] ?? .nan, 2000))
    }

    /// 2 MW on site at 0.9 add 1.8 MW to the 5.7 MW of the grid: work 2 + 1.8/1.425.
    @Test(arguments: [true, false]) func onlySupplyOnSiteRelievesTheLimit(onSite: Bool) throws {
        let engine = Toy.engine(existingMw: 2, fuelUsdPerMmbtu: 1, onSite: onSite)
        let solved = try Toy(engine, set: ["regions.home.hosting.limit_mw=5.7"]).solved()
        let work = onSite ? 2 + 1.8 / 1.425 : 2
        #expect(isClose(solved.plan.demand[0].servedUnits["home"] ?? .nan, work * 1000))
    }

    /// 0.5 t/MWh at 20 US$/t, of which the energy price holds 0, 15 or 30 already: 20, 5 or nothing is due.
    @Test(arguments: [(0.0, 20.0), (15.0, 5.0), (30.0, 0.0)])
    func carbonIsChargedOnce(included: Double, due: Double) throws {
        let solved = try Toy(set: [
            "regions.home.carbon_usd_per_t=20", "regions.home.tariff.carbon_included_usd_per_t=\(included)",
        ]).solved()
        #expect(isClose(solved.year().costUsd[.carbon] ?? 0, 0.5 * 8.55 * 8760 * due))
        #expect(isClose(solved.year().emissionsT, 0.5 * 8.55 * 8760))
        #expect(isClose(try #require(solved.year()[.intensity]), 500))
    }

    /// The price on the bus is the tariff's, weighted by load; half of the hours at 100, half at 50.
    @Test func theBusPriceIsTheTariffs() throws {
        #expect(isClose(try #require(try Toy().solved().year()[.meanPrice]), 75))
    }

    /// Nothing to work with: 2 MW of a plant, 1.8 MW in order, is all there is beyond grid power at 30,000 US$/MWh. Energy
    /// is lost at 20,000 before it is bought; work at 10,000 US$/MWh is given up before either.
    @Test func energyIsLostAtItsValue() throws {
        let dear = ["regions.home.tariff.peak_usd_per_mwh=30_000", "regions.home.tariff.off_peak_usd_per_mwh=30_000"]
        let solved = try Toy(Toy.engine(existingMw: 2, fuelUsdPerMmbtu: 1), set: dear).solved()
        // Idle racks draw 2 · 1.425 = 2.85 MW whatever happens; 1.8 MW come from the plant.
        #expect(isClose(solved.year().unservedEnergyMwh, 1.05 * 8760))
        #expect(isClose(solved.year().unserved["jobs"] ?? .nan, 4000))
    }
}
