import Planning
import TimeSeries

/// Quantiles of many samples.
public struct ProjectionFans: Sendable {
    public let itMw: Fan
    public let peakMw: Fan
    public let meanMw: Fan
    public let twh: Fan

    init(_ years: [ProjectionYear]) {
        itMw = Fan(years.map(\.itMw))
        peakMw = Fan(years.map(\.peakMw))
        meanMw = Fan(years.map(\.meanMw))
        twh = Fan(years.map(\.twh))
    }
}

/// A demand projection: the scenario's own numbers and the spread of many samples.
public struct Projection: Sendable {
    public let scenario: Scenario
    public let samples: Int
    public let seed: UInt64
    public let originNames: [String]
    public let base: ProjectionSample
    /// [origin][year index].
    public let origins: [[ProjectionFans]]
    /// [year index].
    public let all: [ProjectionFans]
    /// [year index]: all demand as far as halls hold it, TWh.
    public let hosted: [Fan]
    /// [year index]: usable room of all halls, MW of IT.
    public let room: [Fan]
    public let steps: GapExplanation?

    /// Whether the samples were cut short: fewer are there than were asked for.
    public let wasInterrupted: Bool

    /// Draws the samples; without uncertainties there is one, the scenario's own.
    ///
    /// - Parameters:
    ///   - model: of the scenario whose demand is projected.
    ///   - samples: how many, instead of the scenario's.
    ///   - seed: instead of the scenario's.
    ///   - isInterrupted: asked before each sample; true ends the drawing.
    /// - Precondition: samples ≥ 1.
    /// - Complexity: O(samples) times that of `ProjectionModel.sample`.
    public init(
        _ model: ProjectionModel, samples: Int? = nil, seed: UInt64? = nil, isInterrupted: () -> Bool = { false }
    ) {
        let settings = model.scenario.projection
        scenario = model.scenario
        originNames = model.originNames
        base = model.base()
        self.seed = seed ?? settings?.seed ?? 0
        let factors = Projection.factors(settings, samples ?? settings?.samples ?? 1, self.seed)
        var drawn: [ProjectionSample] = []
        for factor in factors {
            if isInterrupted() { break }
            drawn.append(model.sample(Projection.multipliers(model, settings?.uncertainties ?? [], factor)))
        }
        wasInterrupted = drawn.count < factors.count
        if drawn.isEmpty { drawn = [base] }
        self.samples = drawn.count
        let years = Array(scenario.horizon.years).indices
        origins = originNames.indices.map { o in years.map { y in ProjectionFans(drawn.map { $0.origins[o][y] }) } }
        all = years.map { y in ProjectionFans(drawn.map { $0.all[y] }) }
        hosted = years.map { y in Fan(drawn.map { $0.hostedTwh(y) }) }
        room = years.map { y in Fan(drawn.map { $0.room(y).usableMw }) }
        steps = settings?.explanation.flatMap { [scenario, base] in GapExplanation($0, scenario, base) }
    }

    /// [sample][uncertainty]; none without uncertainties.
    private static func factors(_ settings: ProjectionSettings?, _ count: Int, _ seed: UInt64) -> [[Double]] {
        guard let settings, !settings.uncertainties.isEmpty, let sampler = try? settings.sampler() else { return [] }
        return sampler.draws(count, seed: seed)
    }

    /// However many uncertainties meet in one number, they make it no larger than so many times: what follows stays finite.
    private static let largest = 1e6

    /// [year index][lever].
    private static func multipliers(
        _ model: ProjectionModel, _ uncertainties: [Uncertainty], _ factors: [Double]
    ) -> [[Double]] {
        let horizon = model.scenario.horizon.years
        return horizon.map { year in
            var multipliers = [Double](repeating: 1, count: model.levers.paths.count)
            for (uncertainty, factor) in zip(uncertainties, factors) {
                // A normal factor may fall below 0, which no quantity can.
                let yearly = uncertainty.multiplier(max(factor, 0), in: year, of: horizon)
                for lever in uncertainty.levers { multipliers[lever] = min(multipliers[lever] * yearly, largest) }
            }
            return multipliers
        }
    }
}
