import Planning
import TestSupport
import Testing
import Vocabulary

/// Hand-solved plans of each kind of plant, by the kind's name; `CatalogueTests` sees that none is missing. The base load is
/// F = 8.55 MW; grid power costs 100 US$/MWh for 12 hours of the day and 50 for the others.
enum SupplyCases {
    static let base = 8.55 * 4380 * 150

    static let byKind: [String: @Sendable () throws -> Void] = [
        "photovoltaic": photovoltaic, "reservoir_hydro": hydro, "thermal": thermal, "battery": battery,
        "import_contract": importContract,
    ]

    /// 20 MW of panels: what they make, up to profile · 20, is taken from the grid in its hour, and the rest curtailed.
    @Sendable static func photovoltaic() throws {
        let toy = try Toy(Toy.sun(existingMw: 20)).solved()
        let profile = try #require(toy.model.profiles.photovoltaic[0]["panel"])
        #expect(profile.contains { $0 * 20 > 8.55 } && profile.contains { $0 == 0 })
        #expect(areClose(toy.series("power", "output.panel"), profile.map { min($0 * 20, 8.55) }))
        #expect(areClose(toy.series("power", "grid"), profile.map { max(8.55 - $0 * 20, 0) }))
        #expect(isClose(toy.year().emissionsT, 365 * 0.5 * toy.series("power", "grid").reduce(0, +)))
    }

    /// 3 MW with an inflow of 1 MW and 6 MWh of storage. Of the night's 12 MWh six are kept for the day: 18 MWh replace power
    /// at 100 and 6 at 50 US$/MWh.
    @Sendable static func hydro() throws {
        let toy = try Toy(Toy.river(mw: 3, storageGwh: 0.006)).solved()
        #expect(isClose(toy.cost, base - 365 * (18 * 100 + 6 * 50)))
        #expect(isClose(toy.series("level", "reservoir.dam").max()!, 6))
    }

    /// 2 MW, nine tenths in order, at 5 · 3.412142/0.5 = 34.12 US$/MWh of fuel: less than the grid, so 1.8 MW all day.
    @Sendable static func thermal() throws {
        let toy = try Toy(Toy.engine(existingMw: 2, fuelUsdPerMmbtu: 5)).solved()
        #expect(areClose(toy.series("power", "output.engine"), .init(repeating: 1.8, count: 24)))
        #expect(isClose(toy.year().costUsd[.fuel] ?? .nan, 1.8 * 8760 * 34.12142))
        #expect(isClose(toy.cost, 1.8 * 8760 * 34.12142 + (8.55 - 1.8) * 4380 * 150))
        // 0.2 t a MWh of fuel are 0.4 t a MWh of power.
        #expect(isClose(toy.year().emissionsT, 1.8 * 8760 * 0.4 + 6.75 * 8760 * 0.5))
    }

    /// Nothing need be taken, and at 120 US$/MWh nothing is; half must, and is, by day.
    @Sendable static func importContract() throws {
        #expect(isClose(try Toy(Toy.imports(takeShare: 0)).solved().cost, base))
        let toy = try Toy(Toy.imports(takeShare: 0.5)).solved()
        #expect(isClose(toy.year().supplyTwh[.output("cable_contract")] ?? .nan, 4380 / 1e6))
        #expect(isClose(toy.year().costUsd[.imports] ?? .nan, 4380 * 120))
    }

    /// 4 MWh are filled by 4/0.9 MWh at 50 and give 4 · 0.9 MWh at 100 US$/MWh, once a day.
    @Sendable static func battery() throws {
        let toy = try Toy(Toy.battery(mw: 1, mwh: 4)).solved()
        #expect(isClose(toy.cost, base - 365 * (3.6 * 100 - 4 / 0.9 * 50)))
        #expect(isClose(toy.series("level", "store.cell").max()!, 4))
        #expect(isClose(-toy.series("power", "charge.cell").reduce(0, +) * 0.81, 3.6))
    }
}

@Suite struct SupplyTests {
    @Test(arguments: SupplyCatalogue.kinds.map { $0.kind })
    func eachKindIsSolvedByHand(kind: String) throws {
        let solveByHand = try #require(SupplyCases.byKind[kind], "no hand-solved case for supply kind \(kind)")
        try solveByHand()
    }

    /// 10 US$/MMBtu are 68.24 US$/MWh: dearer than the night, cheaper than the day.
    @Test func dearerPlantsRunInDearHoursOnly() throws {
        let toy = try Toy(Toy.engine(existingMw: 2, fuelUsdPerMmbtu: 10)).solved()
        #expect(areClose(toy.series("power", "output.engine"), (0..<24).map { 8..<20 ~= $0 ? 1.8 : 0 }))
    }

    /// Power off site pays 20 US$/MWh to be carried: 34.12 + 20 lies between night and day, as does 34.12 + 3 + 20.
    @Test func carriedPowerPaysForAccess() throws {
        let engine = Toy.engine(existingMw: 2, fuelUsdPerMmbtu: 5, onSite: false)
            .replacing("access_usd_per_mwh = 0", with: "access_usd_per_mwh = 20")
            .replacing("variable_cost_usd_per_mwh = 0", with: "variable_cost_usd_per_mwh = 3")
        let year = try Toy(engine).solved().year()
        #expect(isClose(year.costUsd[.gridAccess] ?? .nan, 1.8 * 4380 * 20))
        #expect(isClose(year.costUsd[.plantsVariable] ?? .nan, 1.8 * 4380 * 3))
    }

    /// A MW costs CRF(5 %, 20) · 1 M US$ a year and saves 0.9 · 4,380 · (100 + 50 − 2 · 6.82): it is built up to its limit of
    /// 3 MW, of which one more would save the difference. At 12 US$/MMBtu it saves 0.9 · 4,380 · (100 − 81.9) = 71,400 US$,
    /// less than its 80,200.
    @Test func plantsAreBuiltWhereTheyPay() throws {
        let toy = try Toy(Toy.engine(limitMw: 3, fuelUsdPerMmbtu: 1)).solved()
        let saving = 0.9 * 4380 * (150 - 2 * 6.824284) - 1e6 * Toy.recovery(0.05, 20)
        #expect(isClose(toy.year().built[StockID(.plant, "engine")] ?? .nan, 3))
        #expect(isClose(toy.cost, SupplyCases.base - 3 * saving))
        #expect(isClose(toy.dual("plant_limit", item: "engine"), saving))
        let dear = try Toy(Toy.engine(limitMw: 3, fuelUsdPerMmbtu: 12)).solved()
        #expect(isClose(dear.year().built[StockID(.plant, "engine")] ?? .nan, 0, floor: 1000))
    }

    /// Panels of 500 US$/kW and 10 US$/kW a year are built to their limit; fixed cost is paid on existing and new alike.
    @Test func panelsAreBuiltUpToTheirLimit() throws {
        let toy = try Toy(Toy.sun(existingMw: 1, limitMw: 4)).solved()
        #expect(isClose(toy.year().built[StockID(.plant, "panel")] ?? .nan, 3))
        #expect(isClose(toy.year().costUsd[.plantsFixed] ?? .nan, 4 * 10_000))
        #expect(isClose(toy.year().costUsd[.plantsCapital] ?? .nan, 3 * 500_000 * Toy.recovery(0.05, 25)))
    }

    /// Level by level: level(t) = 0.99·level(t−1) + 0.9·charge − discharge/0.9, the first hour after the last.
    @Test func theLevelFollowsItsRecursion() throws {
        let toy = try Toy(Toy.battery(mw: 1, mwh: 4, selfDischarge: 0.01)).solved()
        let level = toy.series("level", "store.cell")
        let charge = toy.series("power", "charge.cell").map { -$0 }
        let discharge = toy.series("power", "output.cell")
        let expected = (0..<24).map { t -> Double in
            let kept = 0.99 * level[(t + 23) % 24]
            return kept + 0.9 * charge[t] - discharge[t] / 0.9
        }
        // What is snapped to zero of a flow is not of the level.
        #expect(areClose(level, expected, within: 1e-4))
        #expect(discharge.reduce(0, +) > 1)
    }

    /// A round trip of 0.81 loses more than a price ratio of 50 : 60 earns.
    @Test func aBatteryRestsWhereItDoesNotPay() throws {
        let toy = try Toy(Toy.battery(mw: 1, mwh: 4), set: ["regions.home.tariff.peak_usd_per_mwh=60"]).solved()
        #expect(areClose(toy.series("power", "output.cell"), .init(repeating: 0, count: 24)))
    }

    /// 0.2 MW take 2.4 MWh in the night's 12 hours, of which 0.81 comes back, whatever the store could hold.
    @Test func powerBoundsTheBattery() throws {
        let toy = try Toy(Toy.battery(mw: 0.2, mwh: 4)).solved()
        #expect(isClose(toy.series("power", "output.cell").reduce(0, +), 2.4 * 0.81))
    }

    /// Power at 100 US$/kW and energy at 50 US$/kWh over 10 years at 5 % are sized apart. A MWh of store saves
    /// 365 · (0.9 · 100 − 50/0.9) a year and costs CRF · 50,000: built to its limit, 6 MWh. To fill it in 12 hours takes
    /// 6/0.9/12 MW; emptying it in 12 hours takes less.
    @Test func powerAndEnergyAreSizedApart() throws {
        let cell = Toy.battery(mw: 0, mwh: 0).replacing("limit_mw = 0", with: "limit_mw = 10")
            .replacing("limit_mwh = 0", with: "limit_mwh = 6")
        let toy = try Toy(cell).solved()
        let crf = Toy.recovery(0.05, 10)
        #expect(isClose(toy.year().built[StockID(.energy, "cell")] ?? .nan, 6))
        #expect(isClose(toy.year().built[StockID(.plant, "cell")] ?? .nan, 6 / 0.9 / 12))
        #expect(isClose(toy.year().costUsd[.plantsCapital] ?? .nan, crf * (6 * 50_000 + 6 / 0.9 / 12 * 100_000)))
        let earned = 365 * 6 * (90 - 50 / 0.9)
        #expect(isClose(toy.cost, SupplyCases.base + (toy.year().costUsd[.plantsCapital] ?? .nan) - earned))
    }
}
