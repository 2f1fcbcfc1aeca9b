import Foundation
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
        _ answer: String, jobs: Int = 2, resumes: Bool = false, out: String = "out",
        observe: @escaping (SweepRun.State) -> Bool = { _ in true }
    ) throws -> (outcome: SweepRun.Outcome, grid: SweepGrid) {
        let grid = try place.grid(hostingByDemand)
        let directory = try SweepDirectory(path: place.path(out), resumes: resumes)
        let run = SweepRun(grid, in: directory, executable: try worker(answer), jobs: jobs, observe: observe)
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
        let rows = CSVRows(SweepTables(grid, outcome.records).cases())
        #expect(rows.rows[0].last == "no plan meets all the limits.")
    }

    @Test func resumingRunsOnlyWhatIsNotFinal() throws {
        let answer = """
            case "$set" in *=30*15000*) exit 10;; *=30*) kill -KILL $$;; *) solved;; esac
            """
        _ = try run(answer)
        #expect(calls.count == 4)
        // Solved and infeasible cases stay; the crash is tried again.
        let (outcome, _) = try run("solved", resumes: true)
        #expect(calls.count == 5)
        #expect(outcome.records.map { $0?.casePart.status } == ["infeasible", "optimal", "optimal", "optimal"])
        let (_, _) = try run("solved", resumes: false)
        #expect(calls.count == 9)
    }

    @Test func aBrokenJournalEntryIsRunAgain() throws {
        let (_, grid) = try run("solved")
        try place.write("out/cases/\(grid.ids[2]).json", "{\"dcplan\": ")
        #expect(try run("solved", resumes: true).outcome.isWhole)
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
        #expect(CSVRows(tables.cases()).rows.map { $0[4] } == ["optimal", "not_run", "not_run", "not_run"])
        #expect(Set(CSVRows(tables.sweep()).rows.map { $0[0] }) == ["1"])
        #expect(try run("solved", resumes: true).outcome.isWhole)
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
            return [tables.sweep(), tables.cases()]
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
        let directory = try SweepDirectory(path: place.path("out"), resumes: false)
        let outcome = try SweepRun(grid, in: directory, executable: place.path("nothing"), jobs: 2).run()
        #expect(outcome.isWhole)
        #expect(outcome.records.allSatisfy { $0?.casePart.status == "failed" })
    }
}
