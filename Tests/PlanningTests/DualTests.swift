import Planning
import TestSupport
import Testing

/// The price of a limit is what one more unit of it saves. Costs are convex in a limit, so its price lies between the savings
/// per unit of a step up and of a step down:
///
///     (cost − cost(limit + δ))/δ  ≤  Σ_y discount(y)·dual(y)  ≤  (cost(limit − δ) − cost)/δ
@Suite struct DualTests {
    /// A limit that binds: where it is set, and the present value of one more unit of that key.
    private struct Priced {
        let path: String
        let value: Double
        let worth: Double
    }

    private static func discount(_ solved: SolvedToy, _ year: Int) -> Double {
        year == 2025 ? 1 : 1 / (1 + solved.model.scenario.horizon.discountRateShare)
    }

    /// The key of a binding limit of one year and how much of the limit one unit of the key is.
    private static func key(_ limit: BindingLimit, _ solved: SolvedToy) -> (path: String, share: Double)? {
        let region = "regions.\(limit.where)"
        switch limit.constraint {
        case "hosting": return ("\(region).hosting.limit_mw", 1)
        case "plant_limit": return ("\(region).supply.\(limit.item).limit_mw", 1)
        case "link_limit": return ("links.\(limit.item).limit_mw", 1)
        case "water": return ("\(region).water.\(limit.item).limit_m3_per_day", 365)
        case "pipeline":
            let halls = solved.model.scenario.regions.first { $0.name == limit.where }!.halls
            return ("\(region).halls.pipeline_mw", halls.realisationShare.value(in: limit.year))
        default: return nil
        }
    }

    private static func priced(_ solved: SolvedToy, _ limits: [(path: String, value: Double)]) -> [Priced] {
        let values = Dictionary(uniqueKeysWithValues: limits)
        var worth: [String: Double] = [:]
        for limit in solved.plan.binding {
            guard let (path, share) = key(limit, solved) else { continue }
            worth["\(path).\(limit.year)", default: 0] += limit.dual * share * discount(solved, limit.year)
        }
        let keys = [
            "carbon_cap": ("carbon_cap.limit_t_per_year", 1), "gpu_quota_cumulative": ("gpu_quota.cumulative_h100e", 1),
            "capital_budget": ("capital_budget.limit_usd_per_year", 1e-6),
        ]
        for price in solved.plan.policies {
            guard let (key, share) = keys[price.kind] else { continue }
            worth["policies.\(key).\(price.year)", default: 0] += price.dual * share * discount(solved, price.year)
        }
        return worth.sorted { $0.key < $1.key }.compactMap { path, worth in
            values[path].map { Priced(path: path, value: $0, worth: worth) }
        }
    }

    /// Some of the limits that have a price, on scenarios drawn at random.
    @Test(arguments: LawTests.seeds.prefix(12)) func pricesAreDifferencesOfCost(seed: UInt64) throws {
        let scenario = RandomScenario(seed: seed)
        let solved = try LawTests.plan(seed)
        let priced = DualTests.priced(solved, scenario.limits)
        for (i, limit) in priced.enumerated() where (i + Int(seed)) % 5 == 0 {
            let step = max(limit.value * 0.02, 1e-3)
            if limit.value < step { continue }
            let more = try scenario.solved(set: ["\(limit.path)=\(limit.value + step)"]).cost
            let less = try scenario.solved(set: ["\(limit.path)=\(limit.value - step)"]).cost
            let slack = 1e-3 * limit.worth + 1e-7 * solved.cost / step
            #expect((solved.cost - more) / step <= limit.worth + slack, "\(limit.path)")
            #expect((less - solved.cost) / step >= limit.worth - slack, "\(limit.path)")
        }
    }

    /// Hosting in the second of two years at 10 %: dollars of that year, exactly, where costs are linear.
    @Test func pricesAreInDollarsOfTheirYear() throws {
        let years = [
            "horizon.last_year=2026", "horizon.discount_rate_share=0.1",
            "regions.home.hosting.limit_mw={ 2025 = 100, 2026 = 5.7 }",
        ]
        let solved = try Toy(set: years).solved()
        let more = try Toy(set: years).with("regions.home.hosting.limit_mw.2026=6.7").solved()
        let dual = solved.dual("hosting", year: 2026)
        #expect(isClose(dual, 8760 * 10_000 / 1.425 - 4380 * 150))
        #expect(isClose((solved.cost - more.cost) * 1.1, dual, within: 1e-5))
    }

    /// A limit that does not bind has no price and is not told of.
    @Test func slackLimitsHaveNoPrice() throws {
        #expect(try Toy().solved().plan.binding.isEmpty)
    }

    /// Of 12,600 kW of work that 21 MW of halls could hold, room for one more MW of rack is worth 10 racks' work less what
    /// they cost. Raising existing halls by a MW raises the room by `usable_share`.
    @Test func roomInHallsIsPricedByTheMegawattOfRack() throws {
        let set =
            Toy.buildable + [
                "workloads.jobs.demand.home.mean_it_kw=14_000", "regions.home.halls.usable_share=0.9",
            ]
        let solved = try Toy(set: set).solved()
        let racks = 10 * 100_000 * Toy.recovery(0.06, 5)
        let dual = solved.dual("hall_space", item: "all")
        #expect(isClose(dual, 0.6 * 8760 * 10_000 - racks - 0.8 * Toy.pue * 4380 * 150))
        let more = try Toy(set: set + ["regions.home.halls.air.existing_mw=21"]).solved()
        #expect(isClose(solved.cost - more.cost, 0.9 * dual, within: 1e-5))
    }

    /// The scenarios drawn at random try what they are meant to try: every kind of part is used by some plan and every kind
    /// of limit binds in some.
    @Test func randomScenariosUseEverything() throws {
        var seen: Set<String> = []
        for seed in LawTests.seeds {
            let plan = try LawTests.plan(seed).plan
            seen.formUnion(plan.binding.map(\.constraint))
            seen.formUnion(plan.policies.filter { $0.dual > 1e-3 }.map(\.kind))
            seen.formUnion(plan.regions.flatMap { $0.years.values }.flatMap { $0.supplyTwh.keys })
            seen.formUnion(plan.capacity.filter { $0.built > 1e-3 }.map { "built \($0.quantity) \($0.item)" })
        }
        let wanted: Set = [
            "hosting", "pipeline", "hall_space", "water", "residency", "plant_limit", "link_limit", "upgrade_size",
            "carbon_cap",
            "gpu_quota_cumulative", "clean_share", "build_moratorium", "capital_budget", "photovoltaic",
            "reservoir_hydro",
            "thermal", "battery", "grid", "cable_import", "built halls air", "built halls liquid", "built racks box",
            "built racks wet", "built energy battery", "built cooling tower", "built link cable",
            "built hosting intake", "hourly_matching", "water_cap", "wue_limit", "hosting_cap", "cross_border_power",
            "approval_rate", "licence_renewal", "data_residency", "migration", "growth", "land", "lead_time",
            "built tank tank", "reserve", "import_contract",
        ]
        #expect(wanted.subtracting(seen).sorted() == [])
    }
}
