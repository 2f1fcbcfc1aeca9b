import Foundation
import Testing

/// `dcplan report`: what people look at, made again from what is saved.
@Suite struct ReportTests {
    let tool: Tool

    init() throws { tool = try Tool() }

    private static let shown = ["report.html", "plan.ipynb", "dcplan_reader.py"]

    private func plan(_ scenario: String, _ directory: String, _ more: String...) throws {
        let outcome = try tool.start(["plan", scenario, "--out", directory, "--quiet"] + more).outcome()
        #expect(outcome.exitCode == 0, "\(outcome.complaints)")
    }

    private func files(_ directory: String) throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: tool.path(directory))
        return Dictionary(uniqueKeysWithValues: names.map { ($0, tool.bytes("\(directory)/\($0)") ?? Data()) })
    }

    /// The same bytes as when the plan was made, everything else as it was, and the directory still one that a later plan may
    /// replace.
    @Test func aSavedPlanShowsWhatItShowed() throws {
        try plan("toy.toml", "result")
        let before = try files("result")
        for name in Self.shown {
            #expect((before[name]?.count ?? 0) > 1000, "\(name)")
            try FileManager.default.removeItem(atPath: tool.path("result/\(name)"))
        }
        let outcome = try tool.run("report", "result")
        #expect(outcome.exitCode == 0, "\(outcome.complaints)")
        #expect(outcome.output.split(separator: "\n").map(String.init) == Self.shown.map { "result/\($0)" })
        #expect(try files("result") == before)
        #expect(try tool.run("report", "result/plan.json").exitCode == 0)
        #expect(try files("result") == before)
        try plan("toy.toml", "result", "--set", "title=Another")
    }

    /// Exports come out of a saved plan as they do out of a run.
    @Test func exportsAreMadeOfASavedPlan() throws {
        try plan("toy.toml", "result", "--iamc", "run.csv", "--xlsx", "run.xlsx")
        let outcome = try tool.run(
            "report", "result", "--iamc", "saved.csv", "--xlsx", "saved.xlsx", "--sqlite", "saved.db", "--json")
        #expect(outcome.exitCode == 0, "\(outcome.complaints)")
        #expect(tool.bytes("run.csv") == tool.bytes("saved.csv") && tool.bytes("run.xlsx") == tool.bytes("saved.xlsx"))
        let object = try #require(
            JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect(object["status"] as? String == "ok" && (object["files"] as? [String])?.count == Self.shown.count + 3)
        #expect(tool.exists("saved.db"))
    }

    /// Several results: each its own page, and one page of all, which takes no other file's place unless it is named.
    @Test func severalPlansStandSideBySide() throws {
        try plan("toy.toml", "a", "--label", "As it is")
        try plan("toy-cheap-power.toml", "b", "--label", "Cheap <power>")
        #expect(try tool.run("report", "a", "b").exitCode == 0)
        let page = try #require(tool.text("side-by-side.html"))
        #expect(page.contains("As it is") && page.contains("Cheap &lt;power&gt;") && !page.contains("Cheap <power>"))
        #expect(try tool.run("report", "a", "b").exitCode == 0)
        #expect(tool.text("side-by-side.html") == page)
        try tool.write("side-by-side.html", "mine")
        #expect(try tool.run("report", "a", "b").exitCode == 73)
        #expect(tool.text("side-by-side.html") == "mine")
        #expect(try tool.run("report", "a", "b", "--html", "both.html").exitCode == 0)
        #expect(tool.text("both.html") == page)
    }

    @Test func whatIsNoPlanIsToldSo() throws {
        #expect(try tool.run("report").exitCode == 64)
        #expect(try tool.run("report", "nothing").exitCode == 66)
        try plan("toy.toml", "result")
        #expect(try tool.run("report", "result", "result", "--iamc", "x.csv").exitCode == 64)
        #expect(try tool.run("report", "result", "--html", "x.html").exitCode == 64)
        let before = try files("result")
        var hours = try #require(before["hourly.parquet"])
        hours.removeLast(hours.count / 2)
        try hours.write(to: URL(fileURLWithPath: tool.path("result/hourly.parquet")))
        let damaged = try tool.run("report", "result")
        #expect(damaged.exitCode == 65 && damaged.complaints.contains("hourly.parquet"), "\(damaged.complaints)")
        try FileManager.default.removeItem(atPath: tool.path("result/capex.csv"))
        let missing = try tool.run("report", "result")
        #expect([65, 66].contains(missing.exitCode), "\(missing.complaints)")
        #expect(try files("result")["report.html"] == before["report.html"])
    }
}
