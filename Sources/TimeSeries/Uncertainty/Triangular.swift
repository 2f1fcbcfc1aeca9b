import Foundation

/// Between a low and a high value, densest at the mode:
///
///     x = low + √(p·(high − low)·(mode − low))             for p ≤ (mode − low)/(high − low)
///     x = high − √((1 − p)·(high − low)·(high − mode))     above
public struct Triangular: Distribution {
    public let low: Double
    public let mode: Double
    public let high: Double

    /// - Throws: `InvalidTimeSeriesInput` unless low ≤ mode ≤ high and low < high.
    public init(low: Double, mode: Double, high: Double) throws(InvalidTimeSeriesInput) {
        var check = InputCheck()
        check.require(low <= mode && mode <= high && low < high, "low ≤ mode ≤ high and low < high must hold")
        try check.finish()
        self.low = low
        self.mode = mode
        self.high = high
    }

    public func value(ofNormal z: Double) -> Double {
        // The upper half from its own tail: 1 − p would lose the digits of a small one.
        let (p, rest) = (StandardNormal.probability(z), StandardNormal.probability(-z))
        let width = high - low
        if p * width <= mode - low { return low + (p * width * (mode - low)).squareRoot() }
        return high - (rest * width * (high - mode)).squareRoot()
    }

    public var mean: Double { (low + mode + high) / 3 }

    public var standardDeviation: Double {
        let (a, b, c) = (high - low, mode - low, high - mode)
        return ((a * a + b * b + c * c) / 36).squareRoot()
    }
}
