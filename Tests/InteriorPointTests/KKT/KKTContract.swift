import InteriorPoint
import LinearAlgebra
import Testing

/// The contract of a KKT system: what it returns solves −H·Δx + Aᵀ·Δy = f, A·Δx + Θ·Δy = q as dense LU does, without a
/// trace of the regularisation, on random, degenerate and ill-conditioned cases; it says what it left; it may be factorised
/// again, also after giving up its vectors; it keeps to its limit, and stops when asked.
///
/// A system passes when `check()` records no issue: one line in `KKTSystemTests`.
struct KKTContract<System: KKTSystem> {
    var settings = KKTSettings()

    func check() throws {
        for shape in RandomSystem.shapes {
            for seed in 1...3 as ClosedRange<UInt64> { try checkSolutions(shape, seed) }
        }
        for shape in RandomSystem.shapes where shape.copiedEquations + shape.activeRows == 0 && shape.spread < 2 {
            for seed in 1...3 as ClosedRange<UInt64> {
                try checkInverseEntries(shape, seed)
                try checkFewEntries(shape, seed)
            }
        }
        try checkThatItTakesNewDiagonals()
        try checkLimits()
    }

    private func make(
        _ random: RandomSystem, limit: Int = .max, stops: @escaping @Sendable () -> Bool = { false }
    ) throws -> System {
        try System(random.program, settings, Workers(count: 2), limit: limit, stops: stops)
    }

    private func solve(
        _ kkt: System, _ random: RandomSystem, _ right: [Double], support: [Int]? = nil, scratch: [Buffer<Double>] = []
    ) -> (x: [Double], left: Double) {
        let (n, m) = (random.hessian.count, random.slack.count)
        for j in 0..<n { kkt.hessian[j] = random.hessian[j] }
        for i in 0..<m { kkt.slack[i] = random.slack[i] }
        #expect(kkt.factorise())
        let (dx, dy) = (Buffer(repeating: 0.0, count: n), Buffer(repeating: 0.0, count: m))
        let left = kkt.solve(
            RightSide(f: Buffer(Array(right[..<n])), q: Buffer(Array(right[n...])), support: support), dx: dx, dy: dy,
            tolerance: 1e-12, scratch: scratch)
        return ((0..<n).map { dx[$0] } + (0..<m).map { dy[$0] }, left)
    }

    /// With right sides made from a known solution, so that dependent equations are consistent.
    private func checkSolutions(_ shape: RandomSystem.Shape, _ seed: UInt64) throws {
        let random = RandomSystem(shape, seed: seed)
        var numbers = Generator(state: seed &+ 7)
        let right = random.times((0..<random.dense.rowCount).map { _ in numbers.uniform(-1...1) })
        let kkt = try make(random)
        let (x, left) = solve(kkt, random, right)
        #expect(left <= 1e-8, "\(System.self) \(shape)")
        kkt.giveUpVectors()
        let again = solve(kkt, random, right)
        #expect(again.x == x && again.left == left, "\(System.self) \(shape): after giving up its vectors")
        // Each equation's residual against the size of its own terms.
        let product = random.times(x)
        for i in x.indices {
            let size = (0..<x.count).reduce(1) { $0 + abs(random.dense[i, $1] * x[$1]) }
            #expect(abs(product[i] - right[i]) <= 1e-9 * size, "\(System.self) \(shape): equation \(i)")
            if i < random.hessian.count {
                #expect(abs(right[i] - product[i] - kkt.columnResidual[i]) <= 1e-12 * size, "residual \(i)")
            } else {
                let row = i - random.hessian.count
                let activity = product[i] - random.slack[row] * x[i]
                #expect(abs(activity - kkt.activity[row]) <= 1e-12 * size, "activity \(row)")
            }
        }
        // Dependent equations leave unknowns open, and numbers of 1e12 beside ones of 1e-12 what dense LU finds.
        if shape.copiedEquations > 0 || shape.activeRows > 0 { return }
        let expected = try LUFactor(random.dense).solve(right)
        let scale = expected.reduce(1) { max($0, abs($1)) }
        let tolerance = shape.spread > 2 ? 1e-4 : 1e-7
        for i in x.indices {
            #expect(abs(x[i] - expected[i]) <= tolerance * scale, "\(System.self) \(shape): unknown \(i)")
        }
    }

    /// Said where its few entries are, and with vectors lent to it, it finds what it finds without, after a solve with many entries as well.
    private func checkFewEntries(_ shape: RandomSystem.Shape, _ seed: UInt64) throws {
        let random = RandomSystem(shape, seed: seed)
        let count = random.dense.rowCount
        let kkt = try make(random)
        var numbers = Generator(state: seed &+ 11)
        for support in [[0], [count - 1], Array(stride(from: seed % 2 == 0 ? 0 : 1, to: count, by: 3)), []] {
            var right = [Double](repeating: 0, count: count)
            for i in support { right[i] = numbers.uniform(-1...1) }
            let scratch = (0..<2).map { _ in Buffer(repeating: Double.nan, count: count) }
            let (few, left) = solve(kkt, random, right, support: support.shuffled(using: &numbers), scratch: scratch)
            #expect(left <= 1e-8, "\(System.self) \(shape)")
            let all = solve(kkt, random, right).x
            let scale = all.reduce(1) { max($0, abs($1)) }
            for i in all.indices {
                #expect(abs(few[i] - all[i]) <= 1e-9 * scale, "\(System.self) \(shape), \(support.count): \(i)")
            }
            _ = solve(kkt, random, [Double](repeating: 1, count: count))
        }
    }

    /// Of every unknown with every other, and of some of them.
    private func checkInverseEntries(_ shape: RandomSystem.Shape, _ seed: UInt64) throws {
        let random = RandomSystem(shape, seed: seed)
        let count = random.dense.rowCount
        let kkt = try make(random)
        _ = solve(kkt, random, [Double](repeating: 1, count: count))
        let factor = try LUFactor(random.dense)
        var expected = DenseMatrix(rows: count, columns: count)
        for b in 0..<count {
            var unit = [Double](repeating: 0, count: count)
            unit[b] = 1
            for (a, value) in factor.solve(unit).enumerated() { expected[a, b] = value }
        }
        // What regularisation changes grows with the square of the inverse.
        let scale = expected.values.reduce(1) { max($0, abs($1)) }
        let tolerance = 1e-7 * scale * scale
        for unknowns in [Array(0..<count), (0..<count).reversed().filter { $0 % 3 == 1 }, [count / 2], []] {
            let inverse = kkt.inverseEntries(unknowns)
            #expect(inverse.rowCount == unknowns.count && inverse.columnCount == unknowns.count)
            for (a, i) in unknowns.enumerated() {
                for (b, j) in unknowns.enumerated() {
                    #expect(abs(inverse[a, b] - expected[i, j]) <= tolerance, "\(System.self) \(shape): \(i), \(j)")
                }
            }
        }
    }

    /// Factorised for other diagonals first, it solves as if it had not been.
    private func checkThatItTakesNewDiagonals() throws {
        let shape = RandomSystem.Shape(rows: 30, columns: 50, density: 0.15)
        let random = RandomSystem(shape, seed: 4)
        let right = random.times([Double](repeating: 1, count: random.dense.rowCount))
        let (kkt, fresh) = (try make(random), try make(random))
        for j in random.hessian.indices { kkt.hessian[j] = 7 }
        #expect(kkt.factorise())
        for (a, b) in zip(solve(kkt, random, right).x, solve(fresh, random, right).x) {
            #expect(abs(a - b) <= 1e-7, "\(System.self)")
        }
        #expect(fresh.extent.bytes > 0 && fresh.extent.entries > 0 && fresh.extent.flops > 0)
    }

    private func checkLimits() throws {
        let random = RandomSystem(.init(rows: 40, columns: 80, density: 0.2), seed: 1)
        #expect("\(System.self)") {
            _ = try make(random, limit: 1 << 10)
        } throws: { error in
            if case LinearAlgebraError.tooLarge(let needed, _) = error { needed > 1 << 10 } else { false }
        }
        #expect(throws: LinearAlgebraError.stopped) { _ = try make(random) { true } }
    }
}
