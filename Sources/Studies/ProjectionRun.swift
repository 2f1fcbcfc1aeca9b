import Documents
import Planning
import Reporting
import TimeSeries

/// Reads a scenario, projects its demand and, where asked to, saves the result. No program is built or solved.
public struct ProjectionRun {
    public struct Request: Sendable {
        public var path: String
        public var overrides: [String]
        /// nil: the scenario's own.
        public var resolution: Resolution?
        public var samples: Int?
        public var seed: UInt64?
        /// nil: nothing is saved.
        public var out: String?

        public init(
            path: String, overrides: [String] = [], resolution: Resolution? = nil, samples: Int? = nil,
            seed: UInt64? = nil, out: String? = nil
        ) {
            self.path = path
            self.overrides = overrides
            self.resolution = resolution
            self.samples = samples
            self.seed = seed
            self.out = out
        }
    }

    public struct Outcome: Sendable {
        public let warnings: [Issue]
        public let projection: Projection
        public let document: ProjectionDocument
        public let hoursPerYear: Int
    }

    private let request: Request
    private let version: String
    private let isInterrupted: () -> Bool

    public init(_ request: Request, version: String, isInterrupted: @escaping () -> Bool = { false }) {
        self.request = request
        self.version = version
        self.isInterrupted = isInterrupted
    }

    /// nil when it was interrupted; then nothing is written.
    ///
    /// - Throws: `InputIssues`, `MissingFile`, `InvalidTimeSeriesInput`, `ResultDirectory.WriteError`.
    public func run() throws -> Outcome? {
        let reading = try Scenario.read(path: request.path, overrides: request.overrides)
        if let out = request.out { try ResultDirectory.check(out, holding: .projection) }
        let resolution = request.resolution ?? reading.scenario.resolution
        let axis = TimeAxis(resolution)
        let projection = Projection(
            try ProjectionModel(reading.scenario, axis: axis), samples: request.samples, seed: request.seed,
            isInterrupted: isInterrupted)
        if projection.wasInterrupted { return nil }
        let part = PlanDocument.ScenarioPart(
            name: reading.scenario.name, title: reading.scenario.title, path: request.path,
            sha256: SHA256.hexadecimal(reading.scenario.files.map(\.bytes) + request.overrides.map { Array($0.utf8) }),
            resolution: resolution.description, hoursPerYear: axis.hoursPerYear)
        let outcome = Outcome(
            warnings: reading.warnings, projection: projection,
            document: ProjectionDocument(projection, version: version, scenario: part), hoursPerYear: axis.hoursPerYear)
        if let out = request.out { try write(outcome, to: out) }
        return outcome
    }

    private func write(_ outcome: Outcome, to path: String) throws {
        let directory = try ResultDirectory(path: path, holding: .projection)
        do {
            let report = ProjectionReport(outcome.projection, hoursPerYear: outcome.hoursPerYear)
            let chart = SVGFanChart(report.chart(), subtitle: "Demand, not a plan: \(report.subtitle())")
            try directory.write("projection.json", outcome.document.bytes())
            try directory.write("projection.csv", ProjectionTable.bytes(outcome.projection))
            try directory.write("projection.svg", Array(chart.rendered().utf8))
            try directory.commit()
        } catch {
            directory.discard()
            throw error
        }
    }
}
