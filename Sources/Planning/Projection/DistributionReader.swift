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
        let kind = table.choice("distribution", Kind.self)
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
        func factor(_ key: String) -> Double { table.number(key, in: 0...1000) }
        switch kind {
        case .triangular: return try Triangular(low: factor("low"), mode: factor("mode"), high: factor("high"))
        case .lognormal where table.has("median") || table.has("sigma"):
            return try LogNormal(median: factor("median"), sigma: table.number("sigma", in: 0...10))
        case .lognormal: return try LogNormal(low: factor("low"), high: factor("high"))
        case .normal:
            return try Normal(
                mean: factor("mean"), standardDeviation: table.number("standard_deviation", in: 0...1000))
        case .uniform: return try Uniform(low: factor("low"), high: factor("high"))
        case .discrete:
            return try Discrete(
                values: table.numbers("values", in: 0...1000), weights: table.numbers("weights", in: 0...1_000_000))
        }
    }
}
