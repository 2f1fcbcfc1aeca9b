import Planning
import TestSupport
import Testing
import Vocabulary

/// What is committed is built and paid for, and what cannot be built is refused when it is read.
@Suite struct CommitmentTests {
    private static let halls = Toy.buildable + ["regions.home.halls.pipeline_mw=10"]
    private static let committed = "regions.home.halls.air.committed_mw="

    /// Overrides of a toy whose halls may be built, the key that is wrong, and what is said of it.
    struct Impossible: Sendable, CustomTestStringConvertible {
        let overrides: [String]
        let key: String
        let message: String
        var testDescription: String { message }

        init(_ key: String, _ message: String, _ overrides: String...) {
            (self.overrides, self.key, self.message) = (overrides, key, message)
        }

        static let all = [
            Impossible(
                "regions.home.halls.air.committed_mw", "see pipeline_mw", committed + "6",
                "regions.home.halls.realisation_share=0.5"),
            // Of both kinds, 6 + 5 MW are more than 10.
            Impossible(
                "regions.home.halls.air.committed_mw", "more than the 5.0 MW that can be built by then",
                committed + "6",
                "regions.home.halls.liquid.committed_mw=5"),
            Impossible(
                "regions.home.halls.air.committed_mw", "see lead_time_years", committed + "3",
                "regions.home.halls.lead_time_years=1", "regions.home.halls.under_construction_mw=2"),
            Impossible(
                "regions.home.halls.air.committed_mw", "more than the 2.0 MW that can be built by then",
                committed + "3",
                "regions.home.halls.largest_growth_share_per_year=0.1"),
            Impossible(
                "regions.home.halls.air.committed_mw", "see largest_build_mw_per_year",
                committed + "{ 2025 = 1, 2026 = 3 }",
                "regions.home.halls.largest_build_mw_per_year=1", "horizon.last_year=2026"),
            Impossible(
                "regions.home.halls.air.committed_mw", "see land_limit_m2", committed + "3",
                "regions.home.halls.land_m2_per_mw=1000", "regions.home.halls.land_limit_m2=22000"),
            Impossible(
                "regions.home.halls.air.committed_mw", "come before first_build_year (2026)", committed + "3",
                "horizon.last_year=2026", "horizon.first_build_year=2026"),
            Impossible(
                "regions.home.racks.box.committed_racks", "see available_from_year", "racks.box.available_to_year=2000",
                "regions.home.racks.box.committed_racks=1"),
            // 20 MW stand and 10 more may be built.
            Impossible(
                "regions.home.racks.box.committed_racks", "no more than 30.0 MW",
                "regions.home.racks.box.committed_racks=301"),
            Impossible(
                "regions.home.cooling.fan.committed_mw_th", "see available_from_year",
                "regions.home.cooling.fan.committed_mw_th=1"),
            Impossible(
                "regions.home.halls.minimum_occupancy_share", "asks for 18.0 MW of racks in 2025",
                "racks.box.available_to_year=2000", "regions.home.halls.minimum_occupancy_share=0.9"),
        ]
    }

    @Test(arguments: Impossible.all) func whatNoPlanCanKeepIsRefused(_ hand: Impossible) throws {
        let found = try Toy(set: CommitmentTests.halls + hand.overrides).complaints()
        #expect(found.count >= 1 && found.allSatisfy { $0.contains("--set") }, "\(found)")
        #expect(found.contains { $0.contains(hand.key) && $0.contains(hand.message) }, "\(found)")
    }

    /// As much as there is room for is no mistake.
    @Test func whatIsJustPossibleIsBuilt() throws {
        let most =
            CommitmentTests.halls + [
                "regions.home.halls.air.committed_mw=6", "regions.home.halls.liquid.committed_mw=4",
                "regions.home.racks.box.committed_racks=300",
            ]
        let solved = try Toy(set: most).solved()
        #expect(isClose(try #require(solved.capacity(.halls, "liquid")).built, 4))
        #expect(isClose(solved.year().rackClasses["box"]?.racks ?? .nan, 300))
        #expect(solved.audit().failures.isEmpty)
    }

    /// A MW of the dearest commitment less saves its annuity; each is told by what it is of.
    @Test func commitmentsHaveTheirPrice() throws {
        let solved = try Toy(set: CommitmentTests.halls + [CommitmentTests.committed + "2"]).solved()
        #expect(isClose(solved.dual("committed", item: "halls.air"), 8e6 * Toy.recovery(0.06, 25)))
    }

    /// A MW of work in every hour takes 1.425 MW of grid power; its value has no say.
    @Test func workThatMustBeDoneHasItsPrice() throws {
        let solved = try Toy(set: ["workloads.jobs.unserved=false"]).solved()
        #expect(isClose(solved.dual("must_serve", item: "jobs"), Toy.pue * 4380 * 150))
        #expect(solved.audit().failures.isEmpty)
    }

    /// Half full, a MW of halls less to fill saves half a MW of racks at rest: 5 racks a year, with their power.
    @Test func occupancyHasItsPrice() throws {
        let solved = try Toy(set: Toy.buildable + ["regions.home.halls.minimum_occupancy_share=0.5"]).solved()
        let rack = 1e5 * Toy.recovery(0.06, 5) + 0.02 * Toy.pue * 4380 * 150
        #expect(isClose(solved.dual("occupancy"), 10 * rack))
        #expect(solved.audit().failures.isEmpty)
    }

    /// Nine racks that are ordered come in whole rows of four: twelve.
    @Test(arguments: ["nearest", "within", "down"]) func ordersComeInWholeRows(_ direction: String) throws {
        let toy = Toy(set: [
            "racks.box.available_to_year=2100", "racks.box.racks_per_row=4", "regions.home.racks.box.committed_racks=9",
        ])
        var session = PlanSession(try toy.model(), solver: OneThread())
        let unrounded = session.solve()
        let rounding = RackRounding(session.model, unrounded, try #require(RackRounding.Direction(rawValue: direction)))
        rounding.apply(to: &session)
        let plan = session.plan(session.solve())
        let built = plan.capacity.first { $0.stock == StockID(.racks, "box") }?.built ?? .nan
        #expect(isClose(built, 12), "\(built)")
    }
}
