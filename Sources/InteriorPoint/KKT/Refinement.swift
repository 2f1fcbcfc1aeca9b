import LinearAlgebra

/// A KKT system with a factor that solves nearly, as a regularised one does, and `Refinement` to make up for it.
package protocol RefinedSystem: KKTSystem {
    var refinement: Refinement { get }

    /// Overwrites dx (columns), dy (rows) with what the factor has for f (columns), q (rows).
    func solveNearly(
        f: UnsafeMutablePointer<Double>, q: UnsafeMutablePointer<Double>, dx: UnsafeMutablePointer<Double>,
        dy: UnsafeMutablePointer<Double>)
}

extension RefinedSystem {
    package var hessian: Buffer<Double> { refinement.hessian }
    package var slack: Buffer<Double> { refinement.slack }
    package var columnResidual: Buffer<Double> { refinement.columnResidual }

    package func solve(
        f: Buffer<Double>, q: Buffer<Double>, dx: Buffer<Double>, dy: Buffer<Double>, tolerance: Double
    ) -> Double {
        refinement.solve(f: f, q: q, dx: dx, dy: dy, tolerance: tolerance, self)
    }
}

/// The unregularised Newton system, and its solution with the help of something that solves it nearly:
///
///     −H·Δx + Aᵀ·Δy = f,      A·Δx + Θ·Δy = q
///
/// by flexible GMRES (Saad 1993) with that as preconditioner, so that what a factor was regularised by leaves no trace.
/// A `RefinedSystem` brings the preconditioner and gets H, Θ, the residuals and the solution from here.
package final class Refinement {
    private let program: StandardProgram
    private let workers: Workers
    private let krylov: KrylovSpace
    private let stops: @Sendable () -> Bool
    /// Of GMRES, at most.
    private let steps: Int

    package let hessian: Buffer<Double>
    package let slack: Buffer<Double>
    package let columnResidual: Buffer<Double>
    private let rowResidual: Buffer<Double>

    package init(
        _ program: StandardProgram, _ settings: KKTSettings, _ workers: Workers,
        stops: @escaping @Sendable () -> Bool
    ) {
        self.program = program
        self.workers = workers
        self.stops = stops
        steps = Self.steps(program, settings)
        krylov = KrylovSpace(dimension: program.variableCount, steps: steps, workers)
        hessian = Buffer(repeating: 0, count: program.columnCount)
        slack = Buffer(repeating: 0, count: program.rowCount)
        columnResidual = Buffer(repeating: 0, count: program.columnCount)
        rowResidual = Buffer(repeating: 0, count: program.rowCount)
    }

    /// Bytes of the vectors of a refinement of this program.
    package static func bytes(_ program: StandardProgram, _ settings: KKTSettings) -> Int {
        8 * (2 * steps(program, settings) + 3) * program.variableCount
    }

    private static func steps(_ program: StandardProgram, _ settings: KKTSettings) -> Int {
        min(
            settings.refinementSteps,
            max(settings.leastRefinementSteps, settings.refinementEntries / max(2 * program.variableCount, 1)))
    }

    /// Overwrites dx (columns), dy (rows) with the solution for f (columns), q (rows); returns the residual left, relative
    /// to the right side, each equation weighed by its diagonal. More than `tolerance` is left when the steps of GMRES are
    /// used up, or when asked to stop.
    /// - Complexity: O(entries) and one call of `solveNearly` a step.
    fileprivate func solve(
        f: Buffer<Double>, q: Buffer<Double>, dx: Buffer<Double>, dy: Buffer<Double>, tolerance: Double,
        _ system: some RefinedSystem
    ) -> Double {
        let n = program.columnCount
        let scale = size(f.base, q.base)
        system.solveNearly(f: f.base, q: q.base, dx: dx.base, dy: dy.base)
        residual(f, q, dx, dy)
        var left = size(columnResidual.base, rowResidual.base)
        if scale == 0 || left <= tolerance * scale { return scale == 0 ? 0 : left / scale }
        krylov.start(columnResidual, rowResidual) { self.weight($0) }
        var taken = 0
        while taken < steps && krylov.residual > tolerance * scale && !stops() {
            let (v, z, w) = krylov.next()
            system.solveNearly(f: v, q: v + n, dx: z, dy: z + n)
            apply(z, z + n, into: w, w + n)
            if !krylov.accept() { break }
            taken += 1
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
