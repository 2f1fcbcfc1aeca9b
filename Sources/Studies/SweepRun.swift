import Foundation
import Output
import Reporting
import TimeSeries

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
        /// For each case of the grid; nil for those without a result.
        public let records: [SweepRecord?]
        /// For each case, whether its record is an earlier run's.
        public let isReused: [Bool]
        /// Whether every case that was to be run has been.
        public let isWhole: Bool

        public var hasFailures: Bool { records.contains { $0?.isSolved == false } }
    }

    /// The files of a worker.
    private struct Workspace {
        let path: String

        var result: String { path + "/result" }
        var answer: String { path + "/stdout.json" }
        var complaints: String { path + "/stderr.txt" }
    }

    private struct Worker {
        let index: Int
        let workspace: Workspace
        let process: WorkerProcess
    }

    private let grid: SweepGrid
    private let directory: SweepDirectory
    private let executable: String
    private let jobs: Int
    private let startsAfresh: Bool
    private let observe: (State) -> Bool

    /// How often workers are looked at, microseconds: well under the time of the smallest case.
    private static let pause: UInt32 = 10_000

    /// - Parameters:
    ///   - executable: dcplan itself.
    ///   - jobs: the most workers at once.
    ///   - startsAfresh: whether cases are run whose results the directory holds; these stay until new ones take their place.
    ///   - observe: called at every look; returning false ends the workers and the run.
    public init(
        _ grid: SweepGrid, in directory: SweepDirectory, executable: String, jobs: Int, startsAfresh: Bool = false,
        observe: @escaping (State) -> Bool = { _ in true }
    ) {
        self.grid = grid
        self.directory = directory
        self.executable = executable
        self.jobs = jobs
        self.startsAfresh = startsAfresh
        self.observe = observe
    }

    /// Runs every case that the directory's journal does not hold yet, or every case.
    ///
    /// - Throws: `WriteError`; workers do not outlive it.
    public func run() throws -> Outcome {
        var records = try finishedBefore()
        let earlier = Set(records.keys)
        var left = Set(grid.ids)
        if !startsAfresh { left.subtract(earlier) }
        var queued: Set<String> = []
        var pending = grid.cases.indices.filter { left.contains(grid.ids[$0]) && queued.insert(grid.ids[$0]).inserted }[
            ...]
        var state = State(cases: Set(grid.ids).count)
        state.reused = state.cases - left.count
        state.failed = startsAfresh ? 0 : records.values.count { !$0.isSolved }
        let lifeline = Result { () throws(WorkerProcess.SpawnError) in try Lifeline() }
        var workers: [Worker] = []
        defer {
            WorkerProcess.end(workers.map(\.process))
            withExtendedLifetime(lifeline) {}
            directory.removeWorkspaces()
        }
        while !pending.isEmpty || !workers.isEmpty {
            state.running = workers.count
            guard observe(state) else { break }
            for record in try started(&pending, &workers, lifeline) + ended(&workers)
            where record.casePart.exitCode != ExitStatus.interrupted.rawValue {
                try directory.save(record)
                records[record.casePart.id] = record
                left.remove(record.casePart.id)
                state.finished += 1
                state.failed += record.isSolved ? 0 : 1
            }
            if !workers.isEmpty { usleep(SweepRun.pause) }
        }
        let isNew = startsAfresh ? Set(grid.ids).subtracting(left) : Set(grid.ids).subtracting(earlier)
        return Outcome(
            records: grid.ids.map { records[$0] }, isReused: grid.ids.map { records[$0] != nil && !isNew.contains($0) },
            isWhole: left.isEmpty)
    }

    /// What the journal holds of the grid's cases, called as this sweep's axes call them.
    private func finishedBefore() throws -> [String: SweepRecord] {
        var records: [String: SweepRecord] = [:]
        for (index, id) in grid.ids.enumerated() where records[id] == nil {
            guard var record = directory.finished(id) else { continue }
            if record.plan != nil, record.plan?.label != grid.label(index) {
                record.plan?.label = grid.label(index)
                try directory.save(record)
            }
            records[id] = record
        }
        return records
    }

    /// Starts workers while there is room; returns the records of those that cannot be started.
    private func started(
        _ pending: inout ArraySlice<Int>, _ workers: inout [Worker],
        _ lifeline: Result<Lifeline, WorkerProcess.SpawnError>
    ) throws -> [SweepRecord] {
        var failures: [SweepRecord] = []
        while workers.count < jobs, let index = pending.popFirst() {
            do {
                workers.append(try start(index, lifeline.get()))
            } catch let error as WorkerProcess.SpawnError {
                failures.append(
                    SweepRecord(
                        id: grid.ids[index], status: "failed", exitCode: 71, message: error.description,
                        inputs: grid.inputs[index]))
            }
        }
        return failures
    }

    private func start(_ index: Int, _ lifeline: Lifeline) throws -> Worker {
        let sweepCase = grid.cases[index]
        let workspace = Workspace(path: try directory.workspace(grid.ids[index]))
        let request = PlanRun.Request(
            path: sweepCase.scenario, overrides: sweepCase.overrides,
            resolution: grid.resolutions[index].map(ResolutionRequest.given),
            out: workspace.result)
        let invocation = PlanInvocation(request, threads: 1, printsJSON: true, isQuiet: true, isWorker: true)
        let process = try WorkerProcess(
            executable: SweepRun.named(executable, in: workspace.path), arguments: ["plan"] + invocation.arguments,
            environment: ["OPENBLAS_NUM_THREADS": "1"], lifeline: lifeline, answer: workspace.answer,
            complaints: workspace.complaints)
        return Worker(index: index, workspace: workspace, process: process)
    }

    /// The executable under the name that the process list is to show: the system names a process after the file that it
    /// was started as, here a link. Where there can be no links, the executable itself.
    private static func named(_ executable: String, in workspace: String) -> String {
        let link = "\(workspace)/\(WorkerProcess.name)"
        return symlink(executable, link) == 0 ? link : executable
    }

    /// Takes the workers that have ended out of the list; returns what became of their cases.
    private func ended(_ workers: inout [Worker]) -> [SweepRecord] {
        var records: [SweepRecord] = []
        workers.removeAll { worker in
            guard let exitCode = worker.process.exitCode() else { return false }
            records.append(record(worker, exitCode))
            directory.removeWorkspace(grid.ids[worker.index])
            return true
        }
        return records
    }

    private func record(_ worker: Worker, _ exitCode: Int32) -> SweepRecord {
        let (id, inputs) = (grid.ids[worker.index], grid.inputs[worker.index])
        guard SweepRecord.keepsPlan(exitCode) else {
            let answer = answer(worker)
            return SweepRecord(
                id: id, status: answer?.status ?? ExitStatus.name(of: exitCode), exitCode: exitCode,
                message: complaint(worker), conflictKey: answer?.conflict?.lazy.compactMap(\.key).first, inputs: inputs)
        }
        do {
            var plan = try PlanDocument.read(worker.workspace.result)
            plan.label = grid.label(worker.index)
            return SweepRecord(
                id: id, status: plan.status, exitCode: exitCode, message: exitCode == 0 ? "" : complaint(worker),
                inputs: inputs, plan: plan)
        } catch {
            return SweepRecord(
                id: id, status: "failed", exitCode: exitCode, message: "no result was saved", inputs: inputs)
        }
    }

    private struct Answer: Decodable {
        struct Party: Decodable { let key: String? }

        let status: String
        let conflict: [Party]?
    }

    /// How a worker without a plan says that it ended; nil when it could not say.
    private func answer(_ worker: Worker) -> Answer? {
        let bytes = FileManager.default.contents(atPath: worker.workspace.answer) ?? Data()
        return try? JSONDecoder().decode(Answer.self, from: bytes)
    }

    /// What a worker said, in one line, without the parts of this run's own.
    private func complaint(_ worker: Worker) -> String {
        let bytes = FileManager.default.contents(atPath: worker.workspace.complaints) ?? Data()
        let text = String(decoding: bytes.prefix(4000), as: UTF8.self)
            .replacingOccurrences(of: "dcplan: ", with: "").replacingOccurrences(of: "; nothing was written", with: "")
        return text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
            .joined(separator: "; ")
    }
}
