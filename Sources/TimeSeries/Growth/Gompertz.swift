import Foundation

/// Growth whose rate falls exponentially, fastest at K/e, early:
///
///     y(t) = K·e^(−b·e^(−c·(t − t₀)))
///
/// Source: B. Gompertz, *Philosophical Transactions* 115 (1825) 513–583; as a growth curve C. Winsor, PNAS 18 (1932) 1–8.
public struct Gompertz: GrowthCurve {
    public static let name = "gompertz"
    /// t₀.
    public let baseYear: Double

    public init(baseYear: Double) { self.baseYear = baseYear }

    public let parameters = [
        GrowthParameter("capacity", GrowthParameter.positive),
        GrowthParameter("displacement", GrowthParameter.positive),
        GrowthParameter("rate_per_year", Double.leastNonzeroMagnitude...100),
    ]

    public func value(_ t: Double, _ theta: [Double]) -> Double {
        theta[0] * exp(-theta[1] * exp(-theta[2] * (t - baseYear)))
    }

    /// With e = e^(−c·(t − t₀)): ∂K = y/K, ∂b = −y·e, ∂c = y·b·e·(t − t₀).
    public func derivatives(_ t: Double, _ theta: [Double]) -> [Double] {
        let decay = exp(-theta[2] * (t - baseYear))
        let filled = exp(-theta[1] * decay)
        let y = theta[0] * filled
        return [filled, -y * decay, y * theta[1] * decay * (t - baseYear)]
    }

    /// For capacities of some multiples of the greatest value, the straight line through ln ln(K/y); the best of them.
    public func startingValues(for history: History) -> [Double]? {
        history.best(
            self,
            among: Saturation.multiples.compactMap { multiple in
                let capacity = multiple * history.maximum
                let double: (Double) -> Double? = { $0 > 0 && $0 < capacity ? log(log(capacity / $0)) : nil }
                guard let line = history.line(through: double, from: baseYear), line.slope < 0 else { return nil }
                return [capacity, exp(line.intercept), -line.slope]
            })
    }
}
