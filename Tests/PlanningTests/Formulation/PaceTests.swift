import Planning
import TestSupport
import Testing
import Vocabulary

/// How fast things may be built: largest builds and lead times of plants, stores, upgrades and links, and cables that are too small.
@Suite struct PaceTests {
    private static func cable(_ more: String) -> Toy {
        Toy(
            Toy.away(roundTripMs: 9) + Toy.link(limitMw: 5, more: "resale_allowed = true\n" + more),
            set: ["horizon.last_year=2027"])
    }

    /// 5 MW would pay at once: 2 MW are under construction, and 1 MW a year is laid.
    @Test func linksKeepTheirPace() throws {
        let solved = try PaceTests.cable(
            "lead_time_years = 1\nunder_construction_mw = 0.5\nlargest_build_mw_per_year = 1"
        ).solved()
        for (year, standing) in [(2025, 0.5), (2026, 1.5), (2027, 2.5)] {
            #expect(isClose(try #require(solved.capacity(.link, "cable", "away", year: year)).capacity, standing))
        }
        #expect(solved.dual("lead_time", item: "link.cable", "away", year: 2025) > 0)
        #expect(solved.dual("growth", item: "link.cable", "away", year: 2026) > 0)
        #expect(solved.audit().failures.isEmpty)
    }

    /// One MW a year of a cable that comes in pieces of 2 MW is told; whole ones are not.
    @Test func partsOfCablesAreTold() throws {
        let parts = try PaceTests.cable("largest_build_mw_per_year = 1\nminimum_size_mw = 2").solved().plan.warnings
        #expect(parts.map(\.year) == [2025, 2026, 2027])
        #expect(parts.allSatisfy { $0.kind == .belowMinimumSize && isClose($0.amount, 1) && $0.least == 2 })
        #expect(parts.first?.key == "links.cable.minimum_size_mw" && parts.first?.place == "cable")
        #expect(try PaceTests.cable("minimum_size_mw = 2").solved().plan.warnings.isEmpty)
    }

    /// What one more MW a year is worth: its saving of the year less its annuity.
    @Test func aPaceHasItsPrice() throws {
        let solved = try Toy(
            Toy.engine(limitMw: 5, fuelUsdPerMmbtu: 1, more: "largest_build_mw_per_year = 1")
        ).solved()
        let saving = 0.9 * (4380 * 150 - 8760 * 6.824284)
        #expect(isClose(solved.dual("growth", item: "plant.engine"), saving - 1e6 * Toy.recovery(0.05, 20)))
    }

    /// What is committed faster than it can be built leaves no plan.
    @Test(arguments: [
        ("committed_mw = 3\nlargest_build_mw_per_year = 2", "more than the 2.0 MW", "see largest_build_mw_per_year"),
        (
            "committed_mw = 3\nlead_time_years = 2\nunder_construction_mw = 1", "more than the 1.0 MW",
            "see lead_time_years and under_construction_mw"
        ),
    ]) func impossibleCommitmentsAreRefused(_ more: String, _ amount: String, _ keys: String) throws {
        for toy in [
            Toy(Toy.engine(limitMw: 5, fuelUsdPerMmbtu: 1, more: more)),
            Toy(Toy.away() + Toy.link(limitMw: 5, more: more)),
        ] {
            let found = try toy.complaints()
            #expect(found.count == 1 && found[0].contains("committed_mw") && found[0].contains(amount), "\(found)")
            #expect(found.first?.contains(keys) ?? false, "\(found)")
        }
    }
}
