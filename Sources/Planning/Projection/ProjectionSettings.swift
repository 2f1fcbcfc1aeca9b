import Documents
import Foundation
import TimeSeries

/// The [projection] of a scenario: how many samples of which uncertain numbers, and which published figures to explain.
public struct ProjectionSettings: Sendable {
    public let samples: Int
    public let seed: UInt64
    public let uncertainties: [Uncertainty]
    public let correlations: [MonteCarlo.Correlation]
    public let explanation: PublishedGap?

    /// The most samples that are allowed: they are all held, 3 kB each over six years, for their quantiles.
    public static let sampleLimit = 100_000

    init(_ table: TableReader, levers: ProjectionLevers, published: [PublishedProjection]) {
        samples = table.integer("samples", "Samples that are drawn.", in: 1...ProjectionSettings.sampleLimit)
        seed = UInt64(
            table.integer("seed", "Seed of the draws.", in: 0...Int.max))
        uncertainties = table.tables(
            "uncertainty", "Factors that are drawn once a sample, by which some numbers are multiplied."
        ).enumerated().compactMap { Uncertainty(name: $1.name, number: $0 + 1, $1.table, levers) }
        correlations = ProjectionSettings.correlations(table)
        explanation = table.table("explain", "Two published figures to lead from one to the other.").map {
            PublishedGap($0, published)
        }
        checkCorrelations(table)
        table.finish()
    }

    /// [projection.correlation] holds, for a name, the rank correlations with other names.
    private static func correlations(_ table: TableReader) -> [MonteCarlo.Correlation] {
        table.tables("correlation", "Rank correlations of one uncertainty with others.").flatMap { entry in
            entry.table.numbersByName("Rank correlation with that other uncertainty.", in: -1...1).map {
                MonteCarlo.Correlation(entry.name, $0.name, rank: $0.value)
            }
        }
    }

    private func checkCorrelations(_ table: TableReader) {
        let names = uncertainties.map(\.name)
        var pairs: Set<Set<String>> = []
        for pair in correlations {
            for name in [pair.first, pair.second] where !names.contains(name) {
                table.report(
                    at: "correlation",
                    "there is no [projection.uncertainty.\(name)]\(suggestion(for: name, among: names))")
            }
            if !pairs.insert([pair.first, pair.second]).inserted {
                table.report(at: "correlation", "\(pair.first) and \(pair.second) are there twice")
            }
            if pair.first == pair.second { table.report(at: "correlation", "\(pair.first) with itself is always 1") }
        }
        guard !table.log.hasErrors else { return }
        do { _ = try sampler() } catch {
            for issue in error.issues { table.report(at: "correlation", issue) }
        }
    }

    package func sampler() throws(InvalidTimeSeriesInput) -> MonteCarlo {
        try MonteCarlo(
            uncertainties.map { MonteCarlo.Variable(name: $0.name, stream: $0.stream, distribution: $0.distribution) },
            correlations: correlations)
    }
}

/// A factor f, drawn once a sample, by which some numbers are multiplied: in year y by f^w(y), w = 1 in all years, or, where
/// the numbers are known until a year k, w(y) = (y − k)/(last year − k) from then on.
public struct Uncertainty: Sendable {
    public let name: String
    /// Names its random draws.
    let stream: String
    /// Key paths, with `*` for any name.
    public let appliesTo: [String]
    public let distribution: any Distribution
    public let source: String
    /// k.
    public let certainUntilYear: Int?
    /// Places among the levers.
    package let levers: [Int]

    init?(name: String, number: Int, _ table: TableReader, _ levers: ProjectionLevers) {
        self.name = name
        let stream = table.string(
            "stream", "Which random draws it has; by its place in the file unless given.", default: "")
        self.stream = stream.isEmpty ? "\(number)" : stream
        appliesTo = table.strings("applies_to", "Key paths of the numbers that it multiplies, * for any name.")
        source = table.string("source", "Where the spread comes from.")
        certainUntilYear = table.optionalInteger(
            "certain_until_year", "Last year in which the numbers are known; the spread opens from then on.",
            in: 1990...2100)
        let found = DistributionReader.read(table)
        var places: Set<Int> = []
        for pattern in appliesTo {
            let matches = levers.matches(pattern)
            if matches.isEmpty {
                let near = suggestion(for: pattern, among: levers.paths)
                table.report(at: "applies_to", "\"\(pattern)\" is no number that a projection rests on\(near)")
            }
            places.formUnion(matches)
        }
        if appliesTo.isEmpty { table.report(at: "applies_to", "names no number") }
        self.levers = places.sorted()
        table.finish()
        guard let found else { return nil }
        distribution = found
    }

    /// f^w(y).
    package func multiplier(_ factor: Double, in year: Int, of horizon: ClosedRange<Int>) -> Double {
        guard let known = certainUntilYear else { return factor }
        if year <= known { return 1 }
        let span = Double(max(horizon.upperBound - known, 1))
        return pow(factor, min(Double(year - known) / span, 1))
    }
}

/// Which two published figures to lead from one to the other, and the published facts that the steps take their factors
/// from; all of them names of [published.NAME].
public struct PublishedGap: Sendable {
    public let from: String
    public let to: String
    /// A figure with `nameplate_mw` or `utilisation_share`: what declared capacity draws.
    public let metered: String
    /// Two figures of one year, the first with the scope of `from`, the second with that of `to`.
    public let scopeFrom: String
    public let scopeTo: String

    init(_ table: TableReader, _ published: [PublishedProjection]) {
        let names = published.map(\.name)
        func name(_ key: String, _ meaning: String) -> String {
            let name = table.string(key, meaning)
            if !name.isEmpty, !names.contains(name) {
                table.report(at: key, "there is no [published.\(name)]\(suggestion(for: name, among: names))")
            }
            return name
        }
        from = name("from", "Published figure to begin with.")
        to = name("to", "Published figure to end with.")
        metered = name("metered", "Published figure that says what declared capacity draws.")
        scopeFrom = name("scope_from", "Published figure with the scope of the first.")
        scopeTo = name("scope_to", "Published figure with the scope of the second.")
        if let figure = published.first(where: { [metered] in $0.name == metered }), figure.utilisationShare == nil,
            figure.nameplateMw == nil
        {
            table.report(at: "metered", "[published.\(metered)] has neither nameplate_mw nor utilisation_share")
        }
        for figure in published where [from, to, scopeFrom, scopeTo].contains(figure.name) && figure.twh == 0 {
            table.report(at: nil, "[published.\(figure.name)] has no energy to compare with")
        }
        table.finish()
    }
}
