import Foundation

/// x = median·e^(σ·z): as likely to be some factor above the median as below it.
public struct LogNormal: Distribution {
    public let median: Double
    /// σ of ln x.
    public let sigma: Double

    /// - Throws: `InvalidTimeSeriesInput` unless median > 0 and σ ≥ 0.
    public init(median: Double, sigma: Double) throws(InvalidTimeSeriesInput) {
        var check = InputCheck()
        check.require(median > 0 && median.isFinite, "median must be greater than 0")
        check.require(sigma >= 0 && sigma.isFinite, "sigma must be at least 0")
        try check.finish()
        self.median = median
        self.sigma = sigma
    }

    /// By the values that 5 % and 95 % of draws lie under: median √(low·high), σ = ln(high/low)/(2·1.645).
    ///
    /// - Throws: `InvalidTimeSeriesInput` unless 0 < low < high.
    public init(low: Double, high: Double) throws(InvalidTimeSeriesInput) {
        var check = InputCheck()
        check.require(low > 0 && low < high && high.isFinite, "0 < low < high must hold")
        try check.finish()
        try self.init(
            median: (low * high).squareRoot(), sigma: log(high / low) / (2 * StandardNormal.quantile(0.95)))
    }

    public func value(ofNormal z: Double) -> Double { median * exp(sigma * z) }

    public var mean: Double { median * exp(sigma * sigma / 2) }
    public var standardDeviation: Double { mean * expm1(sigma * sigma).squareRoot() }
}
