import InteriorPoint
import LinearAlgebra

/// The whole matrix, dense, by LU with partial pivoting: for programs of a few hundred rows and columns.
final class DenseSystem: RefinedSystem {
    private let program: StandardProgram
    private let stops: @Sendable () -> Bool
    private var factor: LUFactor?
    let refinement: Refinement
    let extent: KKTExtent

    /// What lets dependent equations be factorised, on data scaled to one.
    private static let regularisation = 1e-10

    init(
        _ program: StandardProgram, _ settings: KKTSettings, _ workers: Workers, limit: Int,
        stops: @escaping @Sendable () -> Bool
    ) throws(LinearAlgebraError) {
        let n = program.columnCount + program.rowCount
        extent = KKTExtent(
            entries: n * n, flops: Double(n * n * n) / 3, bytes: 8 * n * n + Refinement.bytes(program, settings))
        if extent.bytes > limit { throw .tooLarge(needed: extent.bytes, limit: limit) }
        if stops() { throw .stopped }
        (self.program, self.stops) = (program, stops)
        refinement = Refinement(program, settings, workers, stops: stops)
    }

    func factorise() -> Bool {
        let n = program.columnCount
        var matrix = DenseMatrix(rows: n + program.rowCount, columns: n + program.rowCount)
        for j in 0..<n { matrix[j, j] = -hessian[j] - Self.regularisation }
        for i in 0..<program.rowCount {
            matrix[n + i, n + i] = slack[i] + Self.regularisation
            for e in program.byRow.start[i]..<program.byRow.start[i + 1] {
                let j = Int(program.byRow.index[e])
                (matrix[n + i, j], matrix[j, n + i]) = (program.byRow.value[e], program.byRow.value[e])
            }
        }
        factor = try? LUFactor(matrix)
        return factor != nil && !stops()
    }

    func solveNearly(
        f: UnsafeMutablePointer<Double>, q: UnsafeMutablePointer<Double>, dx: UnsafeMutablePointer<Double>,
        dy: UnsafeMutablePointer<Double>
    ) {
        let (n, m) = (program.columnCount, program.rowCount)
        let solution = factor!.solve((0..<n).map { f[$0] } + (0..<m).map { q[$0] })
        for j in 0..<n { dx[j] = solution[j] }
        for i in 0..<m { dy[i] = solution[n + i] }
    }
}
