import InteriorPoint
import LinearAlgebra
import Testing

@Suite struct CornerSystemTests {
    /// One pair: (1 − s)·d² + (s·ẑ − (1 − s)·d̂)·d − s = 0, far from where the linear step leads as well as near.
    @Test(arguments: [1e-6, 0.02, 0.5, 0.9, 1 - 1e-6], [-1000, -3, 0.4, 50]) func solvesOnePairAsTheQuadraticDoes(
        share: Double, towards: Double
    ) {
        for multiplier in [-200, 0.1, 2, 800] as [Double] {
            var matrix = DenseMatrix(rows: 1, columns: 1)
            matrix[0, 0] = share
            let system = CornerSystem(share: matrix, distance: [towards], multiplier: [multiplier], tolerance: 1e-6)
            let v = system.solve(from: [0])[0]
            let b = share * multiplier - (1 - share) * towards
            let root = (b * b + 4 * (1 - share) * share).squareRoot()
            let d = b > 0 ? 2 * share / (b + root) : (root - b) / (2 * (1 - share))
            #expect(abs(CornerSystem.distance(v) - d) <= 1e-5 * max(1, d) / min(share, 1 - share))
            #expect(abs(CornerSystem.distance(v) * CornerSystem.distance(-v) - 1) <= 1e-12)
        }
    }

    /// Many pairs, most of which change places: d·z = 1, (1 − S)·(d − d̂) = S·(z − ẑ), and the same from elsewhere.
    @Test(arguments: [UInt64(1), 2, 3, 4, 5]) func solvesManyPairs(seed: UInt64) {
        var random = Generator(state: seed)
        let (k, rank) = (40, 25)
        let factors = (0..<k * rank).map { _ in random.uniform(-1...1) }
        var share = DenseMatrix(rows: k, columns: k)
        for i in 0..<k {
            for j in 0..<k {
                share[i, j] = (0..<rank).reduce(0) { $0 + factors[i * rank + $1] * factors[j * rank + $1] }
            }
        }
        let trace = (0..<k).reduce(0) { $0 + share[$1, $1] }
        for e in share.values.indices { share.values[e] /= trace }
        // (1 − S)·(d₀ − d̂) = S·(z₀ − ẑ) at positive d₀, z₀, as at the point that a step starts from.
        let away: [Double] = (0..<k).map { _ in
            let size = random.uniform(-10...10)
            return size * size * size * 10
        }
        func times(_ x: [Double]) -> [Double] {
            (0..<k).map { i in (0..<k).reduce(0) { $0 + share[i, $1] * x[$1] } }
        }
        let moved = times(away)
        let distance = moved.map { random.uniform(0.01...10) - $0 }
        let multiplier = (0..<k).map { random.uniform(0.01...10) - away[$0] + moved[$0] }
        let system = CornerSystem(share: share, distance: distance, multiplier: multiplier, tolerance: 1e-6)
        let v = system.solve(from: [Double](repeating: 0, count: k))
        let (d, z) = (v.map { CornerSystem.distance($0) }, v.map { CornerSystem.distance(-$0) })
        let force = system.force(v)
        let sum = times(force)
        for i in 0..<k {
            #expect(abs(d[i] * z[i] - 1) <= 1e-12)
            let beyond = d[i] - distance[i] + z[i] - multiplier[i]
            #expect(abs(force[i] - beyond) <= 1e-12 * (1 + abs(force[i])))
            let left = d[i] - distance[i] - sum[i]
            #expect(abs(left) <= 1e-5 * (1 + abs(distance[i])))
        }
        let other = system.solve(from: (0..<k).map { _ in random.uniform(-5...5) })
        for i in 0..<k { #expect(abs(other[i] - v[i]) <= 1e-4 * (1 + abs(v[i]))) }
    }
}
