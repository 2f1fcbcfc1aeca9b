import Foundation

/// Growth that slows as it fills its capacity, symmetric about the midpoint:
///
///     y(t) = K / (1 + e^(−r·(t − t_m)))
///
/// Source: P.-F. Verhulst, *Correspondance mathématique et physique* 10 (1838) 113–121.
public struct Logistic: GrowthCurve {
    public static let name = "logistic"

    public init() {}

    public let parameters = [
        GrowthParameter("capacity", GrowthParameter.positive), GrowthParameter("rate_per_year", -100...100),
        GrowthParameter("midpoint_year", -10_000...10_000),
    ]

    public func value(_ t: Double, _ theta: [Double]) -> Double {
        theta[0] / (1 + exp(-theta[1] * (t - theta[2])))
    }

    /// With σ = y/K: ∂K = σ, ∂r = K·σ(1 − σ)·(t − t_m), ∂t_m = −K·σ(1 − σ)·r.
    public func derivatives(_ t: Double, _ theta: [Double]) -> [Double] {
        let filled = 1 / (1 + exp(-theta[1] * (t - theta[2])))
        let slope = theta[0] * filled * (1 - filled)
        return [filled, slope * (t - theta[2]), -slope * theta[1]]
    }

    /// For capacities of some multiples of the greatest value, the straight line through ln(y/(K − y)); the best of them.
    public func startingValues(for history: History) -> [Double]? {
        history.best(
            self,
            among: Saturation.multiples.compactMap { multiple in
                let capacity = multiple * history.maximum
                let logit: (Double) -> Double? = { $0 > 0 && $0 < capacity ? log($0 / (capacity - $0)) : nil }
                guard let line = history.line(through: logit, from: history.middle), line.slope != 0 else { return nil }
                return [capacity, line.slope, history.middle - line.intercept / line.slope]
            })
    }
}

/// How far a history may be from its saturation when a fit begins, over its greatest value: from nearly there to hardly begun.
enum Saturation {
    static let multiples = [1.02, 1.2, 1.6, 2.5, 5, 15, 60]
}
