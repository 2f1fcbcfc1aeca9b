import LinearAlgebra

/// The Newton system of a linear program, and its solution:
///
///     −H·Δx + Aᵀ·Δy = f        H ≥ 0 diagonal over columns
///      A·Δx + Θ·Δy = q        Θ ≥ 0 diagonal over rows, 0 for equations
///
/// It is regularised to H + ρ, Θ + δ, which makes it quasi-definite (Vanderbei 1995; Friedlander & Orban 2012), reduced
/// by hand (`KKTLayout`), factorised, and solved by GMRES with that factor as preconditioner (Saad & Schultz 1986), so
/// that the regularisation leaves no trace.
package final class KKTSystem {
    private let program: StandardProgram
    private let settings: KKTSettings
    private let workers: Workers
    private let reduction: KKTReduction
    private let krylov: KrylovSpace
    /// Of GMRES, at most.
    private let steps: Int

    package let hessian: Buffer<Double>
    package let slack: Buffer<Double>
    /// What the last solve left of the first equation: f + H·Δx − Aᵀ·Δy.
    let columnResidual: Buffer<Double>
    private let rowResidual: Buffer<Double>
    private(set) var replacedPivots = 0

    var symbolic: SymbolicFactor { reduction.symbolic }
    var regularisation: Double { reduction.regularisation }
    private(set) var solves = 0

    /// Bytes of the factor and of the vectors that refinement takes.
    let bytes: Int
    private let stops: @Sendable () -> Bool

    /// - Throws: `.tooLarge` when it would take more than `limit` bytes, `.stopped` when asked to stop.
    package init(
        _ program: StandardProgram, _ settings: KKTSettings, _ workers: Workers, limit: Int = .max,
        stops: @escaping @Sendable () -> Bool = { false }
    ) throws(LinearAlgebraError) {
        self.program = program
        self.settings = settings
        self.workers = workers
        self.stops = stops
        let dimension = program.columnCount + program.rowCount
        steps = min(
            settings.refinementSteps,
            max(settings.leastRefinementSteps, settings.refinementEntries / max(2 * dimension, 1)))
        let vectors = 8 * (2 * steps + 3) * dimension
        reduction = try KKTReduction(program, settings, workers, limit: limit - vectors, stops: stops)
        bytes = vectors + reduction.symbolic.bytes
        krylov = KrylovSpace(dimension: dimension, steps: steps, workers)
        hessian = Buffer(repeating: 0, count: program.columnCount)
        slack = Buffer(repeating: 0, count: program.rowCount)
        columnResidual = Buffer(repeating: 0, count: program.columnCount)
        rowResidual = Buffer(repeating: 0, count: program.rowCount)
    }

    /// Takes H (columns) and Θ (rows) as they are in `hessian` and `slack` and factorises; false when asked to stop.
    package func factorise() -> Bool {
        guard let replaced = reduction.factorise(hessian: hessian, slack: slack) else { return false }
        replacedPivots = replaced
        return true
    }

    /// Δx, Δy for the right sides f, q; returns the residual left, relative to the right side, each equation weighed
    /// by its diagonal.
    @discardableResult
    package func solve(
        f: Buffer<Double>, q: Buffer<Double>, dx: Buffer<Double>, dy: Buffer<Double>, tolerance: Double
    ) -> Double {
        let n = program.columnCount
        solves += 1
        let scale = size(f.base, q.base)
        reduction.solve(f: f.base, q: q.base, dx: dx.base, dy: dy.base)
        residual(f, q, dx, dy)
        var left = size(columnResidual.base, rowResidual.base)
        if scale == 0 || left <= tolerance * scale { return scale == 0 ? 0 : left / scale }
        krylov.start(columnResidual, rowResidual) { self.weight($0) }
        var taken = 0
        while taken < steps && krylov.residual > tolerance * scale && !stops() {
            let (v, z, w) = krylov.next()
            reduction.solve(f: v, q: v + n, dx: z, dy: z + n)
            apply(z, z + n, into: w, w + n)
            if !krylov.accept() { break }
            taken += 1
            solves += 1
        }
        krylov.addCorrection(to: dx, dy)
        residual(f, q, dx, dy)
        left = size(columnResidual.base, rowResidual.base)
        return left / scale
    }

    /// 1/(1 + diagonal) of an equation; columns come first.
    private func weight(_ k: Int) -> Double {
        let n = program.columnCount
        return 1 / (1 + (k < n ? hessian[k] : slack[k - n]))
    }

    /// The weighted length of a right side; sums in a fixed order.
    private func size(_ f: UnsafeMutablePointer<Double>, _ q: UnsafeMutablePointer<Double>) -> Double {
        var sum = 0.0
        for j in 0..<program.columnCount {
            let value = f[j] / (1 + hessian[j])
            sum += value * value
        }
        for i in 0..<program.rowCount {
            let value = q[i] / (1 + slack[i])
            sum += value * value
        }
        return sum.squareRoot()
    }

    private func residual(_ f: Buffer<Double>, _ q: Buffer<Double>, _ dx: Buffer<Double>, _ dy: Buffer<Double>) {
        apply(dx.base, dy.base, into: columnResidual.base, rowResidual.base)
        for j in 0..<program.columnCount { columnResidual[j] = f[j] - columnResidual[j] }
        for i in 0..<program.rowCount { rowResidual[i] = q[i] - rowResidual[i] }
    }

    /// (f, q) ← the system's left side at (Δx, Δy).
    private func apply(
        _ dx: UnsafeMutablePointer<Double>, _ dy: UnsafeMutablePointer<Double>,
        into f: UnsafeMutablePointer<Double>, _ q: UnsafeMutablePointer<Double>
    ) {
        program.byColumn.multiply(dy, into: f, workers)
        program.byRow.multiply(dx, into: q, workers)
        for j in 0..<program.columnCount { f[j] -= hessian[j] * dx[j] }
        for i in 0..<program.rowCount { q[i] += slack[i] * dy[i] }
    }
}
