import Planning
import TestSupport

/// A scenario that nobody can meet: the keys that contradict each other.
struct ImpossibleCase: Sendable, CustomStringConvertible {
    let description: String
    /// Of the conflict, each once.
    let keys: Set<String>
    /// The first key of the least relaxation.
    let least: String?
    /// A key and what it is in lifted entirely, where a huge number or none does not say it.
    let lifted: [String: String]
    /// A part of what lies behind it, as it is said.
    let cause: String?
    let toy: @Sendable () -> Toy

    init(
        _ description: String, _ keys: Set<String>, least: String? = nil, lifted: [String: String] = [:],
        cause: String? = nil, _ toy: @escaping @Sendable () -> Toy
    ) {
        (self.description, self.keys, self.least, self.lifted, self.cause, self.toy) = (
            description, keys, least, lifted, cause, toy
        )
    }

    /// Whether its numbers are sides of rows.
    var isOfPower: Bool { Self.power.contains { $0.description == description } }

    private static func policy(_ kind: String, _ rest: String) -> String { PolicyCases.policy(kind, rest) }
    private static let racks = "regions.home.racks.box.existing_racks"
    private static let hosting = "regions.home.hosting.limit_mw"
    private static let demand = "workloads.jobs.demand.home.mean_it_kw"
    private static let served = "workloads.jobs.unserved"
    private static let contracted = "links.cable.contracted_forward_mw"
    private static let must = "workloads.jobs.unserved=false"
    private static let onSale = ["racks.box.available_to_year=2100"]
    private static let cable = Toy.away(roundTripMs: 9) + Toy.link(existingMw: 5, more: "contracted_forward_mw = 3")

    static let all = power + halls + rules + places

    static let power = [
        ImpossibleCase(
            "racks at rest over the hosting limit", [hosting, racks], least: hosting,
            cause: "2 MW is what they draw at rest"
        ) {
            Toy(set: ["\(hosting)=2"])
        },
        ImpossibleCase("the same, by year", [hosting, racks], least: hosting) {
            Toy(set: ["horizon.last_year=2028", "\(hosting)={ 2025 = 100, 2027 = 2, 2028 = 100 }"])
        },
        ImpossibleCase("the same, on the way between two years", [hosting, racks], least: hosting) {
            Toy(set: ["horizon.last_year=2028", "\(hosting)={ 2025 = 100, 2026 = 2.7, 2028 = 2.8 }"])
        },
        ImpossibleCase("a contract with nothing to send", [contracted], least: contracted) { Toy(cable) },
        ImpossibleCase(
            "a contract for more than the plant", [contracted, "regions.away.supply.engine.existing_mw"],
            least: contracted
        ) {
            Toy(cable + Toy.engine(in: "away", existingMw: 1, fuelUsdPerMmbtu: 1, onSite: false))
        },
        ImpossibleCase(
            "a contract for sun, at night", [contracted], least: contracted, cause: "of 8760 hours of a year"
        ) {
            Toy(
                Toy.away(roundTripMs: 9)
                    + Toy.link(existingMw: 5, cleanOnly: true, more: "contracted_forward_mw = 3")
                    + Toy.sun(existingMw: 50, limitMw: 50).replacing("regions.home", with: "regions.away"))
        },
        ImpossibleCase("cooling for less than racks at rest", ["regions.home.cooling.fan.existing_mw_th", racks]) {
            Toy(set: ["regions.home.cooling.fan.existing_mw_th=1"])
        },
    ]

    static let halls = [
        ImpossibleCase(
            "backup that is not there",
            [
                "redundancy.three.backup_mw_per_it_mw", "regions.home.supply.engine.limit_mw", racks,
                "regions.home.racks.box.committed_racks",
            ], least: "redundancy.three.backup_mw_per_it_mw"
        ) {
            EquationCase.tier(
                "backup_mw_per_it_mw = 1.2", Toy.engine(limitMw: 16, fuelUsdPerMmbtu: 100, more: "backup = true"),
                set: onSale + ["regions.home.racks.box.committed_racks=50"])
        },
        ImpossibleCase(
            "work for more than the grid gives", [served, demand, racks, hosting], least: hosting,
            lifted: [served: "true", racks: "70"]
        ) {
            Toy(set: [must, "\(hosting)=8"])
        },
        ImpossibleCase(
            "work for more than the racks do", [served, demand, racks], lifted: [served: "true", racks: "150"]
        ) {
            Toy(set: [must, "\(demand)=8000"])
        },
        ImpossibleCase(
            "work before anything is built", [served, demand, "horizon.first_build_year"],
            least: "horizon.first_build_year",
            lifted: [served: "true", "horizon.first_build_year": "2025"], cause: "nothing is built before 2027"
        ) {
            Toy(set: onSale + [must, "\(racks)=0", "horizon.last_year=2027", "horizon.first_build_year=2027"])
        },
        ImpossibleCase(
            "work for racks that come later", [served, demand, "racks.box.available_from_year"],
            least: "racks.box.available_from_year", lifted: [served: "true", "racks.box.available_from_year": "2025"]
        ) {
            Toy(
                set: onSale + [must, "\(racks)=0", "horizon.last_year=2027", "racks.box.available_from_year=2026"])
        },
    ]

    static let rules = [
        ImpossibleCase(
            "a PUE below the plant's", ["policies.rule.limit", racks], least: "policies.rule.limit",
            lifted: ["policies.rule.limit": "1.5"]
        ) {
            Toy(policy("pue_limit", "limit = 1.2"))
        },
        ImpossibleCase(
            "a clean share of a grid that is not", ["policies.rule.minimum_share", racks],
            least: "policies.rule.minimum_share"
        ) { Toy(policy("clean_share", "minimum_share = 0.5")) },
        ImpossibleCase(
            "matching by the hour with sun alone",
            ["policies.rule.minimum_share", racks, "regions.home.supply.panel.existing_mw"],
            least: "policies.rule.minimum_share"
        ) {
            Toy(policy("hourly_matching", "minimum_share = 0.9") + Toy.sun(existingMw: 50, limitMw: 50))
        },
        ImpossibleCase(
            "a plant that is committed, and no money",
            ["regions.home.supply.engine.committed_mw", "policies.rule.limit_usd_per_year"]
        ) {
            Toy(
                policy("capital_budget", "limit_usd_per_year = 1000")
                    + Toy.engine(limitMw: 5, fuelUsdPerMmbtu: 1, more: "committed_mw = 1"))
        },
        ImpossibleCase(
            "racks that are committed, and a quota",
            ["regions.home.racks.box.committed_racks", "policies.rule.h100e_per_year"]
        ) {
            Toy(
                policy("gpu_quota", "h100e_per_year = 10"),
                set: onSale + ["regions.home.racks.box.committed_racks=10", "racks.box.h100e_per_rack=8"])
        },
        ImpossibleCase(
            "racks that are committed, and banned", ["regions.home.racks.box.committed_racks", "policies.rule"],
            lifted: ["policies.rule": ".to_year=2000"]
        ) {
            Toy(
                policy("rack_ban", "racks = [\"box\"]"), set: onSale + ["regions.home.racks.box.committed_racks=10"])
        },
        ImpossibleCase(
            "halls that are committed, and nothing approved",
            ["regions.home.halls.air.committed_mw", "policies.rule.approved_share"],
            least: "policies.rule.approved_share"
        ) {
            Toy(
                policy("approval_rate", "approved_share = 0"),
                set: ["regions.home.halls.pipeline_mw=100", "regions.home.halls.air.committed_mw=10"])
        },
        ImpossibleCase(
            "halls that are committed, and a moratorium",
            ["regions.home.halls.air.committed_mw", "policies.rule.allowed_mw_per_year"],
            least: "regions.home.halls.air.committed_mw"
        ) {
            Toy(
                policy("build_moratorium", "from_year = 2025\nto_year = 2025\nallowed_mw_per_year = 4"),
                set: ["regions.home.halls.pipeline_mw=100", "regions.home.halls.air.committed_mw=10"])
        },
        ImpossibleCase(
            "licences that run out", ["policies.rule.renewed_share", served, demand, racks],
            least: "policies.rule.renewed_share", lifted: [served: "true"]
        ) {
            Toy(policy("licence_renewal", "racks = [\"box\"]\nrenewed_share = 0.3"), set: [must])
        },
        ImpossibleCase(
            "two rules of which one is too strict", ["policies.rule.limit_mw", racks], least: "policies.rule.limit_mw"
        ) {
            Toy(policy("hosting_cap", "limit_mw = 1.5"))
        },
        ImpossibleCase(
            "carbon in what is committed", ["policies.rule.limit_t_per_year", "regions.home.racks.box.committed_racks"]
        ) {
            Toy(
                policy("carbon_cap", "limit_t_per_year = 50\ninclude_embodied = true"),
                set: onSale + ["regions.home.racks.box.committed_racks=10", "racks.box.embodied_t_per_rack=10"])
        },
        ImpossibleCase(
            "work that no class may do", ["policies.rule", served, demand], least: "policies.rule.from_year",
            lifted: [served: "true", "policies.rule": ".to_year=2000"]
        ) {
            Toy(policy("fixed_set", "racks = [\"box\"]\nworkload = \"jobs\""), set: [must])
        },
        ImpossibleCase(
            "power that may not cross the border", [contracted, "policies.rule.limit_mw"], least: contracted
        ) {
            Toy(
                cable + Toy.engine(in: "away", existingMw: 9, fuelUsdPerMmbtu: 1, onSite: false)
                    + policy("cross_border_power", "direction = \"both\"\nlimit_mw = 1"))
        },
    ]

    static let places = [
        ImpossibleCase(
            "work that must stay where no racks are",
            [served, demand, "policies.rule.minimum_share", "racks.box.available_to_year"],
            least: "policies.rule.minimum_share",
            lifted: [served: "true", "racks.box.available_to_year": "2100"]
        ) {
            Toy(
                Toy.away() + policy("data_residency", "minimum_share = 1"), set: [must, "\(racks)=0"])
        },
        ImpossibleCase(
            "work that may not be served so far away",
            [served, demand, "workloads.jobs.latency_limit_ms", "racks.box.available_to_year"],
            least: "workloads.jobs.latency_limit_ms",
            lifted: [served: "true", "workloads.jobs.latency_limit_ms": "100", "racks.box.available_to_year": "2100"],
            cause: "takes 30.0 ms, and 5.0 are allowed"
        ) { Toy(Toy.away(roundTripMs: 30), set: [must, "\(racks)=0"]) },
        ImpossibleCase(
            "work that must stay at home, where racks are too few",
            [served, demand, racks, "workloads.jobs.demand.home.residency_share"],
            least: "workloads.jobs.demand.home.residency_share", lifted: [served: "true", racks: "100"]
        ) {
            Toy(
                Toy.away(), set: [must, "\(racks)=10", "workloads.jobs.demand.home.residency_share=1"])
        },
    ]
}
