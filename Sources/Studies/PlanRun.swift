import Auditing
import Documents
import Foundation
import LinearProgramming
import Output
import Planning
import Reporting
import TimeSeries
import Vocabulary

/// One case from scenario file to results: read, project, build, solve, audit, save.
public struct PlanRun {
    /// What to run.
    public struct Request: Equatable, Sendable {
        public var path: String
        public var overrides: [String]
        /// nil: the scenario's own.
        public var resolution: ResolutionRequest?
        /// What `auto` stands for, where it is settled for several cases alike; nil: it is chosen.
        public var auto: Resolution?
        /// Directory of results; nil: `Notebooks-out/<scenario name>`.
        public var out: String?
        /// What to call the run in its results.
        public var label: String?
        /// Names of formats that tables are written in besides their own, which the audit reads back.
        public var formats: [String]
        /// Files for other programs, besides the directory.
        public var exports = ExportRequest.none
        /// A saved result of the same scenario to set the objective beside.
        public var against: String?
        /// Whether, where there is no plan, what would have to change is tried on the whole scenario; one of many cases tells its
        /// conflict alone.
        public var triesRelaxations = true

        public init(
            path: String, overrides: [String] = [], resolution: ResolutionRequest? = nil,
            auto: Resolution? = nil, out: String? = nil,
            label: String? = nil, formats: [String] = []
        ) {
            self.path = path
            self.overrides = overrides
            self.resolution = resolution
            self.auto = auto
            self.out = out
            self.label = label
            self.formats = formats
        }

        /// Reads the scenario, nothing more.
        ///
        /// - Throws: `InputIssues`, `MissingFile`.
        public func read() throws -> Scenario.Reading {
            try Scenario.read(
                path: path, overrides: overrides, resolution: resolution, auto: auto,
                options: OptionKey.resolution(resolution))
        }
    }

    /// Stages of a run, as an observer hears of them.
    public enum Stage: Sendable {
        case reading
        case building
        /// How large the program will be that is about to be built; not told of the smallest.
        case sized(ModelSize)
        case solver(SolveEvent)
        case auditing
        case writing
    }

    /// A model that is ready to be solved.
    public struct Built: Sendable {
        public let reading: Scenario.Reading
        public let resolution: Resolution
        let series: ScenarioSeries
        public var model: PlanModel
        /// How well the hours chosen stand for the year; empty at full resolution.
        public let reduction: [SeriesReduction]
        public var timing = PlanDocument.TimingPart()

        public var scenario: Scenario { reading.scenario }
    }

    /// A solved case.
    public struct Outcome: Sendable {
        public let built: Built
        public let program: Program
        public let scenarioPart: PlanDocument.ScenarioPart
        public let label: String?
        public let solution: Solution
        /// nil unless the program was solved to optimality, or to a point that was worth keeping (`UnfinishedPlan`).
        public let plan: Plan?
        /// Why there is no plan; nil unless the program is infeasible.
        public var explanation: InfeasibilityExplanation?
        public var document: PlanDocument?
        /// nil where there is no plan.
        public var audit: Audit?
        public var directory: String?
    }

    private let request: Request
    private let program: Program
    private let solver: any LinearProgramSolver
    /// Called at each stage and iteration; returning false stops the solve.
    private let observe: (Stage) -> Bool

    public init(
        _ request: Request, program: Program, solver: any LinearProgramSolver,
        observe: @escaping (Stage) -> Bool = { _ in true }
    ) {
        self.request = request
        self.program = program
        self.solver = solver
        self.observe = observe
    }

    /// Reads the scenario and builds its program.
    ///
    /// - Parameter solves: whether there has to be room to solve it too.
    /// - Throws: `InputIssues`, `MissingFile`, `InvalidTimeSeriesInput`, `OutOfMemory`.
    public static func build(
        _ request: Request, solves: Bool = false, observe: (Stage) -> Bool = { _ in true }
    ) throws -> Built {
        var clock = Stopwatch()
        _ = observe(.reading)
        let reading = try request.read()
        var timing = PlanDocument.TimingPart()
        timing.read = clock.lap()
        _ = observe(.building)
        let resolution = reading.scenario.resolution
        let series = try ScenarioSeries(reading.scenario)
        let axis = series.axis(resolution)
        let profiles = Profiles(reading.scenario, series, on: axis)
        timing.profiles = clock.lap()
        let model = try PlanModel.sized(reading.scenario, series, axis: axis, profiles: profiles, solves: solves) {
            _ = observe(.sized($0))
        }
        timing.model = clock.lap()
        let reduction = resolution == .full ? [] : series.reductionErrors(reading.scenario, on: axis)
        return Built(
            reading: reading, resolution: resolution, series: series, model: model, reduction: reduction, timing: timing
        )
    }

    /// Solves and audits the case without writing anything. What is no optimum is no plan here.
    public func solve() throws -> Outcome {
        var outcome = try solve(PlanRun.build(request, solves: true, observe: observe)) { _ in false }
        guard let plan = outcome.plan, var document = outcome.document else { return outcome }
        _ = observe(.auditing)
        var files: [String: [UInt8]] = [:]
        for (table, formats) in PlanRun.tables(plan, outcome.built, asked: []) {
            for format in formats { files[format.fileName(table.schema)] = format.bytes(table) }
        }
        let written = try WrittenPlan(objectiveUsd: plan.objectiveUsd) { files[$0]! }
        outcome.audit = PlanRun.audit(plan, outcome.built, &document, written)
        outcome.document = document
        return outcome
    }

    /// A session over the case's model.
    private func session(_ built: Built, programsFollow: Bool, after other: PlanSession? = nil) -> PlanSession {
        PlanSession(built.model, solver: solver, programsFollow: programsFollow, after: other) { [observe] in
            observe(.solver($0))
        }
    }

    private func startFromFewerHours(_ session: inout PlanSession) throws {
        if session.model.program.totalRowCount < PlanSession.leastRowsToRefine { return }
        session.startFromFewerHours(try ScenarioSeries(session.model.scenario))
    }

    /// A case that is solved and can be changed and solved again: any number of racks, whatever the scenario says of rows.
    public struct Open {
        public let built: Built
        /// Holds the program that was solved.
        public var session: PlanSession
        /// Optimal.
        public let solution: Solution
    }

    /// Solves the case for a study of its program.
    ///
    /// - Throws: what `build` throws, and a `Failure` where there is no plan.
    public func open() throws -> Open {
        var (built, session) = try prepare()
        try startFromFewerHours(&session)
        let solution = session.settle().solution
        built.model = session.model
        if solution.status != .optimal { throw try outcome(built, solution, session).planlessFailure() }
        return Open(built: built, session: session, solution: solution)
    }

    /// Builds the case for a study that solves it itself.
    ///
    /// - Parameter other: of a case much like it, whose optimum is offered to begin from.
    /// - Throws: what `build` throws.
    public func prepare(after other: PlanSession? = nil) throws -> (built: Built, session: PlanSession) {
        let built = try PlanRun.build(request, solves: true, observe: observe)
        return (built, session(built, programsFollow: true, after: other))
    }

    /// Why a case that was prepared has no plan.
    public func planless(_ built: Built, _ solution: Solution, _ session: PlanSession) -> Outcome {
        outcome(built, solution, session)
    }

    /// - Parameter keeps: whether a solution that is no optimum makes a plan all the same.
    private func solve(_ ready: Built, keeping keeps: (Solution) -> Bool) throws -> Outcome {
        var built = ready
        var clock = Stopwatch()
        var session = session(ready, programsFollow: built.scenario.wholeRackRows)
        try startFromFewerHours(&session)
        let settled = session.settle()
        var (solution, record, rounding) = (settled.solution, settled.record, RoundingResult?.none)
        if solution.status == .optimal, built.scenario.wholeRackRows {
            let rounded = session.roundRacks(solution)
            (solution, record, rounding) = (rounded.settled.solution, rounded.settled.record ?? record, rounded.result)
        }
        built.model = session.model
        guard solution.status == .optimal || keeps(solution) else { return outcome(built, solution, session) }
        let plan = session.plan(solution)
        built.timing.solve = clock.lap()
        var document = PlanDocument(
            madeBy: program, scenario: built.scenario, scenarioPart: scenarioPart(built),
            label: request.label,
            plan: plan, solution: solution, program: built.model.program)
        document.timingS = built.timing
        document.rounding = rounding
        document.linkAccounting = record
        document.message = UnfinishedPlan.message(solution)
        return outcome(built, solution, session, plan: plan, document: document)
    }

    private func outcome(
        _ built: Built, _ solution: Solution, _ session: PlanSession, plan: Plan? = nil,
        document: PlanDocument? = nil
    ) -> Outcome {
        Outcome(
            built: built, program: program, scenarioPart: document?.scenario ?? scenarioPart(built),
            label: request.label, solution: solution, plan: plan,
            explanation: solution.status == .infeasible
                ? InfeasibilityExplanation(
                    session, ray: solution.rowDual, document: built.reading.document,
                    rebuild: request.triesRelaxations ? { try rebuilt(built, $0) } : nil)
                : nil,
            document: document, directory: nil)
    }

    /// The case with other limits, over the same hours and in the same weather.
    private func rebuilt(_ built: Built, _ overrides: [String]) throws -> PlanSession {
        var changed = request
        (changed.overrides, changed.auto) = (overrides, built.resolution)
        let (scenario, axis) = (try changed.read().scenario, built.model.axis)
        let profiles = Profiles(scenario, built.series, on: axis)
        return PlanSession(PlanModel(scenario, axis: axis, profiles: profiles), solver: solver) { [observe] in
            observe(.solver($0))
        }
    }

    /// Solves the case, and when it has a plan writes and audits the results: an optimum, or where the solve was stopped a point
    /// that is worth keeping, which says so.
    ///
    /// - Throws: what `solve` throws, and `WriteError`.
    public func run() throws -> Outcome {
        var total = Stopwatch()
        let built = try PlanRun.build(request, solves: true, observe: observe)
        let asked = request.out ?? "Notebooks-out/\(built.scenario.name)"
        try ResultDirectory.check(asked, holding: .plan)
        try request.exports.check()
        let other = try request.against.map { try Against($0, scenarioPart(built)) }
        var outcome = try solve(built, keeping: UnfinishedPlan.isWorthKeeping)
        guard let plan = outcome.plan, var document = outcome.document else { return outcome }
        document.scenario?.against = other?.part(plan.objectiveUsd)
        let path = outcome.solution.status == .optimal ? asked : UnfinishedPlan.place(asked)
        _ = observe(.writing)
        var clock = Stopwatch()
        let directory = try ResultDirectory(path: path, holding: .plan)
        var exported: ExportedPlan?
        do {
            let (audit, written) = try write(plan, outcome.built, &document, to: directory)
            outcome.audit = audit
            _ = observe(.writing)
            let saved = try SavedPlan(document: document, written: written, read: directory.read)
            try directory.write(PlanNotebook.name, PlanNotebook(saved).bytes())
            try directory.write(NotebookReader.name, Array(NotebookReader.source.utf8))
            if !request.exports.isEmpty { exported = try ExportedPlan(saved, read: directory.read) }
            document.timingS?.write = clock.lap()
            document.timingS?.total = total.lap()
            document.peakMemoryMib = PlanRun.peakMemoryMib()
            try directory.write("plan.json", document.bytes())
            try directory.commit()
        } catch {
            directory.discard()
            throw error
        }
        outcome.document = document
        outcome.directory = path
        if let exported { try request.exports.write(exported) }
        return outcome
    }

    /// Writes the tables, reads them back, and audits what they say.
    private func write(_ plan: Plan, _ built: Built, _ document: inout PlanDocument, to directory: ResultDirectory)
        throws -> (Audit, WrittenPlan)
    {
        let scenarioTables = try ScenarioTables.tables(built.reading, built.series, axis: built.model.axis)
        let tables =
            PlanRun.tables(plan, built, asked: request.formats)
            + scenarioTables.map { ($0, PlanRun.formats([CSVFormat.self], asked: request.formats)) }
        for (table, formats) in tables {
            for format in formats {
                try directory.write(format.fileName(table.schema)) { try format.write(table, to: $0) }
            }
        }
        try directory.write(DataPackage.name, PlanDictionary.bytes())
        _ = observe(.auditing)
        do {
            let written = try WrittenPlan(objectiveUsd: plan.objectiveUsd, read: directory.read)
            return (PlanRun.audit(plan, built, &document, written), written)
        } catch let error as UnreadableTable {
            throw WriteError(path: directory.path, reason: "\(error)")
        }
    }

    private typealias Written = (table: Vocabulary.Table, formats: [any TableFormat.Type])

    /// What is written of a plan: summaries as CSV, hours as Parquet, either in other formats too, hours in those only that need not hold
    /// them whole.
    private static func tables(_ plan: Plan, _ built: Built, asked: [String]) -> [Written] {
        PlanTables.tables(plan).map { ($0, formats([CSVFormat.self], asked: asked)) }
            + [
                (
                    HourlyTable.table(plan.hourly, axis: built.model.axis),
                    formats([ParquetFormat.self], asked: asked).filter { $0.isStreamed }
                )
            ]
    }

    private static func formats(_ own: [any TableFormat.Type], asked: [String]) -> [any TableFormat.Type] {
        FormatCatalogue.formats.filter { format in own.contains { $0 == format } || asked.contains(format.name) }
    }

    /// Audits a plan's tables and puts the findings into the document, whose status they may change.
    private static func audit(
        _ plan: Plan, _ built: Built, _ document: inout PlanDocument, _ tables: WrittenPlan
    ) -> Audit {
        var written = tables
        written.linkMismatchShare = document.linkAccounting?.mismatchShare ?? 0
        let audit = Audit(built.scenario, axis: built.model.axis, profiles: built.model.profiles, written)
        document.certificate?.auditMaxImbalanceMw = audit.maxImbalanceMw
        document.audit = AuditPart(audit, plan: plan)
        // What is no optimum says why it is none; that its balances are off is part of that.
        if audit.hasFailed && document.message == nil { document.status = AuditPart.failedStatus }
        return audit
    }

    private func scenarioPart(_ built: Built) -> PlanDocument.ScenarioPart {
        PlanDocument.ScenarioPart(
            built.scenario, path: request.path, resolution: built.resolution, hoursPerYear: built.model.hours,
            reduction: built.reduction)
    }

    /// The process's largest resident memory, MiB.
    static func peakMemoryMib() -> Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Double(usage.ru_maxrss) / 1024
    }
}

extension OptionKey {
    /// --resolution, where it is given.
    public static func resolution(_ resolution: ResolutionRequest?) -> [OptionKey] {
        resolution == nil ? [] : [OptionKey("resolution", setAt: .option("--resolution"))]
    }
}
