import Foundation
import Planning
import TestSupport
import Testing
import TimeSeries

/// The three worlds of demand as results: facility TWh of each region, in both views, against what is metered in 2025 and 2026 and
/// the ranges of the evidence for 2030. One day stands for the year, with its totals.
@Suite struct WorldTests {
    private static func solved(_ world: String, system: Bool) throws -> Plan {
        let path = Checkout.scenario("four-regions-2030" + world)
        let views = system ? ["johor", "batam", "singapore"].map { "regions.\($0).perspective=system" } : []
        let scenario = try Scenario.read(path: path, overrides: views).scenario
        let series = try ScenarioSeries(scenario)
        let axis = series.axis(.days(1))
        return try SolvedToy(
            model: PlanModel(scenario, axis: axis, profiles: Profiles(scenario, series, on: axis))
        ).plan
    }

    private struct World: Sendable, CustomStringConvertible {
        let suffix: String
        let system: Bool
        /// TWh in 2030 by region.
        let twh: [String: ClosedRange<Double>]
        var description: String { "base" + suffix + (system ? ", as systems" : "") }
    }

    private static let base: [String: ClosedRange<Double>] = [
        "johor": 19...23, "singapore": 5.5...7, "batam": 1.5...2.5, "sarawak": 0.7...1.4,
    ]
    private static let worlds: [World] = [
        World(suffix: "", system: false, twh: base), World(suffix: "", system: true, twh: base),
        World(
            suffix: "-low", system: false,
            twh: ["johor": 13...15, "singapore": 5...5.7, "batam": 0.9...1.3, "sarawak": 0.25...0.6]),
        World(
            suffix: "-high", system: false,
            twh: ["johor": 30...34, "singapore": 7...8.3, "batam": 3...4, "sarawak": 3...4.5]),
    ]

    @Test(arguments: worlds) private func demandIsServedAndMeetsTheEvidence(world: World) throws {
        let plan = try WorldTests.solved(world.suffix, system: world.system)
        func twh(_ region: String, _ year: Int) throws -> Double {
            try #require(plan.regions.first { $0.name == region }?.years[year]).facilityTwh
        }
        for (region, range) in world.twh {
            let found = try twh(region, 2030)
            #expect(range.contains(found), "\(region) 2030: \(found) TWh")
        }
        // 603 MW nationally in June 2025 × 0.75; 10.5 TWh nationally in mid-2026 × 0.75; 7–9 % of Singapore's power.
        #expect((3.6...4.2).contains(try twh("johor", 2025)))
        #expect((6.5...9).contains(try twh("johor", 2026)))
        #expect((4...6.5).contains(try twh("singapore", 2025)))
        for unmet in plan.unmet { #expect(unmet.share < 0.01, "\(unmet)") }
    }

    /// The fleet of halls that stand in Singapore has a PUE of 1.45 [1.3 … 1.6].
    @Test func oldHallsInSingaporeAreOld() throws {
        let path = Checkout.scenario("four-regions-2030")
        let scenario = try Scenario.read(path: path, overrides: ["horizon.last_year=2025"]).scenario
        let series = try ScenarioSeries(scenario)
        let axis = series.axis(.days(3))
        let solved = try SolvedToy(
            model: PlanModel(scenario, axis: axis, profiles: Profiles(scenario, series, on: axis)))
        #expect((1.40...1.50).contains(try #require(solved.year("singapore", 2025)[.pue])))
    }
}
