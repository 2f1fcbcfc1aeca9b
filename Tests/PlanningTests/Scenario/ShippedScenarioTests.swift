import Foundation
import Planning
import TestSupport
import Testing
import TimeSeries

/// Every scenario that is shipped reads without complaint, and every piece has a plan whose balances hold.
@Suite struct ShippedScenarioTests {
    private static let root = Checkout.scenarios

    private static func files(_ folder: String) -> [String] {
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(folder).path)) ?? []
        return names.filter { $0.hasSuffix(".toml") }.sorted().map { folder.isEmpty ? $0 : "\(folder)/\($0)" }
    }

    static let scenarios = files("")
    static let pieces = files("pieces")

    private func path(_ name: String) -> String { ShippedScenarioTests.root.appendingPathComponent(name).path }

    @Test(arguments: scenarios + files("policies") + pieces) func itReadsWithoutComplaint(file: String) throws {
        #expect(try Scenario.read(path: path(file)).warnings.map(\.description) == [])
    }

    @Test func thereAreAtLeastTwelvePieces() { #expect(ShippedScenarioTests.pieces.count >= 12) }

    @Test(arguments: pieces) func aPieceHasAPlanThatAddsUp(file: String) throws {
        let scenario = try Scenario.read(path: path(file)).scenario
        let series = try ScenarioSeries(scenario)
        let axis = series.axis(.days(1))
        let solved = try SolvedToy(
            model: PlanModel(scenario, axis: axis, profiles: Profiles(scenario, series, on: axis)))
        #expect(isClose(solved.plan.discountedCostItemsUsd, solved.cost))
        #expect(solved.audit().failures.map(\.description) == [])
    }

    /// A region may be seen from either side, whatever else the file says.
    @Test(arguments: ["johor", "batam", "sarawak", "singapore"], ["tariff", "system"])
    func eachRegionOfTheFlagshipHasBothViews(region: String, view: String) throws {
        let scenario = try Scenario.read(
            path: path("four-regions-2030.toml"), overrides: ["regions.\(region).perspective=\(view)"]
        ).scenario
        let found = try #require(scenario.regions.first { $0.name == region })
        if case .system = found.market { #expect(view == "system") } else { #expect(view == "tariff") }
        #expect(found.plants.contains { $0.isFleet } == (view == "system"))
        #expect((found.reserve != nil) == (view == "system"))
    }

    /// The curves of cooling plant say what they were fitted to and how far they are off.
    @Test func coolingCurvesStateTheirSourceAndError() throws {
        let systems = try Scenario.read(path: path("four-regions-2030.toml")).scenario.coolingSystems
        #expect(systems.count >= 5)
        for system in systems {
            #expect(system.curveSource.count > 20 && system.curveErrorShare > 0 && system.curveErrorShare <= 0.25)
        }
    }
}
