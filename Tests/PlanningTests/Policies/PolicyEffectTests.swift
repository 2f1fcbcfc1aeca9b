import Documents
import Foundation
import Planning
import TestSupport
import Testing

/// A policy that changes nothing, whatever a plan does: of each kind, at the key that says so.
struct IdleCase: Sendable, CustomStringConvertible {
    let kind: String
    let rest: String
    let key: String
    let extra: String
    let set: [String]

    init(_ kind: String, _ rest: String, at key: String, _ extra: String = "", set: [String] = []) {
        (self.kind, self.rest, self.key, self.extra, self.set) = (kind, rest, key, extra, set)
    }

    var description: String { "\(kind): \(rest)" }
    var toy: Toy { Toy(extra + PolicyCases.policy(kind, rest), set: set) }

    private static let later = ["horizon.first_build_year=2026"]
    private static let halls = ["regions.home.halls.pipeline_mw=10", "regions.home.halls.realisation_share=0.5"]
    private static let tax = PolicyCases.tax
    private static let foreign = "customer_classes = [\"foreign\"]\n"
    private static let jobsAreForeign = ["workloads.jobs.customer_class=foreign"]
    private static let cable = Toy.away(roundTripMs: 9) + Toy.link(existingMw: 5, limitMw: 5)

    static let all = [
        IdleCase("carbon_price", "added_usd_per_t = 0", at: "added_usd_per_t"),
        IdleCase(
            "carbon_price", "added_usd_per_t = 20", at: "added_usd_per_t",
            set: ["regions.home.tariff.carbon_included_usd_per_t=30"]),
        IdleCase("carbon_cap", "limit_t_per_year = 9", at: "kind", set: ["regions.home.tariff.emission_t_per_mwh=0"]),
        IdleCase("clean_share", "minimum_share = 0", at: "minimum_share"),
        IdleCase("hourly_matching", "minimum_share = 0", at: "minimum_share"),
        IdleCase("pue_limit", "limit = 1.2", at: "kind", set: ["regions.home.racks.box.existing_racks=0"]),
        IdleCase("wue_limit", "limit_l_per_kwh = 1", at: "kind"),
        IdleCase("water_cap", "limit_m3_per_day = 9", at: "limit_m3_per_day"),
        IdleCase("hosting_cap", "limit_mw = 100", at: "limit_mw"),
        IdleCase("build_moratorium", "from_year = 2020\nto_year = 2024", at: "to_year", set: halls),
        IdleCase("build_moratorium", "from_year = 2030\nto_year = 2034", at: "from_year", set: halls),
        IdleCase("build_moratorium", "from_year = 2025\nto_year = 2025", at: "kind"),
        IdleCase(
            "build_moratorium", "from_year = 2025\nto_year = 2025\nallowed_mw_per_year = 5", at: "allowed_mw_per_year",
            set: halls),
        IdleCase("approval_rate", "approved_share = 0.5", at: "approved_share", set: halls),
        IdleCase("gpu_quota", "h100e_per_year = 100", at: "kind", set: Toy.buildable),
        IdleCase("rack_ban", "racks = [\"box\"]", at: "racks"),
        IdleCase("rack_ban", "racks = [\"box\"]\nto_year = 2020", at: "to_year", set: Toy.buildable),
        IdleCase("licence_renewal", "racks = [\"box\"]\nrenewed_share = 1", at: "renewed_share"),
        IdleCase(
            "licence_renewal", "racks = [\"box\"]\nrenewed_share = 0.5", at: "racks",
            set: ["regions.home.racks.box.existing_racks=0"]),
        IdleCase("fixed_set", "racks = [\"box\"]\nworkload = \"jobs\"\nfrom_year = 2031", at: "from_year"),
        IdleCase("data_residency", "minimum_share = 0.5", at: "minimum_share"),
        IdleCase("customer_access", "\(foreign)access = \"licensed\"", at: "access", set: jobsAreForeign),
        IdleCase(
            "customer_access", "\(foreign)access = \"licensed\"\nlicence_usd_per_h100e_year = 9", at: "access",
            set: jobsAreForeign),
        IdleCase(
            "customer_access", "\(foreign)access = \"refused\"\nto_year = 2020", at: "to_year", set: jobsAreForeign),
        IdleCase(
            "customer_access", "\(foreign)access = \"refused\"\napplies_to = [\"away\"]", at: "customer_classes",
            Toy.away(roundTripMs: 9), set: jobsAreForeign),
        IdleCase("customer_share", "\(foreign)minimum_share = 0", at: "minimum_share", set: jobsAreForeign),
        IdleCase("customer_share", "\(foreign)largest_share = 1", at: "largest_share", set: jobsAreForeign),
        IdleCase("data_residency", "minimum_share = 0.5\napplies_to = [\"away\"]", at: "kind", Toy.away()),
        IdleCase("cross_border_power", "direction = \"both\"\nlimit_mw = 0", at: "direction"),
        IdleCase("cross_border_power", "direction = \"export\"\nlimit_mw = 10", at: "limit_mw", cable),
        IdleCase("capital_budget", "limit_usd_per_year = 9", at: "kind", set: later),
        IdleCase("subsidy", "items = [\"box\"]\ncapital_share = 0.5", at: "items"),
        IdleCase(
            "subsidy", "items = [\"box\"]\ncapital_share = 0.5\nto_year = 2024", at: "to_year", set: Toy.buildable),
        IdleCase("tax_holiday", "relief_share = 1\nholiday_years = 5", at: "kind"),
        IdleCase("tax_holiday", "relief_share = 1\nholiday_years = 5\nfrom_year = 2040", at: "from_year", tax),
        IdleCase("tariff_adjustment", "added_usd_per_mwh = 0", at: "added_usd_per_mwh"),
        IdleCase(
            "committed_project", "item = \"engine\"\ncommitted_mw = 0", at: "committed_mw",
            Toy.engine(limitMw: 5, fuelUsdPerMmbtu: 1)),
        IdleCase("new_hall_standard", "pue_limit = 1.25", at: "kind"),
        IdleCase("new_hall_standard", "pue_limit = inf\nclean_share = 0", at: "clean_share", set: halls),
        IdleCase("new_hall_standard", "clean_share = 0.5\nto_year = 2024", at: "to_year", set: halls),
    ]
}

@Suite struct PolicyEffectTests {
    @Test func everyKindIsTried() {
        #expect(Set(IdleCase.all.map(\.kind)) == Set(PolicyCatalogue.kinds.map { $0.kind }))
    }

    @Test(arguments: IdleCase.all) func aPolicyWithoutEffectIsWarnedOf(_ idle: IdleCase) throws {
        let warnings = try idle.toy.reading().warnings.filter { $0.message.contains("has no effect") }
        #expect(warnings.map(\.keyPath) == ["policies.rule.\(idle.key)"])
        #expect(warnings.allSatisfy { ($0.position?.line ?? 0) > 0 })
        // And it has none: the plan is the one without it.
        let without = try Toy(idle.extra, set: idle.set).solved().cost
        #expect(isClose(try idle.toy.solved().cost, without))
    }

    /// Policies that do something are not warned of: those of the hand-solved cases, each of which changes its plan.
    @Test(arguments: EquationCase.all.filter { $0.name.hasSuffix("-policy") && $0.toy != nil })
    func aPolicyWithAnEffectIsNot(_ hand: EquationCase) throws {
        let warnings = try hand.toy!().reading().warnings.filter { $0.message.contains("has no effect") }
        #expect(warnings.isEmpty, "\(warnings)")
    }

    /// The warnings of a toy whose messages hold a word, by key.
    private func warned(_ word: String, _ toy: Toy) throws -> [String] {
        try toy.reading().warnings.filter { $0.message.contains(word) }.map(\.keyPath)
    }

    /// A plain number holds before anything can be built; a table by year begins when it says.
    @Test func numbersThatHoldBeforeAnythingIsBuiltAreWarnedOf() throws {
        let years = ["horizon.last_year=2027", "horizon.first_build_year=2027"]
        let rule = PolicyCases.policy("clean_share", "minimum_share = 0.1")
        #expect(try warned("before anything can be built", Toy(rule, set: years)) == ["policies.rule.minimum_share"])
        let late = ["policies.rule.minimum_share={ 2026 = 0, 2027 = 0.1 }"]
        #expect(try warned("before anything can be built", Toy(rule, set: years + late)).isEmpty)
        #expect(try warned("before anything can be built", Toy(rule)).isEmpty)
    }

    /// 50 US$/MWh by night, 0.5 t at 20 US$/t: 60.
    @Test func powerThatIsPaidForTakingIsWarnedOf() throws {
        let price = PolicyCases.policy("carbon_price", "added_usd_per_t = 20").replacing("rule", with: "carbon")
        func toy(_ added: Int) -> Toy {
            Toy(price + PolicyCases.policy("tariff_adjustment", "added_usd_per_mwh = \(added)"))
        }
        #expect(try warned("paid for taking", toy(-61)) == ["policies.rule.added_usd_per_mwh"])
        #expect(try warned("paid for taking", toy(-59)).isEmpty)
    }

    @Test func subsidiesThatPayMoreThanTheCostAreWarnedOf() throws {
        let first = PolicyCases.policy("subsidy", "items = [\"box\"]\ncapital_share = 0.7")
        let second = first.replacing("rule", with: "other")
        #expect(
            try warned("paid for building", Toy(first + second, set: Toy.buildable)) == [
                "policies.rule.capital_share", "policies.other.capital_share",
            ])
        #expect(try warned("paid for building", Toy(first, set: Toy.buildable)).isEmpty)
        // By whichever of its names.
        let third = second.replacing("\"box\"", with: "\"racks.box\"")
        #expect(try warned("paid for building", Toy(first + third, set: Toy.buildable)).count == 2)
    }

    /// Fewer than four periods need not hold the worst lull; the resolution asked for counts, not the file's.
    @Test func hoursWithoutALullAreWarnedOf() throws {
        let file = try TemporaryFile(Toy.base + "\n" + PolicyCases.policy("hourly_matching", "minimum_share = 0.5"))
        for (resolution, isWarned) in [("days:1", true), ("weeks:3", true), ("weeks:4", false), ("full", false)] {
            let reading = try Scenario.read(path: file.path, resolution: .init(resolution))
            #expect(reading.warnings.contains { $0.message.contains("lull") } == isWarned, "\(resolution)")
        }
    }
}
