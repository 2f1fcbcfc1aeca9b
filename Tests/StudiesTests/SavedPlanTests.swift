import Documents
import Foundation
import Reporting
import Studies
import Testing

@Suite struct SavedPlanTests {
    @Test func figuresComeBackAndUnknownKeysAreSkipped() throws {
        let plan = try plan(planText(itMw: 20))
        #expect(plan.years == [2029, 2030])
        #expect(plan.objectiveUsd == 5e8)
        #expect(plan.regions["johor"]?["2030"]?[.itMw] == 20)
        #expect(plan.regions["johor"]?["2030"]?.breakdowns["cost_usd"] == ["carbon": 2e6, "racks_capital": 2e8])
        #expect(plan.total(2030, .itMw) == 20)
        #expect(plan.total(.emissions) == 80000)
        #expect(plan.total(2031, .itMw) == nil)
    }

    @Test func whatIsNotThereIsNil() throws {
        let plan = try plan(#"{"dcplan": "9", "status": "optimal", "regions": {}}"#)
        #expect(plan.objectiveUsd == nil && plan.binding == nil && plan.years.isEmpty)
    }

    @Test(arguments: [
        ("", "not whole JSON"), ("{", "not whole JSON"), ("[]", "expected an object"),
        ("{}", "dcplan: not a saved result"),
        (#"{"dcplan": "1", "status": "optimal"}"#, "regions: not a saved result of dcplan: this key is missing"),
        (#"{"dcplan": "1", "status": 3, "regions": {}}"#, "status: not a saved result of dcplan: expected a string"),
        (#"{"dcplan": "1", "status": "optimal", "regions": {"a": {"x": {}}}}"#, "regions.a.x"),
        (
            #"{"dcplan": "1", "status": "optimal", "regions": {"a": {"2030": {"it_mw": "k"}}}}"#,
            "regions.a.2030.it_mw: not a saved result of dcplan: expected a number"
        ),
    ])
    func brokenFilesAreRefusedWithTheKey(text: String, complaint: String) throws {
        let error = try #require(throws: InputIssues.self) { try plan(text) }
        #expect("\(error)".contains(complaint), "\(error)")
        #expect("\(error)".hasPrefix("plan.json:1:1: error: "))
    }

    @Test func directoriesFilesAndTheirAbsence() throws {
        let place = try Workplace(["plan.json": planText(name: "b")])
        #expect(try PlanDocument.read(place.directory).scenario?.name == "b")
        #expect(try PlanDocument.read(place.path("plan.json")).scenario?.name == "b")
        #expect(throws: MissingFile.self) { try PlanDocument.read(place.path("nothing.json")) }
        #expect(throws: MissingFile.self) { try PlanDocument.read(try Workplace().directory) }
    }
}
