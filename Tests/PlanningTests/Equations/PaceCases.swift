import Planning
import TestSupport

extension EquationCase {
    /// US$ a year that a MW of engine saves at 1 US$/MMBtu: nine tenths of a MW of grid power, less 6.824284 US$/MWh of fuel.
    private static let engineSaving = 0.9 * (gridMw - 8760 * 6.824284)
    private static let engineMw = 1e6 * Toy.recovery(0.05, 20)
    private static func engine(_ more: String) -> String { Toy.engine(limitMw: 5, fuelUsdPerMmbtu: 1, more: more) }

    static let paceCases = [
        // 5 MW would pay; one a year is built.
        EquationCase(
            "plant-largest-build", [.growth],
            { Toy(engine("largest_build_mw_per_year = 1"), set: ["horizon.last_year=2026"]) },
            cost: 2 * SupplyCases.base - 3 * engineSaving + 3 * engineMw),
        // Half a MW stands in 2025, as it is being built, and all of the 5 MW in 2026, with half a year's interest at 5 %.
        EquationCase(
            "plant-lead-time", [.leadTime],
            {
                Toy(
                    engine("lead_time_years = 1\nunder_construction_mw = 0.5"), set: ["horizon.last_year=2026"])
            },
            cost: 2 * SupplyCases.base - 5.5 * engineSaving + 5.5 * engineMw * 1.05.squareRoot()),
        // A MWh of cells saves 34 US$ a day (`store-committed`), and its 12 hours of charging take 1/10.8 MW.
        EquationCase(
            "store-largest-build", [.growth, .chargeLimit],
            {
                Toy(
                    Toy.battery(mw: 0, mwh: 0),
                    set: [
                        "regions.home.supply.cell.limit_mw=9", "regions.home.supply.cell.limit_mwh=9",
                        "regions.home.supply.cell.largest_build_mwh_per_year=1",
                    ])
            },
            cost: SupplyCases.base - 365 * (0.9 * 100 - 50 / 0.9) + (5e4 + 1e5 / 10.8) * Toy.recovery(0.05, 10)),
        // A MW of the upgrade a year lets 1/1.425 MW more be done.
        EquationCase(
            "upgrade-largest-build", [.growth, .hosting],
            {
                Toy(
                    """
                    [regions.home.hosting.upgrades.east]
                    capacity_mw = 5
                    capex_usd_per_kw = 100
                    earliest_year = 2000
                    life_years = 20
                    largest_build_mw_per_year = 1

                    """, set: ["regions.home.hosting.limit_mw=5.7"])
            },
            cost: power(racks: 100, work: 2 + 1 / Toy.pue) + (2 - 1 / Toy.pue) * undoneMw
                + 1e5 * Toy.recovery(0.05, 20)),
    ]
}
