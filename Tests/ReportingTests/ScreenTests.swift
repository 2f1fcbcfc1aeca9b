import Foundation
import Output
import Planning
import Reporting
import TestSupport
import Testing
import TimeSeries
import Vocabulary

/// A plan on one screen, of whatever scenario.
@Suite struct ScreenTests {
    private static func document(_ solved: SolvedToy) -> PlanDocument {
        let scenario = solved.model.scenario
        return PlanDocument(
            madeBy: Program(version: "0", sha256: nil), scenario: scenario,
            scenarioPart: .init(
                scenario, path: "toy.toml", resolution: scenario.resolution, hoursPerYear: solved.model.hours),
            label: nil, plan: solved.plan, solution: solved.solution, program: solved.model.program)
    }

    /// Names that ask for trouble.
    private static let long = String(repeating: "数据中心 \\\"x\\\" ", count: 20)

    /// Places with a link between each and the first, all building.
    private static func many(_ count: Int) -> Toy {
        var text = ""
        for i in 0..<count {
            text += "\n" + Toy.region("place-with-a-long-name-number-\(i)", racks: 50 + i, cooling: 30)
            text += """

                [[policies]]
                name = "rule \(i) 数据"
                kind = "hosting_cap"
                applies_to = ["place-with-a-long-name-number-\(i)"]
                limit_mw = 3

                """
        }
        return Toy(text, set: Toy.buildable)
    }

    private static let toys: [(name: String, toy: Toy)] = [
        ("one place, one year", Toy()),
        ("builds", Toy(set: Toy.buildable + ["horizon.last_year=2028", "horizon.tail_years=5"])),
        ("long title", Toy(set: Toy.buildable + ["title=\"\(long)\""])),
        ("link", Toy(Toy.away() + Toy.link(limitMw: 5), set: Toy.buildable)),
        ("battery", Toy(Toy.battery(mw: 0.25, mwh: 4), set: ["regions.home.tariff.demand_usd_per_kw_month=1000"])),
        ("work undone", Toy(set: ["regions.home.hosting.limit_mw=5", "horizon.last_year=2036"])),
        ("no demand", Toy(set: ["workloads.jobs.demand.home.mean_it_kw=0"])),
        ("twelve places", many(11)),
    ]

    @Test(arguments: toys.indices) func itFitsOneScreen(index: Int) throws {
        let (name, toy) = Self.toys[index]
        let document = Self.document(try toy.solved())
        // The screen of what was saved is that of the plan: every number on it is in `plan.json`.
        let saved = try ResultCoding.decoder.decode(PlanDocument.self, from: document.bytes())
        #expect(PlanScreen(saved, style: .markdown).rendered() == PlanScreen(document, style: .markdown).rendered())
        for width in [80, 120, 200] {
            let text = PlanScreen(document, directory: "Notebooks-out/toy", style: .terminal(width: width)).rendered()
            let lines = text.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count <= PlanScreen.mostLines, "\(name) at \(width): \(lines.count) lines\n\(text)")
            for line in lines { #expect(line.displayWidth <= width, "\(name) at \(width): \(line)") }
            #expect(
                PlanScreen(saved, directory: "Notebooks-out/toy", style: .terminal(width: width)).rendered() == text)
            #expect(text.contains("BUILT, MW") && text.contains("Certificate") && text.contains("--full"))
        }
    }

    /// 66⅔ racks at 100,000 US$ in the first year, and what they draw.
    @Test func itsNumbersAreThePlans() throws {
        let solved = try Toy(set: Toy.buildable).solved()
        let text = PlanScreen(Self.document(solved), style: .text).rendered()
        let year = solved.year()
        func row(_ title: String) -> [Substring] {
            text.split(separator: "\n").first { $0.hasPrefix("  " + title) }?.split(separator: " ") ?? []
        }
        #expect(row("capital, cash").last == "6.7")
        #expect(row("running cost").last.map(String.init) == NumberText.text(year[.runningCost]! / 1e6, decimals: 1))
        #expect(row("energy, TWh").last.map(String.init) == NumberText.text(year.facilityTwh, decimals: 2))
        #expect(row("home").map(String.init) == ["home", "7", "7", "2025"])
        #expect(text.contains("All work is done and all load served."))
    }

    /// What is not served is said first of all limits' consequences, with what binds.
    @Test func whatIsNotServedIsSaid() throws {
        let text = PlanScreen(Self.document(try Toy(set: ["regions.home.hosting.limit_mw=8"]).solved()), style: .text)
            .rendered()
        #expect(text.contains("NOT ALL IS SERVED") && text.contains("(hosting)"))
        #expect(text.contains(/hosting +home +[0-9,.]+ +2025/))
    }

    @Test func aStoreIsExplained() throws {
        let toy = Toy(
            Toy.battery(mw: 0.25, mwh: 4),
            set: [
                "regions.home.tariff.demand_usd_per_kw_month=1000", "regions.home.tariff.demand_window=peak_hours",
            ])
        let text = PlanScreen(Self.document(try toy.solved()), style: .terminal(width: 200)).rendered()
        #expect(text.contains("Why: home cell saves 2.4 M US$ of demand charge in 2025"), "\(text)")
    }

    /// Of many years as many as have room, the first and the last among them.
    @Test func yearsAreSpread() throws {
        let solved = try Toy(set: ["horizon.last_year=2039"]).solved()
        let text = PlanScreen(Self.document(solved), style: .text).rendered()
        #expect(text.contains(/MILLION US\$ +2025 +20[0-9]+ .*2039 +all 15/), "\(text)")
        #expect(text.contains(/capital, cash +0.0/))
    }

    /// All of it fits the width too.
    @Test func theFullReportFitsTheWidth() throws {
        let solved = try RandomScenario(seed: 1, everything: true).solved()
        let document = Self.document(solved)
        for width in [80, 120] {
            let report = PlanReport(document, solved.plan, solved.model.scenario, style: .terminal(width: width))
            let text = report.rendered(isFull: true)
            for line in text.split(separator: "\n") { #expect(line.displayWidth <= width, "\(line)") }
            for title in [
                "CAPITAL SPENT", "BY JURISDICTION", "WHAT LIMITS ARE WORTH IN TOTAL", "WHAT ELSE COULD BE BUILT",
            ] {
                #expect(text.contains(title), "\(title)")
            }
            #expect(text.hasPrefix(report.rendered()))
        }
    }
}
