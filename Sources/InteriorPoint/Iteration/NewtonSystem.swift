import LinearAlgebra

/// The Newton direction of an iterate: with h = zLower/below + zUpper/above over columns and slacks,
///
///     −h·Δx + Aᵀ·Δy = dual − g,      A·Δx + Δy/h_s = primal + (g_s − dual_s)/h_s,
///     g = ξ_l/below − zLower·low/below − ξ_u/above + zUpper·high/above
///
/// where below·ΔzLower + zLower·Δbelow = ξ_l and so for the upper bounds; Δs = A·Δx − primal.
final class NewtonSystem: @unchecked Sendable {
    private let program: StandardProgram
    private let kkt: any KKTSystem
    /// The same buffers for the life of the system, asked for once.
    private let hessian: Buffer<Double>
    private let slack: Buffer<Double>
    private let columnResidual: Buffer<Double>
    private let workers: Workers
    private let h: Buffer<Double>
    private let f: Buffer<Double>
    private let q: Buffer<Double>
    private let dx: Buffer<Double>
    private let dy: Buffer<Double>
    private let activity: Buffer<Double>

    init(_ program: StandardProgram, _ kkt: any KKTSystem, _ workers: Workers) {
        self.program = program
        self.kkt = kkt
        (hessian, slack, columnResidual) = (kkt.hessian, kkt.slack, kkt.columnResidual)
        self.workers = workers
        h = Buffer(repeating: 0, count: program.variableCount)
        f = Buffer(repeating: 0, count: program.columnCount)
        q = Buffer(repeating: 0, count: program.rowCount)
        dx = Buffer(repeating: 0, count: program.columnCount)
        dy = Buffer(repeating: 0, count: program.rowCount)
        activity = Buffer(repeating: 0, count: program.rowCount)
    }

    /// False when asked to stop.
    func factorise(at point: Iterate) -> Bool {
        let n = program.columnCount
        for j in 0..<program.variableCount {
            var sum = 0.0
            if program.lower[j].isFinite { sum += point.zLower[j] / point.below[j] }
            if program.upper[j].isFinite { sum += point.zUpper[j] / point.above[j] }
            h[j] = sum
            if j < n { hessian[j] = sum } else { slack[j - n] = program.isEquation[j - n] ? 0 : 1 / sum }
        }
        return kkt.factorise()
    }

    /// The direction for these residuals and products ξ (`lower`, `upper`).
    func solve(
        _ point: Iterate, _ residuals: Residuals, _ products: Products, tolerance: Double, into step: Iterate
    ) {
        let (n, f, q, h) = (program.columnCount, f, q, h)
        workers.forRanges(n) { range in
            for j in range { f[j] = residuals.dual[j] - pull(j, point, residuals, products) }
        }
        workers.forRanges(program.rowCount) { range in
            for i in range {
                q[i] = residuals.primal[i]
                if program.isEquation[i] { continue }
                q[i] += (pull(n + i, point, residuals, products) - residuals.dual[n + i]) / h[n + i]
            }
        }
        kkt.solve(f: f, q: q, dx: dx, dy: dy, tolerance: tolerance)
        program.byRow.multiply(dx.base, into: activity.base, workers)
        for i in 0..<program.rowCount {
            step.y[i] = dy[i]
            step.x[n + i] = program.isEquation[i] ? 0 : slackStep(i, point, residuals, products)
        }
        for j in 0..<n { step.x[j] = dx[j] }
        workers.forRanges(program.variableCount) { range in
            for j in range {
                if program.lower[j].isFinite {
                    step.below[j] = step.x[j] + residuals.low[j]
                    step.zLower[j] = (products.lower[j] - point.zLower[j] * step.below[j]) / point.below[j]
                }
                if program.upper[j].isFinite {
                    step.above[j] = residuals.high[j] - step.x[j]
                    step.zUpper[j] = (products.upper[j] - point.zUpper[j] * step.above[j]) / point.above[j]
                }
                if h[j] > 1 { settleDual(j, point, residuals, step) }
            }
        }
    }

    /// Δs of an inequality by the equation that is exact for it: A·Δx − primal, or, where a bound is active (h > 1),
    /// (g_s − dual_s − Δy)/h_s. There Δs is far smaller than the rounding of A·Δx, which would push s through its bound;
    /// what the solve leaves of the row then stays in the row.
    private func slackStep(_ i: Int, _ point: Iterate, _ residuals: Residuals, _ products: Products) -> Double {
        let j = program.columnCount + i
        return h[j] > 1
            ? (pull(j, point, residuals, products) - residuals.dual[j] - dy[i]) / h[j]
            : activity[i] - residuals.primal[i]
    }

    /// What the solve leaves of the dual equation goes into the multiplier of the nearer bound where that bound is
    /// active (h > 1): there it hardly moves the product, elsewhere it would.
    private func settleDual(_ j: Int, _ point: Iterate, _ residuals: Residuals, _ step: Iterate) {
        let n = program.columnCount
        let left =
            j < n ? columnResidual[j] : step.y[j - n] - step.zLower[j] + step.zUpper[j] + residuals.dual[j]
        let nearLower = program.lower[j].isFinite && (!program.upper[j].isFinite || point.below[j] < point.above[j])
        if nearLower { step.zLower[j] += left } else { step.zUpper[j] -= left }
    }

    private func pull(_ j: Int, _ point: Iterate, _ residuals: Residuals, _ products: Products) -> Double {
        var g = 0.0
        if program.lower[j].isFinite {
            g += (products.lower[j] - point.zLower[j] * residuals.low[j]) / point.below[j]
        }
        if program.upper[j].isFinite {
            g -= (products.upper[j] - point.zUpper[j] * residuals.high[j]) / point.above[j]
        }
        return g
    }
}
