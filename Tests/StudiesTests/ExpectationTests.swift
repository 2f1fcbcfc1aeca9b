import Documents
import Planning
import Reporting
import Studies
import TestSupport
import Testing

/// What a policy's plan must show: read with its file, and checked against two plans.
@Suite struct ExpectationTests {
    private static let tight = """
        extends = "toy.toml"
        name = "tight"
        [regions.home.hosting]
        limit_mw = 5

        """

    private func place(_ expects: String) throws -> Workplace {
        try Workplace(["toy.toml": Toy.base, "tight.toml": Self.tight + expects])
    }

    private func complaints(_ expects: String) throws -> String {
        let place = try place(expects)
        do {
            _ = try Scenario.read(path: place.path("tight.toml"))
            return ""
        } catch let wrong as InputIssues {
            return wrong.description
        }
    }

    private func plan(_ path: String) throws -> PlanDocument {
        let run = PlanRun(.init(path: path), program: Program(version: "1", sha256: nil), solver: OneThread())
        return try #require(run.solve().document)
    }

    /// Of 8.55 MW that all work takes, 5 may be drawn: 5/1.425 − 2 MW of work are done of 4.
    @Test func eachDirectionIsChecked() throws {
        let place = try place(
            """
            [expects]
            costs = { figure = "objective_usd", direction = "up" }
            load = { figure = "facility_peak_mw", place = "home", year = 2025, direction = "down" }
            country = { figure = "it_mean_mw", place = "homeland", direction = "down" }
            racks = { figure = "racks", item = "box", year = 2025, direction = "same" }
            none = { figure = "racks", item = "crate", direction = "same" }
            limit = { figure = "grid_peak_mw", place = "home", year = 2025, direction = "at_most" }
            wrong = { figure = "resource_cost_usd", direction = "at_least" }
            idle = { figure = "it_mw", direction = "up" }
            """)
        let scenario = try Scenario.read(path: place.path("tight.toml")).scenario
        #expect(scenario.basePath == place.path("toy.toml") && scenario.expectations.count == 8)
        let (base, tight) = (try plan(place.path("toy.toml")), try plan(place.path("tight.toml")))
        let checks = scenario.expectations.map { ExpectationCheck($0, base: base, plan: tight) }
        #expect(checks.filter { !$0.holds }.map(\.expectation.name) == ["wrong", "idle"])
        let load = try #require(checks.first { $0.expectation.name == "load" })
        #expect(load.words == "facility_peak_mw of home in 2025: down, as expected, 8.55 → 5.0")
        // The same plan twice goes no way at all.
        for check in scenario.expectations.map({ ExpectationCheck($0, base: base, plan: base) }) {
            #expect(check.holds == [.same, .atMost, .atLeast].contains(check.expectation.direction))
        }
    }

    @Test(arguments: [
        ("figure = \"it_mw\"\ndirection = \"sideways\"", "expected one of up, down, same, at_most, at_least"),
        ("figure = \"it_mv\"\ndirection = \"up\"", "there is no figure \"it_mv\" of regions; did you mean \"it_mw\"?"),
        ("figure = \"it_mw\"\ndirection = \"up\"\nplace = \"hom\"", "did you mean \"home\"?"),
        ("figure = \"it_mw\"\ndirection = \"up\"\nyear = 2031", "the plan is of 2025 to 2025"),
        ("figure = \"it_mw\"\ndirection = \"up\"\nitem = \"box\"", "it_mw has no items"),
        ("figure = \"racks\"\ndirection = \"up\"", "needs an `item`: racks is told by rack class"),
        ("figure = \"objective_usd\"\ndirection = \"up\"\nplace = \"home\"", "is of the whole plan"),
        ("figure = \"it_mw\"\ndirection = \"up\"\nyaer = 2025", "did you mean `year`?"),
        ("direction = \"up\"", "expects.x.figure: missing"),
    ])
    func whatMakesNoSenseIsReported(keys: String, words: String) throws {
        let found = try complaints("[expects.x]\n\(keys)\n")
        #expect(found.contains(words) && found.contains("tight.toml:"), "\(found)")
    }

    @Test func ratiosDoNotAddUp() throws {
        let two = "[horizon]\nlast_year = 2026\n[expects.x]\nfigure = \"pue\"\nplace = \"home\"\ndirection = \"up\"\n"
        #expect(try complaints(two).contains("does not add up over places or years"))
    }

    @Test func aFileWithoutABaseCanExpectNothing() throws {
        let text = Toy.base + "\n[expects.x]\nfigure = \"it_mw\"\ndirection = \"up\"\n"
        let place = try Workplace(["toy.toml": text])
        #expect(throws: InputIssues.self) { try Scenario.read(path: place.path("toy.toml")) }
    }
}
