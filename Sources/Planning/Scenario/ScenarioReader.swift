import Documents
import TimeSeries

extension Scenario {
    /// A scenario and what its reader would have its author look at.
    public struct Reading: Sendable {
        public let scenario: Scenario
        public let warnings: [Issue]
        /// What it was read from, for the places of its numbers.
        public let document: Document
    }

    /// Reads a scenario file, at its own resolution or another, what it extends, and overrides.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - overrides: such as `regions.johor.hosting.limit_mw=3000`.
    ///   - resolution: nil for the scenario's own.
    ///   - auto: what `auto` stands for, where it is settled already, for several scenarios alike; nil: it is chosen.
    ///   - options: keys that options of the command stand for, which overrides must leave alone.
    /// - Throws: `InputIssues` with every problem of the files at once; `MissingFile` when one can't be read. Where a resolution is
    ///   chosen, what `ScenarioSeries` throws.
    public static func read(
        path: String, overrides: [String] = [], resolution: ResolutionRequest? = nil, auto: Resolution? = nil,
        options: [OptionKey] = []
    ) throws -> Reading {
        try read(
            path: path, overrides: overrides, resolution: resolution, auto: auto, options: options, log: IssueLog())
    }

    static func read(
        path: String, overrides: [String], resolution: ResolutionRequest? = nil, auto: Resolution? = nil,
        options: [OptionKey] = [], log: IssueLog
    ) throws -> Reading {
        let document = try Document.load(path: path, overrides: overrides, options: options)
        var scenario = Scenario(document, resolution, log: log)
        try log.throwIfErrors()
        if scenario.resolutionRequest == .auto {
            // The choice builds small models, which only a scenario without errors has.
            let trial = IssueLog()
            ScenarioChecks(scenario, document, trial).run()
            if !trial.hasErrors { try scenario.choose(auto) }
        }
        ScenarioChecks(scenario, document, log).run()
        try log.throwIfErrors()
        return Reading(scenario: scenario, warnings: log.warnings, document: document)
    }

    init(_ document: Document, _ resolution: ResolutionRequest?, log: IssueLog) {
        let root = document.reader(log: log)
        name = root.string("name", "Names the folder of results: letters, digits, - _ and . only.")
        title = root.string("title", "What the plan is called in reports.")
        meta = Meta(root.table("meta", "What the scenario says of itself."))
        horizon = Horizon(root.section("horizon", "The years of the plan."))
        log.horizon = horizon.years
        let fits = GrowthReader.Fits()
        log.growth = { GrowthReader.table($0, $1, fits) }
        let stated = Scenario.resolution(root)
        resolutionRequest = resolution ?? stated
        self.resolution = resolutionRequest.provisional
        let weather = root.section("weather", "Which of the random years of weather.")
        weatherSeed = UInt64(
            weather.integer(
                "seed", "Seed of the synthetic weather.", in: 0...Int.max))
        weatherYear = weather.integer("year", "Which of the random years: any number from 0 on.", in: 0...1_000_000)
        let condition = weather.optionalString("condition", "A year out of the ordinary, as some climate names it.")
        weather.finish()
        var technologies: [String: Technology] = [:]
        for entry in root.tables("technologies", "Kinds of power plant and store.") {
            technologies[entry.name] = Technology(name: entry.name, entry.table)
        }
        var tiers: [String: Redundancy] = [:]
        for entry in root.tables("redundancy", "Tiers of redundancy that halls are built to.") {
            tiers[entry.name] = Redundancy(name: entry.name, entry.table)
        }
        regions = root.tables("regions", "The places of the plan.").map {
            Region(name: $0.name, $0.table, technologies: technologies, tiers: tiers, condition: condition)
        }
        if let condition, !regions.contains(where: { $0.climate.conditions.contains(condition) }) {
            let known = Set(regions.flatMap(\.climate.conditions)).sorted().joined(separator: ", ")
            weather.report(
                .error, at: "condition",
                "no region's climate has a condition \"\(condition)\"; there \(known.isEmpty ? "are none" : "are: \(known)")"
            )
        }
        overrides = document.overrides
        basePath = document.basePath
        files = document.files + regions.compactMap(\.climate.weatherFile)
        routes = root.tables("routes", "Round-trip times between regions.").map { Route($0.table) }
        workloads = root.tables("workloads", "Kinds of computing that someone wants done.").map {
            Workload(name: $0.name, $0.table)
        }
        rackClasses = root.tables("racks", "Classes of racks.").map { RackClass(name: $0.name, $0.table) }
        coolingSystems = root.tables("cooling", "Kinds of cooling plant.").map {
            CoolingSystem(name: $0.name, $0.table)
        }
        thermalStores = root.tables("thermal_stores", "Kinds of stores of cold.").map {
            ThermalStore(name: $0.name, $0.table)
        }
        wholeRackRows = root.boolean(
            "whole_rack_rows", "Whether what is built of a rack class is rounded to whole rows.", default: false)
        links = root.tables("links", "Power links between regions.").map { Link(name: $0.name, $0.table) }
        let own = root.entries("policies", "Rules that bound or price what the plan does.").compactMap {
            [regions] entry in
            PolicyCatalogue.read(name: entry.name, entry.table, regions: regions)
        }
        policies = own + Regime.adopted(root, regions: regions, beside: own.map(\.scope.name))
        expectations = root.tables("expects", "What the plan must show against that of the file that this extends.")
            .compactMap {
                [regions, links, horizon] in
                Expectation(name: $0.name, $0.table, regions: regions, links: links, years: horizon.years)
            }
        cooperation = Cooperation(
            root.table("cooperation", "How what belongs to nobody alone is divided when places plan apart."),
            regions: regions)
        published = root.tables("published", "Figures that others have published, to set beside the plan.").map {
            PublishedProjection(name: $0.name, $0.table)
        }
        let levers = ProjectionLevers(
            regions: regions, workloads: workloads, rackClasses: rackClasses, coolingSystems: coolingSystems)
        projection = root.table("projection", "How the projection of demand draws its samples.").map {
            [published] in ProjectionSettings($0, levers: levers, published: published)
        }
        self.fits = fits.made
        root.finish()
    }

    private static func resolution(_ root: TableReader) -> ResolutionRequest {
        let text = root.string(
            "resolution",
            "Hours to model: full, weeks:N, days:N, or auto: what half a minute allows; auto unless said.",
            default: ResolutionRequest.auto.description)
        if let resolution = ResolutionRequest(text) { return resolution }
        root.report(at: "resolution", "\"\(text)\" is not one of \(ResolutionRequest.forms)")
        return .auto
    }
}
