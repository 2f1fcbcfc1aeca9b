import LinearAlgebra
import Testing

/// SplitMix64: the same numbers on every machine.
struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
    mutating func uniform(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &self) }
}

/// A random quasi-definite matrix [−E Aᵀ; A F] with `negative` + `positive` indices, shuffled.
struct Quasidefinite {
    let pattern: SymmetricPattern
    let values: [Double]
    let signs: [Double]
    let dense: DenseMatrix

    init(negative: Int, positive: Int, density: Double, denseColumns: Int, spread: Double, seed: UInt64) {
        var random = Generator(state: seed)
        let n = negative + positive
        let place = Array(0..<n).shuffled(using: &random)
        var matrix = DenseMatrix(rows: n, columns: n)
        var signs = [Double](repeating: 1, count: n)
        for j in 0..<n {
            let size = Double.pow10(random.uniform(-spread...spread))
            signs[place[j]] = j < negative ? -1 : 1
            matrix[place[j], place[j]] = signs[place[j]] * size
        }
        for j in 0..<negative {
            for i in negative..<n where j < denseColumns || random.uniform(0...1) < density {
                let value = random.uniform(-2...2)
                matrix[place[i], place[j]] = value
                matrix[place[j], place[i]] = value
            }
        }
        var start = [0]
        var row: [Int32] = []
        var values: [Double] = []
        for j in 0..<n {
            for i in j..<n where i == j || matrix[i, j] != 0 {
                row.append(Int32(i))
                values.append(matrix[i, j])
            }
            start.append(row.count)
        }
        pattern = SymmetricPattern(start: start, row: row)
        self.values = values
        self.signs = signs
        dense = matrix
    }
}

extension Double {
    static func pow10(_ exponent: Double) -> Double {
        var power = 1.0
        for _ in 0..<Int(abs(exponent)) { power *= 10 }
        power *= 1 + 9 * (abs(exponent) - Double(Int(abs(exponent))))
        return exponent < 0 ? 1 / power : power
    }
}

/// The contract of a KKT backend: it solves what dense LU solves, repeats bit for bit, and says when pivots fail.
@Suite struct QuasidefiniteFactorTests {
    static let cases: [(negative: Int, positive: Int, density: Double, dense: Int, spread: Double)] = [
        (1, 0, 0, 0, 0), (0, 1, 0, 0, 0), (1, 1, 1, 0, 0), (5, 3, 0.5, 0, 0), (30, 20, 0.1, 0, 1), (60, 40, 0.05, 3, 1),
        (200, 150, 0.01, 5, 2), (10, 300, 0.02, 2, 2), (300, 10, 0.2, 4, 2), (150, 150, 1, 0, 1),
        (400, 300, 0.003, 1, 4),
    ]

    @Test(arguments: 0..<cases.count, [UInt64(1), 2, 3]) func agreesWithDenseElimination(index: Int, seed: UInt64)
        throws
    {
        let shape = Self.cases[index]
        let system = Quasidefinite(
            negative: shape.negative, positive: shape.positive, density: shape.density, denseColumns: shape.dense,
            spread: shape.spread, seed: seed)
        var random = Generator(state: seed &+ 99)
        let n = system.pattern.count
        let b = (0..<n).map { _ in random.uniform(-1...1) }
        let factor = QuasidefiniteFactor(
            try SymbolicFactor(system.pattern), signs: system.signs, workers: Workers(count: 1))
        #expect(factor.factorise(system.values) == 0)
        var x = b
        factor.solve(&x)
        // One step of refinement, then compare: the residual in the scale of the data.
        var residual = b
        for j in 0..<n { for i in 0..<n { residual[i] -= system.dense[i, j] * x[j] } }
        let largest = x.reduce(1) { max($0, abs($1)) }
        let scale = system.values.reduce(1) { max($0, abs($1)) }
        let condition = Double.pow10(2 * shape.spread)
        #expect(residual.allSatisfy { abs($0) <= 1e-13 * largest * scale * condition })
        let expected = try LUFactor(system.dense).solve(b)
        for i in 0..<n { #expect(abs(x[i] - expected[i]) <= 1e-9 * condition * (1 + abs(expected[i]))) }
    }

    @Test func repeatsBitForBitOnAnyNumberOfThreads() throws {
        let system = Quasidefinite(
            negative: 900, positive: 700, density: 0.002, denseColumns: 2, spread: 2, seed: 7)
        let symbolic = try SymbolicFactor(system.pattern)
        let solutions = [1, 2, 4, 2].map { threads in
            let factor = QuasidefiniteFactor(symbolic, signs: system.signs, workers: Workers(count: threads))
            _ = factor.factorise(system.values)
            var x = [Double](repeating: 1, count: system.pattern.count)
            factor.solve(&x)
            return x.map(\.bitPattern)
        }
        #expect(solutions.allSatisfy { $0 == solutions[0] })
    }

    /// Products of right sides with the inverse, those of one entry and of two that share one of the matrix, agree with solves.
    @Test(arguments: 0..<cases.count) func multipliesFewEntriesWithTheInverse(index: Int) throws {
        let shape = Self.cases[index]
        let system = Quasidefinite(
            negative: shape.negative, positive: shape.positive, density: shape.density, denseColumns: shape.dense,
            spread: 0, seed: 5)
        var random = Generator(state: 17)
        let n = system.pattern.count
        let symbolic = try SymbolicFactor(system.pattern)
        var position = [Int](repeating: 0, count: n)
        for (k, index) in symbolic.order.enumerated() { position[Int(index)] = k }
        var rightSides: [[(index: Int, value: Double)]] = (0..<min(n, 20)).map { _ in
            [(Int.random(in: 0..<n, using: &random), 1)]
        }
        for j in 0..<n {
            let entries = system.pattern.start[j]..<system.pattern.start[j + 1]
            guard let e = entries.randomElement(using: &random), system.pattern.row[e] != j, rightSides.count < 50
            else { continue }
            rightSides.append([(j, random.uniform(-1...1)), (Int(system.pattern.row[e]), random.uniform(-1...1))])
        }
        let products = [1, 3].map { threads in
            let factor = QuasidefiniteFactor(symbolic, signs: system.signs, workers: Workers(count: threads))
            #expect(factor.factorise(system.values) == 0)
            return factor.inverseProducts(rightSides.map { $0.map { (position[$0.index], $0.value) } })
        }
        #expect(products[0].values == products[1].values)
        let dense = try LUFactor(system.dense)
        for (b, right) in rightSides.enumerated() {
            var unit = [Double](repeating: 0, count: n)
            for (index, value) in right { unit[index] += value }
            let solution = dense.solve(unit)
            for (a, left) in rightSides.enumerated() {
                let expected = left.reduce(0) { $0 + $1.value * solution[$1.index] }
                #expect(abs(products[0][a, b] - expected) <= 1e-10 * (1 + abs(expected)))
            }
        }
    }

    @Test func saysHowManyPivotsWereReplaced() throws {
        // [1 1; 1 1] is singular: its second pivot vanishes.
        let pattern = SymmetricPattern(start: [0, 2, 3], row: [0, 1, 1])
        let factor = QuasidefiniteFactor(try SymbolicFactor(pattern), signs: [1, 1], workers: Workers(count: 1))
        #expect(factor.factorise([1, 1, 1]) == 1)
        #expect(factor.factorise([1, 1, 2]) == 0)
    }

    @Test func amalgamationChangesNoAnswer() throws {
        let system = Quasidefinite(negative: 200, positive: 200, density: 0.01, denseColumns: 1, spread: 0, seed: 3)
        var none = FactorSettings()
        none.frontNanoseconds = 0
        none.updateNanoseconds = 0
        var all = FactorSettings()
        all.frontNanoseconds = 1e12
        let b = (0..<400).map { Double($0 % 7) }
        let solutions = try [none, all, FactorSettings()].map { settings in
            let symbolic = try SymbolicFactor(system.pattern, settings: settings)
            let factor = QuasidefiniteFactor(symbolic, signs: system.signs, workers: Workers(count: 2))
            _ = factor.factorise(system.values)
            var x = b
            factor.solve(&x)
            return x
        }
        for x in solutions { for i in 0..<400 { #expect(abs(x[i] - solutions[0][i]) < 1e-10) } }
    }

    /// Kernels for small fronts, BLAS for large ones, and fronts that threads share.
    @Test func kernelsAndBLASAgree() throws {
        let system = Quasidefinite(negative: 150, positive: 130, density: 0.3, denseColumns: 2, spread: 1, seed: 5)
        let b = (0..<280).map { Double($0 % 5) - 2 }
        let solutions = try [0, 9, 1000].map { pivots in
            var settings = FactorSettings()
            settings.kernelPivots = pivots
            (settings.sharedFlops, settings.sharedEntries, settings.updateTile, settings.rowTile) = (0, 0, 16, 16)
            let symbolic = try SymbolicFactor(system.pattern, settings: settings)
            let onThreads = [1, 3].map { threads in
                let factor = QuasidefiniteFactor(symbolic, signs: system.signs, workers: Workers(count: threads))
                #expect(factor.factorise(system.values) == 0)
                var x = b
                factor.solve(&x)
                return x
            }
            #expect(onThreads[0].map(\.bitPattern) == onThreads[1].map(\.bitPattern))
            return onThreads[0]
        }
        for x in solutions { for i in 0..<280 { #expect(abs(x[i] - solutions[0][i]) < 1e-9) } }
    }

    /// Ends of the range are not multiples of the chunk.
    @Test(arguments: [0, 1, Workers.chunk, 3 * Workers.chunk + 5]) func sumsRepeatBitForBit(count: Int) {
        let values = Buffer((0..<count).map { 1 / Double($0 + 1) })
        let sums = [1, 2, 5].map { threads in
            Workers(count: threads).sum(count) { range in range.reduce(0) { $0 + values[$1] } }
        }
        #expect(sums.allSatisfy { $0.bitPattern == sums[0].bitPattern })
        #expect(abs(sums[0] - (0..<count).reduce(0) { $0 + values[$1] }) <= 1e-12 * (1 + sums[0]))
    }
}
