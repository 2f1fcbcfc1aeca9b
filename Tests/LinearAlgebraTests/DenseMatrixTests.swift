import LinearAlgebra
import Testing

@Suite struct DenseMatrixTests {
    @Test func solvesASquareSystem() throws {
        var a = DenseMatrix(rows: 2, columns: 2)
        (a[0, 0], a[0, 1], a[1, 0], a[1, 1]) = (2, 1, 1, 3)
        let x = try a.solve([5, 10])
        #expect(abs(x[0] - 1) < 1e-14 && abs(x[1] - 3) < 1e-14)
    }

    @Test func namesTheSingularPivot() {
        var a = DenseMatrix(rows: 2, columns: 2)
        (a[0, 0], a[0, 1], a[1, 0], a[1, 1]) = (1, 1, 1, 1)
        #expect(throws: LinearAlgebraError.singular(index: 1)) { try a.solve([1, 2]) }
    }

    /// The residual of a least-squares solution is orthogonal to every column.
    @Test func leavesAnOrthogonalResidual() throws {
        var a = DenseMatrix(rows: 4, columns: 2)
        for i in 0..<4 { (a[i, 0], a[i, 1]) = (1, Double(i * i)) }
        let b = [1.0, 3, -2, 8]
        let x = try a.leastSquares(b)
        let residual = (0..<4).map { b[$0] - a[$0, 0] * x[0] - a[$0, 1] * x[1] }
        for j in 0..<2 { #expect(abs((0..<4).reduce(0.0) { $0 + a[$1, j] * residual[$1] }) < 1e-12) }
    }
}
