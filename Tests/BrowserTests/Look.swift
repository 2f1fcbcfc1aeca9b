import Foundation
import Reporting
import Testing

@Suite(.enabled(if: ProcessInfo.processInfo.environment["LOOK_AT"] != nil)) struct Look {
    @Test func look() throws {
        let directory = ProcessInfo.processInfo.environment["LOOK_AT"]!
        for name in directory.split(separator: ",") {
        func file(_ name2: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(name)/\(name2)"))) }
        let document = try ResultCoding.decoder.decode(PlanDocument.self, from: Data(try file("plan.json")))
        let plan = try SavedPlan(document: document, read: file)
        try ReportPage(plan).html().write(toFile: "\(name)/report.html", atomically: true, encoding: .utf8)
        }
    }
}
