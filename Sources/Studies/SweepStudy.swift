import ArgumentParser
import Foundation
import Reporting

/// Many cases of one file, each in a process of its own.
public enum SweepStudy: Study {
    public static let name = "sweep"
    public static let hasTable = false
    public static let abstract = "Run many cases from one file; one tidy table out."
    public static let discussion = """
        The sweep file names a scenario and axes to vary; every combination is a case, run in a process of its own. \
        Cases that an earlier run into the same directory has finished are taken over when nothing that they rest on \
        (files, overrides, resolution, this program) has changed: after Ctrl-C, the same command goes on from what was \
        finished. --fresh runs them all. The exit code is \(ExitStatus.someCasesFailed.rawValue) when some cases have no plan.

        Example: dcplan sweep Scenarios/sweeps/hosting-and-carbon.toml --jobs 2
        """

    /// Where the cases of a sweep run.
    enum Engine: String, ExpressibleByArgument, CaseIterable {
        case local
    }

    public struct Options: StudyOptions {
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
        var engine: Engine = .local

        @Flag(help: "No progress on stderr.")
        var quiet = false

        @OptionGroup var printing: JSONOption

        public init() {}

        public var format: ReportFormat { printing.format }
        public var isQuiet: Bool { quiet }
        public var threads: Int? { nil }

        public func validate() throws {
            if !(1...1024).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 1024") }
            if resume, fresh { throw ValidationError("--resume takes over what --fresh runs again; leave one out") }
        }
    }

    public static func run(_ options: Options, on bench: StudyBench) throws -> Result {
        let grid = try checkedGrid(options, bench)
        let directory = try SweepDirectory(path: options.out ?? "Notebooks-out/\(grid.sweep.name)")
        let run = SweepRun(
            grid, in: directory, executable: bench.executable, jobs: options.jobs, startsAfresh: options.fresh
        ) { bench.observe(.sweep($0)) }
        let outcome = try run.run()
        try save(outcome, grid, in: directory, startedAfresh: options.fresh)
        return Result(grid: grid, outcome: outcome, path: directory.path, startedAfresh: options.fresh)
    }

    private static func checkedGrid(_ options: Options, _ bench: StudyBench) throws -> SweepGrid {
        let sweep = try Sweep.read(path: options.sweep)
        _ = bench.observe(.checked(0, of: sweep.count))
        let grid = try SweepGrid(sweep, overrides: options.overrides, program: bench.program) {
            bench.observe(.checked($0, of: sweep.count))
        }
        guard let grid else { throw Failure(.interrupted, "interrupted; nothing was written") }
        return grid
    }

    /// Tables without a case would only take the place of better ones.
    private static func save(
        _ outcome: SweepRun.Outcome, _ grid: SweepGrid, in directory: SweepDirectory, startedAfresh: Bool
    ) throws {
        guard outcome.records.contains(where: { $0 != nil }) else { return }
        let tables = SweepTables(grid, outcome.records)
        let all = tables.all()
        for table in all { try directory.write(CSVFormat.fileName(table.schema), CSVFormat.bytes(table)) }
        try directory.write(
            DataPackage.name, DataPackage.bytes("dcplan-sweep", all.map { ($0.schema, CSVFormat.self) }))
        if startedAfresh, outcome.isWhole { directory.keepOnly(Set(grid.ids)) }
    }

    public struct Result: StudyResult {
        let grid: SweepGrid
        let outcome: SweepRun.Outcome
        let path: String
        let startedAfresh: Bool

        /// The most cases shown; all are in the tables.
        private static let mostShown = 50

        public func text(_ style: TextTable.Style) -> String? {
            guard outcome.isWhole, grid.cases.count <= Self.mostShown else { return nil }
            return SweepTables(grid, outcome.records).overview(style).rendered(style) + "\n"
        }

        public func json() throws -> String {
            try SweepDocument(grid, outcome, in: path, exitCode: failure?.code ?? 0).json().document()
        }

        public var remarks: [String] {
            if !outcome.isWhole { return [] }
            let (count, reused) = (outcome.records.count, outcome.isReused.count { $0 })
            let taken =
                reused == 0 ? "" : ", \(reused) of them taken over from an earlier run (--fresh runs them again)"
            return [
                "Results in \(path)/: sweep.csv, unserved.csv and cases.csv, \(count) \(count == 1 ? "case" : "cases")\(taken)."
            ]
        }

        /// nil when every case has a plan to rely on.
        public var failure: Failure? {
            let records = outcome.records.compactMap { $0 }
            let failed = records.filter { !$0.isSolved }
            if !outcome.isWhole {
                let message =
                    "interrupted; \(records.count) of \(outcome.records.count) cases are saved in \(path)/; go on with "
                    + (startedAfresh ? "--resume in place of --fresh" : "--resume or the same command")
                return Failure(.interrupted, message, details: nil)
            }
            if failed.isEmpty { return nil }
            let audited = failed.contains { $0.plan != nil } ? ", or one that failed its audit" : ""
            let message =
                "\(failed.count) of \(records.count) cases \(failed.count == 1 ? "has" : "have") no plan\(audited); "
                + "cases.csv says why"
            return Failure(.someCasesFailed, message, details: nil)
        }
    }
}
