/// How well a primal–dual pair (x, y) solves a program, computed from the unscaled program alone.
///
/// With r = A·x, z = c − Aᵀ·y, and every residual beside the numbers that meet where it stands, never beside a number
/// from elsewhere in the program:
/// - primal residual: the largest violation of a side s of a row, over 1 + max(|s|, max_j |a_ij·x_j|), or of a column's
///   bound b, over 1 + max(|b|, |x_j|);
/// - dual residual: the largest multiplier that would need a side which is not there (z > 0 without a lower bound, …):
///   |z_j| over 1 + n_j with n_j = max(|c_j|, max_i |a_ij·y_i|); of a row, what leaving y_i out would do to its columns,
///   max_j |a_ij·y_i| / (1 + n_j);
/// - gap: |p − d| / (1 + |p|), p = c·x, d = Σ y⁺·rowLower − y⁻·rowUpper + Σ z⁺·lower − z⁻·upper over finite bounds;
/// - worth of the residuals: (Σ |y|·violation of the row + Σ |r or x|·the part of y or z without a bound) / (1 + |p|),
///   how far they may have moved the objective: residuals that are small beside the data can still be dear.
///
/// A multiplier that is zero within rounding (at most `negligible` · n_j in its own columns) and leans on a side that the
/// point is far from (more than `far` · (1 + |r or x|) away) counts as one that leans on none: times a limit of 1e14 such
/// a multiplier would be a gap of any size, and without the limit it would be a residual too.
public struct Certificate: Sendable {
    public var primalObjective: Double
    public var dualObjective: Double
    public var primalResidual: Double
    public var dualResidual: Double
    public var relativeGap: Double
    public var residualWorth: Double

    /// Above the rounding of sums of some thousand terms and what ten digits of the data leave open.
    private static let negligible = 1e-9
    /// Nearer sides weigh a negligible multiplier at less than a thousandth.
    private static let far = 1e6

    public init(
        primalObjective: Double = .nan, dualObjective: Double = .nan, primalResidual: Double = .nan,
        dualResidual: Double = .nan, relativeGap: Double = .nan, residualWorth: Double = .nan
    ) {
        self.primalObjective = primalObjective
        self.dualObjective = dualObjective
        self.primalResidual = primalResidual
        self.dualResidual = dualResidual
        self.relativeGap = relativeGap
        self.residualWorth = residualWorth
    }

    /// The certificate of (x, y): x for the columns, y for all rows of `matrix`. - Complexity: O(nonzeros).
    public init(_ program: LinearProgram, _ matrix: RowMatrix, x: [Double], y: [Double]) {
        var primal = Extent()
        var dual = Extent()
        var primalObjective = program.objectiveConstant
        var dualObjective = program.objectiveConstant
        var price = [Double](repeating: 0, count: program.columnCount)
        var size = program.cost.map { abs($0) }
        for i in 0..<matrix.rowCount {
            var (activity, largest) = (0.0, 0.0)
            for e in matrix.start[i]..<matrix.start[i + 1] {
                let (j, a) = (Int(matrix.column[e]), matrix.value[e])
                activity += a * x[j]
                largest = max(largest, abs(a * x[j]))
                price[j] += a * y[i]
                size[j] = max(size[j], abs(a * y[i]))
            }
            primal.measure(activity, matrix.lower[i], matrix.upper[i], beside: largest, price: y[i])
        }
        for i in 0..<matrix.rowCount where y[i] != 0 {
            let side = y[i] > 0 ? matrix.lower[i] : matrix.upper[i]
            if abs(side) <= Self.far {
                dualObjective += y[i] * side
                continue
            }
            let activity = matrix.activity(i, x)
            if !Self.isFar(side, from: activity) {
                dualObjective += y[i] * side
                continue
            }
            let (absolute, relative) = Self.share(of: y[i], i, matrix, size)
            if side.isFinite && absolute > Self.negligible {
                dualObjective += y[i] * side
            } else {
                dual.measure(relative, amount: y[i], price: activity)
            }
        }
        for j in 0..<program.columnCount {
            let z = program.cost[j] - price[j]
            primal.measure(x[j], program.lower[j], program.upper[j], beside: abs(x[j]), price: z)
            primalObjective += program.cost[j] * x[j]
            if z == 0 { continue }
            let bound = z > 0 ? program.lower[j] : program.upper[j]
            if bound.isFinite && (abs(z) > Self.negligible * size[j] || !Self.isFar(bound, from: x[j])) {
                dualObjective += z * bound
            } else {
                dual.measure(abs(z) / (1 + size[j]), amount: z, price: x[j])
            }
        }
        let scale = 1 + abs(primalObjective)
        self.init(
            primalObjective: primalObjective, dualObjective: dualObjective, primalResidual: primal.relative,
            dualResidual: dual.relative,
            relativeGap: abs(primalObjective - dualObjective) / scale,
            residualWorth: (primal.worth + dual.worth) / scale)
    }

    private static func isFar(_ side: Double, from value: Double) -> Bool {
        abs(side) > far * (1 + abs(value))
    }

    /// What y of row i is in the columns where it is most, of their n_j and of 1 + n_j.
    private static func share(
        of y: Double, _ i: Int, _ matrix: RowMatrix, _ size: [Double]
    ) -> (ofOwn: Double, relative: Double) {
        var (own, relative) = (0.0, 0.0)
        for e in matrix.start[i]..<matrix.start[i + 1] {
            let (term, n) = (abs(matrix.value[e] * y), size[Int(matrix.column[e])])
            if n > 0 { own = max(own, term / n) }
            relative = max(relative, term / (1 + n))
        }
        return (own, relative)
    }

    /// Whether the three measures are within the tolerance and the residuals are worth at most `worth`.
    public func isWithin(_ tolerance: Double, worth: Double) -> Bool {
        worst <= tolerance && residualWorth <= worth
    }

    /// The largest of three measures; `nan` when one is.
    public var worst: Double {
        primalResidual.isNaN || dualResidual.isNaN || relativeGap.isNaN
            ? .nan : max(primalResidual, dualResidual, relativeGap)
    }

    private struct Extent {
        private(set) var relative = 0.0
        private(set) var worth = 0.0

        /// A value between two sides, beside the largest of its terms; its violation costs `price` a unit.
        mutating func measure(_ value: Double, _ lower: Double, _ upper: Double, beside size: Double, price: Double) {
            let violation = max(lower - value, value - upper, 0)
            if violation == 0 { return }
            let side = lower > value ? lower : upper
            measure(violation / (1 + max(abs(side), size)), amount: violation, price: price)
        }

        mutating func measure(_ share: Double, amount: Double, price: Double) {
            relative = share.isNaN ? .nan : max(relative, share)
            worth += abs(amount * price)
        }
    }
}
