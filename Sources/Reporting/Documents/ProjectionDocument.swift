import Forecasting
import Foundation
import Output
import Planning
import TimeSeries
import Vocabulary

/// What `dcplan project --json` prints and `projection.json` holds. Keys are written in snake case and sorted; numbers are
/// not rounded.
public struct ProjectionDocument: Encodable, Sendable {
    /// The scenario's own numbers for an origin and year.
    struct BasePart: Encodable, Sendable {
        let itMw: Double
        let rackMw: Double
        @Nullable var utilisationShare: Double?
        @Nullable var pue: Double?
        let meanMw: Double
        let peakMw: Double
        let twh: Double
    }

    struct YearPart: Encodable, Sendable {
        let base: BasePart
        let itMw: Fan
        let meanMw: Fan
        let peakMw: Fan
        let twh: Fan
    }

    struct HallPart: Encodable, Sendable {
        let announcedMw: Double
        let realisedMw: Double
        let usableItMw: Fan
        let hostedTwh: Fan
    }

    struct PublishedPart: Encodable, Sendable {
        let name: String
        let year: Int
        let twh: Double
        /// What of it lies in the plan's regions.
        let regionsTwh: Double
        let covers: String
        let source: String
        let nameplateMw: Double?
        /// Demand that arises in the regions covered, and with all that comes from offshore; nil outside the horizon.
        let ownTwh: Double?
        let withOffshoreTwh: Double?
    }

    struct StepPart: Encodable, Sendable {
        let step: String
        let factor: Double
        let twh: Double
        let weightShare: Double
        let reason: String
    }

    struct ExplanationPart: Encodable, Sendable {
        let from: String
        let to: String
        let fromTwh: Double
        let toTwh: Double
        let nameplateMw: Double
        let nameplateImplied: Bool
        let steps: [StepPart]
    }

    let dcplan: String
    let program: PlanDocument.ProgramPart
    let scenario: PlanDocument.ScenarioPart
    /// By key path, as typed.
    let overrides: [String: JSONValue]
    let samples: Int
    let seed: UInt64
    let origins: [String: [String: YearPart]]
    let all: [String: YearPart]
    let halls: [String: HallPart]
    let published: [PublishedPart]
    let explanation: ExplanationPart?

    public init(_ projection: Projection, madeBy program: Program, scenario: PlanDocument.ScenarioPart) {
        dcplan = program.version
        self.program = PlanDocument.ProgramPart(program)
        self.scenario = scenario
        overrides = projection.scenario.overrideValues
        samples = projection.samples
        seed = projection.seed
        let years = Array(projection.scenario.horizon.years)
        func byYear<T>(_ value: (Int) -> T) -> [String: T] {
            Dictionary(uniqueKeysWithValues: years.indices.map { ("\(years[$0])", value($0)) })
        }
        origins = Dictionary(
            uniqueKeysWithValues: projection.originNames.indices.map { o in
                (
                    projection.originNames[o],
                    byYear { Self.year(projection.base.origins[o][$0], projection.origins[o][$0]) }
                )
            })
        all = byYear { Self.year(projection.base.all[$0], projection.all[$0]) }
        halls = byYear { y in
            let room = projection.base.room(y)
            return HallPart(
                announcedMw: room.announcedMw, realisedMw: room.realisedMw, usableItMw: projection.room[y],
                hostedTwh: projection.hosted[y])
        }
        published = projection.scenario.published.map { figure in
            PublishedPart(
                name: figure.name, year: figure.year, twh: figure.twh, regionsTwh: figure.regionsTwh,
                covers: figure.covers, source: figure.source, nameplateMw: figure.nameplateMw,
                ownTwh: projection.ownTwh(figure),
                withOffshoreTwh: projection.withOffshoreTwh(figure))
        }
        explanation = projection.steps.map(Self.explanation)
    }

    private static func year(_ base: ProjectionYear, _ fans: ProjectionFans) -> YearPart {
        YearPart(
            base: BasePart(
                itMw: base.itMw, rackMw: base.rackMw, utilisationShare: base.utilisationShare, pue: base.pue,
                meanMw: base.meanMw, peakMw: base.peakMw, twh: base.twh),
            itMw: fans.itMw, meanMw: fans.meanMw, peakMw: fans.peakMw, twh: fans.twh)
    }

    private static func explanation(_ gap: GapExplanation) -> ExplanationPart {
        ExplanationPart(
            from: gap.from.name, to: gap.to.name, fromTwh: gap.from.twh, toTwh: gap.to.twh,
            nameplateMw: gap.nameplateMw, nameplateImplied: gap.isNameplateImplied,
            steps: gap.steps.map {
                StepPart(
                    step: $0.key, factor: $0.factor, twh: $0.twh, weightShare: $0.weightShare, reason: $0.reason)
            })
    }

    /// The document's bytes: sorted keys, two-space indents, a final newline.
    public func bytes() throws -> Data { try ResultCoding.bytes(self) }
}

extension Projection {
    /// The scenario's own projection of demand that arises in the regions a published figure covers, TWh; nil outside the
    /// horizon.
    public func ownTwh(_ figure: PublishedProjection) -> Double? {
        guard scenario.horizon.years.contains(figure.year) else { return nil }
        let y = figure.year - scenario.horizon.years.lowerBound
        return originNames.indices.filter { figure.regions.contains(originNames[$0]) }
            .reduce(0) { $0 + base.origins[$1][y].twh }
    }

    /// The same with all demand from offshore, which could come to these regions.
    public func withOffshoreTwh(_ figure: PublishedProjection) -> Double? {
        ownTwh(figure).map { own in
            own + base.origins[originNames.count - 1][figure.year - scenario.horizon.years.lowerBound].twh
        }
    }
}
