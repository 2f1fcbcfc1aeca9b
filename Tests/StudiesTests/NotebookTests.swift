import Foundation
import FoundationXML
import Output
import Planning
import Reporting
import Testing

/// The notebook is one by nbformat's rules, and says what the plan says.
@Suite struct NotebookTests {
    private static func saved() throws -> SavedPlan { try SavedRun.toy.get().plan }

    private func cells(_ plan: SavedPlan) throws -> [[String: Any]] {
        let bytes = try PlanNotebook(plan).bytes()
        let notebook = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(Set(notebook.keys) == ["cells", "metadata", "nbformat", "nbformat_minor"])
        #expect(notebook["nbformat"] as? Int == 4 && notebook["nbformat_minor"] as? Int == 5)
        let kernel = (notebook["metadata"] as? [String: Any])?["kernelspec"] as? [String: Any]
        #expect(kernel?["name"] as? String == "python3")
        return try #require(notebook["cells"] as? [[String: Any]])
    }

    private func text(_ lines: Any?) throws -> String { try #require(lines as? [String]).joined() }

    @Test func itIsNbformat() throws {
        let cells = try cells(try Self.saved())
        let ids = cells.compactMap { $0["id"] as? String }
        #expect(ids.count == cells.count && Set(ids).count == ids.count && cells.count > 15)
        #expect(ids.allSatisfy { $0.wholeMatch(of: /[a-zA-Z0-9_-]{1,64}/) != nil })
        var count = 0
        for cell in cells {
            #expect(cell["metadata"] as? [String: String] == [:])
            #expect(try !text(cell["source"]).isEmpty)
            if cell["cell_type"] as? String == "markdown" {
                #expect(Set(cell.keys) == ["cell_type", "id", "metadata", "source"])
                continue
            }
            count += 1
            #expect(cell["cell_type"] as? String == "code" && cell["execution_count"] as? Int == count)
            #expect(Set(cell.keys) == ["cell_type", "execution_count", "id", "metadata", "outputs", "source"])
            for output in try #require(cell["outputs"] as? [[String: Any]]) {
                let isResult = output["output_type"] as? String == "execute_result"
                #expect(isResult || output["output_type"] as? String == "display_data")
                #expect((output["execution_count"] as? Int == count) == isResult && output["metadata"] != nil)
            }
        }
    }

    @Test func equalPlansAreEqualFiles() throws {
        let plan = try Self.saved()
        #expect(try PlanNotebook(plan).bytes() == PlanNotebook(plan).bytes())
    }

    /// Each number of the tables, to its printed digits.
    @Test func tablesSayWhatThePlanSays() throws {
        let plan = try Self.saved()
        var numbers = 0
        for (id, decimals) in [("power", 1), ("totals", 2)] {
            let cell = try #require(try cells(plan).first { $0["id"] as? String == id })
            let output = try #require((cell["outputs"] as? [[String: Any]])?.first?["data"] as? [String: Any])
            let rows = try text(output["text/plain"]).split(separator: "\n").map { $0.split(separator: " ") }
            for row in rows.dropFirst(2) {
                let expected: [Double?] =
                    id == "power"
                    ? plan.document.years.map { plan.document.regions[String(row[0])]?["\($0)"]?[.itMw] }
                    : [RegionFigure.itMw, .facilityTwh, .capex, .runningCost, .emissions].map { figure in
                        plan.document.total(Int(row[0])!, figure).map { $0 * figure.figure.shown.scale }
                    }
                #expect(row.count == expected.count + 1)
                for (printed, value) in zip(row.dropFirst(), expected) {
                    let value = try #require(value)
                    #expect(abs(Double(printed)! - value) <= 0.5001 * pow(10, -Double(decimals)), "\(id) \(row)")
                    numbers += 1
                }
            }
            let html = try text(output["text/html"])
            #expect(XMLParser(data: Data(html.utf8)).parse())
        }
        #expect(numbers >= 14)
    }

    @Test func picturesAreWholeAndHarmless() throws {
        var pictures = 0
        for cell in try cells(try Self.saved()) {
            for output in cell["outputs"] as? [[String: Any]] ?? [] {
                guard let svg = (output["data"] as? [String: Any])?["image/svg+xml"] else { continue }
                let picture = try text(svg)
                #expect(XMLParser(data: Data(picture.utf8)).parse(), "\(cell["id"] ?? "")")
                #expect(!picture.contains("nan") && !picture.contains("inf"))
                #expect(picture.contains("<title>") && !picture.lowercased().contains("script"))
                pictures += 1
            }
        }
        #expect(pictures >= 7)
    }

    @Test func theReaderIsShort() {
        let lines = NotebookReader.source.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 61 && lines.last == "" && lines.allSatisfy { $0.count <= 132 })
    }
}
