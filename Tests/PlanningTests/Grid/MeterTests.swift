import Planning
import TestSupport
import Testing
import Vocabulary

/// What passes the meter. The base draws F = 8.55 MW in every hour; a MW of maximum demand costs 120,000 US$ a year.
@Suite struct MeterTests {
    private static let charged = ["regions.home.tariff.demand_usd_per_kw_month=10"]

    private func demandMw(_ solved: SolvedToy) -> Double { (solved.year().costUsd[.gridDemand] ?? 0) / 120_000 }

    private func metered(_ solved: SolvedToy) -> [Double] { solved.series("meter", "metered") }

    /// 10 MW, 9 in order, at less than any grid power, elsewhere or on the site.
    @Test(arguments: [
        ("energy", false, 8.55), ("energy_and_demand", false, 0), ("none", false, 8.55), ("energy", true, 0),
    ])
    func supplyElsewhereLowersTheEnergyAlone(netting: String, onSite: Bool, demand: Double) throws {
        let solved = try Toy(
            Toy.engine(existingMw: 10, fuelUsdPerMmbtu: 1, onSite: onSite),
            set: MeterTests.charged + ["regions.home.tariff.netting=\(netting)"]
        ).solved()
        #expect(isClose(demandMw(solved), demand))
        #expect(areClose(metered(solved), .init(repeating: onSite ? 0 : 8.55, count: 24)))
        #expect(isClose(solved.year().supplyTwh[.grid] ?? 0, netting == "none" ? 8.55 * 8760 / 1e6 : 0))
    }

    /// 3 of the engine's MW on the site are sold over a link, and the grid serves the site in their place: all of it is metered.
    @Test func whatTheSiteSellsMakesNoRoom() throws {
        let solved = try Toy(
            Toy.away(roundTripMs: 9) + Toy.engine(existingMw: 10, fuelUsdPerMmbtu: 1)
                + Toy.link(existingMw: 5, more: "contracted_backward_mw = 3"),
            set: MeterTests.charged
        ).solved()
        // 9 MW are made, 3 leave, 6 serve the site, 2.55 come from the grid.
        #expect(areClose(metered(solved), .init(repeating: 2.55, count: 24)))
        #expect(isClose(demandMw(solved), 2.55))
    }

    /// What a battery on the site charges passes the meter, and where the demand charge is dear it shaves the highest load, of 1.425·(2 +
    /// 3) MW at midnight; one elsewhere does not.
    @Test func storesOnTheSiteAreBehindTheMeter() throws {
        let battery = Toy.battery(mw: 1, mwh: 4)
        let free = try Toy(battery).solved()
        let net = zip(free.series("power", "output.cell"), free.series("power", "charge.cell")).map { $0 + $1 }
        #expect(areClose(metered(free), net.map { 8.55 - $0 }))
        let dear = [
            "regions.home.tariff.demand_usd_per_kw_month=100", "workloads.jobs.demand.home.mean_it_kw=2000",
            "workloads.jobs.daily_amplitude_share=0.5", "workloads.jobs.peak_hour=0.5",
        ]
        let onSite = try Toy(battery, set: dear).solved()
        #expect((metered(onSite).max() ?? 0) < 7.125 - 0.5)
        #expect(isClose(demandMw(onSite) / 10, metered(onSite).max() ?? 0))
        let away = battery.replacing("on_site = true", with: "on_site = false\naccess_usd_per_mwh = 0")
        #expect(isClose(demandMw(try Toy(away, set: dear).solved()) / 10, 7.125))
    }

    /// What a link brings is delivered through the grid: it pays the network's 7 US$/MWh and the maximum demand like any other.
    @Test func importsPayTheReceivingGrid() throws {
        let solved = try Toy(
            Toy.away(racks: 0) + Toy.engine(in: "away", existingMw: 10, fuelUsdPerMmbtu: 1, onSite: false)
                + Toy.link(existingMw: 5),
            set: MeterTests.charged + ["regions.home.tariff.network_usd_per_mwh=7"]
        ).solved()
        #expect(isClose(solved.year().supplyTwh[.linkImport("cable")] ?? 0, 4.5 * 8760 / 1e6))
        #expect(isClose(solved.year().costUsd[.gridNetwork] ?? 0, 7 * 8.55 * 8760))
        #expect(isClose(demandMw(solved), 8.55))
        // Dear enough, it keeps nothing out: all power pays it.
        #expect(isClose(solved.year().costUsd[.gridEnergy] ?? 0, (8.55 - 4.5) * 4380 * 150))
    }

    /// The contract and the take-up rule are of what passes the meter: 8.55 of 20 MW are taken up, whoever supplies them.
    @Test func contractsAreOfTheMeter() throws {
        let contract = """
            [regions.home.tariff.contract]
            existing_mw = 2
            charge_usd_per_kw_month = 1
            take_up_share = 1
            grace_years = 0
            shortfall_usd_per_kw_month = 2

            """
        let solved = try Toy(
            contract + Toy.engine(existingMw: 10, fuelUsdPerMmbtu: 1, onSite: false), set: MeterTests.charged
        ).solved()
        #expect(isClose(solved.year().costUsd[.gridContract] ?? 0, 8.55 * 12_000))
        #expect(isClose(solved.year().costUsd[.gridTakeUp] ?? 0, 0))
        let netted = try Toy(
            contract + Toy.engine(existingMw: 10, fuelUsdPerMmbtu: 1, onSite: false),
            set: MeterTests.charged + ["regions.home.tariff.netting=energy_and_demand"]
        ).solved()
        #expect(isClose(netted.year().costUsd[.gridContract] ?? 0, 2 * 12_000))
        #expect(isClose(netted.year().costUsd[.gridTakeUp] ?? 0, 2 * 2 * 12_000))
    }

    /// What is contracted is paid from the year on in which it is: for 2 MW of work in 2025, 5.7 MW, for 4 in 2026, 8.55.
    @Test func contractsArePaidFromTheirYear() throws {
        let contract = """
            [regions.home.tariff.contract]
            existing_mw = 0
            charge_usd_per_kw_month = 1
            take_up_share = 0

            """
        let solved = try Toy(
            contract,
            set: [
                "horizon.last_year=2026",
                "workloads.jobs.demand.home.mean_it_kw={ 2025 = 2000, 2026 = 4000 }",
            ]
        ).solved()
        #expect(isClose(solved.year("home", 2025).costUsd[.gridContract] ?? 0, 5.7 * 12_000))
        #expect(isClose(solved.year("home", 2026).costUsd[.gridContract] ?? 0, 8.55 * 12_000))
    }

    /// Load that is not served does not pass the meter: 1.8 MW of an engine elsewhere, nothing worth its price beside it.
    @Test func lostLoadIsNotMetered() throws {
        let dear = ["regions.home.tariff.peak_usd_per_mwh=30_000", "regions.home.tariff.off_peak_usd_per_mwh=30_000"]
        let solved = try Toy(
            Toy.engine(existingMw: 2, fuelUsdPerMmbtu: 1, onSite: false), set: dear + MeterTests.charged
        ).solved()
        #expect(areClose(metered(solved), .init(repeating: 1.8, count: 24)))
    }

    /// Scope 2 counts what passes the meter hour by hour: surplus of one hour is no credit for another.
    @Test func emptyWindowsAndNightsAreNoCredit() throws {
        let solved = try Toy(Toy.sun(existingMw: 40) + Toy.away(racks: 0) + Toy.link(existingMw: 20)).solved()
        let night = metered(solved).filter { $0 > 0 }
        #expect(!night.isEmpty && night.allSatisfy { $0 <= 8.55 + 1e-6 })
        #expect(solved.year().scope2T > 0)
    }
}
