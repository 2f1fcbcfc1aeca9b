import Foundation
import Planning
import Reporting
import TestSupport
import Testing
import Vocabulary

/// A report's page as people meet it: in a real browser. Without Chromium and its driver these are skipped.
@Suite(.serialized, .enabled(if: Browser.isInstalled, "Chromium and chromedriver are not installed"))
struct ReportPageTests {
    /// - Parameter script: whether the page's script runs.
    private func withPage(_ toy: Result<BrowserToy, any Error>, script: Bool = true, _ body: (Browser) throws -> Void)
        throws
    {
        let page = try TemporaryFile(try toy.get().html, name: "report.html")
        let browser = try Browser.shared()
        try browser.look(width: 1280)
        try browser.allowScript(script)
        try browser.show(page.path)
        try browser.allowScript(true)
        try body(browser)
        // What it says of this page is no other test's.
        _ = try browser.complaints()
    }

    private func faults(_ browser: Browser, _ probe: String) throws -> [String] {
        try #require(try browser.run(probe) as? [String])
    }

    @Test func itLooksAsItShould() throws {
        try withPage(BrowserToy.trading) { browser in
            try browser.wait(until: "document.getElementById('explorer').dataset.shown")
            for (width, dark) in [(1280, false), (390, false), (390, true), (1280, true)] {
                try browser.look(width: width, dark: dark)
                try browser.run("return document.body.offsetHeight")
                for probe in [PageProbe.overflow, PageProbe.texts, PageProbe.empty, PageProbe.contrast] {
                    let found = try faults(browser, probe)
                    #expect(found.isEmpty, "at \(width)\(dark ? ", dark" : ""): \(found.joined(separator: "\n"))")
                }
            }
            let complaints = try browser.complaints()
            #expect(complaints.isEmpty, "\(complaints)")
        }
    }

    /// Clicks and keys change what is drawn, and its numbers are those of the plan.
    @Test func theExplorerExplores() throws {
        let plan = try BrowserToy.trading.get().plan
        try withPage(BrowserToy.trading) { browser in
            func shown() throws -> String {
                try #require(try browser.run("return document.getElementById('explorer').dataset.shown") as? String)
            }
            func moves(_ what: String, to expected: String, by action: () throws -> Void) throws {
                let before = try drawn(browser)
                try action()
                try browser.wait(until: "document.getElementById('explorer').dataset.shown === '\(expected)'")
                #expect(try drawn(browser) != before, "\(what) draws nothing else")
                try numbersHold(browser, plan, what)
            }
            try browser.wait(until: "document.getElementById('explorer').dataset.shown")
            try numbersHold(browser, plan, "at first")
            let first = try shown()
            let tightest = try #require(Int(first.split(separator: "/")[2]))
            #expect(first.hasPrefix("home/2026/"))
            let other = 1 - tightest
            try moves("an arrow key", to: "home/2026/\(other)/") {
                try browser.type(other > tightest ? Key.right : Key.left, on: ".steps button:enabled")
            }
            try moves("a preset", to: "home/2026/\(tightest)/") { try browser.click("[data-preset=tightest]") }
            try moves("a step", to: "home/2026/\(other)/") {
                try browser.click("[data-step='\(other - tightest)']")
            }
            try moves("the year", to: "home/2025/\(other)/") { try choose(browser, "year", "2025") }
            try moves("the place", to: "away/2025/\(other)/") { try choose(browser, "place", "away") }
            try moves("a day", to: "away/2025/\(other)/2") { try choose(browser, "day", 2) }
            #expect(
                try browser.run("return location.hash") as? String == "#hours=away/2025/\(other)/2")
            let complaints = try browser.complaints()
            #expect(complaints.isEmpty, "\(complaints)")
        }
    }

    /// Hours by the keyboard: each is told with its numbers and units.
    @Test func hoursAreTold() throws {
        try withPage(BrowserToy.trading) { browser in
            try browser.wait(until: "document.getElementById('explorer').dataset.shown")
            func told() throws -> String {
                try #require(
                    try browser.run("return document.querySelector('.drawing').getAttribute('aria-valuetext')")
                        as? String)
            }
            try browser.type(Key.home, on: ".drawing")
            let midnight = try told()
            try browser.type(Key.right + Key.right, on: ".drawing")
            let later = try told()
            #expect(midnight.contains("00:00") && later.contains("02:00"))
            #expect(later.contains(" MW") && later.contains("US$/MWh"))
        }
    }

    @Test func tablesSortAndAreFiltered() throws {
        try withPage(BrowserToy.trading) { browser in
            try browser.click("#assumptions details:nth-of-type(2) summary")
            func rows() throws -> [String] {
                let script = """
                    return [...document.querySelectorAll("#assumptions details[open] table.sortable tbody tr")]
                        .filter((row) => !row.hidden).map((row) => row.cells[0].textContent);
                    """
                return try #require(try browser.run(script) as? [String])
            }
            let before = try rows()
            let heading = "#assumptions details[open] thead th"
            try browser.click(heading + " button")
            let rising = try rows()
            try browser.click(heading + " button")
            let falling = try rows()
            #expect(before.count > 1 && rising == before.sorted() && falling == Array(rising.reversed()))
            let sorted =
                try browser.run("return document.querySelector('\(heading)').getAttribute('aria-sort')") as? String
            #expect(sorted == "descending")
            // What is looked for is shown wherever it stands.
            try browser.type("life_years", on: "#assumptions .filter input")
            let found = try rows()
            #expect(!found.isEmpty && found.allSatisfy { $0.contains("life_years") })
        }
    }

    /// Names that are programs are read, not run.
    @Test func nothingOfAScenarioActs() throws {
        try withPage(BrowserToy.hostile) { browser in
            try browser.wait(until: "document.getElementById('explorer').dataset.shown")
            let isQuiet = try browser.run("return window.acted === undefined && document.images.length === 0") as? Bool
            #expect(isQuiet == true)
            for probe in [PageProbe.overflow, PageProbe.texts] {
                let found = try faults(browser, probe)
                #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
            }
            let complaints = try browser.complaints()
            #expect(complaints.isEmpty, "\(complaints)")
        }
    }

    @Test func itPrints() throws {
        try withPage(BrowserToy.trading) { browser in
            let pdf = try browser.printed()
            #expect(pdf.starts(with: Array("%PDF".utf8)))
            #expect(String(decoding: pdf, as: UTF8.self).components(separatedBy: "/Type /Page\n").count > 2)
        }
    }

    /// The pictures stand, and a sentence says what does not.
    @Test func itIsWholeWithoutScript() throws {
        try withPage(BrowserToy.trading, script: false) { browser in
            let seen = """
                return [document.getElementById("explorer").hidden,
                    document.getElementById("explorer-needs").getBoundingClientRect().height > 0,
                    [...document.querySelectorAll("figure svg[role=img]")].every((svg) => svg.getBoundingClientRect().height > 0),
                    document.querySelectorAll("th button").length === 0];
                """
            let found = try browser.run(seen) as? [Bool]
            #expect(found == [true, true, true, true])
            let faults = try faults(browser, PageProbe.empty)
            #expect(faults.isEmpty, "\(faults)")
        }
    }
}
