import Planning
import TestSupport
import Testing

/// Power between `away`, which has no data centres, and `home`, which draws F = 8.55 MW. Links lose a tenth and cost 5 US$ a
/// MWh sent, and 2 % of 200 US$/kW a year; the engine in `away` makes power at 6.82 US$/MWh.
@Suite struct LinkTests {
    private static let away = Toy.away(racks: 0, cooling: 0)
    private static let fuel = 6.824284
    /// Upkeep of 2 MW of link, US$ a year.
    private static let upkeep = 2 * 200_000 * 0.02

    private static func toy(_ link: String, engineMw: Double = 10, set overrides: [String] = []) -> Toy {
        Toy(
            away + Toy.engine(in: "away", existingMw: engineMw, fuelUsdPerMmbtu: 1, onSite: false) + link,
            set: overrides)
    }

    /// 2 MW leave, 1.8 arrive: they replace 100 or 50 US$/MWh and cost 2 · (6.82 + 5).
    @Test func linksLoseAndCostWhatTheySend() throws {
        let solved = try LinkTests.toy(Toy.link(existingMw: 2)).solved()
        #expect(areClose(solved.series("power", "export.cable", "away"), .init(repeating: -2, count: 24)))
        #expect(areClose(solved.series("power", "import.cable"), .init(repeating: 1.8, count: 24)))
        #expect(isClose(solved.year().costUsd[.wheeling] ?? .nan, 2 * 8760 * 5))
        let saved = 1.8 * 4380 * 150 - 2 * 8760 * (LinkTests.fuel + 5) - LinkTests.upkeep
        #expect(isClose(solved.cost, SupplyCases.base - saved))
        #expect(isClose(solved.plan.links.first?.years[2025]?.forwardTwh ?? .nan, 2 * 8760 / 1e6))
        #expect(isClose(solved.plan.links.first?.years[2025]?.backwardTwh ?? .nan, 0, floor: 1e-2))
    }

    /// Tariff power is not resold: of grid power at 10 US$/MWh nothing leaves, and of the engine's 1 · 0.9 MW no more.
    @Test func onlyOwnPowerLeavesATariffRegion() throws {
        let solved = try LinkTests.toy(Toy.link(existingMw: 2), engineMw: 1).solved()
        #expect(areClose(solved.series("power", "export.cable", "away"), .init(repeating: -0.9, count: 24)))
        let nothing = try Toy(LinkTests.away + Toy.link(existingMw: 2)).solved()
        #expect(isClose(nothing.cost, SupplyCases.base + LinkTests.upkeep))
    }

    /// A link for clean power carries none of the engine's, in either perspective; of a dam's 1 MW it carries what there is.
    @Test(arguments: ["tariff", "system"]) func cleanLinksCarryPowerWithoutEmissions(perspective: String) throws {
        let load =
            "[regions.away.load]\npeak_mw = 0\nload_factor_share = 1\npeak_hour = 12\n"
            + "daily_amplitude_share = 0\nweekend_factor_share = 1\n"
        let region = perspective == "tariff" ? LinkTests.away : Toy.systemRegion("away", load: load)
        let engine = Toy.engine(in: "away", existingMw: 10, fuelUsdPerMmbtu: 1, onSite: false)
        let cable = Toy.link(existingMw: 2, cleanOnly: true)
        #expect(isClose(try Toy(region + engine + cable).solved().cost, SupplyCases.base + LinkTests.upkeep))
        let dam = Toy.river(mw: 1, storageGwh: 0).replacing("regions.home", with: "regions.away")
        let solved = try Toy(region + engine + dam + cable).solved()
        #expect(areClose(solved.series("power", "export.cable", "away"), .init(repeating: -1, count: 24)))
    }

    /// A MW saves 0.9 · 4,380 · 150 − 8,760 · (6.82 + 5) a year and costs 200,000 · (CRF(5 %, 40) + 2 %): built to the limit.
    @Test func linksAreBuiltWhereTheyPay() throws {
        let solved = try LinkTests.toy(Toy.link(limitMw: 3)).solved()
        let yearly = 200_000 * (Toy.recovery(0.05, 40) + 0.02)
        let saving = 0.9 * 4380 * 150 - 8760 * (LinkTests.fuel + 5) - yearly
        #expect(isClose(solved.plan.links.first?.years[2025]?.builtMw ?? .nan, 3))
        #expect(isClose(solved.cost, SupplyCases.base - 3 * saving))
        #expect(isClose(solved.dual("link_limit", item: "cable", "away"), saving))
    }

    @Test func linksThatDoNotPayAreNotBuiltUnlessCommitted() throws {
        let dear = "links.cable.capex_usd_per_kw=100_000"
        let free = try LinkTests.toy(Toy.link(limitMw: 3), set: [dear]).solved()
        #expect(isClose(free.plan.links.first?.years[2025]?.capacityMw ?? .nan, 0, floor: 1000))
        let bound = try LinkTests.toy(Toy.link(limitMw: 3, more: "committed_mw = 1"), set: [dear]).solved()
        #expect(isClose(bound.plan.links.first?.years[2025]?.capacityMw ?? .nan, 1))
        let saving = 0.9 * 4380 * 150 - 8760 * (LinkTests.fuel + 5)
        #expect(isClose(bound.cost, SupplyCases.base - saving + 1e8 * (Toy.recovery(0.05, 40) + 0.02)))
    }

    /// A link works both ways: the engine in `home` makes 9 MW for its 8.55; grid power at 10 US$/MWh in `away` is cheaper
    /// than 6.82 / 0.9 + 5, so nothing is sent. At 30 US$/MWh and a load in `away`, what is left is.
    @Test func linksCarryBothWays() throws {
        let overrides = ["regions.away.tariff.peak_usd_per_mwh=30", "regions.away.tariff.off_peak_usd_per_mwh=30"]
        let engine = Toy.engine(in: "home", existingMw: 10, fuelUsdPerMmbtu: 1, onSite: false)
        let solved = try Toy(Toy.away(roundTripMs: 9) + engine + Toy.link(existingMw: 2), set: overrides).solved()
        // 9 − 8.55 = 0.45 MW leave home; 0.405 MW of the idle racks' 2.85 MW arrive.
        #expect(areClose(solved.series("power", "export.cable"), .init(repeating: -0.45, count: 24)))
        #expect(isClose(solved.year("away").supplyTwh[.grid] ?? .nan, (2.85 - 0.405) * 8760 / 1e6))
    }
}

/// A region seen by its government: its own load and fleet are in the program. Mean load 50 · 0.8 = 40 MW, flat.
@Suite struct SystemTests {
    private static func system(_ engine: String) -> Toy {
        let load = """

            [regions.away.load]
            peak_mw = 50
            load_factor_share = 0.8
            peak_hour = 12
            daily_amplitude_share = 0
            weekend_factor_share = 1

            """
        return Toy(Toy.systemRegion("away", load: load) + engine + Toy.link(existingMw: 2))
    }

    /// 100 MW serve 40 MW of own load and 2 MW for the link; system power may be exported; the price is the fuel's.
    @Test func theFleetServesTheOwnLoadAndTheLink() throws {
        let solved = try SystemTests.system(
            Toy.engine(in: "away", existingMw: 100, fuelUsdPerMmbtu: 1, onSite: false)
        ).solved()
        #expect(isClose(solved.year("away").ownLoadTwh, 40 * 8760 / 1e6))
        #expect(areClose(solved.series("power", "output.engine", "away"), .init(repeating: 42, count: 24)))
        #expect(isClose(solved.year("away").costUsd[.fuel] ?? .nan, 42 * 8760 * 6.824284))
        #expect(isClose(try #require(solved.year("away")[.meanPrice]), 6.824284))
    }

    /// 40 MW are 36 in order: 4 MW are lost at 20,000 US$/MWh, which is the price, and nothing is sent.
    @Test func aShortSystemLosesLoad() throws {
        let solved = try SystemTests.system(
            Toy.engine(in: "away", existingMw: 40, fuelUsdPerMmbtu: 1, onSite: false)
        ).solved()
        #expect(isClose(solved.year("away").unservedEnergyMwh, 4 * 8760))
        #expect(isClose(try #require(solved.year("away")[.meanPrice]), 20_000))
    }
}
