/// x = mean + standard deviation·z.
public struct Normal: Distribution {
    public let mean: Double
    public let standardDeviation: Double

    /// - Throws: `InvalidTimeSeriesInput` unless the standard deviation is at least 0.
    public init(mean: Double, standardDeviation: Double) throws(InvalidTimeSeriesInput) {
        var check = InputCheck()
        check.require(standardDeviation >= 0, "standard_deviation must be at least 0")
        try check.finish()
        self.mean = mean
        self.standardDeviation = standardDeviation
    }

    public func value(ofNormal z: Double) -> Double { mean + standardDeviation * z }
}
