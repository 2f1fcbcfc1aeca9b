/// Quantiles of a sample, linear between order statistics: with h = (n − 1)·p, x₍⌊h⌋₎ + (h − ⌊h⌋)·(x₍⌊h⌋₊₁₎ − x₍⌊h⌋₎).
///
/// Type 7 of R. Hyndman and Y. Fan, *The American Statistician* 50 (1996) 361–365.
public struct Quantiles: Sendable {
    private let sorted: [Double]

    /// - Precondition: at least one value, all of them numbers.
    /// - Complexity: O(n log n).
    public init(_ sample: [Double]) {
        precondition(!sample.isEmpty && !sample.contains { $0.isNaN })
        sorted = sample.sorted()
    }

    /// - Precondition: 0 ≤ p ≤ 1.
    public func callAsFunction(_ p: Double) -> Double {
        precondition((0...1).contains(p))
        let place = Double(sorted.count - 1) * p
        let below = Int(place)
        guard below + 1 < sorted.count else { return sorted[sorted.count - 1] }
        return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
    }
}

/// The quantiles that a fan chart shows of one quantity in one year.
public struct Fan: Sendable, Equatable, Encodable {
    public let p5: Double
    public let p25: Double
    public let p50: Double
    public let p75: Double
    public let p95: Double

    /// Quantiles that are known.
    public init(p5: Double, p25: Double, p50: Double, p75: Double, p95: Double) {
        (self.p5, self.p25, self.p50, self.p75, self.p95) = (p5, p25, p50, p75, p95)
    }

    public init(_ sample: [Double]) {
        let quantiles = Quantiles(sample)
        p5 = quantiles(0.05)
        p25 = quantiles(0.25)
        p50 = quantiles(0.5)
        p75 = quantiles(0.75)
        p95 = quantiles(0.95)
    }
}

/// Spearman's correlation: Pearson's of the ranks, ties sharing the mean of theirs.
///
/// - Precondition: as many values in both, at least two.
public func rankCorrelation(_ x: [Double], _ y: [Double]) -> Double {
    precondition(x.count == y.count && x.count >= 2)
    let (a, b) = (ranks(x), ranks(y))
    let mean = Double(x.count + 1) / 2
    func product(_ u: [Double], _ v: [Double]) -> Double {
        zip(u, v).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - mean) }
    }
    return product(a, b) / (product(a, a) * product(b, b)).squareRoot()
}

private func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var first = 0
    while first < order.count {
        var end = first
        while end < order.count, values[order[end]] == values[order[first]] { end += 1 }
        for place in first..<end { ranks[order[place]] = Double(first + end + 1) / 2 }
        first = end
    }
    return ranks
}
