import Documents
import Forecasting
import Output
import Planning
import Reporting
import TimeSeries

/// Reads a scenario, projects its demand and, where asked to, saves the result. No program is built or solved.
public struct ProjectionRun {
    public struct Request: Sendable {
        public var path: String
        public var overrides: [String]
        /// nil: the scenario's own.
        public var resolution: ResolutionRequest?
        public var samples: Int?
        public var seed: UInt64?
        /// nil: nothing is saved.
        public var out: String?

        public init(
            path: String, overrides: [String] = [], resolution: ResolutionRequest? = nil, samples: Int? = nil,
            seed: UInt64? = nil, out: String? = nil
        ) {
            self.path = path
            self.overrides = overrides
            self.resolution = resolution
            self.samples = samples
            self.seed = seed
            self.out = out
        }

        fileprivate var options: [OptionKey] {
            OptionKey.resolution(resolution)
                + (samples == nil ? [] : [OptionKey("projection", "samples", setAt: .option("--samples"))])
                + (seed == nil ? [] : [OptionKey("projection", "seed", setAt: .option("--seed"))])
        }
    }

    public struct Outcome: Sendable {
        public let warnings: [Issue]
        public let projection: Projection
        public let document: ProjectionDocument
        public let hoursPerYear: Int
    }

    private let request: Request
    private let program: Program
    private let isInterrupted: () -> Bool

    public init(_ request: Request, program: Program, isInterrupted: @escaping () -> Bool = { false }) {
        self.request = request
        self.program = program
        self.isInterrupted = isInterrupted
    }

    /// nil when it was interrupted; then nothing is written.
    ///
    /// - Throws: `InputIssues`, `MissingFile`, `InvalidTimeSeriesInput`, `WriteError`.
    public func run() throws -> Outcome? {
        let reading = try Scenario.read(
            path: request.path, overrides: request.overrides, resolution: request.resolution, options: request.options)
        if let out = request.out { try ResultDirectory.check(out, holding: .projection) }
        let resolution = reading.scenario.resolution
        let axis = TimeAxis(resolution)
        let projection = Projection(
            try ProjectionModel(reading.scenario, axis: axis), samples: request.samples, seed: request.seed,
            isInterrupted: isInterrupted)
        if projection.wasInterrupted { return nil }
        let part = PlanDocument.ScenarioPart(
            reading.scenario, path: request.path, resolution: resolution, hoursPerYear: axis.hoursPerYear)
        let outcome = Outcome(
            warnings: reading.warnings, projection: projection,
            document: ProjectionDocument(projection, madeBy: program, scenario: part), hoursPerYear: axis.hoursPerYear)
        if let out = request.out { try write(outcome, to: out) }
        return outcome
    }

    private func write(_ outcome: Outcome, to path: String) throws {
        let directory = try ResultDirectory(path: path, holding: .projection)
        do {
            let report = ProjectionReport(outcome.projection, hoursPerYear: outcome.hoursPerYear)
            let chart = SVGFanChart(report.chart(), subtitle: "Demand, not a plan: \(report.subtitle())")
            try directory.write("projection.json", outcome.document.bytes())
            let table = ProjectionTable.table(outcome.projection)
            try directory.write(CSVFormat.fileName(table.schema), CSVFormat.bytes(table))
            try directory.write(
                DataPackage.name, DataPackage.bytes("dcplan-projection", [(table.schema, CSVFormat.self)]))
            try directory.write("projection.svg", Array(chart.rendered().utf8))
            try directory.commit()
        } catch {
            directory.discard()
            throw error
        }
    }
}
