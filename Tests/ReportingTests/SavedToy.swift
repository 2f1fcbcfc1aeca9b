import Auditing
import Foundation
import Planning
import Reporting
import TestSupport
import TimeSeries
import Vocabulary

/// A solved toy as its directory would have it: the document, and each file by name.
struct SavedToy {
    let plan: SavedPlan
    let files: [String: [UInt8]]

    init(
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
        let tables = PlanTables.tables(solved.plan) + [HourlyTable.table(solved.plan.hourly, axis: axis)]
        var files = Dictionary(
            uniqueKeysWithValues: tables.map { (CSVFormat.fileName($0.schema), CSVFormat.bytes($0)) })
        files["plan.json"] = [UInt8](try document.bytes())
        self.files = files
        plan = SavedPlan(
            document: document,
            written: try WrittenPlan(objectiveUsd: solved.plan.objectiveUsd) { files[$0]! },
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
            hourly: solved.plan.hourly, assumptions: assumptions, fans: fans)
    }
}
