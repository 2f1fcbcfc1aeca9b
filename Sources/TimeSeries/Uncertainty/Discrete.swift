/// One of some values, each with its weight.
public struct Discrete: Distribution {
    /// Rising.
    public let values: [Double]
    /// Sums to one.
    public let shares: [Double]

    /// - Throws: `InvalidTimeSeriesInput` unless there are as many weights as values, none below 0 and one above.
    public init(values: [Double], weights: [Double]) throws(InvalidTimeSeriesInput) {
        var check = InputCheck()
        check.require(values.count == weights.count && !values.isEmpty, "as many weights as values must be given")
        check.require(
            weights.allSatisfy { $0 >= 0 } && weights.contains { $0 > 0 }, "weights must be at least 0, one above")
        try check.finish()
        let order = values.indices.sorted { values[$0] < values[$1] }
        let total = weights.reduce(0, +)
        self.values = order.map { values[$0] }
        shares = order.map { weights[$0] / total }
    }

    public func value(ofNormal z: Double) -> Double {
        var remaining = StandardNormal.probability(z)
        for (value, share) in zip(values, shares) {
            if remaining < share { return value }
            remaining -= share
        }
        return values[values.count - 1]
    }

    public var mean: Double { zip(values, shares).reduce(0) { $0 + $1.0 * $1.1 } }

    public var standardDeviation: Double {
        zip(values, shares).reduce(0) { $0 + $1.1 * ($1.0 - mean) * ($1.0 - mean) }.squareRoot()
    }
}
