import Documents
import LinearProgramming
import Planning
import TestSupport
import Testing
import TimeSeries

/// What a scenario becomes for some of its regions.
@Suite struct CoalitionTests {
    private static func policy(_ kind: String, _ rest: String) -> String { PolicyCases.policy(kind, rest) }

    /// `home` alone is the toy without anyone else: the same program, name for name and number for number.
    @Test func aRegionAloneIsItsOwnScenario() throws {
        let both = try Toy(Toy.away() + Toy.link(existingMw: 5)).model()
        #expect(difference(both.coalition([0]).program, try Toy().model().program) == nil)
        #expect(difference(both.coalition([0, 1]).program, both.program) == nil)
    }

    /// A link that stands is paid for by `away`, from which it leads, with whomever: 2 % of 200 US$/kW a year, on 5 MW.
    @Test func aLinkThatLeadsAwayIsPaidForAndCarriesNothing() throws {
        let with = try Toy(Toy.away() + Toy.link(existingMw: 5)).model()
        let without = try Toy(Toy.away()).model()
        for (member, fixed) in [(0, 0.0), (1, 5 * 200_000 * 0.02)] {
            let (a, b) = (
                try SolvedToy(model: with.coalition([member])), try SolvedToy(model: without.coalition([member]))
            )
            #expect(isClose(a.cost - b.cost, fixed, floor: 1))
        }
    }

    /// A contract over a link is kept by those who have both ends.
    @Test func aContractIsOneOfBothEnds() throws {
        let toy = Toy(Toy.away() + Toy.link(existingMw: 5, more: "contracted_forward_mw = 2\nresale_allowed = true"))
        let model = try toy.model()
        #expect(model.program.rowBlocks.contains { $0.label.quantity == "contracted_flow" })
        for member in [0, 1] {
            let rows = model.coalition([member]).program.rowBlocks
            #expect(!rows.contains { $0.label.quantity == "contracted_flow" })
        }
    }

    /// Work goes no farther than the coalition.
    @Test func workStaysAmongMembers() throws {
        let columns = try Toy(Toy.away()).model().coalition([0]).program.columnBlocks
        #expect(columns.contains { $0.label.quantity == "served" } && !columns.contains { $0.label.place == "away" })
    }

    // MARK: - Offshore work

    private static let offshore = """
        [workloads.jobs.demand.offshore]
        mean_it_kw = 3000
        utc_offset_hours = 8

        """

    /// Halls of 20 MW each, of which own work takes 4 kW · 100/80 = 5 MW at home and none in `away`: 15 to 20.
    @Test func offshoreWorkGoesByTheRoomThatIsLeft() throws {
        let scenario = try Toy(Toy.away() + CoalitionTests.offshore).scenario()
        #expect(areClose(scenario.offshoreShares.map { $0[0] }, [15.0 / 35, 20.0 / 35], within: 1e-12))
    }

    @Test func offshoreWorkGoesByWhatTheScenarioSays() throws {
        func shares(_ text: String) throws -> [Double] {
            try Toy(Toy.away() + CoalitionTests.offshore + text).scenario().offshoreShares.map { $0[0] }
        }
        #expect(try shares("[cooperation]\noffshore_rule = \"demand\"\n") == [1, 0])
        #expect(try shares("[cooperation]\noffshore_share = { home = 0.25, away = 0.75 }\n") == [0.25, 0.75])
        #expect(try shares("[cooperation]\noffshore_share = { awayland = 1 }\n") == [0, 1])
        // Own work asks for more than there is room: nothing is left anywhere, and all room counts.
        let full = try Toy(
            Toy.away() + CoalitionTests.offshore,
            set: [
                "workloads.jobs.demand.home.mean_it_kw=40_000", "workloads.jobs.demand.away.mean_it_kw=400_000",
                "regions.away.halls.air.existing_mw=60",
            ]
        ).scenario()
        #expect(full.offshoreShares.map { $0[0] } == [0.25, 0.75])
    }

    /// Members pool their shares: all of it together, whoever they are.
    @Test func coalitionsShareAllOffshoreWork() throws {
        let model = try Toy(Toy.away() + CoalitionTests.offshore).model()
        func asked(_ members: [Int]) -> Double {
            let program = model.coalition(members).program
            let block = program.rowBlocks.first { $0.label.quantity == "demand" && $0.label.place == "offshore" }
            return block.map { program.rowLower[$0.start] } ?? 0
        }
        #expect(isClose(asked([0]), 3 * 15 / 35) && isClose(asked([1]), 3 * 20 / 35) && asked([0, 1]) == 3)
    }

    @Test(arguments: [
        ("offshore_share = { home = 0.5 }", "add up to 0.5"),
        ("offshore_share = { home = 0.5, nowhere = 0.5 }", "neither a region nor a jurisdiction"),
        ("offshore_share = { home = 0.5, homeland = 0.5 }", "name one of them"),
        ("offshore_share = { home = 1 }\noffshore_rule = \"demand\"", "leave one of them out"),
        ("limit_share = { home = 2 }", "out of range"), ("offshore_rule = \"luck\"", "luck"),
        ("offshore = 1", "unknown key"),
    ]) func whatMakesNoSenseIsTold(text: String, complaint: String) throws {
        let complaints = try Toy(Toy.away() + "[cooperation]\n" + text + "\n").complaints()
        #expect(complaints.contains { $0.contains(complaint) && $0.contains("cooperation") }, "\(complaints)")
    }

    // MARK: - Policies

    /// How each kind of policy holds in a coalition that has some of its regions. A new kind is to be decided on.
    enum Treatment {
        /// An amount for all its regions together: divided.
        case divided
        /// A share, ratio, price or ban, or of each region by itself: as it is.
        case kept
    }

    static let treatments: [String: Treatment] = [
        "carbon_cap": .divided, "gpu_quota": .divided, "capital_budget": .divided, "water_cap": .divided,
        "hosting_cap": .divided, "cross_border_power": .divided, "build_moratorium": .divided, "carbon_price": .kept,
        "clean_share": .kept, "hourly_matching": .kept, "pue_limit": .kept, "wue_limit": .kept, "approval_rate": .kept,
        "rack_ban": .kept, "licence_renewal": .kept, "fixed_set": .kept, "data_residency": .kept, "subsidy": .kept,
        "tax_holiday": .kept, "tariff_adjustment": .kept, "committed_project": .kept, "new_hall_standard": .kept,
        "customer_access": .kept, "customer_share": .kept,
    ]

    @Test func everyKindOfPolicyIsDecidedOn() {
        let kinds = PolicyCatalogue.kinds.map { $0.kind }
        #expect(Set(kinds) == Set(CoalitionTests.treatments.keys))
        let divided = CoalitionTests.treatments.filter { $0.value == .divided }.map(\.key)
        #expect(Set(divided) == Set(CoalitionTests.amounts.map(\.0)))
    }

    static let amounts: [(String, String, [Double])] = [
        ("carbon_cap", "limit_t_per_year = 4000\nhorizon_limit_t = 8000", [1000, 2000]),
        ("gpu_quota", "h100e_per_year = 400\ncumulative_h100e = 800", [100, 200]),
        ("capital_budget", "limit_usd_per_year = 4e6", [1e6]), ("hosting_cap", "limit_mw = 20", [5]),
        ("build_moratorium", "from_year = 2025\nto_year = 2025\nallowed_mw_per_year = 4", [1]),
        ("water_cap", "limit_m3_per_day = 4000", [1000]),
        ("cross_border_power", "direction = \"both\"\nlimit_mw = 4", [1]),
    ]

    /// Of what is set for both, `home` has a quarter by itself; what is set for it alone, it has whole. `third` has no part.
    @Test(arguments: amounts) func amountsAreDivided(kind: String, keys: String, expected: [Double]) throws {
        // A border is crossed where there is a neighbour beyond it.
        let members = kind == "cross_border_power" ? [0, 1] : [0]
        for (scope, factor) in [("", 1.0), ("applies_to = [\"home\"]\n", 4.0)] {
            let rule = CoalitionTests.policy(kind, keys + "\n" + scope)
            let part = try Toy(
                Toy.away() + Toy.region("third", jurisdiction: "homeland") + "\n" + CoalitionTests.water
                    + Toy.link(existingMw: 5) + "[cooperation]\nlimit_share = { home = 0.25, away = 0.75 }\n" + rule,
                set: Toy.buildable + EquationCase.wetFan + [
                    "racks.box.h100e_per_rack=32", "regions.home.halls.pipeline_mw=5",
                ]
            ).model().coalition(members)
            let found = PlanSession(part, solver: OneThread()).limits.filter { $0.policy == "rule" }.map(\.value)
            let whole = kind == "cross_border_power" ? 4 : factor
            #expect(found.sorted() == expected.map { $0 * whole }, "\(kind) \(scope)")
        }
    }

    private static let water = ["home", "away", "third"].map { name in
        """
        [regions.\(name).water.potable]
        kind = "potable"
        limit_m3_per_day = 1e6
        price_usd_per_m3 = 1

        """
    }.joined()

    // MARK: - Laws

    /// Two coalitions can do together what they do apart: a common plan never costs more. On random scenarios of three regions, whose
    /// links are for clean power only, so that nothing is settled in rounds.
    @Test(arguments: [UInt64(1), 4]) func joiningCostsNothing(seed: UInt64) throws {
        let text = RandomScenario(seed: seed, split: true).text.replacing(
            "clean_only = false", with: "clean_only = true")
        let file = try TemporaryFile(text)
        let scenario = try Scenario.read(path: file.path).scenario
        let axis = TimeAxis(scenario.resolution)
        let model = try PlanModel(scenario, axis: axis, profiles: Profiles(scenario, on: axis))
        var cost: [Int: Double] = [:]
        for mask in 1..<8 {
            let solution = solve(model.coalition((0..<3).filter { mask >> $0 & 1 == 1 }).program)
            if solution.status == .optimal { cost[mask] = solution.certificate.primalObjective }
        }
        for (a, b) in [(1, 2), (1, 4), (2, 4), (1, 6), (2, 5), (4, 3)] {
            guard let first = cost[a], let second = cost[b] else { continue }
            let together = try #require(cost[a | b])
            #expect(together <= (first + second) * (1 + 1e-6), "\(a) and \(b): \(together) > \(first) + \(second)")
        }
    }
}
