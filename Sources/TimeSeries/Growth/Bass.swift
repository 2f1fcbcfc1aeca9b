import Foundation

/// Adoption by innovators and by imitation of those who have adopted, cumulative:
///
///     y(t) = m·(1 − e^(−(p+q)·τ)) / (1 + (q/p)·e^(−(p+q)·τ)),   τ = max(t − t₀, 0)
///
/// Source: F. Bass, *Management Science* 15 (1969) 215–227.
public struct Bass: GrowthCurve {
    public static let name = "bass"
    /// t₀, when nobody had adopted.
    public let launchYear: Double

    public init(launchYear: Double) { self.launchYear = launchYear }

    public let parameters = [
        GrowthParameter("market", GrowthParameter.positive),
        GrowthParameter("innovation_per_year", Double.leastNonzeroMagnitude...10),
        GrowthParameter("imitation_per_year", 0...20),
    ]

    public func value(_ t: Double, _ theta: [Double]) -> Double {
        let (p, q) = (theta[1], theta[2])
        let decay = exp(-(p + q) * max(t - launchYear, 0))
        return theta[0] * (1 - decay) / (1 + q / p * decay)
    }

    /// With E = e^(−(p+q)τ), N = 1 − E, M = 1 + (q/p)·E and E′ = −τ·E by p or q alike:
    /// ∂p = m·(τE·M − N·(−q/p²·E − (q/p)·τE))/M², ∂q = m·(τE·M − N·(E/p − (q/p)·τE))/M².
    public func derivatives(_ t: Double, _ theta: [Double]) -> [Double] {
        let (m, p, q) = (theta[0], theta[1], theta[2])
        let elapsed = max(t - launchYear, 0)
        let decay = exp(-(p + q) * elapsed)
        let (above, below) = (1 - decay, 1 + q / p * decay)
        let fall = elapsed * decay
        let byInnovation = fall * below + above * (q / (p * p) * decay + q / p * fall)
        let byImitation = fall * below - above * (decay / p - q / p * fall)
        return [above / below, m * byInnovation / (below * below), m * byImitation / (below * below)]
    }

    /// Usual rates of diffusion, each with the market that fits best; the best of them.
    /// Source of the ranges: F. Sultan, J. Farley and D. Lehmann, *Journal of Marketing Research* 27 (1990) 70–77.
    public func startingValues(for history: History) -> [Double]? {
        let rates = [0.0005, 0.003, 0.01, 0.03, 0.1].flatMap { p in [0.05, 0.2, 0.4, 0.7, 1.2].map { (p, $0) } }
        return history.best(
            self,
            among: rates.compactMap { p, q in
                let shape = history.years.map { value($0, [1, p, q]) }
                let squares = zip(history.weights, shape).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
                let products = history.weights.indices.reduce(0) {
                    $0 + history.weights[$1] * shape[$1] * history.values[$1]
                }
                return squares > 0 && products > 0 ? [products / squares, p, q] : nil
            })
    }
}
