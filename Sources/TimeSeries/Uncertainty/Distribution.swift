/// How an uncertain number is distributed.
public protocol Distribution: Sendable {
    /// The word that scenario files call it by.
    static var name: String { get }
    /// The value that a standard normal z stands for: the quantile of probability Φ(z). Rising in z, so that ranks keep.
    func value(ofNormal z: Double) -> Double
    var mean: Double { get }
    var standardDeviation: Double { get }
}

/// The distributions that scenario files may name. A new one is one file and one line here and in the reader.
public enum DistributionCatalogue {
    public static let names = [
        Triangular.name, LogNormal.name, Normal.name, Uniform.name, Discrete.name,
    ]
}
