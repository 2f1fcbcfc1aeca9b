import LinearAlgebra

/// The Newton direction of an iterate: with h = zLower/below + zUpper/above over columns and slacks,
///
///     −h·Δx + Aᵀ·Δy = dual − g,      A·Δx + Δy/h_s = primal + (g_s − dual_s)/h_s,
///     g = ξ_l/below − zLower·low/below − ξ_u/above + zUpper·high/above
///
/// where below·ΔzLower + zLower·Δbelow = ξ_l and so for the upper bounds; Δs = A·Δx − primal.
final class NewtonSystem: @unchecked Sendable {
    private let program: StandardProgram
    let kkt: any KKTSystem
    private let workers: Workers
    private let f: Buffer<Double>
    private let q: Buffer<Double>
    /// h of columns and 1/h of slacks, 0 for those of equations: the system's.
    private let hessian: Buffer<Double>
    private let slack: Buffer<Double>

    init(_ program: StandardProgram, _ kkt: any KKTSystem, _ workers: Workers) {
        self.program = program
        self.kkt = kkt
        self.workers = workers
        (hessian, slack) = (kkt.hessian, kkt.slack)
        f = Buffer(repeating: 0, count: program.columnCount)
        q = Buffer(repeating: 0, count: program.rowCount)
    }

    /// False when asked to stop.
    func factorise(at point: Iterate) -> Bool {
        let n = program.columnCount
        workers.forRanges(n) { range in
            let (hessian, bounds) = (hessian.base, BoundTerms(program, point))
            for j in range { hessian[j] = bounds.curvature(j) }
        }
        workers.forRanges(program.rowCount) { range in
            let (slack, bounds) = (slack.base, BoundTerms(program, point))
            for i in range { slack[i] = bounds.isAbsent(n + i) ? 0 : 1 / bounds.curvature(n + i) }
        }
        return kkt.factorise()
    }

    /// The direction for these residuals, nil being none, and products ξ.
    func solve(
        _ point: Iterate, _ residuals: Residuals?, _ products: Products, tolerance: Double, into step: Iterate
    ) {
        placeRightSide(point, residuals, products)
        kkt.solve(f: f, q: q, dx: step.x, dy: step.y, tolerance: tolerance)
        let (n, left, activity) = (program.columnCount, kkt.columnResidual, kkt.activity)
        workers.forRanges(n) { range in
            let (hessian, left) = (hessian.base, left.base)
            let bounds = DirectionTerms(program, point, residuals, products, step)
            for j in range {
                bounds.place(j)
                if hessian[j] > 1 { bounds.settleDual(j, left[j]) }
            }
        }
        workers.forRanges(program.rowCount) { range in
            let (slack, activity) = (slack.base, activity.base)
            let bounds = DirectionTerms(program, point, residuals, products, step)
            for i in range where !bounds.terms.isAbsent(n + i) {
                bounds.placeSlack(n + i, slack[i], activity[i] - (residuals?.primal[i] ?? 0), step.y[i])
            }
        }
    }

    private func placeRightSide(_ point: Iterate, _ residuals: Residuals?, _ products: Products) {
        let n = program.columnCount
        workers.forRanges(n) { range in
            let (f, terms) = (f.base, BoundTerms(program, point, residuals, products))
            for j in range { f[j] = terms.dual(j) - terms.pull(j) }
        }
        workers.forRanges(program.rowCount) { range in
            let (q, slack, terms) = (q.base, slack.base, BoundTerms(program, point, residuals, products))
            let primal = residuals?.primal.base
            for i in range {
                q[i] = primal.map { $0[i] } ?? 0
                if !terms.isAbsent(n + i) { q[i] += (terms.pull(n + i) - terms.dual(n + i)) * slack[i] }
            }
        }
    }
}

/// What the bounds of a column or slack put into Newton's equations.
private struct BoundTerms {
    typealias Values = UnsafeMutablePointer<Double>
    private let kind: UnsafeMutablePointer<VariableKind>
    let below: Values
    let above: Values
    let zLower: Values
    let zUpper: Values
    private let low: Values?
    private let high: Values?
    private let dual: Values?
    let lower: Values
    let upper: Values

    /// Without products, for the curvature alone.
    init(_ program: StandardProgram, _ point: Iterate, _ residuals: Residuals? = nil, _ products: Products? = nil) {
        kind = program.kind.base
        (below, above) = (point.below.base, point.above.base)
        (zLower, zUpper) = (point.zLower.base, point.zUpper.base)
        (low, high, dual) = (residuals?.low.base, residuals?.high.base, residuals?.dual.base)
        (lower, upper) = (products?.lower.base ?? below, products?.upper.base ?? above)
    }

    @inline(__always) func isAbsent(_ j: Int) -> Bool { kind[j].contains(.absent) }
    @inline(__always) func hasLower(_ j: Int) -> Bool { kind[j].contains(.lower) }
    @inline(__always) func hasUpper(_ j: Int) -> Bool { kind[j].contains(.upper) }
    @inline(__always) func low(_ j: Int) -> Double { low.map { $0[j] } ?? 0 }
    @inline(__always) func high(_ j: Int) -> Double { high.map { $0[j] } ?? 0 }
    @inline(__always) func dual(_ j: Int) -> Double { dual.map { $0[j] } ?? 0 }

    /// h.
    @inline(__always) func curvature(_ j: Int) -> Double {
        (hasLower(j) ? zLower[j] / below[j] : 0) + (hasUpper(j) ? zUpper[j] / above[j] : 0)
    }

    /// g.
    @inline(__always) func pull(_ j: Int) -> Double {
        (hasLower(j) ? (lower[j] - zLower[j] * low(j)) / below[j] : 0)
            - (hasUpper(j) ? (upper[j] - zUpper[j] * high(j)) / above[j] : 0)
    }
}

/// A direction's distances and multipliers, made of its Δx, Δy.
private struct DirectionTerms {
    let terms: BoundTerms
    private let x: UnsafeMutablePointer<Double>
    private let below: UnsafeMutablePointer<Double>
    private let above: UnsafeMutablePointer<Double>
    private let zLower: UnsafeMutablePointer<Double>
    private let zUpper: UnsafeMutablePointer<Double>

    init(
        _ program: StandardProgram, _ point: Iterate, _ residuals: Residuals?, _ products: Products, _ step: Iterate
    ) {
        terms = BoundTerms(program, point, residuals, products)
        (x, below, above) = (step.x.base, step.below.base, step.above.base)
        (zLower, zUpper) = (step.zLower.base, step.zUpper.base)
    }

    @inline(__always) func place(_ j: Int) {
        if terms.hasLower(j) {
            below[j] = x[j] + terms.low(j)
            zLower[j] = (terms.lower[j] - terms.zLower[j] * below[j]) / terms.below[j]
        }
        if terms.hasUpper(j) {
            above[j] = terms.high(j) - x[j]
            zUpper[j] = (terms.upper[j] - terms.zUpper[j] * above[j]) / terms.above[j]
        }
    }

    /// Δs of an inequality by the equation that is exact for it: A·Δx − primal, or, where a bound is active (1/h < 1),
    /// (g_s − dual_s − Δy)/h_s. There Δs is far smaller than the rounding of A·Δx, which would push s through its bound;
    /// what the solve leaves of the row then stays in the row.
    @inline(__always) func placeSlack(_ j: Int, _ inverse: Double, _ change: Double, _ dy: Double) {
        x[j] = inverse < 1 ? (terms.pull(j) - terms.dual(j) - dy) * inverse : change
        place(j)
        if inverse < 1 { settleDual(j, dy - zLower[j] + zUpper[j] + terms.dual(j)) }
    }

    /// What the solve leaves of the dual equation goes into the multiplier of the nearer bound where that bound is
    /// active (h > 1): there it hardly moves the product, elsewhere it would.
    @inline(__always) func settleDual(_ j: Int, _ left: Double) {
        let nearLower = terms.hasLower(j) && (!terms.hasUpper(j) || terms.below[j] < terms.above[j])
        if nearLower { zLower[j] += left } else { zUpper[j] -= left }
    }
}
