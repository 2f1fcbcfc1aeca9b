import Foundation
import InteriorPoint
import Reporting
import Studies

/// The toy, planned and read back from its directory.
struct SavedRun {
    let plan: SavedPlan
    let exported: ExportedPlan

    static let toy = Result { try SavedRun() }

    private init() throws {
        let place = try Workplace(["toy.toml": try String(contentsOfFile: Workplace.toy, encoding: .utf8)])
        var settings = InteriorPointSettings()
        settings.threads = 1
        _ = try PlanRun(
            PlanRun.Request(path: place.path("toy.toml"), out: place.path("result")),
            program: Program(version: "1", sha256: nil), solver: InteriorPointSolver(settings: settings)
        ).run()
        plan = try SavedPlan.read(place.path("result"))
        exported = try ExportedPlan(plan) { name in
            [UInt8](try Data(contentsOf: URL(fileURLWithPath: place.path("result/\(name)"))))
        }
    }
}
