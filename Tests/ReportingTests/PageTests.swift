import Foundation
import Planning
import Reporting
import TestSupport
import Testing
import TimeSeries
import Vocabulary

/// The page of a plan, of whatever scenario.
@Suite struct PageTests {
    private static func many(_ count: Int) -> Toy {
        Toy((0..<count).map { Toy.region("place-\($0)", racks: 50 + $0, cooling: 30) }.joined(separator: "\n"))
    }

    private static let linked = Toy(Toy.away() + Toy.link(limitMw: 5), set: Toy.buildable)
    private static let solvedLinked = Result { try linked.solved() }

    static let toys: [(name: String, toy: Toy)] = [
        ("one place, one year", Toy()),
        ("builds", Toy(set: Toy.buildable + ["horizon.last_year=2028", "horizon.tail_years=5"])),
        ("link", linked),
        ("battery", Toy(Toy.battery(mw: 0.25, mwh: 4), set: ["regions.home.tariff.demand_usd_per_kw_month=1000"])),
        ("work undone", Toy(set: ["regions.home.hosting.limit_mw=5", "horizon.last_year=2036"])),
        ("no demand", Toy(set: ["workloads.jobs.demand.home.mean_it_kw=0"])),
        ("five places", many(4)),
    ]

    /// Well-formed, ids once, links within the page, nothing from elsewhere; every number is one of the files', to its printed digits.
    @Test(arguments: toys.indices) func itIsOneWholeFile(index: Int) throws {
        let (name, toy) = Self.toys[index]
        let saved = try SavedToy(toy)
        let html = ReportPage(saved.plan).html()
        try PageTests.check(html, name)
        let walk = try NumberWalk(html, files: [saved.files])
        #expect(walk.problems.isEmpty, "\(name): \(walk.problems.prefix(12).joined(separator: "\n"))")
        #expect(walk.count > 60, "\(walk.count)")
        #expect(html == ReportPage(saved.plan).html())
    }

    static func check(_ html: String, _ name: String) throws {
        let page = XMLReading(html)
        #expect(page.problem == nil, "\(name): \(page.problem ?? "")")
        let ids = page.all.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count, "\(name): \(ids.filter { id in ids.count { $0 == id } > 1 })")
        for link in page.all.compactMap({ $0.attributes["href"] }) {
            #expect(link.hasPrefix("#") && ids.contains(String(link.dropFirst())), "\(name): \(link)")
        }
        for label in page.all.compactMap({ $0.attributes["aria-labelledby"] }).flatMap({ $0.split(separator: " ") }) {
            #expect(ids.contains(String(label)), "\(name): \(label)")
        }
        let elsewhere = html.replacing("http://www.w3.org/2000/svg", with: "")
            .replacing("http://www.w3.org/1999/xhtml", with: "")
        #expect(!elsewhere.contains("://") && !elsewhere.contains("@import"), "\(name)")
    }

    /// Sentences are the screen's own, word for word.
    @Test func sentencesAreThoseOfTheScreen() throws {
        let saved = try SavedToy(Self.toys[1].toy)
        let screen = PlanScreen(saved.plan.document, style: .terminal(width: 100_000)).rendered()
        let page = XMLReading(ReportPage(saved.plan).html())
        let words = page.all.filter { $0.attributes["class"] == "words" }.map(\.wholeText)
        #expect(words.count > 4)
        for sentence in words { #expect(screen.contains(sentence.trimmingCharacters(in: .whitespaces)), "\(sentence)") }
    }

    private static let hostile = [
        "\"><script>alert(1)</script>", "=cmd()|'/C calc'!A0", "]]>--></style></script><img src=x onerror=alert(1)>",
        "🏭 数据中心 مركز البيانات", String(repeating: "very long ", count: 20), "a & b < c > d \\ 'e'",
    ]

    /// Whatever places are called: well-formed, no script of theirs, every number still found.
    @Test(arguments: hostile) func namesBreakNothing(name: String) throws {
        let saved = try SavedToy(Self.linked, Self.solvedLinked.get(), rename: ["home": name]) { document in
            document.scenario?.title = name
            document.label = name
            document.overrides = [name: .text(name)]
        }
        let html = ReportPage(saved.plan).html()
        try PageTests.check(html, name)
        let page = XMLReading(html)
        #expect(page.all.allSatisfy { element in !element.attributes.keys.contains { $0.hasPrefix("on") } })
        #expect(!page.all.contains { $0.name == "img" })
        #expect(
            page.all.filter { $0.name == "script" && $0.attributes["type"] == nil }.count == ReportPage.scripts.count)
        let walk = try NumberWalk(html, files: [saved.files])
        #expect(walk.problems.isEmpty, "\(walk.problems.prefix(5).joined(separator: "\n"))")
        #expect(page.all.contains { $0.name == "bdi" && ($0.attributes["title"] ?? $0.text) == name })
    }

    /// What a plan that failed says first.
    @Test func failuresAreSaidFirst() throws {
        let saved = try SavedToy(Toy()) { $0.status = AuditPart.failedStatus }
        let page = XMLReading(ReportPage(saved.plan).html())
        let alarm = try #require(page.all.first { $0.attributes["role"] == "alert" })
        #expect(alarm.text.contains("AUDIT FAILED"))
    }

    @Test func plansStandSideBySide() throws {
        let saved = try [Self.toys[0], Self.toys[1]].map { try SavedToy($0.toy) }
        let html = SideBySidePage(saved.map(\.plan), names: ["a <b>", "c"]).html()
        try PageTests.check(html, "side by side")
        let walk = try NumberWalk(html, files: saved.map(\.files))
        #expect(walk.problems.isEmpty, "\(walk.problems.prefix(12).joined(separator: "\n"))")
        #expect(walk.count > 40)
    }
}
