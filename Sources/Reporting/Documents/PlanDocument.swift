import Foundation
import LinearProgramming
import Output
import Planning
import TimeSeries
import Vocabulary

/// What `plan.json` holds. Keys are written in snake case and sorted; numbers are not rounded.
///
/// Reading is tolerant: keys that are not known are skipped, and of what is not there all but the version, the status and the
/// regions is nil or empty. Units stand in the keys; `PlanDictionary` says what each of them means.
public struct PlanDocument: Codable, Equatable, Sendable {
    public struct ScenarioPart: Codable, Equatable, Sendable {
        public var name: String?
        public var title: String?
        /// The month that its facts are of.
        public var asOf: String?
        public var path: String?
        /// By region; nil in results of earlier versions.
        public var jurisdictions: [String: String]?
        /// Of the files and overrides together.
        public var sha256: String?
        /// The scenario's own first, then what it extends, then its weather files.
        public var files: [FileHash]?
        public var resolution: String?
        public var hoursPerYear: Int?
        /// Why these hours were chosen; nil where they were stated.
        public var resolutionChoice: ResolutionChoicePart?
        /// How well the hours chosen stand for the year; empty at full resolution.
        public var reduction: [ReductionPart]?
        /// The worst of them; nil at full resolution.
        public var reductionWorst: ReductionWorstPart?
        /// Results of the same scenario over other hours, which it was set against.
        public var against: AgainstPart?

        public init(
            _ scenario: Scenario, path: String, resolution: Resolution, hoursPerYear: Int,
            reduction: [SeriesReduction] = []
        ) {
            name = scenario.name
            title = scenario.title
            asOf = scenario.meta.asOf
            jurisdictions = Dictionary(uniqueKeysWithValues: scenario.regions.map { ($0.name, $0.jurisdiction) })
            self.path = path
            sha256 = SHA256.hexadecimal(scenario.files.map(\.bytes) + scenario.overrides.map { Array($0.text.utf8) })
            files = scenario.files.map(FileHash.init)
            self.resolution = resolution.description
            self.hoursPerYear = hoursPerYear
            resolutionChoice = scenario.resolutionChoice.map(ResolutionChoicePart.init)
            let parts = reduction.map(ReductionPart.init)
            self.reduction = parts
            reductionWorst = ReductionWorstPart(parts)
        }
    }

    public struct ProgramPart: Codable, Equatable, Sendable {
        public var sha256: String?

        public init(_ program: Program) { sha256 = program.sha256 }
    }

    public struct CertificatePart: Codable, Equatable, Sendable {
        public var primalResidual: Double?
        public var dualResidual: Double?
        public var relativeGap: Double?
        /// What no plan costs less than, by the plan's prices and up to what the dual residual is worth.
        public var dualObjectiveUsd: Double?
        public var iterations: Int?
        public var auditMaxImbalanceMw: Double?

        /// The largest residual and gap of a plan that is called optimal.
        public static let optimal = 1e-8
    }

    public struct SizePart: Codable, Equatable, Sendable {
        public var rows: Int
        public var columns: Int
        public var nonzeros: Int
    }

    public struct TimingPart: Codable, Equatable, Sendable {
        public var read = 0.0
        public var profiles = 0.0
        public var model = 0.0
        public var solve = 0.0
        public var write = 0.0
        public var total = 0.0
        public init() {}
    }

    public struct PublishedPart: Codable, Equatable, Sendable {
        public var name: String
        public var year: Int
        public var twh: Double
        /// What of it lies in the plan's regions; nil in results of earlier versions.
        public var regionsTwh: Double?
        public var covers: String
        public var source: String
        /// The plan's regions that it covers; nil in results of earlier versions.
        public var regions: [String]?
        /// Declared capacity behind it, and what of it lies in the plan's regions; nil where none is stated.
        public var nameplateMw: Double?
        public var regionsNameplateMw: Double?
        /// The plan's own figure for the regions that the projection covers; nil outside the horizon.
        public var planTwh: Double?
        /// The plan's installed IT power there; nil outside the horizon.
        public var planItMw: Double?
    }

    /// Present values, US$ of the first year, that add up to the objective; and what is built, US$ of each year.
    public struct HeadlinePart: Codable, Equatable, Sendable {
        public var resourceCostUsd: Double
        public var transfersUsd: Double
        public var penaltiesUsd: Double
        public var capexUsd: [String: Double]

        init(_ headline: Headline) {
            resourceCostUsd = headline.presentUsd[.resources] ?? 0
            transfersUsd = headline.presentUsd[.transfers] ?? 0
            penaltiesUsd = headline.presentUsd[.penalties] ?? 0
            capexUsd = Dictionary(uniqueKeysWithValues: headline.capexUsd.map { ("\($0.key)", $0.value) })
        }
    }

    /// What could have been built at a place and was not in any year, in the year in which it came nearest (`BuildOption`).
    public struct NotBuiltPart: Codable, Equatable, Sendable {
        public var quantity: String
        public var item: String
        public var place: String
        public var year: Int
        public var unit: String
        /// Of a unit, US$ of the first year.
        public var presentUsd: Double
        public var netPresentUsd: Double
        /// The share by which its capital would have to fall at least; nil where it costs nothing.
        public var tooDearShare: Double?

        private enum CodingKeys: String, CodingKey {
            case quantity, item
            case place = "where"
            case year, unit, presentUsd, netPresentUsd, tooDearShare
        }
    }

    public struct DemandPart: Codable, Equatable, Sendable {
        public var workload: String
        public var unit: String
        public var origin: String
        /// nil: nobody in particular.
        public var customerClass: String?
        public var year: Int
        public var mean: Double
        public var servedIn: [String: Double]
        public var unserved: Double
    }

    /// The version of dcplan that made it.
    public var dcplan: String
    public var program: ProgramPart?
    public var scenario: ScenarioPart?
    /// By key path, as typed.
    public var overrides: [String: JSONValue]?
    /// What this run is called, where it was given a name of its own.
    public var label: String?
    public var status: String
    /// Why the plan is no optimum, and how far it is off; nil where it is one.
    public var message: String?
    public var headline: HeadlinePart?
    public var objectiveUsd: Double?
    /// What a dollar of each year counts in the objective, US$ of the first year; nil in results of earlier versions.
    public var yearWeights: [String: Double]?
    /// What of it the years after the last one add; nil where the scenario has no tail.
    public var tailUsd: Double?
    public var certificate: CertificatePart?
    public var size: SizePart?
    public var timingS: TimingPart?
    public var peakMemoryMib: Double?
    /// By region, then by year.
    public var regions: [String: [String: PlaceYear]]
    /// Costs per unit of product over the horizon, by region, and of all of them together.
    public var levelised: [String: PlaceYear]?
    public var levelisedTotal: PlaceYear?
    /// What whole rows of racks cost; nil where any number may be built.
    public var rounding: RoundingResult?
    /// How well what links were taken to carry fits the plan; nil where no price or limit weighs it.
    public var linkAccounting: AccountingRounds.Record?
    /// By year: what adds up, over all regions.
    public var total: [String: PlaceYear]?
    /// By link, then by year.
    public var links: [String: [String: PlaceYear]]?
    public var demand: [DemandPart]?
    public var binding: [BindingLimit]?
    public var policies: [PolicyPrice]?
    public var assets: [BindingLimit]?
    /// Limits and policies that bind, each once over its years, greatest worth first.
    public var limits: [LimitWorth]?
    public var notBuilt: [NotBuiltPart]?
    public var storeSavings: [StoreSaving]?
    /// By jurisdiction, then by year.
    public var jurisdictions: [String: [String: PlaceYear]]?
    /// Work from offshore that nobody does, by year; nil where none is asked for.
    public var offshore: [String: PlaceYear]?
    /// What the plan goes without; empty where all is served.
    public var unmet: [UnmetDemand]?
    /// What readers should know before they build by it; empty where there is nothing.
    public var warnings: [PlanWarning]?
    /// What money is meant.
    public var money: String?
    public var published: [PublishedPart]?
    public var audit: AuditPart?

    static let moneyNote =
        "real US$ of 2025; costs and prices are of their year (a limit's of its money_year), not discounted; headline "
        + "has their present values in the first year: resource cost, transfers (bills are both together) and penalties, which nobody "
        + "pays; objective_usd is the sum of the three"

    /// Whether the plan failed its own audit; its status says so then.
    public var hasFailedAudit: Bool { status == AuditPart.failedStatus }

    /// Whether the solve ended before its tolerance: how it ended is the status.
    public var isUnfinished: Bool {
        TerminationStatus(rawValue: status).map(\.stopped) ?? false
    }

    /// The years that the plan spans, in order.
    public var years: [Int] { Set(regions.values.flatMap(\.keys)).compactMap(Int.init).sorted() }

    /// Σ over the regions of one of their figures in a year; nil when none of them has it.
    public func total(_ year: Int, _ figure: RegionFigure) -> Double? {
        let figures = regions.sorted { $0.key < $1.key }.compactMap { $0.value["\(year)"]?[figure] }
        return figures.isEmpty ? nil : figures.reduce(0, +)
    }

    /// Σ over all regions and years; nil when none has it.
    public func total(_ figure: RegionFigure) -> Double? {
        let figures = years.compactMap { total($0, figure) }
        return figures.isEmpty ? nil : figures.reduce(0, +)
    }

    /// The document's bytes: sorted keys, two-space indents, a final newline.
    public func bytes() throws -> Data { try ResultCoding.bytes(self) }
}

extension PlanDocument {
    public init(
        madeBy maker: Program, scenario: Scenario, scenarioPart: ScenarioPart, label: String?, plan: Plan,
        solution: Solution, program: LinearProgram
    ) {
        dcplan = maker.version
        self.program = ProgramPart(maker)
        self.scenario = scenarioPart
        overrides = scenario.overrideValues
        self.label = label
        status = solution.status.rawValue
        headline = HeadlinePart(plan.headline)
        objectiveUsd = plan.objectiveUsd
        yearWeights = Dictionary(
            uniqueKeysWithValues: scenario.horizon.years.map { ("\($0)", scenario.horizon.weight($0)) })
        tailUsd = scenario.horizon.tailYears > 0 ? plan.tailUsd : nil
        certificate = CertificatePart(
            primalResidual: solution.certificate.primalResidual, dualResidual: solution.certificate.dualResidual,
            relativeGap: solution.certificate.relativeGap, dualObjectiveUsd: solution.certificate.dualObjective,
            iterations: solution.iterations, auditMaxImbalanceMw: nil)
        size = SizePart(rows: program.totalRowCount, columns: program.columnCount, nonzeros: program.nonzeroCount)
        regions = Dictionary(uniqueKeysWithValues: plan.regions.map { ($0.name, byYear($0.years, PlaceYear.init)) })
        levelised = plan.products.mapValues(PlaceYear.init)
        levelisedTotal = PlaceYear(plan.product)
        total = Dictionary(
            uniqueKeysWithValues: scenario.horizon.years.map { year in
                ("\(year)", PlaceYear(totalOf: plan.regions.compactMap { $0.years[year] }))
            })
        links = Dictionary(uniqueKeysWithValues: plan.links.map { ($0.name, byYear($0.years, PlaceYear.init)) })
        demand = plan.demand.map {
            DemandPart(
                workload: $0.workload, unit: $0.unit, origin: $0.origin, customerClass: $0.customerClass,
                year: $0.year, mean: $0.meanUnits,
                servedIn: $0.servedUnits, unserved: $0.unservedUnits)
        }
        binding = plan.binding
        policies = plan.policies
        assets = plan.assets
        limits = plan.limits
        notBuilt = plan.notBuilt.map(NotBuiltPart.init)
        storeSavings = plan.storeSavings
        jurisdictions = Dictionary(
            uniqueKeysWithValues: plan.jurisdictions.map { ($0.name, byYear($0.years, PlaceYear.init)) })
        offshore = plan.offshore.isEmpty ? nil : byYear(plan.offshore, PlaceYear.init)
        unmet = plan.unmet
        warnings = plan.warnings
        money = PlanDocument.moneyNote
        published = scenario.published.map { projection in
            PublishedPart(
                name: projection.name, year: projection.year, twh: projection.twh,
                regionsTwh: projection.regionsTwh, covers: projection.covers, source: projection.source,
                regions: projection.regions, nameplateMw: projection.nameplateMw,
                regionsNameplateMw: projection.regionsNameplateMw, planTwh: plan.twh(of: projection),
                planItMw: plan.itMw(of: projection))
        }
    }
}

private func byYear<T>(_ values: [Int: T], _ part: (T) -> PlaceYear) -> [String: PlaceYear] {
    Dictionary(uniqueKeysWithValues: values.map { ("\($0.key)", part($0.value)) })
}

extension Plan {
    /// The plan's TWh for the regions and year of a published projection; nil outside the horizon.
    public func twh(of projection: PublishedProjection) -> Double? {
        sum(over: projection, \.facilityTwh)
    }

    /// The plan's installed IT power there, MW; nil outside the horizon.
    public func itMw(of projection: PublishedProjection) -> Double? { sum(over: projection, \.itMw) }

    private func sum(over projection: PublishedProjection, _ value: (RegionYear) -> Double) -> Double? {
        let covered = regions.filter { projection.regions.contains($0.name) }.compactMap { $0.years[projection.year] }
        return covered.isEmpty ? nil : covered.reduce(0) { $0 + value($1) }
    }
}

extension PlanDocument.NotBuiltPart {
    init(_ option: BuildOption) {
        self.init(
            quantity: option.stock.kind.rawValue, item: option.stock.name, place: option.place, year: option.year,
            unit: option.stock.kind.unit.description, presentUsd: option.presentUsdPerUnit,
            netPresentUsd: option.netPresentUsdPerUnit, tooDearShare: option.tooDearShare)
    }
}
