import Foundation

/// Runs the cases of a grid in worker processes of this same tool, so that a crash of one is a row of the table.
public struct SweepRun {
    /// How far a sweep is.
    public struct State: Sendable {
        public let cases: Int
        /// Taken over from an earlier run.
        public internal(set) var reused = 0
        /// Finished in this run.
        public internal(set) var finished = 0
        public internal(set) var failed = 0
        public internal(set) var running = 0

        public var remaining: Int { cases - reused - finished }
    }

    public struct Outcome: Sendable {
        /// For each case of the grid; nil for those not finished.
        public let records: [SweepRecord?]

        public var isWhole: Bool { records.allSatisfy { $0 != nil } }
        public var hasFailures: Bool { records.contains { $0?.isSolved == false } }
    }

    private struct Worker {
        let id: String
        let workspace: String
        let process: WorkerProcess

        var result: String { workspace + "/result" }
        var complaints: String { workspace + "/stderr.txt" }
    }

    private let grid: SweepGrid
    private let directory: SweepDirectory
    private let executable: String
    private let jobs: Int
    private let observe: (State) -> Bool

    /// How often workers are looked at, microseconds: well under the time of the smallest case.
    private static let pause: UInt32 = 10_000

    /// - Parameters:
    ///   - executable: dcplan itself.
    ///   - jobs: the most workers at once.
    ///   - observe: called at every look; returning false ends the workers and the run.
    public init(
        _ grid: SweepGrid, in directory: SweepDirectory, executable: String, jobs: Int,
        observe: @escaping (State) -> Bool = { _ in true }
    ) {
        self.grid = grid
        self.directory = directory
        self.executable = executable
        self.jobs = jobs
        self.observe = observe
    }

    /// Runs every case that the directory's journal does not hold yet.
    ///
    /// - Throws: `ResultDirectory.WriteError`; workers do not outlive it.
    public func run() throws -> Outcome {
        var records = Dictionary(
            grid.ids.compactMap { id in directory.finished(id).map { (id, $0) } },
            uniquingKeysWith: { first, _ in first })
        var seen: Set<String> = []
        var pending = grid.cases.indices.filter { records[grid.ids[$0]] == nil && seen.insert(grid.ids[$0]).inserted }[
            ...]
        var state = State(cases: Set(grid.ids).count)
        state.reused = records.count
        state.failed = records.values.count { !$0.isSolved }
        var workers: [Worker] = []
        defer {
            WorkerProcess.end(workers.map(\.process))
            directory.removeWorkspaces()
        }
        while !pending.isEmpty || !workers.isEmpty {
            state.running = workers.count
            guard observe(state) else { break }
            for record in try started(&pending, &workers) + ended(&workers) where record.casePart.exitCode != 130 {
                try directory.save(record)
                records[record.casePart.id] = record
                state.finished += 1
                state.failed += record.isSolved ? 0 : 1
            }
            if !workers.isEmpty { usleep(SweepRun.pause) }
        }
        return Outcome(records: grid.ids.map { records[$0] })
    }

    /// Starts workers while there is room; returns the records of those that cannot be started.
    private func started(_ pending: inout ArraySlice<Int>, _ workers: inout [Worker]) throws -> [SweepRecord] {
        var failures: [SweepRecord] = []
        while workers.count < jobs, let index = pending.popFirst() {
            let id = grid.ids[index]
            do {
                workers.append(try start(grid.cases[index], id))
            } catch let error as WorkerProcess.SpawnError {
                failures.append(SweepRecord(id: id, status: "failed", exitCode: 71, message: error.description))
            }
        }
        return failures
    }

    private func start(_ sweepCase: SweepCase, _ id: String) throws -> Worker {
        let workspace = try directory.workspace(id)
        var arguments = ["plan", sweepCase.scenario]
        for override in sweepCase.overrides { arguments += ["--set", override] }
        if let resolution = grid.sweep.resolution { arguments += ["--resolution", resolution.description] }
        arguments += ["--out", workspace + "/result", "--format", "json", "--quiet", "--threads", "1"]
        let process = try WorkerProcess(
            executable: executable, arguments: arguments, environment: ["OPENBLAS_NUM_THREADS": "1"],
            complaints: workspace + "/stderr.txt")
        return Worker(id: id, workspace: workspace, process: process)
    }

    /// Takes the workers that have ended out of the list; returns what became of their cases.
    private func ended(_ workers: inout [Worker]) -> [SweepRecord] {
        var records: [SweepRecord] = []
        workers.removeAll { worker in
            guard let exitCode = worker.process.exitCode() else { return false }
            records.append(record(worker, exitCode))
            directory.removeWorkspace(worker.id)
            return true
        }
        return records
    }

    private func record(_ worker: Worker, _ exitCode: Int32) -> SweepRecord {
        guard exitCode == 0 else {
            return SweepRecord(
                id: worker.id, status: SweepRecord.status(exitCode), exitCode: exitCode, message: complaint(worker))
        }
        do {
            let plan = try SavedPlan.read(worker.result)
            return SweepRecord(id: worker.id, status: plan.status, exitCode: 0, plan: plan)
        } catch {
            return SweepRecord(id: worker.id, status: "failed", exitCode: 0, message: "no result was saved")
        }
    }

    /// What a worker said, in one line, without the parts of this run's own.
    private func complaint(_ worker: Worker) -> String {
        let bytes = FileManager.default.contents(atPath: worker.complaints) ?? Data()
        let text = String(decoding: bytes.prefix(4000), as: UTF8.self)
            .replacingOccurrences(of: "dcplan: ", with: "").replacingOccurrences(of: "; nothing was written", with: "")
        return text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
            .joined(separator: "; ")
    }
}
