import Foundation

/// The normal distribution of mean 0 and variance 1.
public enum StandardNormal {
    /// Φ(z).
    public static func probability(_ z: Double) -> Double { 0.5 * erfc(-z * 0.5.squareRoot()) }

    /// Φ⁻¹(p), to rounding: a rational start within 5e-4 (M. Abramowitz and I. Stegun, *Handbook of Mathematical Functions*,
    /// 26.2.23), then Newton steps of third order (Halley) on Φ.
    ///
    /// - Precondition: 0 < p < 1.
    public static func quantile(_ p: Double) -> Double {
        precondition(p > 0 && p < 1, "a probability between 0 and 1, not \(p)")
        if p > 0.5 { return -quantile(1 - p) }
        let t = (-2 * log(p)).squareRoot()
        let above = 2.515517 + t * (0.802853 + t * 0.010328)
        let below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
        var z = above / below - t
        for _ in 0..<3 {
            let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
            let step = (probability(z) - p) / density
            z -= step / (1 + z * step / 2)
        }
        return z
    }
}
