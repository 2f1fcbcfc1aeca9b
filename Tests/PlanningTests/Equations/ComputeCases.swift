import Planning
import TestSupport

extension EquationCase {
    private static let waiting = ["workloads.jobs.longest_delay_hours=24", "workloads.jobs.deferrable_share=1"]

    /// Work of so many MW by night and by day.
    private static func nightAndDay(_ night: Double, _ day: Double) -> Double {
        365 * 12 * Toy.pue * (50 * (2 + night) + 100 * (2 + day))
    }

    static let computeCases = [
        // Racks in order do 6 MW; of 8 MW asked for two are given up.
        EquationCase(
            "work-undone", [.demand, .rackWorkLimit], { Toy(set: ["workloads.jobs.demand.home.mean_it_kw=8000"]) },
            cost: 2 * undoneMw + power(racks: 100, work: 6)),
        // Half of what arrives by day waits for the night, when the racks are then full.
        EquationCase(
            "work-waits", [.demand, .urgentWork],
            { Toy(set: waiting + ["workloads.jobs.deferrable_share=0.5"]) }, cost: nightAndDay(6, 2)),
        // Every morning d MW stop, which costs 2·d MWh of work. With 12·(night + day) = 96 + 2·d the best is full racks by
        // night: 4 + d/2 + d/12 = 6, d = 24/7; a MW more saves 12·50/2 and costs 2·50 twice over twelve hours of it.
        EquationCase(
            "work-interrupted", [.demand, .interruption],
            { Toy(set: waiting + ["workloads.jobs.checkpoint_hours_per_stop=2"]) },
            cost: nightAndDay(6, 6 - 24.0 / 7)),
        // A second class does 80 kW of work on 50 kW: its 20 racks, all in order, do 1.6 MW on 1 MW.
        EquationCase(
            "two-rack-classes", [.delivery, .rackWorkLimit],
            {
                Toy(
                    """
                    [racks.lean]
                    peak_kw = 50
                    idle_share = 0
                    liquid_share = 0
                    hall = "air"
                    availability_share = 1
                    capex_usd_per_rack = 100_000
                    life_years = 5
                    available_to_year = 2000
                    work_units_per_rack = { jobs = 80 }
                    [regions.home.racks.lean]
                    existing_racks = 20

                    """)
            }, cost: power(racks: 100, work: 2.4 + 1)),
    ]

    /// Idle racks of `away` draw 2.85 MW; there a MWh of work costs 1.425 · 10 US$.
    private static let idleAway = 2.85 * 8760 * 10

    /// Of 4 MW asked for at home, so many go away.
    private static func placed(abroad: Double) -> Double {
        power(racks: 100, work: 4 - abroad) + idleAway + abroad * Toy.pue * 8760 * 10
    }

    static let placementCases = [
        EquationCase(
            "residency", [.residency],
            { Toy(Toy.away(), set: ["workloads.jobs.demand.home.residency_share=0.6"]) }, cost: placed(abroad: 1.6)),
        EquationCase(
            "migration", [.migration],
            {
                Toy(
                    Toy.away(jurisdiction: "homeland"), set: ["workloads.jobs.demand.home.migratable_share=0.3"])
            }, cost: placed(abroad: 1.2)),
        EquationCase(
            "data-residency-policy", [.dataResidency],
            { Toy(Toy.away() + PolicyCases.policy("data_residency", "minimum_share = 0.75")) },
            cost: placed(abroad: 1)),
        // All of it would go away, where it is refused.
        EquationCase(
            "customer-access-policy", [.customerAccess],
            {
                Toy(
                    Toy.away()
                        + PolicyCases.policy(
                            "customer_access",
                            "customer_classes = [\"foreign\"]\naccess = \"refused\"\napplies_to = [\"away\"]"),
                    set: ["workloads.jobs.demand.home.customer_class=foreign"])
            }, cost: placed(abroad: 0)),
        // Of 8 MW asked for, half by people here, these must be three quarters of the year's: 4/3 on average are done for
        // others, by night as many as there are racks for, 2, and by day 2/3.
        EquationCase(
            "customer-share-policy", [.customerShare],
            {
                Toy(
                    """
                    [workloads.jobs.demand.offshore]
                    mean_it_kw = 4000
                    utc_offset_hours = 8

                    """
                        + PolicyCases.policy("customer_share", "customer_classes = [\"local\"]\nminimum_share = 0.75"),
                    set: ["workloads.jobs.demand.home.customer_class=local"])
            }, cost: power(racks: 100, work: 4) + 4380 * Toy.pue * (2 * 50 + 2.0 / 3 * 100) + 8.0 / 3 * undoneMw),
    ]
}
