import ArgumentParser
import Documents
import Foundation
import Reporting
import Studies

/// Where the cases of a sweep run.
enum SweepEngine: String, ExpressibleByArgument, CaseIterable {
    case local
}

struct SweepCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep", abstract: "Run many cases from one file; one tidy table out.",
        discussion: """
            The sweep file names a scenario and axes to vary; every combination is a case, run in a process of its own. \
            Ctrl-C keeps what was finished; --resume goes on from there. The exit code is 13 when some cases have no plan.

            Example: dcplan sweep Scenarios/sweeps/hosting-and-carbon.toml --jobs 2
            """)

    @Argument(help: "A sweep file.", completion: .file(extensions: ["toml"]))
    var sweep: String

    @Option(help: "Cases at once; as many as there are cores unless given.")
    var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

    @Flag(help: "Keep the cases that an earlier run has finished, if nothing they rest on has changed.")
    var resume = false

    @Option(
        help: ArgumentHelp("Directory of the results; Notebooks-out/<sweep name> unless given.", valueName: "dir"),
        completion: .directory)
    var out: String?

    @Option(help: "Where cases run: local, worker processes on this machine.")
    var engine: SweepEngine = .local

    @Flag(help: "No progress on stderr.")
    var quiet = false

    /// The most cases shown on stdout; all are in the tables.
    private static let mostShown = 50

    func validate() throws {
        if !(1...1024).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 1024") }
    }

    func run() throws {
        SweepCommand.heedTermination()
        let progress = SweepProgress(quiet: quiet)
        defer { progress.finish() }
        let grid = try checkedGrid(progress)
        let directory = try SweepDirectory(path: out ?? "Notebooks-out/\(grid.sweep.name)", resumes: resume)
        let run = SweepRun(
            grid, in: directory, executable: SweepCommand.executable, jobs: jobs, observe: progress.observe)
        let outcome = try run.run()
        progress.finish()
        let tables = SweepTables(grid, outcome.records)
        try directory.write("sweep.csv", tables.sweep())
        try directory.write("cases.csv", tables.cases())
        if outcome.isWhole, grid.cases.count <= SweepCommand.mostShown {
            printResult(tables.overview(.text).rendered(.text) + "\n")
        }
        try report(outcome, in: directory.path)
    }

    private func checkedGrid(_ progress: SweepProgress) throws -> SweepGrid {
        let sweep = try Sweep.read(path: sweep)
        let grid = try SweepGrid(sweep, version: Dcplan.version) { progress.observe(checked: $0, of: sweep.count) }
        guard let grid else { throw Failure(code: ExitStatus.interrupted, message: "interrupted; nothing was written") }
        return grid
    }

    private func report(_ outcome: SweepRun.Outcome, in path: String) throws {
        let finished = outcome.records.count { $0 != nil }
        let failed = outcome.records.count { $0?.isSolved == false }
        guard outcome.isWhole else {
            throw Failure(
                code: ExitStatus.interrupted,
                message:
                    "interrupted; \(finished) of \(outcome.records.count) cases are saved in \(path)/; go on with --resume"
            )
        }
        say("Results in \(path)/: sweep.csv and cases.csv, \(finished) \(finished == 1 ? "case" : "cases").")
        if failed > 0 {
            throw Failure(
                code: ExitStatus.someCasesFailed,
                message: "\(failed) of \(finished) cases \(failed == 1 ? "has" : "have") no plan; cases.csv says why")
        }
    }

    /// Being ended from outside is Ctrl-C too: workers must not outlive the sweep. Launchers with threads may hand down
    /// both signals blocked.
    private static func heedTermination() {
        signal(SIGTERM) { _ in _ = raise(SIGINT) }
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGTERM)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    /// This tool's own file: on Linux by the link that holds even when the file has been replaced since.
    private static var executable: String {
        let link = "/proc/self/exe"
        if FileManager.default.isExecutableFile(atPath: link) { return link }
        return Bundle.main.executablePath ?? CommandLine.arguments[0]
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
        if hasLine { say("\r\u{1B}[2K", terminator: "") }
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
            say("\r\u{1B}[2K\(text())", terminator: "")
            hasLine = true
        } else {
            say(text())
        }
    }
}
