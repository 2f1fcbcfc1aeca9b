import Documents
import Planning
import TestSupport
import Testing
import Vocabulary

/// Hand-solved plans under each kind of policy, by the kind's name. The base draws F = 8.55 MW, 37,449 t a year.
enum PolicyCases {
    static let byKind: [String: @Sendable () throws -> Void] = [
        "carbon_price": carbonPrice, "carbon_cap": carbonCap, "gpu_quota": gpuQuota, "clean_share": cleanShare,
        "build_moratorium": buildMoratorium, "capital_budget": capitalBudget, "subsidy": subsidy,
        "tax_holiday": taxHoliday, "tariff_adjustment": tariffAdjustment,
    ]

    /// 30 % of the annuities of 66⅔ racks.
    @Sendable static func subsidy() throws {
        let toy = try Toy(policy("subsidy", "items = [\"box\"]\ncapital_share = 0.3"), set: Toy.buildable).solved()
        #expect(isClose(toy.year().costUsd[.subsidies] ?? .nan, -0.3 * 200 / 3 * EquationCase.rack))
        #expect(
            isClose(
                toy.cost, 0.7 * 200 / 3 * EquationCase.rack + EquationCase.power(racks: 200.0 / 3, work: 4)))
    }

    static let tax = """
        [regions.home.tax]
        corporate_tax_share = 0.25
        depreciation_years = 5
        investment_allowance_share = 0.1
        sales_tax_share = 0.1
        grant_share = 0.05

        """
    /// Straight-line depreciation over 5 years at 6 % is worth 1/(5·CRF) of the cost: τ' = (1 − 0.25·(D + 0.1))/0.75 − 1.
    static let incomeTax = 1.05 * ((1 - 0.25 * (1 / (5 * Toy.recovery(0.06, 5)) + 0.1)) / 0.75 - 1)

    /// Half of the income tax of what 2025 builds is waived in 2025, none of it in 2026.
    @Sendable static func taxHoliday() throws {
        let toy = try Toy(
            tax + policy("tax_holiday", "relief_share = 0.5\nholiday_years = 1\nto_year = 2025"),
            set: Toy.buildable + ["horizon.last_year=2026"]
        ).solved()
        let full = incomeTax * 200 / 3 * EquationCase.rack
        #expect(isClose(toy.year("home", 2025).costUsd[.incomeTax] ?? .nan, full / 2))
        #expect(isClose(toy.year("home", 2026).costUsd[.incomeTax] ?? .nan, full))
    }

    /// 8.55 MW at 7 US$/MWh more.
    @Sendable static func tariffAdjustment() throws {
        let toy = try Toy(policy("tariff_adjustment", "added_usd_per_mwh = 7")).solved()
        #expect(isClose(toy.cost, SupplyCases.base + 8.55 * 8760 * 7))
    }

    /// The equation case of a kind, where its rows have one of the kind's own name.
    static func equationCase(_ kind: String) -> EquationCase? {
        EquationCase.all.first { $0.name == kind.replacing("_", with: "-") + "-policy" }
    }

    static func policy(_ kind: String, _ rest: String) -> String {
        "[[policies]]\nname = \"rule\"\nkind = \"\(kind)\"\n\(rest)\n"
    }

    /// 20 US$/t on top of the region's 10; a tariff that holds 15 already leaves 15 of 30 due.
    @Sendable static func carbonPrice() throws {
        let region = ["regions.home.carbon_usd_per_t=10", "regions.home.tariff.carbon_included_usd_per_t=15"]
        let toy = try Toy(policy("carbon_price", "added_usd_per_t = 20"), set: region).solved()
        #expect(isClose(toy.year().costUsd[.carbon] ?? .nan, 0.5 * 8.55 * 8760 * 15))
        #expect(isClose(toy.cost, SupplyCases.base + 0.5 * 8.55 * 8760 * 15))
    }

    /// 30,000 t are 7,449 too many. A MWh of work draws 1.425 MWh of power, 0.7125 t; it is given up by day, where the power
    /// saved costs 100 US$/MWh. One more tonne is worth (10,000 − 142.5)/0.7125.
    @Sendable static func carbonCap() throws {
        let toy = try Toy(policy("carbon_cap", "limit_t_per_year = 30_000")).solved()
        let lost = (0.5 * 8.55 * 8760 - 30_000) / 0.7125
        #expect(isClose(toy.year().emissionsT, 30_000))
        #expect(isClose(toy.cost, SupplyCases.base + lost * (10_000 - 142.5)))
        #expect(isClose(toy.policyDual("rule"), (10_000 - 142.5) / 0.7125))
    }

    /// What a MW of work is worth in a year when racks are built for it: 16⅔ of them, drawing ⅓ + 1 MW of IT.
    private static let margin = 8760 * 10_000 - 4.0 / 3 * Toy.pue * 4380 * 150 - rent
    private static let rent = 1 / 0.06 * 100_000 * Toy.recovery(0.06, 5)

    /// Racks of 32 H100-equivalents: 1,600 a year are 50 racks for 3 MW of the 4 MW asked for, then 100. The second year's
    /// racks are only wanted up to 66⅔, so the quota has no price there; that of 2025 saves a MW of work for a year, and in
    /// 2026 only brings a purchase forward, whose annuity is paid in both years either way.
    @Sendable static func gpuQuota() throws {
        let racks = Toy.buildable + ["racks.box.h100e_per_rack=32", "horizon.last_year=2026"]
        let yearly = try Toy(policy("gpu_quota", "h100e_per_year = 1600"), set: racks).solved()
        #expect(isClose(yearly.year("home", 2025).rackClasses["box"]?.built ?? .nan, 50))
        #expect(isClose(yearly.year("home", 2026).rackClasses["box"]?.racks ?? .nan, 4 / 0.06))
        #expect(isClose(yearly.policyDual("rule", year: 2025), margin * 0.06 / 32))
        #expect(isClose(yearly.policyDual("rule", year: 2026), 0, floor: 1e6))
        let cumulative = try Toy(policy("gpu_quota", "cumulative_h100e = 1600"), set: racks).solved()
        #expect(isClose(cumulative.year("home", 2025).rackClasses["box"]?.built ?? .nan, 50))
        #expect(isClose(cumulative.year("home", 2026).rackClasses["box"]?.racks ?? .nan, 50))
        // Whichever year's row carries it, one more H100-equivalent serves both years.
        let both = cumulative.policyDual("rule", year: 2025) + cumulative.policyDual("rule", year: 2026)
        #expect(isClose(both, 2 * margin * 0.06 / 32))
    }

    /// 0.3 of 8.55 MW must be clean. The grid is clean by a tenth, the dam entirely, at 200 US$/MWh of access: with
    /// p + 0.1·(8.55 − p) = 0.3 · 8.55 on average, p = 1.9 MW, all by day where it replaces power at 100. Of one more MWh of
    /// clean energy 0.9 is what a MWh of the dam adds: (200 − 100)/0.9.
    @Sendable static func cleanShare() throws {
        let dam = Toy.river(mw: 10, storageGwh: 1, access: 200).replacing("8.76", with: "87.6")
        let toy = try Toy(
            policy("clean_share", "minimum_share = 0.3") + dam, set: ["regions.home.tariff.clean_share=0.1"]
        ).solved()
        #expect(isClose(toy.year().supplyTwh[.output("dam")] ?? .nan, 1.9 * 8760 / 1e6))
        #expect(isClose(toy.cost, SupplyCases.base + 1.9 * 8760 * 100))
        #expect(isClose(toy.policyDual("rule"), 100 / 0.9))
        #expect(isClose(try #require(toy.year()[.cleanShare]), 0.3))
    }

    /// 14 MW of work want 3⅓ MW of new halls; 1 may be built in 2025, none in 2026, and any number in 2027. A MW of hall holds
    /// 10 racks for 0.6 MW of work.
    @Sendable static func buildMoratorium() throws {
        let toy = try Toy(
            policy("build_moratorium", "from_year = 2025\nto_year = 2025\nallowed_mw_per_year = 1")
                + policy("build_moratorium", "from_year = 2026\nto_year = 2026").replacing("rule", with: "stop"),
            set: Toy.buildable + [
                "workloads.jobs.demand.home.mean_it_kw=14_000", "regions.home.halls.pipeline_mw=50",
                "horizon.last_year=2027",
            ]
        ).solved()
        for (year, halls) in [(2025, 21.0), (2026, 21), (2027, 70.0 / 3)] {
            #expect(isClose(toy.year("home", year).hallMw["air"] ?? .nan, halls))
        }
        #expect(isClose(toy.year("home", 2026).unserved["jobs"] ?? .nan, 14_000 - 12_600))
    }

    /// 4 M US$ buy 40 racks for 2.4 MW of work; a million more buys 10.
    @Sendable static func capitalBudget() throws {
        let toy = try Toy(policy("capital_budget", "limit_usd_per_year = 4_000_000"), set: Toy.buildable).solved()
        #expect(isClose(toy.year().rackClasses["box"]?.built ?? .nan, 40))
        #expect(isClose(toy.policyDual("rule"), 0.6 * margin))
    }
}

@Suite struct PolicyTests {
    @Test(arguments: PolicyCatalogue.kinds.map { $0.kind })
    func eachKindIsSolvedByHand(kind: String) throws {
        if let solveByHand = PolicyCases.byKind[kind] { return try solveByHand() }
        let hand = try #require(PolicyCases.equationCase(kind), "no hand-solved case for policy kind \(kind)")
        #expect(isClose(try SolvedToy(model: hand.model()).cost, hand.cost))
    }

    /// Sales tax of a tenth, a grant of a twentieth, and income tax, on the annuities of 66⅔ racks.
    @Test func taxesAndGrantsAreItemsOfTheirOwn() throws {
        let toy = try Toy(PolicyCases.tax, set: Toy.buildable).solved()
        let racks = 200.0 / 3 * EquationCase.rack
        #expect(isClose(toy.year().costUsd[.salesTax] ?? .nan, 0.1 * racks))
        #expect(isClose(toy.year().costUsd[.grants] ?? .nan, -0.05 * racks))
        #expect(isClose(toy.year().costUsd[.incomeTax] ?? .nan, PolicyCases.incomeTax * racks))
        let power = EquationCase.power(racks: 200.0 / 3, work: 4)
        #expect(isClose(toy.cost, (1.05 + PolicyCases.incomeTax) * racks + power))
    }

    @Test func noCaseOutlivesItsKind() {
        #expect(Set(PolicyCases.byKind.keys).isSubset(of: PolicyCatalogue.kinds.map { $0.kind }))
        #expect(Set(SupplyCases.byKind.keys) == Set(SupplyCatalogue.kinds.map { $0.kind }))
    }

    @Test func everyKindSaysWhatItIs() {
        for summary in PolicyCatalogue.kinds.map({ $0.summary }) + SupplyCatalogue.kinds.map({ $0.summary }) {
            #expect(summary.hasSuffix(".") && summary.count > 20)
        }
    }

    /// A plant and a link of one name are two things: what is committed says which.
    @Test(arguments: ["plant.cable": 1.0, "link.cable": 0, "cable": nil]) func namesOfSeveralThingsAreToldApart(
        item: String, builtMw: Double?
    ) throws {
        let engine = Toy.engine(limitMw: 5, fuelUsdPerMmbtu: 100).replacing("supply.engine]", with: "supply.cable]")
            .replacing("on_site", with: "technology = \"engine\"\non_site")
        let rule = PolicyCases.policy("committed_project", "item = \"\(item)\"\ncommitted_mw = 1")
        let toy = Toy(Toy.away() + Toy.link(limitMw: 5) + engine + rule)
        guard let builtMw else {
            let wrong = #expect(throws: InputIssues.self) { try toy.scenario() }
            #expect(wrong?.issues.filter { $0.severity == .error }.map(\.keyPath) == ["policies.rule.item"])
            return
        }
        let solved = try toy.solved()
        let plant = solved.year().built[StockID(.plant, "cable")] ?? .nan
        let link = solved.plan.links.first?.years[2025]?.builtMw ?? .nan
        #expect(isClose(plant, builtMw, floor: 1e-3))
        #expect(link > 1 - 1e-6 || builtMw == 1)
    }

    /// A policy for a region or its jurisdiction binds there and nowhere else.
    @Test(arguments: ["home", "homeland"]) func policiesKeepToTheirRegions(scope: String) throws {
        let cap = PolicyCases.policy("carbon_price", "added_usd_per_t = 20\napplies_to = [\"\(scope)\"]")
        let toy = try Toy(Toy.away(roundTripMs: 9) + cap).solved()
        #expect(isClose(toy.year().costUsd[.carbon] ?? .nan, 0.5 * 8.55 * 8760 * 20))
        #expect(toy.year("away").costUsd[.carbon] == nil)
    }

    /// A cap over two regions is shared: idle racks of both draw 2 · 2.85 MW at 0.5 t/MWh, and work may go where it likes.
    @Test func aCapOverSeveralRegionsIsTheirSum() throws {
        let cap = PolicyCases.policy("carbon_cap", "limit_t_per_year = 35_000")
        let toy = try Toy(Toy.away() + cap).solved()
        #expect(isClose(toy.year().emissionsT + toy.year("away").emissionsT, 35_000))
        let served = toy.plan.demand[0].servedUnits.values.reduce(0, +) / 1000
        #expect(isClose(served, (35_000 / (0.5 * 8760) - 5.7) / 1.425))
    }

    /// Own load counts too: of 40 MW half must be clean, and the dam's 20 MW are.
    @Test func theCleanShareCountsTheOwnLoad() throws {
        let load =
            "[regions.away.load]\npeak_mw = 40\nload_factor_share = 1\npeak_hour = 12\n"
            + "daily_amplitude_share = 0\nweekend_factor_share = 1\n"
        let engine = Toy.engine(in: "away", existingMw: 100, fuelUsdPerMmbtu: 1, onSite: false)
        let dam = Toy.river(mw: 30, storageGwh: 1, access: 50).replacing("8.76", with: "876")
            .replacing("regions.home", with: "regions.away")
        let rule = PolicyCases.policy("clean_share", "minimum_share = 0.5\napplies_to = [\"away\"]")
        let toy = try Toy(Toy.systemRegion("away", load: load) + engine + dam + rule).solved()
        #expect(isClose(toy.year("away").supplyTwh[.output("dam")] ?? .nan, 20 * 8760 / 1e6))
        #expect(isClose(toy.policyDual("rule"), 50 - 6.824284))
    }

    /// Limits that no plan can meet are an outcome of the computation, not an error. Racks at rest draw 2.85 MW: a hosting limit
    /// of 2 MW cannot be met, nor can a committed plant be bought for a dollar. Emitting nothing can: energy is lost at its value.
    @Test func impossibleLimitsAreInfeasible() throws {
        #expect(try Toy(set: ["regions.home.hosting.limit_mw=2"]).status() == .infeasible)
        #expect(
            try Toy(
                PolicyCases.policy("capital_budget", "limit_usd_per_year = 1")
                    + Toy.engine(fuelUsdPerMmbtu: 1, more: "committed_mw = 1")
            ).status() == .infeasible)
        #expect(try Toy(PolicyCases.policy("carbon_cap", "limit_t_per_year = 0")).status() == .optimal)
    }
}
