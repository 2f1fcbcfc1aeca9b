import Foundation
import Planning
import Reporting
import TestSupport
import Testing
import TimeSeries
import Vocabulary

/// The page of a plan, of whatever scenario.
@Suite struct PageTests {
    static let toys: [(name: String, toy: Toy)] = [
        ("one place, one year", Toy()),
        ("builds", Toy(set: Toy.buildable + ["horizon.last_year=2028", "horizon.tail_years=5"])),
        ("link", Toy(Toy.away() + Toy.link(limitMw: 5), set: Toy.buildable)),
        ("work undone", Toy(set: ["regions.home.hosting.limit_mw=5", "horizon.last_year=2036"])),
        ("no demand", Toy(set: ["workloads.jobs.demand.home.mean_it_kw=0"])),
    ]

    /// Well-formed, ids once, links within the page, nothing from elsewhere.
    @Test(arguments: toys.indices) func itIsOneWholeFile(index: Int) throws {
        let saved = try SavedToy(try Self.toys[index].toy.solved())
        let html = ReportPage(saved.plan).html()
        let page = XMLReading(html)
        #expect(page.problem == nil, "\(Self.toys[index].name): \(page.problem ?? "")")
        let ids = page.all.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count, "\(ids.filter { id in ids.count { $0 == id } > 1 })")
        for link in page.all.compactMap({ $0.attributes["href"] }) {
            #expect(link.hasPrefix("#") && ids.contains(String(link.dropFirst())))
        }
        for label in page.all.compactMap({ $0.attributes["aria-labelledby"] }).flatMap({ $0.split(separator: " ") }) {
            #expect(ids.contains(String(label)))
        }
        let elsewhere = html.replacing("http://www.w3.org/2000/svg", with: "")
            .replacing("http://www.w3.org/1999/xhtml", with: "")
        #expect(!elsewhere.contains("http") && !elsewhere.contains("@import"))
        #expect(html == ReportPage(saved.plan).html())
    }

    /// Every number that is shown is one of the files', to its printed digits.
    @Test(arguments: toys.indices) func itsNumbersAreThoseOfTheFiles(index: Int) throws {
        let saved = try SavedToy(try Self.toys[index].toy.solved())
        let walk = try NumberWalk(ReportPage(saved.plan).html(), files: saved.files)
        #expect(walk.problems.isEmpty, "\(Self.toys[index].name): \(walk.problems.prefix(12).joined(separator: "\n"))")
        #expect(walk.count > 60, "\(walk.count)")
    }
}
