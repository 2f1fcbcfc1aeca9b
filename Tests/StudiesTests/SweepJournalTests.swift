import Foundation
import Reporting
import Studies
import Testing

@Suite struct SweepJournalTests {
    func record(_ id: String, _ text: String = planText()) throws -> SweepRecord {
        SweepRecord(id: id, status: "optimal", exitCode: 0, plan: try plan(text))
    }

    @Test func recordsComeBackWhole() throws {
        let solved = try record("abc", planText(itMw: 10.0 / 3, binding: limit("hosting", 1.0 / 7)))
        #expect(SweepRecord(try solved.bytes()) == solved)
        let failed = SweepRecord(id: "abc", status: "infeasible", exitCode: 10, message: "no \"plan\"\nat all")
        #expect(SweepRecord(try failed.bytes()) == failed)
        #expect(SweepRecord(Data("{}".utf8)) == nil)
    }

    @Test func aRecordOfASolvedCaseIsASavedPlan() throws {
        let solved = try record("abc")
        #expect(try SavedPlan(solved.bytes(), path: "abc.json") == solved.plan)
    }

    @Test(arguments: [
        (0, true), (10, true), (11, true), (12, true), (13, false), (65, false), (73, false), (130, false),
        (139, false),
    ])
    func onlyWhatWouldComeOutTheSameIsFinal(exitCode: Int32, isFinal: Bool) throws {
        let plan = exitCode == 0 ? try plan(planText()) : nil
        #expect(SweepRecord(id: "a", status: "", exitCode: exitCode, plan: plan).isFinal == isFinal)
    }

    @Test func theJournalOutlivesTheRunUnlessStartedAnew() throws {
        let place = try Workplace()
        let path = place.path("a/b")
        do {
            let directory = try SweepDirectory(path: path, resumes: true)
            #expect(directory.finished("x") == nil)
            try directory.save(record("x"))
            try directory.save(SweepRecord(id: "crash", status: "crashed", exitCode: 139))
            try directory.write("sweep.csv", Data("a\n".utf8))
        }
        do {
            let directory = try SweepDirectory(path: path, resumes: true)
            #expect(try directory.finished("x") == record("x"))
            #expect(directory.finished("crash") == nil)
        }
        let directory = try SweepDirectory(path: path, resumes: false)
        #expect(directory.finished("x") == nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["cases"])
    }

    @Test func directoriesOfOthersAreLeftAlone() throws {
        let place = try Workplace(["thesis.txt": "precious"])
        #expect(throws: ResultDirectory.WriteError.self) { try SweepDirectory(path: place.directory, resumes: false) }
        #expect(throws: ResultDirectory.WriteError.self) {
            try SweepDirectory(path: place.path("thesis.txt"), resumes: false)
        }
        #expect(place.text("thesis.txt") == "precious")
    }

    @Test func oneSweepAtATime() throws {
        let place = try Workplace()
        let first = try SweepDirectory(path: place.path("out"), resumes: false)
        #expect(throws: ResultDirectory.WriteError.self) { try SweepDirectory(path: first.path, resumes: true) }
    }
}

@Suite struct SweepTablesTests {
    @Test func rowsAreCasesByRegionsByYears() throws {
        let place = try Workplace()
        let grid = try place.grid(hostingByDemand)
        let solved = SweepRecord(
            id: grid.ids[1], status: "optimal", exitCode: 0,
            plan: try plan(planText(itMw: 12.5, unserved: #"{"inference": 3}"#)))
        let failed = SweepRecord(id: grid.ids[0], status: "infeasible", exitCode: 10, message: "hosting, halls")
        let tables = SweepTables(grid, [failed, solved, nil, nil])
        let header =
            "case,hosting_mw,demand,status,region,year,it_mw,h100e,facility_twh,facility_peak_mw,grid_peak_mw,pue,"
            + "wue_l_per_kwh,water_ml_per_day,liquid_heat_share,emissions_t,clean_share,cost_usd,mean_price_usd_per_mwh,"
            + "unserved_inference_h100e,unserved_energy_mwh"
        #expect(
            String(decoding: tables.sweep(), as: UTF8.self) == """
                \(header)
                1,30,15000,infeasible,,,,,,,,,,,,,,,,,
                2,30,25000.0,optimal,johor,2029,10.0,8000.0,0.12,,,1.4,,,,40000.0,,20000000.0,80.0,3.0,0.0
                2,30,25000.0,optimal,johor,2030,12.5,10000.0,0.15,,,1.4,,,,40000.0,,20000000.0,80.0,3.0,0.0

                """)
        let cases = CSVRows(tables.cases())
        #expect(cases.rows.map(\.count) == [Int](repeating: cases.header.count, count: 4))
        #expect(cases.rows[0].suffix(2) == [grid.ids[0], "hosting, halls"])
        #expect(cases.rows[1][4...9] == ["optimal", "0", "500000000.0", "1e-09", "0.0", "2e-09"])
        #expect(cases.rows[3][4] == "not_run")
        #expect(!cases.header.contains { $0.contains("second") })
    }
}
