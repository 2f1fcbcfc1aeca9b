import Interchange
import LinearProgramming
import Planning
import TestSupport
import Testing
import TimeSeries

/// Plans and the networks made of them have the same optimum.
@Suite struct PlanEquivalenceTests {
    private static func policy(_ kind: String, _ rest: String) -> String {
        "[[policies]]\nname = \"\(kind)\"\nkind = \"\(kind)\"\n\(rest)\n"
    }

    private static let twoYears = ["horizon.last_year=2026", "horizon.discount_rate_share=0.05"]
    private static let openCell = [
        "regions.home.supply.cell.limit_mw=5", "regions.home.supply.cell.limit_mwh=40",
        "regions.home.tariff.off_peak_usd_per_mwh=20", "technologies.cell.self_discharge_share_per_hour=0.001",
    ]
    private static let patience = ["workloads.jobs.longest_delay_hours=6", "workloads.jobs.daily_amplitude_share=0.5"]

    static let toys: [(name: String, toy: Toy)] = [
        ("base", Toy()),
        ("racks are built", Toy(set: Toy.buildable)),
        ("racks are built over two years", Toy(set: Toy.buildable + twoYears)),
        ("two days", Toy(set: ["resolution=days:2", "regions.home.tariff.demand_usd_per_kw_month=10"])),
        ("battery", Toy(Toy.battery(mw: 2, mwh: 6, selfDischarge: 0.01))),
        ("battery over two years", Toy(Toy.battery(mw: 2, mwh: 6), set: twoYears)),
        ("battery is built", Toy(Toy.battery(mw: 0, mwh: 0), set: openCell)),
        ("battery is enlarged", Toy(Toy.battery(mw: 1, mwh: 2), set: openCell)),
        ("battery is built for two years", Toy(Toy.battery(mw: 0, mwh: 1), set: openCell + twoYears)),
        ("battery is built for two days", Toy(Toy.battery(mw: 0, mwh: 0), set: openCell + ["resolution=days:2"])),
        ("river", Toy(Toy.river(mw: 4, storageGwh: 0.01, minimumRelease: 0.3, access: 1))),
        (
            "river through runs",
            Toy(Toy.river(mw: 4, storageGwh: 0.02, minimumRelease: 0.3, access: 1), set: ["resolution=days:3"])
        ),
        ("sun", Toy(Toy.sun(existingMw: 2, limitMw: 10))),
        ("engine", Toy(Toy.engine(limitMw: 6, fuelUsdPerMmbtu: 6))),
        ("link", Toy(Toy.away() + Toy.link(existingMw: 1, limitMw: 4))),
        (
            "stored clean exports",
            Toy(
                Toy.away() + Toy.link(existingMw: 2, cleanOnly: true, more: "stored_clean = true")
                    + Toy.river(mw: 3, storageGwh: 0).replacing("regions.home", with: "regions.away")
                    + Toy.battery(mw: 1, mwh: 4).replacing("regions.home", with: "regions.away"))
        ),
        (
            "contracted flow, and matching where power leaves",
            Toy(
                Toy.away()
                    + Toy.link(existingMw: 2, more: "contracted_backward_mw = 0.5\nresale_allowed = true")
                    + Toy.river(mw: 10, storageGwh: 1, access: 200).replacing("8.76", with: "87.6")
                    + policy("hourly_matching", "minimum_share = 0.3\napplies_to = [\"home\"]"),
                set: ["regions.home.carbon_usd_per_t=20"])
        ),
        (
            "demand charge",
            Toy(
                Toy.battery(mw: 2, mwh: 6),
                set: [
                    "regions.home.tariff.demand_usd_per_kw_month=10", "regions.home.tariff.demand_window=peak_hours",
                ])
        ),
        ("all work may wait", Toy(set: patience + ["workloads.jobs.deferrable_share=1"])),
        ("some work may wait", Toy(set: patience + ["workloads.jobs.deferrable_share=0.3"])),
        (
            "some work may wait on two days in two years",
            Toy(set: patience + twoYears + ["workloads.jobs.deferrable_share=0.3", "resolution=days:2"])
        ),
        ("carbon cap", Toy(policy("carbon_cap", "limit_t_per_year = 30_000"), set: twoYears)),
        (
            "clean share",
            Toy(
                Toy.river(mw: 10, storageGwh: 1, access: 200).replacing("8.76", with: "87.6")
                    + policy("clean_share", "minimum_share = 0.3"))
        ),
        (
            "GPU quota",
            Toy(
                policy("gpu_quota", "h100e_per_year = 1600\ncumulative_h100e = 2000"),
                set: Toy.buildable + twoYears + ["racks.box.h100e_per_rack=32"])
        ),
    ]

    @Test(arguments: toys.indices)
    func theToysCostTheSame(number: Int) throws {
        let (name, toy) = PlanEquivalenceTests.toys[number]
        let network = try expectSameOptimum(toy.model(), name).program()
        // And what the plan says it costs, item by item.
        let items = try toy.solved().plan.discountedCostItemsUsd
        #expect(isClose(solve(network).certificate.primalObjective, items, within: 1e-6), "\(name)")
    }

    /// Two regions and two years with one of everything.
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func scenariosAtRandomCostTheSame(seed: UInt64) throws {
        try expectSameOptimum(RandomScenario(seed: seed).solved().model, "seed \(seed)")
    }

    @discardableResult
    private func expectSameOptimum(_ model: PlanModel, _ name: String) throws -> PyPSAFolder {
        try InterchangeTests.expectSameOptimum(
            model.program, Snapshots(years: model.scenario.horizon.years, axis: model.axis), name)
    }
}
