import LinearAlgebra
import Testing

@Suite struct DenseFactorTests {
    private func matrix(_ rows: [[Double]]) -> DenseMatrix {
        var matrix = DenseMatrix(rows: rows.count, columns: rows[0].count)
        for (i, row) in rows.enumerated() {
            for (j, value) in row.enumerated() { matrix[i, j] = value }
        }
        return matrix
    }

    /// 2x + y = 5, x + 3y = 10: x = 1, y = 3; with the rows the other way round, pivoting changes nothing.
    @Test func luByHand() throws {
        for x in [
            try LUFactor(matrix([[2, 1], [1, 3]])).solve([5, 10]),
            try LUFactor(matrix([[1, 3], [2, 1]])).solve([10, 5]),
        ] {
            #expect(abs(x[0] - 1) < 1e-14 && abs(x[1] - 3) < 1e-14)
        }
        #expect(throws: LinearAlgebraError.singular(index: 1)) { try LUFactor(matrix([[1, 1], [1, 1]])) }
    }

    /// Several blocks of columns, the last one narrower; the same bits for any number of threads; a zero pivot is told by its column.
    @Test func luByBlocks() throws {
        let count = 150
        var random = Generator(state: 3)
        var matrix = DenseMatrix(rows: count, columns: count)
        for k in matrix.values.indices { matrix.values[k] = random.uniform(-1...1) }
        let x = (0..<count).map { _ in random.uniform(-1...1) }
        let b = (0..<count).map { i in (0..<count).reduce(0) { $0 + matrix[i, $1] * x[$1] } }
        let found = try LUFactor(matrix).solve(b)
        for (a, b) in zip(found, x) { #expect(abs(a - b) < 1e-11) }
        #expect(try LUFactor(matrix, Workers(count: 3)).solve(b) == found)
        for i in 0..<count { matrix[i, 100] = 0 }
        #expect(throws: LinearAlgebraError.singular(index: 100)) { try LUFactor(matrix, Workers(count: 2)) }
    }

    /// The line through (0, 1), (1, 2), (2, 4): AᵀA = [[3, 3], [3, 5]], Aᵀb = [7, 10]; x = (5/6, 3/2).
    @Test func leastSquaresByHand() throws {
        let factor = QRFactor(matrix([[1, 0], [1, 1], [1, 2]]))
        let x = try factor.solve([1, 2, 4])
        #expect(abs(x[0] - 5.0 / 6) < 1e-14 && abs(x[1] - 1.5) < 1e-14)
        let inverse = try factor.inverseOfNormalMatrix()
        for (i, row) in [[5.0 / 6, -0.5], [-0.5, 0.5]].enumerated() {
            for (j, value) in row.enumerated() { #expect(abs(inverse[i, j] - value) < 1e-14) }
        }
        // Σr² = 21 − 7·5/6 − 10·3/2 = 1/6.
        let rest = factor.transposedProduct([1, 2, 4])[2]
        #expect(abs(rest * rest - 1.0 / 6) < 1e-14)
    }

    @Test func dependentColumnsAreNamedWhateverTheirScale() {
        let factor = QRFactor(matrix([[1, 2e-9], [2, 4e-9], [3, 6e-9]]))
        #expect(throws: LinearAlgebraError.singular(index: 1)) { try factor.solve([1, 2, 3]) }
        #expect(throws: Never.self) { try QRFactor(matrix([[1, 2e-9], [2, 5e-9], [3, 6e-9]])).solve([1, 2, 3]) }
    }

    /// [[4, 2], [2, 10]] = L·Lᵀ with L = [[2, 0], [1, 3]].
    @Test func choleskyByHand() throws {
        let factor = try CholeskyFactor(matrix([[4, 2], [2, 10]]))
        #expect(factor.lower.values == [2, 1, 0, 3])
        #expect(factor.product([1, 1]) == [2, 4])
        #expect(throws: LinearAlgebraError.notPositiveDefinite(index: 1)) {
            try CholeskyFactor(matrix([[1, 2], [2, 1]]))
        }
    }
}
