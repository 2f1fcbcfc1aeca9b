import LinearAlgebra

/// Distances d and multipliers z of a few pairs that are complementary, d·z = 1, and whose changes depend on each other linearly:
///
///     (1 − S)·(d − d̂) = S·(z − ẑ)
///
/// with S symmetric, its eigenvalues between 0 and 1. In v = d − z, d and z being what they are where d·z = 1, the system is smooth and
/// without bounds (Chen & Harker 1993; Kanzow 1996), and where some positive d and z obey it, as those of a point do that steps
/// start from, it has one solution: pairs whose two parts change places take Newton's method no longer than others.
package struct CornerSystem {
    /// S, k × k, d̂ and ẑ.
    private let share: DenseMatrix
    private let distance: [Double]
    private let multiplier: [Double]

    /// Residual at which Newton steps end, beside the 1 of d·z.
    private let tolerance: Double

    /// Newton steps at most, and least part of a step that is tried.
    private static let (steps, leastLength) = (60, 1e-4)

    package init(share: DenseMatrix, distance: [Double], multiplier: [Double], tolerance: Double = 0.1) {
        (self.share, self.distance, self.multiplier, self.tolerance) = (share, distance, multiplier, tolerance)
    }

    /// v where the pairs are without their complementarity: many of them hardly leave it.
    package var linear: [Double] { zip(distance, multiplier).map { $0 - $1 } }

    /// d of v; z is that of −v.
    package static func distance(_ v: Double) -> Double {
        let root = (v * v + 4).squareRoot()
        return v >= 0 ? (v + root) / 2 : 2 / (root - v)
    }

    /// v, by Newton steps from the one given, each as long as lessens what is left; where none does, as near as they came.
    ///
    /// - Complexity: O(k³) a step.
    package func solve(from start: [Double], _ workers: Workers = Workers(count: 1)) -> [Double] {
        var v = start
        var left = residual(v)
        for _ in 0..<Self.steps where Self.size(left) > tolerance {
            guard let change = (try? LUFactor(derivative(v), workers))?.solve(left) else { break }
            var (length, next, then) = (1.0, v, left)
            repeat {
                for p in v.indices { next[p] = v[p] - length * change[p] }
                then = residual(next)
                if Self.size(then) <= (1 - length / 10_000) * Self.size(left) { break }
                length /= 2
            } while length > Self.leastLength
            if length <= Self.leastLength { break }
            (v, left) = (next, then)
        }
        return v
    }

    /// (d − d̂) + (z − ẑ): the force beyond the linear one.
    package func force(_ v: [Double]) -> [Double] {
        v.indices.map { Self.distance(v[$0]) - distance[$0] + Self.distance(-v[$0]) - multiplier[$0] }
    }

    /// (d − d̂) − S·((d − d̂) + (z − ẑ)).
    private func residual(_ v: [Double]) -> [Double] {
        var left = v.indices.map { Self.distance(v[$0]) - distance[$0] }
        let force = force(v)
        share.values.withUnsafeBufferPointer { share in
            left.withUnsafeMutableBufferPointer { left in
                guard let s = share.baseAddress, let y = left.baseAddress else { return }
                BLAS.addProduct(m: v.count, n: v.count, alpha: -1, a: s, lda: v.count, x: force, y: y)
            }
        }
        return left
    }

    private func derivative(_ v: [Double]) -> DenseMatrix {
        var matrix = share
        let k = v.count
        matrix.values.withUnsafeMutableBufferPointer { matrix in
            for q in 0..<k {
                let ratio = v[q] / (v[q] * v[q] + 4).squareRoot()
                for p in q * k..<(q + 1) * k { matrix[p] *= -ratio }
                matrix[q * k + q] += (1 + ratio) / 2
            }
        }
        return matrix
    }

    private static func size(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1 * $1 }.squareRoot() }
}
