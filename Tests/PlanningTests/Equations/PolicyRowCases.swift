import Planning
import TestSupport

extension EquationCase {
    private static func policy(_ kind: String, _ rest: String) -> String { PolicyCases.policy(kind, rest) }

    /// A dam of 10 MW on average whose power costs 200 US$/MWh to carry.
    private static let dam = Toy.river(mw: 10, storageGwh: 1, access: 200).replacing("8.76", with: "87.6")

    static let powerPolicyCases = [
        // 0.3 of 8.55 MW, all by day where it costs 100 US$/MWh more than the grid.
        EquationCase(
            "clean-share-policy", [.cleanShare], { Toy(policy("clean_share", "minimum_share = 0.3") + dam) },
            cost: SupplyCases.base + 0.3 * 8.55 * 8760 * 100),
        // 0.8 of the load in the hours themselves: the day's half entirely, and by night 0.6 at 150 US$/MWh more.
        EquationCase(
            "hourly-matching-policy", [.matchedSupply, .matchedLoad, .hourlyMatching],
            { Toy(policy("hourly_matching", "minimum_share = 0.8") + dam) },
            cost: SupplyCases.base + 8.55 * 4380 * (100 + 0.6 * 150)),
        // A MWh of work is 0.7125 t; it is given up by day.
        EquationCase(
            "carbon-cap-policy", [.carbonCap], { Toy(policy("carbon_cap", "limit_t_per_year = 30_000")) },
            cost: SupplyCases.base + (0.5 * 8.55 * 8760 - 30_000) / 0.7125 * (10_000 - 142.5)),
        // Facilities at home and away may draw 8.55 MW together, 2.85 of which idle racks take in each.
        EquationCase(
            "hosting-cap-policy", [.hostingCap],
            { Toy(Toy.away(roundTripMs: 9) + policy("hosting_cap", "limit_mw = 8.55")) },
            cost: power(racks: 100, work: 2) + 2.85 * 8760 * 10 + 2 * undoneMw),
        // A plant that never pays is built.
        EquationCase(
            "committed-project-policy", [.committedProject],
            {
                Toy(
                    Toy.engine(limitMw: 5, fuelUsdPerMmbtu: 100)
                        + policy("committed_project", "item = \"engine\"\ncommitted_mw = 1"))
            }, cost: SupplyCases.base + 1e6 * Toy.recovery(0.05, 20)),
    ]

    private static let halls =
        Toy.buildable + [
            "regions.home.halls.air.existing_mw=3", "regions.home.halls.pipeline_mw=5",
        ]
    /// 50 racks in 5 MW of halls, two of them new.
    private static let fiveMw = 50 * rack + 2 * hallMw + power(racks: 50, work: 3) + undoneMw

    static let computePolicyCases = [
        EquationCase(
            "approval-rate-policy", [.approvalRate],
            { Toy(policy("approval_rate", "approved_share = 0.4"), set: halls) }, cost: fiveMw),
        EquationCase(
            "build-moratorium-policy", [.buildMoratorium],
            {
                Toy(
                    policy("build_moratorium", "from_year = 2025\nto_year = 2025\nallowed_mw_per_year = 2"), set: halls)
            }, cost: fiveMw),
        // 5 M US$ buy 50 racks; halls stand.
        EquationCase(
            "capital-budget-policy", [.capitalBudget],
            { Toy(policy("capital_budget", "limit_usd_per_year = 5_000_000"), set: Toy.buildable) },
            cost: 50 * rack + power(racks: 50, work: 3) + undoneMw),
        EquationCase(
            "gpu-quota-policy", [.gpuQuota, .gpuQuotaCumulative],
            {
                Toy(
                    policy("gpu_quota", "h100e_per_year = 1600\ncumulative_h100e = 1600"),
                    set: Toy.buildable + ["racks.box.h100e_per_rack=32"])
            }, cost: 50 * rack + power(racks: 50, work: 3) + undoneMw),
        EquationCase(
            "rack-ban-policy", [.rackBan],
            { Toy(policy("rack_ban", "racks = [\"box\"]"), set: Toy.buildable) }, cost: 4 * undoneMw),
        // A third of the 75 racks in order may work: 2 MW; all of them draw idle power.
        EquationCase(
            "licence-renewal-policy", [.licenceRenewal],
            { Toy(policy("licence_renewal", "racks = [\"box\"]\nrenewed_share = 0.333333333333333")) },
            cost: power(racks: 100, work: 2) + 2 * undoneMw),
        EquationCase(
            "fixed-set-policy", [.fixedSet],
            { Toy(policy("fixed_set", "racks = [\"box\"]\nworkload = \"jobs\"")) },
            cost: power(racks: 100, work: 0) + 4 * undoneMw),
    ]
}
