import Foundation

/// Student's distribution of ν degrees of freedom.
public struct StudentT: Sendable {
    public let degreesOfFreedom: Double

    /// - Precondition: ν > 0.
    public init(degreesOfFreedom: Double) {
        precondition(degreesOfFreedom > 0)
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// P(T ≤ t) = 1 − ½·I_x(ν/2, ½) for t ≥ 0, with x = ν/(ν + t²).
    public func probability(_ t: Double) -> Double { t < 0 ? tail(-t) : 1 - tail(t) }

    /// The t with P(T ≤ t) = p, to 1e-12 relative.
    ///
    /// - Precondition: 0 < p < 1.
    public func quantile(_ p: Double) -> Double {
        precondition(p > 0 && p < 1, "a probability between 0 and 1, not \(p)")
        if p == 0.5 { return 0 }
        return p < 0.5 ? -upper(p) : upper(1 - p)
    }

    /// P(T > t) for t ≥ 0.
    private func tail(_ t: Double) -> Double {
        if t == 0 { return 0.5 }
        let x = degreesOfFreedom / (degreesOfFreedom + t * t)
        return 0.5 * regularisedIncompleteBeta(x, degreesOfFreedom / 2, 0.5)
    }

    /// The t > 0 with a tail of q < ½: bracketed by doubling, then halved.
    private func upper(_ q: Double) -> Double {
        var high = 1.0
        while tail(high) > q { high *= 2 }
        var low = high == 1 ? 0 : high / 2
        while high - low > 1e-13 * high {
            let middle = (low + high) / 2
            if middle == low || middle == high { break }
            if tail(middle) > q { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}

/// I_x(a, b) for 0 ≤ x ≤ 1, to about 1e-14: the continued fraction 8.17.22 of the *NIST Digital Library of Mathematical
/// Functions*, on whichever side it converges fast, evaluated as W. Lentz does (*Applied Optics* 15 (1976) 668–671).
func regularisedIncompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    if x > (a + 1) / (a + b + 2) { return 1 - regularisedIncompleteBeta(1 - x, b, a) }
    let front = exp(a * log(x) + b * log1p(-x) + lgamma(a + b) - lgamma(a) - lgamma(b)) / a
    let tiny = 1e-300
    var c = 1.0
    var d = 1 / guarded(1 - (a + b) * x / (a + 1))
    var fraction = d
    for m in 1...10_000 {
        let m = Double(m)
        for coefficient in [
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ] {
            d = 1 / guarded(1 + coefficient * d)
            c = guarded(1 + coefficient / c)
            fraction *= c * d
        }
        if abs(c * d - 1) < 1e-16 { break }
    }
    func guarded(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    return front * fraction
}
