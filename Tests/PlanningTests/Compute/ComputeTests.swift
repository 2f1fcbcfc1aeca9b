import Foundation
import Planning
import TestSupport
import Testing

/// Demand, where and when it is served, and what racks draw. The base toy is solved in the comment of `Toy`.
@Suite struct ComputeTests {
    @Test func theBaseIsAsItsCommentSays() throws {
        let toy = try Toy().solved()
        let home = toy.year()
        #expect(isClose(home.itMeanMw, 6))
        #expect(isClose(home.facilityPeakMw, 8.55))
        #expect(isClose(home.itMw, 10))
        #expect(isClose(try #require(home[.utilisation]), 0.6))
        // 8.55 MW × 4,380 h at 100 and as many at 50 US$/MWh.
        #expect(isClose(toy.cost, 8.55 * 4380 * 150))
    }

    /// Racks in order do 100 · 0.75 · 80 kW = 6 MW; of 8 MW asked for, 2 MW are given up at 10,000 US$/MWh.
    @Test func demandIsServedOrGivenUpAtItsValue() throws {
        let toy = try Toy(set: ["workloads.jobs.demand.home.mean_it_kw=8000"]).solved()
        #expect(areClose(toy.series("demand.jobs", "served.home"), .init(repeating: -6, count: 24)))
        #expect(isClose(try #require(toy.year().unserved["jobs"]), 2000))
        #expect(isClose(try #require(toy.year().costUsd[.unservedCompute]), 2 * 8760 * 10_000))
        #expect(isClose(toy.cost, 2 * 8760 * 10_000 + 8 * Toy.pue * 4380 * 150))
    }

    /// Work that is worth less than its power, 1.425 · 100 US$/MWh by day and 1.425 · 50 by night, is given up by day.
    @Test func workIsServedWhereItPays() throws {
        let toy = try Toy(set: ["workloads.jobs.value_usd_per_it_kwh=0.1"]).solved()
        #expect(areClose(toy.series("demand.jobs", "served.home"), (0..<24).map { 8..<20 ~= $0 ? 0 : -4 }))
    }

    /// D(t) = 4 · (1 + ½·cos 2π(t + ½ − 12½)/24): its largest value, 6 MW, is in the hour from 12 to 13.
    @Test func demandFollowsItsShape() throws {
        let shape = ["workloads.jobs.daily_amplitude_share=0.5", "workloads.jobs.peak_hour=12.5"]
        let toy = try Toy(set: shape).solved()
        let expected = (0..<24).map { 4 + 2 * cos(2 * Double.pi * Double($0 - 12) / 24) }
        #expect(areClose(toy.series("demand.jobs", "demand"), expected))
        #expect(areClose(toy.series("demand.jobs", "served.home"), expected.map { -$0 }))
    }

    /// Half of the racks in order: 100 · 0.5 · 80 kW = 4 MW.
    @Test(arguments: [(0.5, 4.0), (0.25, 2.0), (1.0, 4.5)])
    func onlyRacksInOrderWork(availability: Double, served: Double) throws {
        let toy = try Toy(set: [
            "racks.box.availability_share=\(availability)", "workloads.jobs.demand.home.mean_it_kw=4500",
        ]).solved()
        #expect(isClose(toy.plan.demand[0].servedUnits["home"] ?? .nan, served * 1000))
    }

    /// P = κ·(i·N + (1 − i)·work/c): 100 kW · 0.2 · 100 racks = 2 MW at rest; every MW of work adds 0.8 · 100/80 = 1 MW.
    @Test(arguments: [(0.0, 2.0), (1000.0, 3.0), (6000.0, 8.0)])
    func racksDrawIdlePower(demand: Double, power: Double) throws {
        let toy = try Toy(set: ["workloads.jobs.demand.home.mean_it_kw=\(demand)"]).solved()
        #expect(isClose(toy.year().itMeanMw, power))
        #expect(isClose(toy.year().facilityPeakMw, power * Toy.pue))
    }

    private static let lean = """
        [racks.lean]
        peak_kw = 50
        idle_share = 0
        liquid_share = 0
        hall = "air"
        availability_share = 1
        capex_usd_per_rack = 1
        life_years = 5
        available_to_year = 2000
        work_units_per_rack = { jobs = 80 }
        [regions.home.racks.lean]
        existing_racks = 25
        """

    /// 25 lean racks do 2 MW at 50/80 MW each, less than the 1 MW of the others; P = 2 idle + 2 · 1 + 2 · 0.625 = 5.25 MW.
    @Test func workGoesToTheLeanerRacksFirst() throws {
        let toy = try Toy(ComputeTests.lean).solved()
        #expect(areClose(toy.series("work.jobs", "done.lean"), .init(repeating: -2, count: 24)))
        #expect(areClose(toy.series("work.jobs", "done.box"), .init(repeating: -2, count: 24)))
        #expect(isClose(toy.year().itMeanMw, 5.25))
    }

    /// Two workloads share 75 racks in order. `more` does 40 kW a rack and is worth 30: 1,200 US$ a rack and hour against
    /// 800. Its 2 MW take 50 racks; the other 25 do 2 of the 4 MW of `jobs`. All racks at peak: P = 2 + 0.08 · 75 = 8 MW.
    @Test func workloadsShareRacksByWhatARackEarns() throws {
        let more = """
            [workloads.more]
            unit = "it_kw"
            latency_limit_ms = 5
            value_usd_per_it_kwh = 30
            peak_hour = 12
            daily_amplitude_share = 0
            weekend_factor_share = 1
            [workloads.more.demand.home]
            mean_it_kw = 2000
            """
        let toy = try Toy(more, set: ["racks.box.work_units_per_rack={ jobs = 80, more = 40 }"]).solved()
        #expect(isClose(try #require(toy.year().unserved["jobs"]), 2000))
        #expect(isClose(try #require(toy.year().unserved["more"]), 0, floor: 1000))
        #expect(isClose(toy.year().itMeanMw, 8))
    }
}

/// Where work goes: `away` has grid power at 10 US$/MWh, so all that may go there does.
@Suite struct RoutingTests {
    @Test(arguments: [(4.0, 4000.0), (5.0, 4000.0), (5.1, 0.0)])
    func workGoesNoFurtherThanItsLatencyAllows(roundTripMs: Double, away: Double) throws {
        let toy = try Toy(Toy.away(roundTripMs: roundTripMs)).solved()
        #expect(isClose(toy.plan.demand[0].servedUnits["away"] ?? 0, away, floor: 1000))
        #expect(isClose(toy.plan.demand[0].servedUnits["home"] ?? 0, 4000 - away, floor: 1000))
    }

    @Test func workGoesNowhereWithoutARoute() throws {
        let toy = try Toy(Toy.away().components(separatedBy: "[routes")[0]).solved()
        #expect(toy.plan.demand[0].servedUnits.keys.sorted() == ["home"])
    }

    /// Offshore work is placed anywhere, even at a latency limit of zero.
    @Test func offshoreWorkGoesWhereItIsCheapest() throws {
        let offshore = "[workloads.jobs.demand.offshore]\nmean_it_kw = 3000\nutc_offset_hours = 8\n"
        let toy = try Toy(
            offshore + Toy.away(),
            set: ["workloads.jobs.demand.home.mean_it_kw=0", "workloads.jobs.latency_limit_ms=0"]
        ).solved()
        #expect(isClose(toy.plan.demand[0].servedUnits["away"] ?? .nan, 3000))
    }

    /// Three quarters of 4 MW stay; one more MW abroad would save 1.425 · 4,380 h · (90 + 40) US$/MWh a year.
    @Test func residencyKeepsItsShareAtHome() throws {
        let share = ["workloads.jobs.demand.home.residency_share=0.75"]
        let toy = try Toy(Toy.away(), set: share).solved()
        #expect(isClose(toy.plan.demand[0].servedUnits["home"] ?? .nan, 3000))
        #expect(isClose(toy.dual("residency", item: "jobs"), 1.425 * 4380 * 130))
        let neighbours = try Toy(Toy.away(jurisdiction: "homeland"), set: share).solved()
        #expect(isClose(neighbours.plan.demand[0].servedUnits["home"] ?? .nan, 0, floor: 1000))
    }
}

/// Work that may wait: by day power costs 100, by night 50 US$/MWh, so all that may wait for the night does.
@Suite struct DeferralTests {
    private func served(_ meanKw: Double, share: Double, delay: Int) throws -> (day: Double, night: Double) {
        let toy = try Toy(set: [
            "workloads.jobs.demand.home.mean_it_kw=\(meanKw)", "workloads.jobs.deferrable_share=\(share)",
            "workloads.jobs.longest_delay_hours=\(delay)",
        ]).solved()
        let hourly = toy.series("demand.jobs", "served.home")
        let day = -hourly[8..<20].reduce(0, +)
        return (day, -hourly.reduce(0, +) - day)
    }

    /// 2 MW, all of it may wait for 12 hours: the day's 24 MWh are done at night.
    @Test func workWaitsForCheapHours() throws {
        let work = try served(2000, share: 1, delay: 12)
        #expect(isClose(work.day, 0, floor: 1000))
        #expect(isClose(work.night, 48))
    }

    /// 4 MW: the night's 12 hours hold no more than 6 MW each, 72 of the 96 MWh.
    @Test func racksBoundWhatTheNightCanDo() throws {
        let work = try served(4000, share: 1, delay: 24)
        #expect(isClose(work.day, 24))
        #expect(isClose(work.night, 72))
    }

    /// No work waits for more than 2 hours: of the day's work the last two hours' 8 MWh cross into the night.
    @Test func noWorkWaitsBeyondItsDelay() throws {
        let work = try served(4000, share: 1, delay: 2)
        #expect(isClose(work.day, 40))
        #expect(isClose(work.night, 56))
    }

    /// Half of it may wait: of the day's 24 MWh, 12 do and 12 are done in their hour.
    @Test func onlyTheDeferrableShareWaits() throws {
        let work = try served(2000, share: 0.5, delay: 24)
        #expect(isClose(work.day, 12))
        #expect(isClose(work.night, 36))
    }

    /// Both at once: half of the day's last two hours' work, 4 MWh.
    @Test func shareAndDelayHoldTogether() throws {
        let work = try served(4000, share: 0.5, delay: 2)
        #expect(isClose(work.day, 44))
    }
}
