import Documents
import TimeSeries

/// Reads the distribution of a multiplier: its `distribution` and the keys that it asks for.
enum DistributionReader {
    /// Everything that `distribution` may say. A new one is one case and one line in `distribution`.
    private enum Kind: String, CaseIterable {
        case triangular, lognormal, normal, uniform, discrete
    }

    /// nil with the reasons logged.
    static func read(_ table: TableReader) -> (any Distribution)? {
        let before = table.log.count
        let kind = table.choice("distribution", "How the factor is spread.", as: Kind.self)
        if table.log.count > before { return nil }
        do {
            return try distribution(kind, table)
        } catch {
            // A number that is not there or out of range has been reported, and what stands in for it may not fit.
            if table.log.count == before { table.report(at: "distribution", "\(error)") }
            return nil
        }
    }

    private static func distribution(_ kind: Kind, _ table: TableReader) throws -> any Distribution {
        func factor(_ key: String, _ meaning: String) -> Double { table.number(key, meaning, in: 0...1000) }
        switch kind {
        case .triangular:
            return try Triangular(
                low: factor("low", "Least factor; of a lognormal, what 5 % of draws lie under."),
                mode: factor("mode", "Likeliest factor."),
                high: factor("high", "Greatest factor; of a lognormal, what 5 % of draws lie over."))
        case .lognormal where table.has("median") || table.has("sigma"):
            return try LogNormal(
                median: factor("median", "Median of the factor."),
                sigma: table.number("sigma", "Standard deviation of its logarithm.", in: 0...10))
        case .lognormal:
            return try LogNormal(
                low: factor("low", "Least factor; of a lognormal, what 5 % of draws lie under."),
                high: factor("high", "Greatest factor; of a lognormal, what 5 % of draws lie over."))
        case .normal:
            return try Normal(
                mean: factor("mean", "Mean of the factor."),
                standardDeviation: table.number("standard_deviation", "Standard deviation of the factor.", in: 0...1000)
            )
        case .uniform:
            return try Uniform(
                low: factor("low", "Least factor; of a lognormal, what 5 % of draws lie under."),
                high: factor("high", "Greatest factor; of a lognormal, what 5 % of draws lie over."))
        case .discrete:
            return try Discrete(
                values: table.numbers("values", "Factors that it takes.", in: 0...1000),
                weights: table.numbers("weights", "How often it takes each.", in: 0...1_000_000))
        }
    }
}
