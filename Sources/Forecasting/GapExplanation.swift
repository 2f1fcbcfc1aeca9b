import Foundation
import Planning
import Vocabulary

/// Why two published figures differ: factors that lead from one to the other, each computed from the scenario's or from
/// published numbers; what they leave is named as such, so that their product is exact.
///
///     to = from × realisation × utilisation × PUE × scope × rest
public struct GapExplanation: Sendable {
    public struct Step: Sendable {
        /// A word for scripts.
        public let key: String
        public let title: String
        public let factor: Double
        /// TWh after the step.
        public let twh: Double
        /// How the factor comes about.
        public let reason: String
        /// |ln factor| over the sum of all steps'.
        public fileprivate(set) var weightShare = 0.0
    }

    public let from: PublishedProjection
    public let to: PublishedProjection
    /// The capacity that `from` would keep running all year, MW: declared, or twh/8,760 h.
    public let nameplateMw: Double
    public let isNameplateImplied: Bool
    public let steps: [Step]

    /// nil when a figure that it needs lies outside of the horizon or has no regions of the scenario.
    init?(_ gap: PublishedGap, _ scenario: Scenario, _ sample: ProjectionSample) {
        func figure(_ name: String) -> PublishedProjection? { scenario.published.first { $0.name == name } }
        guard let from = figure(gap.from), let to = figure(gap.to), let metered = figure(gap.metered),
            let scopeFrom = figure(gap.scopeFrom), let scopeTo = figure(gap.scopeTo)
        else { return nil }
        let facts = GapFacts(scenario, sample, from: from, metered: metered)
        guard let energy = facts.energy, let realisation = facts.realisation, let pue = facts.pue,
            let utilisation = facts.utilisation, to.twh > 0,
            let scopeFactor = Ratio.of(scopeTo.twh * 1e6, per: scopeFrom.twh * 1e6, .energyMwh), scopeFactor > 0
        else { return nil }
        self.from = from
        self.to = to
        nameplateMw = from.nameplateMw ?? from.twh * 1e6 / 8760
        isNameplateImplied = from.nameplateMw == nil
        let scope = (
            key: "scope", title: "Scope", factor: scopeFactor,
            reason:
                "\(scopeTo.twh) TWh (\(scopeTo.covers)) over \(scopeFrom.twh) TWh (\(scopeFrom.covers)), \(scopeTo.year)"
        )
        steps = GapExplanation.chain([energy, realisation, utilisation, pue, scope], from: from.twh, to: to.twh)
    }

    typealias Factor = (key: String, title: String, factor: Double, reason: String)

    private static func chain(_ factors: [Factor], from: Double, to: Double) -> [Step] {
        let product = factors.reduce(from) { $0 * $1.factor }
        let rest: Factor = (
            "rest", "What is left", to / product, "definitions, growth and timing that none of the above covers"
        )
        var twh = from
        var steps = (factors + [rest]).map { factor in
            twh *= factor.factor
            return Step(
                key: factor.key, title: factor.title, factor: factor.factor, twh: twh, reason: factor.reason)
        }
        let distance = steps.reduce(0) { $0 + abs(log($1.factor)) }
        for i in steps.indices where distance > 0 { steps[i].weightShare = abs(log(steps[i].factor)) / distance }
        return steps
    }
}

/// The factors, where the scenario has what they need.
private struct GapFacts {
    let scenario: Scenario
    let sample: ProjectionSample
    let from: PublishedProjection
    let metered: PublishedProjection

    init(_ scenario: Scenario, _ sample: ProjectionSample, from: PublishedProjection, metered: PublishedProjection) {
        self.scenario = scenario
        self.sample = sample
        self.from = from
        self.metered = metered
    }

    private func yearIndex(_ year: Int) -> Int? {
        scenario.horizon.years.contains(year) ? year - scenario.horizon.years.lowerBound : nil
    }

    /// The figure over its declared capacity drawn in full.
    var energy: GapExplanation.Factor? {
        let mw = from.nameplateMw ?? from.twh * 1e6 / 8760
        let drawn = mw * 8760 / 1e6
        guard let factor = Ratio.of(drawn * 1e6, per: from.twh * 1e6, .energyMwh), factor > 0 else { return nil }
        let source = from.nameplateMw == nil ? "implied by the figure itself" : "stated by its source"
        return (
            "energy", "MW × 8,760 h", factor,
            "\(grouped(mw)) MW (\(source)) all year is \(tenths(drawn)) TWh: capacity counted as energy"
        )
    }

    /// Existing and realised over existing and announced halls of the figure's regions, in its year.
    var realisation: GapExplanation.Factor? {
        guard let y = yearIndex(from.year) else { return nil }
        let regions = scenario.regions.indices.filter { from.regions.contains(scenario.regions[$0].name) }
        let announced = regions.reduce(0) { $0 + sample.rooms[$1][y].announcedMw }
        let realised = regions.reduce(0) { $0 + sample.rooms[$1][y].realisedMw }
        guard let factor = Ratio.of(realised, per: announced, .powerMw), factor > 0 else { return nil }
        return (
            "realisation", "Pipeline realisation", factor,
            "\(grouped(realised)) of \(grouped(announced)) MW existing and announced in \(from.regions.joined(separator: ", ")) "
                + "stand by \(from.year) in this scenario"
        )
    }

    /// Metered load over declared capacity.
    var utilisation: GapExplanation.Factor? {
        let mean = metered.twh * 1e6 / 8760
        if let share = metered.utilisationShare {
            return ("utilisation", "Utilisation", share, "stated: \(metered.source)")
        }
        guard let declared = metered.nameplateMw, let factor = Ratio.of(mean, per: declared, .powerMw), factor > 0
        else { return nil }
        return (
            "utilisation", "Utilisation", factor,
            "\(grouped(mean)) MW metered of \(grouped(declared)) MW declared, \(metered.year) (\(metered.source))"
        )
    }

    /// What the same IT load draws in the figure's year over what it drew when metered.
    var pue: GapExplanation.Factor? {
        guard let later = yearIndex(from.year) else { return nil }
        let then = metered.pue ?? yearIndex(metered.year).flatMap { sample.all[$0].pue }
        guard let then, then > 0, let now = sample.all[later].pue else { return nil }
        return (
            "pue", "PUE", now / then,
            "\(hundredths(now)) in \(from.year) (this projection) for \(hundredths(then)) in \(metered.year)"
                + (metered.pue == nil ? " (this projection)" : " (stated)")
        )
    }

    private func tenths(_ value: Double) -> String { String(format: "%.1f", value) }
    private func hundredths(_ value: Double) -> String { String(format: "%.2f", value) }
}
