import Foundation
import Planning
import Reporting
import TimeSeries
import Vocabulary

/// A solved toy as its directory has it: the plan, and each file by name.
package struct SavedToy {
    package let plan: SavedPlan
    package let files: [String: [UInt8]]

    /// - Parameter rename: what a place is called in the files instead.
    package init(
        _ toy: Toy, _ solved: SolvedToy? = nil, rename: [String: String] = [:],
        change: (inout PlanDocument) -> Void = { _ in }
    ) throws {
        let (reading, solved) = (try toy.reading(), try solved ?? toy.solved())
        let scenario = reading.scenario
        var document = PlanDocument(
            madeBy: Program(version: "0", sha256: nil), scenario: scenario,
            scenarioPart: .init(
                scenario, path: "toy.toml", resolution: scenario.resolution, hoursPerYear: solved.model.hours),
            label: nil, plan: solved.plan, solution: solved.solution, program: solved.model.program)
        change(&document)
        let axis = solved.model.axis
        let tables =
            PlanTables.tables(solved.plan)
            + (try ScenarioTables.tables(reading, ScenarioSeries(scenario), axis: axis))
        var files = Dictionary(
            uniqueKeysWithValues: tables.map {
                (CSVFormat.fileName($0.schema), SavedToy.renamed(CSVFormat.bytes($0), rename))
            })
        let hourly = solved.plan.hourly.map { one in
            HourlySeries(
                year: one.year, place: rename[one.place] ?? one.place, balance: one.balance, flow: one.flow,
                unit: one.unit,
                values: one.values)
        }
        files[ParquetFormat.fileName(HourlyTable.schema)] = ParquetFormat.bytes(HourlyTable.table(hourly, axis: axis))
        files["plan.json"] = SavedToy.renamed([UInt8](try document.bytes()), rename, inJSON: true)
        self.files = files
        plan = try SavedPlan(
            document: try ResultCoding.decoder.decode(PlanDocument.self, from: Data(files["plan.json"]!))
        ) {
            files[$0]!
        }
    }

    /// A file with other names: where a name stands alone, as a key, a text or a cell.
    private static func renamed(_ bytes: [UInt8], _ names: [String: String], inJSON: Bool = false) -> [UInt8] {
        var text = String(decoding: bytes, as: UTF8.self)
        for (old, new) in names.sorted(by: { $0.key < $1.key }) {
            let quoted = new.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            let cell = "\"" + new.replacing("\"", with: "\"\"") + "\""
            text =
                inJSON
                ? text.replacing("\"\(old)\"", with: "\"\(quoted)\"")
                : text.replacing(",\(old),", with: ",\(cell),").replacing("\n\(old),", with: "\n\(cell),")
        }
        return Array(text.utf8)
    }
}
