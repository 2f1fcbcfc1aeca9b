import Documents
import Planning
import TestSupport
import Testing
import Vocabulary

/// Whom regions may work for. Work costs 936,225 US$ a MW and year at home and 124,830 away (`EquationCase.placementCases`).
@Suite struct CustomerTests {
    private static let foreign = ["workloads.jobs.demand.home.customer_class=foreign"]
    private static let home = 4380 * 150 * Toy.pue
    private static let away = 8760 * 10 * Toy.pue
    /// Racks that stand idle, at home and away.
    private static let idle = 2 * (home + away)

    private func rule(_ kind: String, _ keys: String) -> String {
        PolicyCases.policy(kind, "customer_classes = [\"foreign\"]\n\(keys)")
    }

    private func licensed(_ keys: String) throws -> SolvedToy {
        try Toy(
            Toy.away() + rule("customer_access", "applies_to = [\"away\"]\naccess = \"licensed\"\n\(keys)"),
            set: Self.foreign
        ).solved()
    }

    /// At 480 US$ a kW and year, 54.8 a MWh, away is still cheaper than 71.25 by night at home: the fee is a transfer, what it takes to comply a resource.
    @Test func aLicenceIsPaidWhereItIsWorthIt() throws {
        let toy = try licensed("licence_usd_per_it_kw_year = 400\ncompliance_usd_per_it_kw_year = 80")
        #expect(isClose(toy.cost, Self.idle + 4 * (Self.away + 480_000)))
        #expect(isClose(toy.year("away").costUsd[.customerLicences] ?? 0, 4 * 400_000))
        #expect(isClose(toy.year("away").costUsd[.customerCompliance] ?? 0, 4 * 80_000))
        #expect(isClose(toy.year("away").costUsd(.transfers), 4 * 400_000))
        let work = try #require(toy.year("away").customers.first)
        #expect(work.key == "foreign.jobs" && isClose(work.meanUnits, 4000))
        #expect(isClose(work.licencesUsd, 4 * 400_000) && isClose(work.complianceUsd, 4 * 80_000))
        #expect(toy.plan.demand.map(\.customerClass) == ["foreign"])
        #expect(toy.audit().failures.map(\.description) == [])
    }

    @Test func tooDearALicenceSendsWorkElsewhere() throws {
        let toy = try licensed("licence_usd_per_it_kw_year = 1200")
        #expect(isClose(toy.cost, Self.idle + 4 * Self.home))
        #expect((toy.year("away").customers.first?.meanUnits ?? 0) < 1e-3)
        #expect(toy.year("away").costUsd[.customerLicences] ?? 0 < 1)
    }

    /// Until 2026 there are none; a licence costs nothing then.
    @Test func untilLicencesAreGrantedCustomersAreRefused() throws {
        let two = ["horizon.last_year=2026"]
        let toy = try Toy(
            Toy.away()
                + rule("customer_access", "applies_to = [\"away\"]\naccess = \"licensed\"\ngranted_from_year = 2026"),
            set: Self.foreign + two
        ).solved()
        #expect(isClose(toy.cost, 2 * Self.idle + 4 * (Self.home + Self.away)))
        // A MWh of such work away would have saved, by day, what it costs more at home.
        #expect(isClose(toy.policyDual("rule", item: "jobs"), Toy.pue * (100 - 10), within: 1e-4))
    }

    /// Customers of a class of their own have no part in it, nor other workloads.
    @Test func othersAreServedAsBefore() throws {
        let free = try Toy(
            Toy.away() + rule("customer_access", "access = \"refused\"") + other,
            set: ["workloads.jobs.demand.home.customer_class=local"]
        ).solved()
        #expect(isClose(free.cost, Self.idle + 4 * Self.away + Toy.year * 10_000))
    }

    private var other: String {
        """
        [workloads.jobs.demand.offshore]
        mean_it_kw = 1000
        utc_offset_hours = 8
        customer_class = "foreign"

        """
    }

    @Test func whatMakesNoSenseIsReported() throws {
        func complaints(_ text: String) throws -> [String] { try Toy(text, set: Self.foreign).complaints() }
        let unknown = try complaints(
            PolicyCases.policy("customer_access", "customer_classes = [\"foriegn\"]\naccess = \"refused\""))
        #expect(unknown.count == 1 && unknown[0].contains("did you mean \"foreign\""))
        #expect(
            try complaints(rule("customer_access", "access = \"refused\"\nlicence_usd_per_h100e_year = 1")).count == 1)
        #expect(try complaints(rule("customer_share", "")).first?.contains("minimum_share") == true)
        #expect(
            try complaints(rule("customer_share", "minimum_share = 0.5\nlargest_share = 0.4")).first?.contains("2025")
                == true)
        #expect(try complaints(rule("customer_access", "access = \"refused\"\nworkloads = [\"job\"]")).count == 1)
        #expect(try Toy(set: ["workloads.jobs.customer_class=\"a b\""]).complaints().count == 1)
    }
}

/// Bundles of rules that jurisdictions adopt.
@Suite struct RegimeTests {
    private static let hard = """
        [[regimes.hard.policies]]
        name = "stay"
        kind = "data_residency"
        minimum_share = 0.75
        [[regimes.hard.policies]]
        name = "cap"
        kind = "hosting_cap"
        limit_mw = 5
        [jurisdictions.homeland]
        regime = "hard"

        """

    /// As the same two policies would, each with its own name and price.
    @Test func aRegimeIsItsPolicies() throws {
        let adopted = try Toy(Toy.away() + Self.hard).solved()
        let written = try Toy(
            Toy.away()
                + PolicyCases.policy("data_residency", "minimum_share = 0.75\napplies_to = [\"homeland\"]")
                + "[[policies]]\nname = \"cap\"\nkind = \"hosting_cap\"\nlimit_mw = 5\napplies_to = [\"homeland\"]\n"
        ).solved()
        #expect(isClose(adopted.cost, written.cost))
        #expect(Set(adopted.plan.policies.map(\.name)) == ["homeland.hard.stay", "homeland.hard.cap"])
        #expect(isClose(adopted.policyDual("homeland.hard.cap"), written.policyDual("cap")))
        #expect(
            adopted.plan.policies.first { $0.name == "homeland.hard.cap" }?.key == "regimes.hard.policies.cap.limit_mw")
    }

    @Test func itHoldsWhereItIsAdoptedAlone() throws {
        let free = try Toy(Toy.away()).solved().cost
        for other in ["none", "soft"] {
            let text =
                Self.hard
                + "[[regimes.soft.policies]]\nname = \"price\"\nkind = \"carbon_price\"\nadded_usd_per_t = 0\n"
            let toy = Toy(Toy.away() + text, set: ["jurisdictions.homeland.regime=\(other)"])
            #expect(isClose(try toy.solved().cost, free))
        }
    }

    @Test func whatMakesNoSenseIsReported() throws {
        func complaints(_ set: String...) throws -> [String] { try Toy(Self.hard, set: set).complaints() }
        #expect(try complaints("jurisdictions.homeland.regime=herd").first?.contains("did you mean \"hard\"") == true)
        #expect(try complaints("jurisdictions.homelnd.regime=hard").first?.contains("homeland") == true)
        #expect(try complaints("regimes.hard.policies.cap.limit_m=4").first?.contains("limit_mw") == true)
        #expect(
            try complaints("regimes.hard.policies.cap.applies_to=[\"home\"]").first?.contains("adopt") == true)
    }

    /// A rule that changes nothing where it is adopted is warned of once, at its key.
    @Test func aRuleWithoutEffectIsWarnedOf() throws {
        let warnings = try Toy(Self.hard).reading().warnings.map(\.description)
        #expect(warnings.count == 1 && warnings[0].contains("regimes.hard.policies.stay"))
    }

    /// What contradicts the rest is told by its own key and line.
    @Test func aConflictNamesTheRegimesKey() throws {
        let explanation = try Toy(Self.hard, set: ["workloads.jobs.unserved=false"]).explanation()
        #expect(explanation.conflict.contains { $0.key == "regimes.hard.policies.cap.limit_mw" && $0.line != nil })
    }
}
