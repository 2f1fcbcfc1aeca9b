import Documents
import Planning
import TestSupport
import Testing
import Vocabulary

/// The price of a limit is what one more unit of it saves. Costs are convex in a limit, so its price lies between the savings
/// per unit of a step up and of a step down:
///
///     (cost − cost(limit + δ))/δ  ≤  Σ_y discount(y)·dual(y)  ≤  (cost(limit − δ) − cost)/δ
@Suite struct DualTests {
    /// A number that people set, and the present value of loosening it by one unit of its own.
    private struct Priced {
        /// Where the file has a table by year, with the year.
        let path: String
        let value: Double
        let worth: Double
        let loosens: Double
        /// Numbers that multiply what a plan decides: costs are no straight lines in them.
        var isShare: Bool { path.contains("share") || isRatio }
        var isRatio: Bool {
            [".limit", "_l_per_kwh", "per_it_mw", "paired_storage.hours"].contains { path.hasSuffix($0) }
        }
    }

    /// How much of a price's unit one unit of the file's number is; nil where the price is of something else.
    private static func perUnit(_ key: String, _ unit: String) -> Double? {
        switch unit {
        case "usd/percentage point", "usd/0.01 PUE": 100
        case "usd/million usd": 1e-6
        case "usd/m3": key.hasSuffix("m3_per_day") ? 365 : nil
        case "usd/(L/kWh)", "usd/t", "usd/h100e", "usd/m2", "usd/h": 1
        default:
            key.hasSuffix("per_it_mw") || key.hasSuffix("paired_storage.hours") || key.hasSuffix("_share")
                || key.hasSuffix("share_per_year") || key.hasSuffix(".limit")
                ? nil : unit.contains("MW") ? 1 : nil
        }
    }

    /// Less of these is looser.
    private static func isFloor(_ key: String) -> Bool {
        [
            "minimum_share", "residency_share", "margin_share", "minimum_occupancy_share", "power_share", "clean_share",
            "per_it_mw", "paired_storage.hours",
        ].contains { key.hasSuffix($0) } || key.contains("contracted_") || key.contains("committed_")
    }

    /// Every number behind a price of the plan: by year where `tables` has the year, else over all years together.
    private static func priced(_ solved: SolvedToy, _ tables: [(path: String, value: Double)] = []) -> [Priced] {
        let limits = (solved.plan.binding + solved.plan.assets).filter { $0.constraint != "hall_space" }
        var prices: [(key: String?, limit: Double?, dual: Double, unit: String, year: Int, moneyYear: Int)] = []
        for limit in limits {
            prices.append((limit.key, limit.limit, limit.dual, limit.unit, limit.year, limit.moneyYear))
        }
        for policy in solved.plan.policies where policy.kind != "carbon_price" {
            prices.append((policy.key, policy.limit, policy.dual, policy.unit, policy.year, policy.moneyYear))
        }
        let discount = solved.model.scenario.horizon.discountRateShare
        let first = solved.model.scenario.horizon.years.lowerBound
        let byYear = Set(tables.map(\.path))
        var found: [String: (value: Double, worth: Double, loosens: Double)] = [:]
        for price in prices {
            // That work must be served is no number.
            guard let key = price.key, !key.hasSuffix("unserved"), let perUnit = perUnit(key, price.unit) else {
                continue
            }
            let dated = "\(key).\(price.year)"
            let path = byYear.contains(dated) ? dated : key
            var worth = price.dual * perUnit
            for _ in first..<price.moneyYear { worth /= 1 + discount }
            found[path] = (price.limit ?? .nan, worth + (found[path]?.worth ?? 0), isFloor(key) ? -1 : 1)
        }
        return found.sorted { $0.key < $1.key }.map {
            Priced(path: $0.key, value: $0.value.value, worth: $0.value.worth, loosens: $0.value.loosens)
        }
    }

    /// Steps of `share` of the number, up and down, cost what its price says.
    private func check(_ limit: Priced, cost: Double, step share: Double, _ solved: (String) throws -> SolvedToy) throws
    {
        let step = max(abs(limit.value) * share, limit.isShare ? 1e-3 : 1e-2)
        let slack = (limit.isShare ? 5 * share : 1e-3) * limit.worth + 1e-7 * cost / step
        func stepped(_ direction: Double) throws -> Double? {
            let value = limit.value + direction * limit.loosens * step
            if value < 0 || (limit.isShare && !limit.isRatio && value > 1) { return nil }
            do { return try solved("\(limit.path)=\(value)").cost } catch is NotOptimal {
                return nil
            } catch is InputIssues {
                return nil
            }
        }
        if let looser = try stepped(1) {
            #expect((cost - looser) / step <= limit.worth + slack, "\(limit.path) loosened")
        }
        if let tighter = try stepped(-1) {
            #expect((tighter - cost) / step >= limit.worth - slack, "\(limit.path) tightened")
        }
    }

    /// Each number behind a price of the hand-solved cases.
    @Test(arguments: EquationCase.all.filter { $0.toy != nil }) func pricesOfToysAreDifferencesOfCost(
        _ hand: EquationCase
    )
        throws
    {
        let toy = hand.toy!()
        let solved = try toy.solved()
        for limit in DualTests.priced(solved) {
            try check(limit, cost: solved.cost, step: 0.002) { try toy.with($0).solved() }
        }
    }

    /// All kinds of limit whose price the cases above try, so that none falls out unseen.
    @Test func toysTryEveryKindOfLimit() throws {
        var kinds: Set<String> = []
        for hand in EquationCase.all {
            let plan = try hand.toy?().solved().plan
            kinds.formUnion((plan?.binding ?? []).map(\.constraint) + (plan?.policies ?? []).map(\.kind))
        }
        let wanted: Set = [
            "hosting", "pipeline", "lead_time", "growth", "land", "residency", "migration", "reserve", "committed",
            "contracted_flow", "water", "carbon_cap", "clean_share", "hourly_matching", "pue_limit", "wue_limit",
            "water_cap", "hosting_cap", "build_moratorium", "approval_rate", "gpu_quota", "rack_ban", "fixed_set",
            "licence_renewal", "data_residency", "cross_border_power", "capital_budget", "committed_project",
        ]
        #expect(wanted.subtracting(kinds).sorted() == [])
    }

    /// Some of the limits that have a price, on scenarios drawn at random.
    @Test(arguments: RandomPlans.seeds.prefix(12)) func pricesAreDifferencesOfCost(seed: UInt64) throws {
        let scenario = RandomScenario(seed: seed)
        let solved = try RandomPlans.plan(seed)
        let priced = DualTests.priced(solved, scenario.limits)
        for (i, limit) in priced.enumerated() where (i + Int(seed)) % 9 == 0 {
            try check(limit, cost: solved.cost, step: limit.isShare ? 0.002 : 0.02) { try scenario.solved(set: [$0]) }
        }
    }

    /// A cap over the horizon is one limit of all years: it says so, and its price is present value.
    @Test func aLimitOverTheHorizonIsPricedInTheFirstYear() throws {
        let toy = Toy(
            PolicyCases.policy("carbon_cap", "horizon_limit_t = 60_000"),
            set: ["horizon.last_year=2026", "horizon.discount_rate_share=0.1"])
        let solved = try toy.solved()
        let price = try #require(solved.plan.policies.first)
        #expect(price.period == .horizon && price.moneyYear == 2025 && price.key == "policies.rule.horizon_limit_t")
        let more = try toy.with("policies.rule.horizon_limit_t=60_100").solved()
        #expect(isClose(solved.cost - more.cost, 100 * price.dual, within: 1e-5))
        #expect(isClose(price.worthUsd ?? .nan, 60_000 * price.dual))
    }

    /// A ban of a class and of one twice as large: each its own row, one rack of which does twice the work of the other.
    @Test func eachClassOfABanHasItsOwnPrice() throws {
        let big = """
            [racks.big]
            peak_kw = 200
            idle_share = 0.2
            liquid_share = 0
            hall = "air"
            availability_share = 0.75
            capex_usd_per_rack = 200_000
            life_years = 5
            work_units_per_rack = { jobs = 160 }

            """
        let solved = try Toy(
            big + PolicyCases.policy("rack_ban", "racks = [\"box\", \"big\"]"), set: Toy.buildable
        ).solved()
        #expect(Set(solved.plan.policies.map(\.item)) == ["box", "big"])
        #expect(solved.policyDual("rule", item: "box") > 1e5)
        #expect(
            isClose(solved.policyDual("rule", item: "big"), 2 * solved.policyDual("rule", item: "box"), within: 1e-4))
    }

    /// Shares are priced by the percentage point too: of 4 MW of work in every hour, one is 0.04 MW.
    @Test func sharesHaveAPriceOfAPoint() throws {
        let share = ["workloads.jobs.demand.home.residency_share=0.75"]
        let solved = try Toy(Toy.away(), set: share).solved()
        let residency = solved.plan.binding.filter { $0.constraint == "residency" }
        #expect(residency.map(\.unit) == ["usd/MW-year", "usd/percentage point"])
        #expect(isClose(residency[1].dual, 0.04 * residency[0].dual))
        #expect(residency.allSatisfy { isClose($0.worthUsd ?? .nan, 75 * residency[1].dual) })
    }

    /// Dearest first; room in halls that could be built says what building costs, not what a limit is worth.
    @Test func whatBindsIsSortedByWorth() throws {
        for seed in RandomPlans.seeds.prefix(2) {
            let plan = try RandomPlans.plan(seed).plan
            for worths in [plan.binding.map(\.worthUsd), plan.policies.map(\.worthUsd), plan.assets.map(\.worthUsd)] {
                #expect(zip(worths, worths.dropFirst()).allSatisfy { ($0 ?? 0) >= ($1 ?? 0) })
            }
            #expect(!plan.binding.contains { $0.constraint.hasPrefix("existing_") })
        }
        let halls =
            Toy.buildable + [
                "workloads.jobs.demand.home.mean_it_kw=14_000", "regions.home.halls.pipeline_mw=50",
            ]
        let plan = try Toy(set: halls).solved().plan
        #expect(!plan.binding.contains { $0.constraint == "hall_space" })
        #expect(plan.assets.contains { $0.constraint == "hall_space" })
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
    /// they cost. A MW of halls is room for `usable_share` of that.
    @Test func roomInHallsIsPricedByTheMegawattOfRack() throws {
        let set =
            Toy.buildable + [
                "workloads.jobs.demand.home.mean_it_kw=14_000", "regions.home.halls.usable_share=0.9",
            ]
        let solved = try Toy(set: set).solved()
        let racks = 10 * 100_000 * Toy.recovery(0.06, 5)
        let dual = solved.dual("hall_space", item: "all")
        #expect(isClose(dual, 0.9 * (0.6 * 8760 * 10_000 - racks - 0.8 * Toy.pue * 4380 * 150)))
        let more = try Toy(set: set + ["regions.home.halls.air.existing_mw=21"]).solved()
        #expect(isClose(solved.cost - more.cost, dual, within: 1e-5))
    }

    /// The scenarios drawn at random try what they are meant to try: every kind of part is used by some plan and every kind
    /// of limit binds in some.
    @Test func randomScenariosUseEverything() throws {
        var seen: Set<String> = []
        for seed in RandomPlans.seeds {
            let plan = try RandomPlans.plan(seed).plan
            seen.formUnion((plan.binding + plan.assets).map(\.constraint))
            seen.formUnion(plan.policies.filter { $0.dual > 1e-3 }.map(\.kind))
            for year in plan.regions.flatMap(\.years.values) { seen.formUnion(year.supplyTwh.keys.map(\.text)) }
            seen.formUnion(
                plan.capacity.filter { $0.built > 1e-3 }.map { "built \($0.stock.kind.rawValue) \($0.stock.name)" })
        }
        let wanted: Set = [
            "hosting", "pipeline", "hall_space", "water", "residency", "plant_limit", "link_limit", "upgrade_size",
            "carbon_cap",
            "gpu_quota_cumulative", "clean_share", "build_moratorium", "capital_budget", "output.photovoltaic",
            "output.reservoir_hydro", "output.thermal", "output.battery", "grid", "import.cable", "built halls air",
            "built halls liquid", "built racks box",
            "built racks wet", "built energy battery", "built cooling tower", "built link cable",
            "built hosting intake", "hourly_matching", "water_cap", "wue_limit", "hosting_cap", "cross_border_power",
            "approval_rate", "licence_renewal", "data_residency", "migration", "growth", "land", "lead_time",
            "built tank tank", "reserve", "output.import_contract",
        ]
        #expect(wanted.subtracting(seen).sorted() == [])
    }
}
