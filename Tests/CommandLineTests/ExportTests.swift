import Databases
import Foundation
import FoundationXML
import Output
import Testing

/// A plan for other programs: files that they take, whatever the scenario's names are.
@Suite struct ExportTests {
    let tool: Tool

    /// What a spreadsheet would calculate, markup, quotes, a picture, letters from right to left, marks that XML refuses: a name of
    /// whatever may have any.
    private static let hostile = hostile("\\\"", "\\u0001\\u202E\\uFFFF")
    private static let plain = hostile("\"", "\u{1}\u{202E}\u{FFFF}")

    private static func hostile(_ quote: String, _ unseen: String) -> String {
        "=cmd()|<b>&'\(quote)$x_x0041_ 🏭 שלום \(unseen)" + String(repeating: "n", count: 150)
    }

    /// Letters all.
    private static let place = "שלום_" + String(repeating: "n", count: 190)

    init() throws {
        tool = try Tool()
        let toy = try #require(tool.text("toy.toml"))
        #expect(toy.contains("[regions.south"))
        let renamed = toy.replacing("jurisdiction = \"south\"", with: "jurisdiction = \"\(Self.hostile)\"")
            .replacing("[regions.south", with: "[regions.\"\(Self.place)\"").replacing(
                "\"south\"", with: "\"\(Self.place)\""
            )
            .replacing("title = \"Two small places\"", with: "title = \"\(Self.hostile)\"")
        let more = """
            [[policies]]
            name = "\(Self.hostile)"
            kind = "carbon_cap"
            limit_t_per_year = 1e9
            [published."\(Self.hostile)"]
            year = 2026
            twh = 0.5
            covers = "\(Self.hostile)"
            regions = ["north"]
            source = "\(Self.hostile)"
            """
        try tool.write("hostile.toml", renamed + "\n" + more)
    }

    private func plan(_ scenario: String, _ more: [String]) throws -> Tool.Outcome {
        try tool.start(["plan", scenario, "--out", "r", "--quiet"] + more).outcome()
    }

    private func planned() throws {
        let outcome = try plan(
            "hostile.toml", ["--sqlite", "p.sqlite", "--iamc", "p.csv", "--xlsx", "p.xlsx", "--label", Self.plainLabel])
        #expect(outcome.exitCode == 0, "\(outcome.complaints)")
    }

    private static let plainLabel = "=1+1 \"run\""

    @Test func filesHoldWhatTheTablesHold() throws {
        try planned()
        try checkDatabase()
        try checkTable()
        try checkWorkbook()
        try checkNotebook()
        // The same again over the same files gives the same bytes.
        let first = ["p.sqlite", "p.csv", "p.xlsx", "r/plan.ipynb"].map { tool.bytes($0) }
        try planned()
        #expect(first == ["p.sqlite", "p.csv", "p.xlsx", "r/plan.ipynb"].map { tool.bytes($0) })
    }

    private func checkDatabase() throws {
        let database = try Database(path: tool.path("p.sqlite"))
        func rows(_ query: String) throws -> [[String?]] { try database.prepare(query).rows() }
        #expect(try rows("PRAGMA foreign_key_check").isEmpty)
        #expect(try rows("PRAGMA integrity_check") == [["ok"]])
        #expect(try rows("SELECT place, jurisdiction FROM places").contains([Self.place, Self.plain]))
        let (series, hours) = (
            try rows("SELECT count(*) FROM series")[0][0]!, try rows("SELECT count(*) FROM hours")[0][0]!
        )
        #expect(Int(try rows("SELECT count(*) FROM hourly")[0][0]!)! <= Int(series)! * Int(hours)!)
        // A bus is balanced by the view too.
        let sums = try rows(
            "SELECT max(abs(total)) FROM (SELECT sum(value) AS total FROM hourly WHERE balance = 'power' GROUP BY year, place, hour)"
        )
        #expect(Double(try #require(sums[0][0]))! < 1e-5)
        let plan = try object(try #require(tool.text("r/plan.json")))
        let saved = try object(try #require(try rows("SELECT document FROM plan")[0][0]))
        #expect(saved["objective_usd"] as? Double == plan["objective_usd"] as? Double && saved["timing_s"] == nil)
        let csv = CSVRows([UInt8](try #require(tool.bytes("r/capacity.csv"))))
        let stored = try rows("SELECT \(csv.header.joined(separator: ", ")) FROM capacity")
        #expect(stored.count == csv.rows.count)
        for (row, line) in zip(stored, csv.rows) {
            for (value, field) in zip(row, line) {
                // The library writes numbers with fifteen digits.
                let isNear = Double(value ?? "").flatMap { a in Double(field).map { abs(a - $0) <= 1e-14 * abs($0) } }
                #expect(value ?? "" == field || isNear == true, "\(line)")
            }
        }
        let undescribed =
            "SELECT m.name || '.' || p.name FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type IN ('table', 'view') AND m.name NOT IN ('tables', 'columns', 'plan', 'sqlite_stat1') AND NOT EXISTS (SELECT 1 FROM columns c WHERE c.table_name = m.name AND c.name = p.name)"
        #expect(try rows(undescribed) == [])
    }

    private func checkTable() throws {
        let rows = CSVRows([UInt8](try #require(tool.bytes("p.csv"))))
        let keys = rows.rows.map { $0.dropLast() }
        #expect(Set(keys).count == keys.count && rows.rows.allSatisfy { $0.count == 7 && $0[1] == Self.plainLabel })
        #expect(rows.rows.contains { $0[2] == Self.place })
        #expect(rows.rows.contains { $0[2] == "World" && $0[3] == "Final Energy|Electricity|Data Centers" })
    }

    private func checkWorkbook() throws {
        let files = try ZipFile([UInt8](try #require(tool.bytes("p.xlsx")))).files
        var sheets = 0
        for (name, bytes) in files where name.hasSuffix(".xml") {
            #expect(XMLParser(data: Data(bytes)).parse(), "\(name)")
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(!text.contains("<f>") && !text.contains("<f "), "\(name) has a formula")
            if name.hasPrefix("xl/worksheets/sheet") { sheets += 1 }
        }
        let tables = try FileManager.default.contentsOfDirectory(atPath: tool.path("r")).filter { $0.hasSuffix(".csv") }
        #expect(sheets == tables.count + 1)  // Contents and columns, and no hours
        let strings = String(decoding: try #require(files["xl/sharedStrings.xml"]), as: UTF8.self)
        #expect(strings.contains("=cmd()|&lt;b&gt;&amp;'\"$x_x005F_x0041_ 🏭 שלום \\u0001\\u202e\\uffffnnn"))
    }

    private func checkNotebook() throws {
        let text = try #require(tool.text("r/plan.ipynb"))
        let cells = try #require(try object(text)["cells"] as? [[String: Any]])
        for cell in cells {
            let source = try #require(cell["source"] as? [String]).joined()
            if cell["cell_type"] as? String == "code" {
                #expect(!source.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" })
                #expect(source.components(separatedBy: "cmd()").count <= 2)
            }
        }
        #expect(tool.exists("r/dcplan_reader.py"))
    }

    /// Where they can be run: with a Python that has what the notebook needs.
    @Test func pythonTakesThem() throws {
        guard let python = Python.withNotebooks else {
            print(
                "skipped: no Python with nbclient, ipykernel, pandas, pyarrow and matplotlib (DCPLAN_PYTHON names one)")
            return
        }
        try planned()
        let script = """
            import re

            import nbformat
            from nbclient import NotebookClient
            nb = nbformat.read("plan.ipynb", as_version=nbformat.NO_CONVERT)
            nbformat.validate(nb)
            before = [[o["data"].get("text/plain") for o in c.get("outputs", [])] for c in nb.cells]
            NotebookClient(nb, timeout=300).execute()
            for cell, old in zip(nb.cells, before):
                if cell.get("outputs") and cell["outputs"][-1]["output_type"] == "execute_result":
                    new = re.findall(r"<td>([^<]*)</td>", cell["outputs"][-1]["data"]["text/html"])
                    numbers = [w for w in old[0].split() if re.fullmatch(r"-?[0-9]+[.][0-9]+", w)]
                    assert [float(w) for w in new] == [float(w) for w in numbers], (new, numbers)
            """
        let outcome = try Python.run(python, script, in: tool.path("r"))
        #expect(outcome.code == 0, "\(outcome.complaints.suffix(2_000))")
        let readme = try String(contentsOfFile: Tool.fixtures + "/../../../README.md", encoding: .utf8)
        let example = try #require(
            readme.components(separatedBy: "```python\n").dropFirst().first?.components(separatedBy: "```")[0])
        let mine = example.replacing("johor", with: "north").replacing("2030", with: "2026")
        let drawn = try Python.run(python, "import matplotlib\nmatplotlib.use('agg')\n" + mine, in: tool.path("r"))
        #expect(drawn.code == 0 && tool.exists("r/overview.png"), "\(drawn.complaints.suffix(2_000))")
    }

    @Test func whatCannotBeWrittenIsSaidBeforeTheSolve() throws {
        try FileManager.default.createDirectory(atPath: tool.path("folder"), withIntermediateDirectories: true)
        for paths in [["--sqlite", "folder"], ["--xlsx", "nowhere/p.xlsx"], ["--iamc", "same", "--xlsx", "same"]] {
            let outcome = try plan("toy.toml", paths)
            #expect(outcome.exitCode == 73, "\(paths): \(outcome.complaints)")
            #expect(!tool.exists("r"))
        }
    }

    @Test func pipesTakeThem() throws {
        let outcome = try plan("toy.toml", ["--sqlite", "/dev/stdout", "--json"])
        #expect(outcome.exitCode == 0 && outcome.output.contains("SQLite format 3"))
    }
}
