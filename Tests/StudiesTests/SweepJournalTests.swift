import Foundation
import Output
import Planning
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
        #expect(try PlanDocument(solved.bytes(), path: "abc.json") == solved.plan)
    }

    @Test(arguments: [
        (0, "optimal", true), (10, "infeasible", true), (11, "unbounded", true), (12, "numerical", true),
        (12, "iteration_limit", true), (12, "time_limit", false), (12, "stopped", false), (13, "", false),
        (14, "audit_failed", true), (65, "", false), (73, "", false), (130, "", false), (139, "", false),
    ])
    func onlyWhatWouldComeOutTheSameIsFinal(exitCode: Int32, status: String, isFinal: Bool) throws {
        let plan = [0, 14].contains(exitCode) ? try plan(planText()) : nil
        #expect(SweepRecord(id: "a", status: status, exitCode: exitCode, plan: plan).isFinal == isFinal)
    }

    @Test func aPlanThatFailedItsAuditIsKeptAndCountsAsFailed() throws {
        let record = SweepRecord(id: "a", status: "audit_failed", exitCode: 14, plan: try plan(planText()))
        #expect(!record.isSolved)
        #expect(SweepRecord(try record.bytes()) == record)
    }

    @Test func theJournalOutlivesTheRun() throws {
        let place = try Workplace()
        let path = place.path("a/b")
        do {
            let directory = try SweepDirectory(path: path)
            #expect(directory.finished("x") == nil)
            try directory.save(record("x"))
            try directory.save(record("y"))
            try directory.save(SweepRecord(id: "crash", status: "crashed", exitCode: 139))
            try directory.write("sweep.csv", Data("a\n".utf8))
        }
        let directory = try SweepDirectory(path: path)
        #expect(try directory.finished("x") == record("x"))
        #expect(directory.finished("crash") == nil)
        #expect(place.text("a/b/sweep.csv") == "a\n")
        directory.keepOnly(["y"])
        #expect(directory.finished("x") == nil)
        #expect(try directory.finished("y") == record("y"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: path + "/cases") == ["y.json"])
    }

    @Test func directoriesOfOthersAreLeftAlone() throws {
        let place = try Workplace(["thesis.txt": "precious"])
        #expect(throws: WriteError.self) { try SweepDirectory(path: place.directory) }
        #expect(throws: WriteError.self) {
            try SweepDirectory(path: place.path("thesis.txt"))
        }
        #expect(place.text("thesis.txt") == "precious")
    }

    /// Names of a sweep's own are not enough: what stands under them must be of a sweep.
    @Test(arguments: [
        ["sweep.csv": "precious"], ["cases.csv": "precious"], ["cases/mine.json": "{}"],
        ["cases/abc.json": "{\"sweep_case\": {\"id\": \"xyz\"}}"], ["cases/notes.txt": "precious"],
        ["sweep.csv/keep.txt": "precious"], ["cases/a.json/keep.txt": "precious"], ["figures/a.png": "precious"],
        [".dcplan": "dcplan results 1\nplan\n", "plan.json": "precious"],
    ])
    func filesThatNoSweepWroteAreLeftAlone(contents: [String: String]) throws {
        for isOwn in [false, true] {
            let place = try Workplace()
            if isOwn {
                let own = try SweepDirectory(path: place.path("o"))
                try own.save(record("own"))
            }
            for (name, text) in contents { try place.write("o/\(name)", text, makingDirectories: true) }
            let paths = try FileManager.default.subpathsOfDirectory(atPath: place.path("o")).sorted()
            if isOwn, [["sweep.csv"], ["cases.csv"]].contains(contents.keys.sorted()) { continue }
            #expect(throws: WriteError.self) { try SweepDirectory(path: place.path("o")) }
            #expect(try FileManager.default.subpathsOfDirectory(atPath: place.path("o")).sorted() == paths)
            for (name, text) in contents { #expect(place.text("o/\(name)") == text) }
        }
    }

    @Test func aSweepOfAnEarlierVersionGoesOn() throws {
        let place = try Workplace()
        try place.write(
            "o/cases/abc.json", String(decoding: try record("abc").bytes(), as: UTF8.self), makingDirectories: true)
        try place.write("o/sweep.csv", "case\n")
        #expect(try SweepDirectory(path: place.path("o")).finished("abc") == record("abc"))
    }

    @Test func whatAKilledSweepLeftIsCleared() throws {
        let place = try Workplace()
        do { _ = try SweepDirectory(path: place.path("o")) }
        for name in ["o/.sweep.csv.dcplan-0123456789abcdef", "o/cases/.abc.json.dcplan-0123456789abcdef"] {
            try place.write(name, "half")
        }
        _ = try SweepDirectory(path: place.path("o"))
        #expect(try FileManager.default.subpathsOfDirectory(atPath: place.path("o")).sorted() == [".dcplan", "cases"])
    }

    @Test func oneSweepAtATime() throws {
        let place = try Workplace()
        let first = try SweepDirectory(path: place.path("out"))
        #expect(throws: WriteError.self) { try SweepDirectory(path: first.path) }
    }
}

@Suite struct SweepTablesTests {
    @Test func rowsAreCasesByRegionsByYears() throws {
        let place = try Workplace()
        let grid = try place.grid(hostingByDemand)
        // Work from offshore is no region's.
        let work = [
            undone(3, of: "inference", from: "johor"), undone(4, of: "inference", from: "offshore", unit: "it_kw"),
        ]
        let solved = SweepRecord(
            id: grid.ids[1], status: "optimal", exitCode: 0,
            plan: try plan(planText(itMw: 12.5, demand: work.joined(separator: ", "))))
        let failed = SweepRecord(id: grid.ids[0], status: "infeasible", exitCode: 10, message: "hosting, halls")
        let tables = SweepTables(grid, [failed, solved, nil, nil])
        let rows = CSVRows(CSVFormat.bytes(tables.sweep()))
        #expect(rows.header.prefix(6) == ["case_number", "hosting_mw", "demand", "status", "place", "year"])
        #expect(rows.header.dropFirst(6) == RegionFigure.all.map(\.figure.key)[...])
        func cell(_ row: Int, _ column: String) -> String { rows.rows[row][rows.header.firstIndex(of: column)!] }
        #expect(rows.rows.count == 3 && rows.rows.allSatisfy { $0.count == rows.header.count })
        #expect(
            rows.rows[0].prefix(4) == ["1", "30", "15000", "infeasible"] && rows.rows[0][4...].allSatisfy(\.isEmpty))
        #expect(rows.rows[1].prefix(6) == ["2", "30", "25000.0", "optimal", "johor", "2029"])
        #expect(cell(2, "year") == "2030" && cell(2, "it_mw") == "12.5" && cell(2, "h100e") == "10000.0")
        #expect(
            cell(2, "pue") == "1.4" && cell(2, "facility_peak_mw") == "" && cell(2, "cost_total_usd") == "20000000.0")
        let unserved = CSVRows(CSVFormat.bytes(tables.unserved()))
        #expect(
            unserved.header.suffix(5) == ["from_place", "year", "workload", "unit", "unserved_units"]
                && unserved.rows.map { Array($0.suffix(5)) } == [
                    ["johor", "2030", "inference", "h100e", "3.0"], ["offshore", "2030", "inference", "it_kw", "4.0"],
                ])
        let cases = CSVRows(CSVFormat.bytes(tables.cases()))
        #expect(cases.rows.map(\.count) == [Int](repeating: cases.header.count, count: 4))
        #expect(cases.rows[0].suffix(3) == [grid.ids[0], "", "hosting, halls"])
        #expect(cases.rows[1][4...9] == ["optimal", "0", "500000000.0", "1e-09", "0.0", "2e-09"])
        #expect(cases.rows[3][4] == "not_run")
        #expect(!cases.header.contains { $0.contains("second") })
    }
}
