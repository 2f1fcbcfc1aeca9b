/// How an uncertain number is distributed.
public protocol Distribution: Sendable {
    /// The value that a standard normal z stands for: the quantile of probability Φ(z). Rising in z, so that ranks keep.
    func value(ofNormal z: Double) -> Double
    var mean: Double { get }
    var standardDeviation: Double { get }
}
