import Foundation
import Output
import Reporting
import Studies
import Synchronization
import Testing

/// Sweeps whose worker is a shell script in place of dcplan: it notes its call and answers as its text says.
@Suite struct SweepRunTests {
    let place: Workplace

    init() throws { place = try Workplace() }

    /// Where `answer` is shell text that may use $set (all overrides), $out and $calls.
    func worker(_ answer: String) throws -> String {
        try place.write(
            "worker.txt",
            """
            #!/bin/sh
            set=""
            while [ $# -gt 0 ]; do
              case "$1" in --set) set="$set $2"; shift;; --out) out="$2"; shift;; esac
              shift
            done
            calls="\(place.directory)/calls"
            echo "$set" >> "$calls"
            solved() { mkdir -p "$out"; cp "\(place.directory)/plan.json" "$out/plan.json"; }
            \(answer)
            """)
        try place.write("plan.json", planText())
        // Another process writes the program: a test that starts one at this moment would inherit a file that this one has
        // open for writing, and a program that is open for writing cannot be started ("text file busy").
        let install = try Process.run(
            URL(fileURLWithPath: "/usr/bin/install"),
            arguments: ["-m", "755", place.path("worker.txt"), place.path("worker.sh")])
        install.waitUntilExit()
        #expect(install.terminationStatus == 0)
        return place.path("worker.sh")
    }

    var calls: [String] { (place.text("calls") ?? "").split(separator: "\n").map(String.init) }

    func run(
        _ answer: String, jobs: Int = 2, afresh: Bool = false, out: String = "out",
        observe: @escaping (SweepRun.State) -> Bool = { _ in true }
    ) throws -> (outcome: SweepRun.Outcome, grid: SweepGrid) {
        let grid = try place.grid(hostingByDemand)
        let directory = try SweepDirectory(path: place.path(out))
        let run = SweepRun(
            grid, in: directory, executable: try worker(answer), jobs: jobs, startsAfresh: afresh, observe: observe)
        return (try run.run(), grid)
    }

    @Test func everyCaseRunsOnceAndIsRecorded() throws {
        let (outcome, grid) = try run("solved")
        #expect(outcome.isWhole && !outcome.hasFailures)
        #expect(calls.count == 4)
        #expect(
            Set(calls.map { $0.split(separator: " ").joined(separator: " ") })
                == Set(grid.cases.map { $0.overrides.joined(separator: " ") }))
        #expect(FileManager.default.fileExists(atPath: place.path("out/cases/\(grid.ids[0]).json")))
        #expect(!FileManager.default.fileExists(atPath: place.path("out/.running")))
    }

    @Test func failuresAreRowsAndTheSweepGoesOn() throws {
        let answer = """
            case "$set" in
              *=30*15000*) echo "dcplan: no plan meets all the limits; nothing was written." >&2; exit 10;;
              *=30*) kill -SEGV $$;;
              *15000*) exit 0;;
              *) solved;;
            esac
            """
        let (outcome, grid) = try run(answer)
        #expect(outcome.isWhole && outcome.hasFailures)
        #expect(outcome.records.map { $0?.casePart.status } == ["infeasible", "crashed", "failed", "optimal"])
        #expect(outcome.records.map { $0?.casePart.exitCode } == [10, 128 + SIGSEGV, 0, 0])
        let rows = CSVRows(CSVFormat.bytes(SweepTables(grid, outcome.records).cases()))
        #expect(rows.rows[0].last == "no plan meets all the limits.")
    }

    /// A plan that failed its audit is kept in the tables, counts as failed, and is not run again.
    @Test func aPlanThatFailedItsAuditIsKeptAndCountsAsFailed() throws {
        let answer = """
            solved
            case "$set" in
              *=30*15000*) sed -i 's/"status": "optimal"/"status": "audit_failed"/' "$out/plan.json"
                echo "dcplan: the plan failed its own audit" >&2; exit 14;;
            esac
            """
        let (outcome, grid) = try run(answer)
        #expect(outcome.isWhole && outcome.hasFailures)
        let record = try #require(outcome.records[0])
        #expect(record.casePart.status == "audit_failed" && record.casePart.exitCode == 14)
        #expect(!record.isSolved && record.plan?.hasFailedAudit == true && record.isFinal)
        let tables = SweepTables(grid, outcome.records)
        let rows = CSVRows(CSVFormat.bytes(tables.sweep())).rows.filter { $0[0] == "1" }
        #expect(rows.count == 2 && rows.allSatisfy { $0[3] == "audit_failed" && !$0[6].isEmpty })
        #expect(CSVRows(CSVFormat.bytes(tables.cases())).rows[0].last == "the plan failed its own audit")
        let (again, _) = try run("solved")
        #expect(calls.count == 4 && again.hasFailures && again.records[0]?.plan != nil)
    }

    @Test func whatIsFinalIsTakenOverUnlessStartedAfresh() throws {
        let answer = """
            case "$set" in *=30*15000*) exit 10;; *=30*) kill -KILL $$;; *) solved;; esac
            """
        let first = try run(answer).outcome
        #expect(calls.count == 4 && first.isReused == [false, false, false, false])
        // Solved and infeasible cases stay; the crash is tried again.
        let second = try run("solved").outcome
        #expect(calls.count == 5 && second.isReused == [true, false, true, true])
        #expect(second.records.map { $0?.casePart.status } == ["infeasible", "optimal", "optimal", "optimal"])
        let afresh = try run("solved", afresh: true).outcome
        #expect(calls.count == 9 && afresh.isReused == [false, false, false, false])
        #expect(afresh.records.allSatisfy { $0?.isSolved == true })
    }

    @Test func startingAfreshKeepsWhatIsThereUntilThereIsBetter() throws {
        let (first, grid) = try run("solved")
        let slow = #"case "$set" in *=30*15000*) exit 10;; *) sleep 60;; esac"#
        let second = try run(slow, afresh: true) { $0.finished == 0 }.outcome
        #expect(!second.isWhole)
        #expect(second.records.map { $0?.casePart.exitCode } == [10, 0, 0, 0])
        #expect(second.isReused == [false, true, true, true])
        #expect(second.records.dropFirst() == first.records.dropFirst())
        let directory = try SweepDirectory(path: place.path("out"))
        #expect(grid.ids.map { directory.finished($0)?.casePart.exitCode } == [10, 0, 0, 0])
    }

    /// A case is called after its values, for comparisons, also when the axes have been renamed since.
    @Test func plansAreCalledAfterTheirCases() throws {
        let (outcome, grid) = try run("solved")
        #expect(outcome.records[1]?.plan?.label == "hosting_mw = 30, demand = 25000.0")
        #expect(outcome.records.map { $0?.casePart.inputs } == grid.inputs)
        let renamed = try place.grid(hostingByDemand.replacingOccurrences(of: "axes.demand", with: "axes.d"))
        let again = try SweepRun(
            renamed, in: SweepDirectory(path: place.path("out")), executable: place.path("nothing"), jobs: 1
        ).run()
        #expect(again.records[1]?.plan?.label == "hosting_mw = 30, d = 25000.0")
    }

    /// A worker has the name of the tool in the process list, whatever the file is called that it was started from.
    @Test func workersAreCalledDcplan() throws {
        _ = try run(#"cat "/proc/$$/comm" >> "$calls.comm"; solved"#)
        #expect(place.text("calls.comm") == String(repeating: "dcplan\n", count: 4))
    }

    /// The standard input of a worker is open as long as the sweep runs, and ends with it whatever else still runs.
    @Test func theLifelineEndsWithTheRun() throws {
        let answer = """
            (cat; echo ended >> "$calls.end") < /proc/$$/fd/0 > /dev/null 2>&1 &
            sleep 0.1
            [ -e "$calls.end" ] && exit 9
            solved
            """
        let outcome = try run(answer).outcome
        #expect(!outcome.hasFailures)
        for _ in 0..<2000 where place.text("calls.end")?.count != 24 { usleep(5_000) }
        #expect(place.text("calls.end") == String(repeating: "ended\n", count: 4))
    }

    @Test func whatAWorkerSaysOfItsEndIsItsStatus() throws {
        let (outcome, _) = try run(#"echo '{"status": "numerical", "exit": 12}'; exit 12"#)
        #expect(outcome.records.allSatisfy { $0?.casePart.status == "numerical" && $0?.isFinal == true })
        let document = try SweepDocument(try place.grid(hostingByDemand), outcome, in: "out", exitCode: 13).json()
        guard case .object(let whole) = document, case .list(let cases)? = whole["cases"] else {
            Issue.record("no object with cases")
            return
        }
        #expect(whole["status"] == .text("some_cases_failed") && whole["failed"] == .integer(4) && cases.count == 4)
    }

    @Test func aFailedAuditIsAFailureWithRows() throws {
        let (outcome, grid) = try run("solved; exit 14")
        #expect(outcome.hasFailures && outcome.records.allSatisfy { $0?.plan != nil })
        #expect(CSVRows(CSVFormat.bytes(SweepTables(grid, outcome.records).sweep())).rows.count == 8)
        #expect(try run("solved").outcome.isReused == [true, true, true, true])
    }

    @Test func aBrokenJournalEntryIsRunAgain() throws {
        let (_, grid) = try run("solved")
        try place.write("out/cases/\(grid.ids[2]).json", "{\"dcplan\": ")
        #expect(try run("solved").outcome.isWhole)
        #expect(calls.count == 5)
    }

    @Test func stoppingEndsTheWorkersAndKeepsWhatIsFinished() throws {
        let answer = """
            echo $$ >> "\(place.directory)/pids"
            case "$set" in *=30*15000*) solved;; *) trap '' TERM; sleep 60 & wait; sleep 60;; esac
            """
        let (outcome, grid) = try run(answer, jobs: 3) { state in state.finished == 0 || state.running < 3 }
        #expect(outcome.records.map { $0 != nil } == [true, false, false, false])
        for pid in (place.text("pids") ?? "").split(separator: "\n").compactMap({ pid_t($0) }) {
            #expect(kill(pid, 0) != 0, "worker \(pid) is still there")
        }
        #expect(!FileManager.default.fileExists(atPath: place.path("out/.running")))
        let tables = SweepTables(grid, outcome.records)
        #expect(
            CSVRows(CSVFormat.bytes(tables.cases())).rows.map { $0[4] } == ["optimal", "not_run", "not_run", "not_run"])
        #expect(Set(CSVRows(CSVFormat.bytes(tables.sweep())).rows.map { $0[0] }) == ["1"])
        #expect(try run("solved").outcome.isWhole)
    }

    @Test func tablesAreTheSameForAnyNumberOfJobs() throws {
        // The first cases take longest, so that cases finish out of order.
        let answer = """
            case "$set" in *=30*) sleep 0.1;; *15000*) sleep 0.05;; esac
            solved
            """
        let tables = try [1, 4].map { jobs in
            let (outcome, grid) = try run(answer, jobs: jobs, out: "out\(jobs)")
            let tables = SweepTables(grid, outcome.records)
            return tables.all().map(CSVFormat.bytes)
        }
        #expect(tables[0] == tables[1])
    }

    @Test func neverMoreWorkersThanJobs() throws {
        let most = Mutex(0)
        _ = try run("sleep 0.02; solved", jobs: 2) { state in
            most.withLock { $0 = max($0, state.running) }
            return true
        }
        #expect(most.withLock { $0 } == 2)
    }

    @Test func aWorkerThatCannotStartIsARow() throws {
        let grid = try place.grid(hostingByDemand)
        let directory = try SweepDirectory(path: place.path("out"))
        let outcome = try SweepRun(grid, in: directory, executable: place.path("nothing"), jobs: 2).run()
        #expect(outcome.isWhole)
        #expect(outcome.records.allSatisfy { $0?.casePart.status == "failed" })
    }
}
