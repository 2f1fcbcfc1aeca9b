import ArgumentParser
import Documents
import Foundation
import Reporting
import Studies

/// Where the cases of a sweep run.
enum SweepEngine: String, ExpressibleByArgument, CaseIterable {
    case local
}

struct SweepCommand: ParsableCommand, JSONPrinting {
    static let configuration = CommandConfiguration(
        commandName: "sweep", abstract: "Run many cases from one file; one tidy table out.",
        discussion: """
            The sweep file names a scenario and axes to vary; every combination is a case, run in a process of its own. \
            Cases that an earlier run into the same directory has finished are taken over when nothing that they rest on \
            (files, overrides, resolution, this program) has changed: after Ctrl-C, the same command goes on from what was \
            finished. --fresh runs them all. The exit code is 13 when some cases have no plan.

            Example: dcplan sweep Scenarios/sweeps/hosting-and-carbon.toml --jobs 2
            """)

    @Argument(help: "A sweep file.", completion: .file(extensions: ["toml"]))
    var sweep: String

    @Option(help: "Cases at once; as many as there are cores unless given.")
    var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

    @Option(
        name: .customLong("set"), parsing: .singleValue,
        help: ArgumentHelp(
            "Override a key in every case, as in regions.johor.hosting.limit_mw=3000; may be repeated. Axes come after it.",
            valueName: "key=value"))
    var overrides: [String] = []

    @Flag(help: "Take over what an earlier run has finished, as is done without it.")
    var resume = false

    @Flag(help: "Run every case, finished before or not; old results stay until new ones take their place.")
    var fresh = false

    @Option(
        help: ArgumentHelp("Directory of the results; Notebooks-out/<sweep name> unless given.", valueName: "dir"),
        completion: .directory)
    var out: String?

    @Option(help: "Where cases run: local, worker processes on this machine.")
    var engine: SweepEngine = .local

    @Flag(help: "No progress on stderr.")
    var quiet = false

    @OptionGroup var printing: JSONOption

    var printsJSON: Bool { printing.json }

    /// The most cases shown on stdout; all are in the tables.
    private static let mostShown = 50

    func validate() throws {
        if !(1...1024).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 1024") }
        if resume, fresh { throw ValidationError("--resume takes over what --fresh runs again; leave one out") }
    }

    func run() throws {
        let progress = SweepProgress(quiet: quiet)
        defer { progress.finish() }
        let grid = try checkedGrid(progress)
        let directory = try SweepDirectory(path: out ?? "Notebooks-out/\(grid.sweep.name)")
        let run = SweepRun(
            grid, in: directory, executable: Dcplan.executable, jobs: jobs, startsAfresh: fresh,
            observe: progress.observe)
        let outcome = try run.run()
        progress.finish()
        try save(outcome, grid, in: directory)
        let failure = failure(outcome, in: directory.path)
        try show(outcome, grid, in: directory.path, exitCode: failure?.code ?? 0)
        if let failure { throw failure }
    }

    /// Tables without a case would only take the place of better ones.
    private func save(_ outcome: SweepRun.Outcome, _ grid: SweepGrid, in directory: SweepDirectory) throws {
        guard outcome.records.contains(where: { $0 != nil }) else { return }
        let tables = SweepTables(grid, outcome.records)
        for table in tables.all() { try directory.write(CSVFormat.fileName(table.schema), CSVFormat.bytes(table)) }
        if fresh, outcome.isWhole { directory.keepOnly(Set(grid.ids)) }
    }

    private func show(_ outcome: SweepRun.Outcome, _ grid: SweepGrid, in path: String, exitCode: Int32) throws {
        if printing.json {
            printJSON(try SweepDocument(grid, outcome, in: path, exitCode: exitCode).json())
        } else if outcome.isWhole, grid.cases.count <= SweepCommand.mostShown {
            printResult(SweepTables(grid, outcome.records).overview(.text).rendered(.text) + "\n")
        }
        if outcome.isWhole { say(summary(outcome, in: path)) }
    }

    private func checkedGrid(_ progress: SweepProgress) throws -> SweepGrid {
        let sweep = try Sweep.read(path: sweep)
        Interruption.listens(true)
        let grid = try SweepGrid(sweep, overrides: overrides, program: Dcplan.program) {
            progress.observe(checked: $0, of: sweep.count)
        }
        guard let grid else { throw Failure(code: ExitStatus.interrupted, message: "interrupted; nothing was written") }
        return grid
    }

    private func summary(_ outcome: SweepRun.Outcome, in path: String) -> String {
        let (count, reused) = (outcome.records.count, outcome.isReused.count { $0 })
        let taken = reused == 0 ? "" : ", \(reused) of them taken over from an earlier run (--fresh runs them again)"
        return "Results in \(path)/: sweep.csv and cases.csv, \(count) \(count == 1 ? "case" : "cases")\(taken)."
    }

    /// nil when every case has a plan to rely on.
    private func failure(_ outcome: SweepRun.Outcome, in path: String) -> Failure? {
        let records = outcome.records.compactMap { $0 }
        let failed = records.filter { !$0.isSolved }
        if !outcome.isWhole {
            let message =
                "interrupted; \(records.count) of \(outcome.records.count) cases are saved in \(path)/; go on with "
                + (fresh ? "--resume in place of --fresh" : "--resume or the same command")
            return Failure(code: ExitStatus.interrupted, message: message, details: nil)
        }
        if failed.isEmpty { return nil }
        let audited = failed.contains { $0.plan != nil } ? ", or one that failed its audit" : ""
        let message =
            "\(failed.count) of \(records.count) cases \(failed.count == 1 ? "has" : "have") no plan\(audited); "
            + "cases.csv says why"
        return Failure(code: ExitStatus.someCasesFailed, message: message, details: nil)
    }
}

/// Tells on stderr how far a sweep is: a bar on a terminal, a line now and then elsewhere.
final class SweepProgress {
    private let quiet: Bool
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let started = ContinuousClock.now
    private var lastSaid = ContinuousClock.now
    private var hasLine = false

    /// Between two lines: a terminal's renews itself, a file's grows.
    private var pause: Duration { isTerminal ? .milliseconds(200) : .seconds(10) }

    init(quiet: Bool) { self.quiet = quiet }

    /// False once the user has asked to stop.
    func observe(_ state: SweepRun.State) -> Bool {
        show {
            let done = state.reused + state.finished
            let failed = state.failed > 0 ? ", \(state.failed) without a plan" : ""
            return "sweep \(bar(Double(done) / Double(max(state.cases, 1)))) \(done) of \(state.cases) cases\(failed)"
                + remaining(state)
        }
        return !Interruption.wasAsked
    }

    /// False once the user has asked to stop.
    func observe(checked: Int, of cases: Int) -> Bool {
        show { "checked \(checked) of \(cases) cases" }
        return !Interruption.wasAsked
    }

    /// Removes the line that renews itself.
    func finish() {
        if hasLine { renewLine() }
        hasLine = false
    }

    private func bar(_ share: Double) -> String {
        let width = 24
        let done = Int(share * Double(width))
        return String(repeating: "█", count: done) + String(repeating: "░", count: width - done)
    }

    /// At the pace so far; nothing before the first case is finished.
    private func remaining(_ state: SweepRun.State) -> String {
        if state.finished == 0 { return "" }
        let seconds = (ContinuousClock.now - started) / .seconds(1) / Double(state.finished) * Double(state.remaining)
        let whole = Int(seconds.rounded(.up))
        if whole < 120 { return ", about \(whole) s to go" }
        return whole < 7200 ? ", about \(whole / 60) min to go" : ", about \(whole / 3600) h to go"
    }

    private func show(_ text: () -> String) {
        let now = ContinuousClock.now
        guard !quiet, now - lastSaid > pause else { return }
        lastSaid = now
        if isTerminal {
            renewLine(text())
            hasLine = true
        } else {
            say(text())
        }
    }
}
