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
        workers.forRanges(program.columnCount) { placeCurvature($0, from: 0, point, into: hessian.base) }
        workers.forRanges(program.rowCount) { range in
            let (n, slack) = (program.columnCount, slack.base)
            placeCurvature(range, from: n, point, into: slack)
            let kind = program.kind.base + n
            for i in range { slack[i] = kind[i].contains(.absent) ? 0 : 1 / slack[i] }
        }
        return kkt.factorise()
    }

    /// h of the variables first + i.
    private func placeCurvature(
        _ range: Range<Int>, from first: Int, _ point: Iterate, into curvature: UnsafeMutablePointer<Double>
    ) {
        let (kind, below, zLower) = (program.kind.base + first, point.below.base + first, point.zLower.base + first)
        for i in range { curvature[i] = kind[i].contains(.lower) ? zLower[i] / below[i] : 0 }
        for (k, i) in program.upperBounds(range, from: first) { curvature[i] += point.zUpper[k] / point.above[k] }
    }

    /// The direction for these residuals, nil being none, and products ξ.
    func solve(
        _ point: Iterate, _ residuals: Residuals?, _ products: Products, tolerance: Double, into step: Iterate
    ) {
        kkt.solve(
            rightSide(point, residuals, products), dx: step.x, dy: step.y, tolerance: tolerance,
            scratch: [step.below, step.zLower])
        let (n, left, activity) = (program.columnCount, kkt.columnResidual, kkt.activity)
        workers.forRanges(n) { range in
            let (hessian, left) = (hessian.base, left.base)
            let terms = DirectionTerms(program, point, residuals, products, step, from: 0)
            for j in range { terms.placeColumn(j, hessian[j], left[j]) }
            for (k, j) in program.upperBounds(range, from: 0) { terms.placeColumn(j, upper: k, hessian[j], left[j]) }
        }
        workers.forRanges(program.rowCount) { range in
            let (slack, activity, dy) = (slack.base, activity.base, step.y.base)
            let terms = DirectionTerms(program, point, residuals, products, step, from: n)
            let primal = residuals?.primal.base
            func change(_ i: Int) -> Double { activity[i] - (primal.map { $0[i] } ?? 0) }
            for i in range { terms.placeSlack(i, slack[i], change(i), dy[i]) }
            for (k, i) in program.upperBounds(range, from: n) {
                terms.placeSlack(i, upper: k, slack[i], change(i), dy[i])
            }
        }
    }

    private func rightSide(_ point: Iterate, _ residuals: Residuals?, _ products: Products) -> RightSide {
        if residuals == nil, let support = products.support {
            return rightSide(point, products, support.lower, support.upper)
        }
        placeRightSide(point, residuals, products)
        return RightSide(f: f, q: q)
    }

    /// Of products that are zero but of these variables and places among upper bounds.
    private func rightSide(_ point: Iterate, _ products: Products, _ lower: [Int], _ upper: [Int]) -> RightSide {
        let n = program.columnCount
        workers.forRanges(n) { self.f.clear($0) }
        workers.forRanges(program.rowCount) { self.q.clear($0) }
        let terms = BoundTerms(program, point, nil, products, from: 0)
        func add(_ pull: Double, _ j: Int) {
            if j < n { f[j] -= pull } else { q[j - n] += pull * slack[j - n] }
        }
        for j in lower { add(terms.pull(j), j) }
        for k in upper { add(-terms.upperPull(k), Int(program.ranged[k])) }
        let both = Set(lower + upper.map { Int(program.ranged[$0]) })
        return RightSide(f: f, q: q, support: both.sorted())
    }

    private func placeRightSide(_ point: Iterate, _ residuals: Residuals?, _ products: Products) {
        let n = program.columnCount
        workers.forRanges(n) { range in
            let (f, terms) = (f.base, BoundTerms(program, point, residuals, products, from: 0))
            for j in range { f[j] = terms.dual(j) - terms.pull(j) }
            for (k, j) in program.upperBounds(range, from: 0) { f[j] += terms.upperPull(k) }
        }
        workers.forRanges(program.rowCount) { range in
            let (q, slack, terms) = (q.base, slack.base, BoundTerms(program, point, residuals, products, from: n))
            let primal = residuals?.primal.base
            for i in range {
                q[i] = primal.map { $0[i] } ?? 0
                if !terms.isAbsent(i) { q[i] += (terms.pull(i) - terms.dual(i)) * slack[i] }
            }
            for (k, i) in program.upperBounds(range, from: n) { q[i] -= terms.upperPull(k) * slack[i] }
        }
    }
}

extension StandardProgram {
    /// The upper bounds of the variables first + i, each with its place k among them.
    fileprivate func upperBounds(_ range: Range<Int>, from first: Int) -> some Sequence<(k: Int, i: Int)> {
        upperBounds(of: range.lowerBound + first..<range.upperBound + first).lazy.map { ($0, Int(ranged[$0]) - first) }
    }
}

/// What the bounds of the variables first + i put into Newton's equations; k is a place among upper bounds.
private struct BoundTerms {
    typealias Values = UnsafeMutablePointer<Double>
    private let kind: UnsafeMutablePointer<VariableKind>
    let (below, zLower): (Values, Values)
    let (above, zUpper): (Values, Values)
    private let (low, high, dual): (Values?, Values?, Values?)
    let (lower, upper): (Values, Values)

    init(
        _ program: StandardProgram, _ point: Iterate, _ residuals: Residuals?, _ products: Products, from first: Int
    ) {
        kind = program.kind.base + first
        (below, zLower) = (point.below.base + first, point.zLower.base + first)
        (above, zUpper) = (point.above.base, point.zUpper.base)
        low = residuals.map { $0.low.base + first }
        dual = residuals.map { $0.dual.base + first }
        high = residuals?.high.base
        (lower, upper) = (products.lower.base + first, products.upper.base)
    }

    @inline(__always) func isAbsent(_ i: Int) -> Bool { kind[i].contains(.absent) }
    @inline(__always) func hasLower(_ i: Int) -> Bool { kind[i].contains(.lower) }
    @inline(__always) func hasLowerAlone(_ i: Int) -> Bool { kind[i] == .lower }
    @inline(__always) func low(_ i: Int) -> Double { low.map { $0[i] } ?? 0 }
    @inline(__always) func high(_ k: Int) -> Double { high.map { $0[k] } ?? 0 }
    @inline(__always) func dual(_ i: Int) -> Double { dual.map { $0[i] } ?? 0 }

    /// The lower bound's part of g.
    @inline(__always) func pull(_ i: Int) -> Double {
        hasLower(i) ? (lower[i] - zLower[i] * low(i)) / below[i] : 0
    }

    /// What g lacks by the upper bound.
    @inline(__always) func upperPull(_ k: Int) -> Double { (upper[k] - zUpper[k] * high(k)) / above[k] }
}

/// A direction's distances and multipliers, made of its Δx, Δy: those of variables with one bound first, then of those with two.
private struct DirectionTerms {
    private let terms: BoundTerms
    private let x: UnsafeMutablePointer<Double>
    private let (below, zLower): (UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>)
    private let (above, zUpper): (UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>)

    init(
        _ program: StandardProgram, _ point: Iterate, _ residuals: Residuals?, _ products: Products, _ step: Iterate,
        from first: Int
    ) {
        terms = BoundTerms(program, point, residuals, products, from: first)
        x = step.x.base + first
        (below, zLower) = (step.below.base + first, step.zLower.base + first)
        (above, zUpper) = (step.above.base, step.zUpper.base)
    }

    /// What the solve leaves of the dual equation goes into the multiplier of the (nearer) bound where that bound is active
    /// (h > 1): there it hardly moves the product, elsewhere it would.
    @inline(__always) func placeColumn(_ j: Int, _ curvature: Double, _ left: Double) {
        if !terms.hasLowerAlone(j) { return placeNone(j) }
        placeLower(j)
        if curvature > 1 { zLower[j] += left }
    }

    @inline(__always) func placeColumn(_ j: Int, upper k: Int, _ curvature: Double, _ left: Double) {
        placeLower(j)
        placeUpper(k, j)
        if curvature > 1 { settle(j, k, left) }
    }

    /// Δs of an inequality by the equation that is exact for it: A·Δx − primal, or, where a bound is active (1/h < 1),
    /// (g_s − dual_s − Δy)/h_s. There Δs is far smaller than the rounding of A·Δx, which would push s through its bound;
    /// what the solve leaves of the row then stays in the row.
    @inline(__always) func placeSlack(_ i: Int, _ inverse: Double, _ change: Double, _ dy: Double) {
        if !terms.hasLowerAlone(i) { return placeNone(i) }
        x[i] = inverse < 1 ? (terms.pull(i) - terms.dual(i) - dy) * inverse : change
        placeLower(i)
        if inverse < 1 { zLower[i] = dy + terms.dual(i) }
    }

    @inline(__always) func placeSlack(_ i: Int, upper k: Int, _ inverse: Double, _ change: Double, _ dy: Double) {
        let pull = terms.pull(i) - terms.upperPull(k)
        x[i] = inverse < 1 ? (pull - terms.dual(i) - dy) * inverse : change
        placeLower(i)
        placeUpper(k, i)
        if inverse < 1 { settle(i, k, dy - zLower[i] + zUpper[k] + terms.dual(i)) }
    }

    /// Of a variable without bounds, where a solve may have left anything.
    @inline(__always) private func placeNone(_ i: Int) { (below[i], zLower[i]) = (0, 0) }

    @inline(__always) private func placeLower(_ i: Int) {
        below[i] = x[i] + terms.low(i)
        zLower[i] = (terms.lower[i] - terms.zLower[i] * below[i]) / terms.below[i]
    }

    @inline(__always) private func placeUpper(_ k: Int, _ i: Int) {
        above[k] = terms.high(k) - x[i]
        zUpper[k] = (terms.upper[k] - terms.zUpper[k] * above[k]) / terms.above[k]
    }

    @inline(__always) private func settle(_ i: Int, _ k: Int, _ left: Double) {
        if terms.below[i] < terms.above[k] { zLower[i] += left } else { zUpper[k] -= left }
    }
}
