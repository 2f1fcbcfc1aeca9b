import Planning
import TestSupport

extension EquationCase {
    private static let committedTank = """
        [thermal_stores.tank]
        serves = "liquid"
        capex_usd_per_kwh_th = 30
        fixed_cost_share_per_year = 0.1
        life_years = 30
        loss_share_per_hour = 0
        largest_rate_share_per_hour = 0.2
        [regions.home.thermal_stores.tank]
        committed_mwh_th = 6
        limit_mwh_th = 6
        earliest_year = 2000

        """
    private static let upgrade = """
        [regions.home.hosting.upgrades.east]
        capacity_mw = 5
        capex_usd_per_kw = 100
        earliest_year = 2000
        life_years = 20
        committed_mw = 4

        """

    static let commitmentCases = [
        // 20 MW stand, of which 66⅔ racks take a third; 2 MW more are built all the same.
        EquationCase(
            "halls-committed", [.committed],
            {
                Toy(
                    set: Toy.buildable + [
                        "regions.home.halls.pipeline_mw=10", "regions.home.halls.air.committed_mw=2",
                    ])
            }, cost: rackYear + 2 * hallMw),
        // 10 racks more than the 100 that do all work, at rest.
        EquationCase(
            "racks-committed", [.committed],
            { Toy(set: ["racks.box.available_to_year=2100", "regions.home.racks.box.committed_racks=10"]) },
            cost: power(racks: 110, work: 4) + 10 * rack),
        EquationCase(
            "cooling-committed", [.committed],
            { Toy(set: ["cooling.fan.available_from_year=2000", "regions.home.cooling.fan.committed_mw_th=5"]) },
            cost: SupplyCases.base + 5e6 * Toy.recovery(0.06, 20)),
        // No rack gives heat to liquid, so that the tank has nothing to do.
        EquationCase(
            "tank-committed", [.committed], { Toy(committedTank) },
            cost: SupplyCases.base + 6 * 30_000 * (Toy.recovery(0.06, 30) + 0.1)),
        EquationCase(
            "upgrade-committed", [.committed], { Toy(upgrade) },
            cost: SupplyCases.base + 4e5 * Toy.recovery(0.05, 20)),
        // 2 MWh of cells give 1.8 MWh a day at 100 US$ for the 2/0.9 MWh that they take at 50.
        EquationCase(
            "store-committed", [.committed, .levelLimit],
            {
                Toy(
                    Toy.battery(mw: 0, mwh: 0),
                    set: ["regions.home.supply.cell.committed_mw=1", "regions.home.supply.cell.committed_mwh=2"])
            },
            cost: SupplyCases.base + (1e5 + 2 * 5e4) * Toy.recovery(0.05, 10) - 365 * (1.8 * 100 - 2 / 0.9 * 50)),
        // 20 MW of halls must be half full: 100 racks where 66⅔ would do.
        EquationCase(
            "halls-occupied", [.occupancy],
            { Toy(set: Toy.buildable + ["regions.home.halls.minimum_occupancy_share=0.5"]) },
            cost: 100 * rack + power(racks: 100, work: 4)),
        // Worth nothing, and done.
        EquationCase(
            "work-must-be-done", [.demand],
            { Toy(set: ["workloads.jobs.value_usd_per_it_kwh=0", "workloads.jobs.unserved=false"]) },
            cost: SupplyCases.base),
    ]
}
