/// Anything between low and high alike.
public struct Uniform: Distribution {
    public let low: Double
    public let high: Double

    /// - Throws: `InvalidTimeSeriesInput` unless low < high.
    public init(low: Double, high: Double) throws(InvalidTimeSeriesInput) {
        var check = InputCheck()
        check.require(low < high, "low < high must hold")
        try check.finish()
        self.low = low
        self.high = high
    }

    public func value(ofNormal z: Double) -> Double { low + (high - low) * StandardNormal.probability(z) }

    public var mean: Double { (low + high) / 2 }
    public var standardDeviation: Double { (high - low) / 12.0.squareRoot() }
}
