import Foundation

/// SplitMix64: a 64-bit generator of equidistributed integers, the same on every platform.
///
///     s ← s + 0x9E3779B97F4A7C15,   output = mix(s)
///
/// Source: G. Steele, D. Lea and C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
public struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// A named stream of standard normal numbers: streams of different names, years or seeds are independent.
struct RandomStream {
    private var generator: SplitMix64

    init(seed: UInt64, weatherYear: Int, name: String) {
        var mixer = SplitMix64(seed: seed ^ Self.hash(name))
        let base = mixer.next()
        generator = SplitMix64(seed: base ^ SplitMix64.scramble(UInt64(bitPattern: Int64(weatherYear))))
    }

    /// A stream that belongs to no weather year.
    init(seed: UInt64, name: String) { self.init(seed: seed, weatherYear: 0, name: name) }

    /// Standard normal, by the polar method: G. Marsaglia and T. Bray, *SIAM Review* 6 (1964) 260–264. The second of each
    /// pair is dropped so that a stream's state is its generator's alone.
    mutating func normal() -> Double {
        while true {
            let u = uniform()
            let v = uniform()
            let square = u * u + v * v
            if square < 1 && square > 0 { return u * sqrt(-2 * log(square) / square) }
        }
    }

    /// n values of the stationary first-order autoregression zᵢ = ρ·zᵢ₋₁ + √(1 − ρ²)·εᵢ, of mean 0 and variance 1.
    mutating func autoregression(count: Int, lag1: Double) -> [Double] {
        var z = normal()
        return (0..<count).map { i in
            if i > 0 { z = lag1 * z + sqrt(1 - lag1 * lag1) * normal() }
            return z
        }
    }

    /// Uniform on the 2⁵³ doubles k/2⁵² − 1 of [−1, 1).
    private mutating func uniform() -> Double {
        Double(generator.next() >> 11) * 0x1p-52 - 1
    }

    /// 64-bit FNV-1a of the UTF-8 bytes (Swift's own hash differs between runs).
    private static func hash(_ name: String) -> UInt64 {
        name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}

extension SplitMix64 {
    /// One output for one integer, so that neighbouring years start far apart.
    fileprivate static func scramble(_ value: UInt64) -> UInt64 {
        var generator = SplitMix64(seed: value)
        return generator.next()
    }
}
