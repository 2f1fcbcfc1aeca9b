import Planning
import TestSupport

extension EquationCase {
    static let stockCases = [
        // 4 MW of work on racks of 80 kW, three quarters in order, take 66⅔ racks.
        EquationCase(
            "racks-built", [.stock, .rackWorkLimit, .hallFit, .powerBalance, .heat, .demand, .coolingLimit],
            { Toy(set: Toy.buildable) }, cost: 200.0 / 3 * rack + power(racks: 200.0 / 3, work: 4)),
        // A MW of engine at 1,000 US$/kW over 20 years at 5 % is built and stands still: its fuel makes 682 US$/MWh.
        EquationCase(
            "plant-committed", [.stock, .committed, .generationLimit],
            { Toy(Toy.engine(fuelUsdPerMmbtu: 100, more: "committed_mw = 1")) },
            cost: SupplyCases.base + 1e6 * Toy.recovery(0.05, 20)),
        // Work that begins in 2026 and is like that for two years more, at 5 %: a rack of 2025 costs its annuity four times and
        // rests for a year, one of 2026 1.8 annuities three times.
        EquationCase(
            "horizon-tail", [.stock], { Toy(set: tail + ["horizon.tail_years=2"]) },
            cost: 200.0 / 3 * rack + power(racks: 200.0 / 3, work: 0)
                + rackYear * (1 + 1 / 1.05 + 1 / (1.05 * 1.05)) / 1.05),
    ]

    /// A year of 4 MW of work on racks at 100,000 US$.
    static let rackYear = 200.0 / 3 * rack + power(racks: 200.0 / 3, work: 4)

    /// Nothing to do in 2025, 4 MW in 2026; racks that cost 1.8 times as much then.
    static let tail =
        Toy.buildable + [
            "horizon.last_year=2026", "horizon.discount_rate_share=0.05",
            "workloads.jobs.demand.home.mean_it_kw={ 2025 = 0, 2026 = 4000 }",
            "racks.box.capex_usd_per_rack={ 2025 = 100_000, 2026 = 180_000 }",
        ]

    private static let halls =
        Toy.buildable + [
            "regions.home.halls.air.existing_mw=3", "regions.home.halls.pipeline_mw=10",
        ]

    /// Racks in `halls` MW of halls, 10 to a MW, 0.06 MW of work each.
    private static func housed(_ halls: Double, built: Double) -> Double {
        10 * halls * rack + built * hallMw + power(racks: 10 * halls, work: 0.6 * halls)
            + (4 - 0.6 * halls) * undoneMw
    }

    static let hallCases = [
        EquationCase(
            "halls-full", [.hallFit],
            { Toy(set: Toy.buildable + ["regions.home.halls.air.existing_mw=3"]) }, cost: housed(3, built: 0)),
        // 0.4 of 5 MW announced are built, beside 3 MW that stand.
        EquationCase(
            "halls-pipeline", [.pipeline],
            {
                Toy(set: halls + ["regions.home.halls.pipeline_mw=5", "regions.home.halls.realisation_share=0.4"])
            }, cost: housed(5, built: 2)),
        // What is decided in 2025 stands in 2026; a MW under construction stands in 2025. Half a year's interest at 6 % is
        // in what halls cost, and 66⅔ racks are all that are wanted then.
        EquationCase(
            "halls-lead-time", [.leadTime],
            {
                Toy(
                    set: halls + [
                        "regions.home.halls.lead_time_years=1", "regions.home.halls.under_construction_mw=1",
                        "horizon.last_year=2026",
                    ])
            },
            cost: 40 * rack + power(racks: 40, work: 2.4) + 1.6 * undoneMw + 200.0 / 3 * rack
                + power(racks: 200.0 / 3, work: 4) + (1 + 11.0 / 3) * hallMw * 1.06.squareRoot()),
        EquationCase(
            "halls-largest-build", [.growth],
            { Toy(set: halls + ["regions.home.halls.largest_build_mw_per_year=1"]) }, cost: housed(4, built: 1)),
        // Half of the 3 MW that stand may be added in a year.
        EquationCase(
            "halls-growth", [.growth],
            { Toy(set: halls + ["regions.home.halls.largest_growth_share_per_year=0.5"]) },
            cost: housed(4.5, built: 1.5)),
        // 5,000 m² at 1,000 m²/MW, three of which are taken; the others cost 6 % of 100 US$/m² a year.
        EquationCase(
            "halls-land", [.land],
            {
                Toy(
                    set: halls + [
                        "regions.home.halls.land_m2_per_mw=1000", "regions.home.halls.land_limit_m2=5000",
                        "regions.home.halls.land_usd_per_m2=100",
                    ])
            }, cost: housed(5, built: 2) + 0.06 * 100 * 2000),
    ]
}
