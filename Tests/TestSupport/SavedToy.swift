import Auditing
import Foundation
import Planning
import Reporting
import TimeSeries
import Vocabulary

/// A solved toy as its directory would have it: the document, and each file by name.
package struct SavedToy {
    package let plan: SavedPlan
    package let files: [String: [UInt8]]

    package init(
        _ solved: SolvedToy, assumptions: [Assumption] = [], fans: [SavedFan] = [],
        change: (inout PlanDocument) -> Void = { _ in }
    ) throws {
        let scenario = solved.model.scenario
        var document = PlanDocument(
            madeBy: Program(version: "0", sha256: nil), scenario: scenario,
            scenarioPart: .init(
                scenario, path: "toy.toml", resolution: scenario.resolution, hoursPerYear: solved.model.hours),
            label: nil, plan: solved.plan, solution: solved.solution, program: solved.model.program)
        change(&document)
        let axis = solved.model.axis
        var files = Dictionary(
            uniqueKeysWithValues: PlanTables.tables(solved.plan).map {
                (CSVFormat.fileName($0.schema), CSVFormat.bytes($0))
            })
        let hourly = HourlyTable.table(solved.plan.hourly, axis: axis)
        files[ParquetFormat.fileName(hourly.schema)] = ParquetFormat.bytes(hourly)
        files["plan.json"] = [UInt8](try document.bytes())
        self.files = files
        let written = try WrittenPlan(objectiveUsd: solved.plan.objectiveUsd) { files[$0]! }
        var plan = SavedPlan(
            document: document, written: written,
            places: solved.plan.places.map {
                SavedPlace(
                    name: $0.name, kind: $0.kind, jurisdiction: $0.region?.jurisdiction,
                    latitudeDeg: $0.region?.latitudeDeg, longitudeDeg: $0.region?.longitudeDeg,
                    utcOffsetHours: $0.region?.utcOffsetHours)
            },
            capex: solved.plan.capex.map {
                SavedCapex(year: $0.year, place: $0.place, stock: $0.stock, built: $0.built, capexUsd: $0.capexUsd)
            },
            hours: axis.hourOfYear.indices.map {
                ModelHour(hourOfYear: axis.hourOfYear[$0], weight: axis.weight[$0], period: axis.periodIndex[$0])
            },
            hourly: written.hourly, assumptions: assumptions, fans: fans)
        plan.referenceUtcOffsetHours = scenario.horizon.referenceUtcOffsetHours
        self.plan = plan
    }
}
