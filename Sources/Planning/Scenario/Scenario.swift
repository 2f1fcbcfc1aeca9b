import Documents
import TimeSeries

/// Everything a plan rests on, read and checked.
public struct Scenario: Sendable {
    public let name: String
    public let title: String
    public let meta: Meta
    /// The files it was read from, the scenario's own first, then what it extends, then its weather files.
    public let files: [Document.File]
    /// What was changed in them for this run, as typed.
    public let overrides: [Override]
    public let horizon: Horizon
    /// What is asked for: by the caller, or else by the file.
    public let resolutionRequest: ResolutionRequest
    /// The resolution asked for, or else the file's, or else what was chosen.
    public internal(set) var resolution: Resolution
    /// Why it was chosen; nil where it was stated.
    public internal(set) var resolutionChoice: ResolutionChoice?
    public let weatherSeed: UInt64
    public let weatherYear: Int
    public internal(set) var regions: [Region]
    public let routes: [Route]
    public internal(set) var workloads: [Workload]
    public let rackClasses: [RackClass]
    public let coolingSystems: [CoolingSystem]
    public let thermalStores: [ThermalStore]
    /// Round builds of racks to whole rows and plan the rest around them.
    public let wholeRackRows: Bool
    public internal(set) var links: [Link]
    /// Of a coalition (see `coalition`): links that lead to others. They are paid for where they stand, and carry nothing.
    var severedLinks: [Link] = []
    /// The file's own, then those of the regimes that are adopted.
    public internal(set) var policies: [NamedPolicy]
    /// What the plan must show against that of `basePath`.
    public let expectations: [Expectation]
    /// The file that this one extends, as a path to be read; nil: none.
    public let basePath: String?
    public let published: [PublishedProjection]
    /// The yearly numbers that are fits to a history.
    public let fits: [ScenarioFit]
    /// How what belongs to nobody alone is divided when places plan apart.
    public let cooperation: Cooperation
    /// How `dcplan project` draws its samples; nil without a [projection].
    public let projection: ProjectionSettings?

    /// Round-trip time from a place of demand to a region, ms; nil where no route is given.
    public func roundTripMs(from origin: String, to region: String) -> Double? {
        if origin == region || origin == Demand.offshore { return 0 }
        return routes.first { ($0.from, $0.to) == (origin, region) || ($0.to, $0.from) == (origin, region) }?
            .roundTripMs
    }
}

/// What others have published for a year, to set beside the plan's figure.
public struct PublishedProjection: Sendable {
    public let name: String
    public let year: Int
    /// Electricity of data centres, TWh.
    public let twh: Double
    /// What the figure covers, in words.
    public let covers: String
    /// The regions of the plan that it covers at least in part.
    public let regions: [String]
    /// The part of the figure that lies in those regions, where it covers more; 1: all of it.
    public let regionsShare: Double
    public let source: String
    /// Of the figure, what lies in the plan's regions, TWh.
    public var regionsTwh: Double { twh * regionsShare }
    /// The declared or contracted capacity behind the figure, MW, where the source states it.
    public let nameplateMw: Double?
    /// Mean load over that capacity, where the source states it.
    public let utilisationShare: Double?
    /// Of it, what lies in the plan's regions, MW.
    public var regionsNameplateMw: Double? { nameplateMw.map { $0 * regionsShare } }
    /// The PUE behind the figure, where the source states it.
    public let pue: Double?

    init(name: String, _ table: TableReader) {
        self.name = name
        year = table.integer("year", "Year of the figure.", in: 1990...2100)
        twh = table.number("twh", "Electricity of data centres.", in: 0...)
        covers = table.string("covers", "What the figure covers, in words.")
        regions = table.strings("regions", "Regions of the plan that it covers at least in part.")
        regionsShare = table.number(
            "regions_share", "Part of the figure that lies in those regions; 1 unless said.",
            in: Double.leastNonzeroMagnitude...1, default: 1)
        source = table.string("source", "Where it was published.")
        nameplateMw = table.optionalNumber("nameplate_mw", "Declared capacity behind the figure.", in: .positive)
        utilisationShare = table.optionalNumber(
            "utilisation_share", "Mean load over that capacity.", in: Double.leastNonzeroMagnitude...1)
        pue = table.optionalNumber("pue", "PUE behind the figure.", in: 1...10)
        table.finish()
    }
}
