/// What a ray that is said to prove infeasibility or unboundedness amounts to, computed from the program's own data and
/// judged, as an optimum is, in the numbers that meet in it.
public struct RayCheck: Sendable {
    /// Farkas ray y, with d = −Aᵀ·y: Σ y⁺·rowLower − y⁻·rowUpper + Σ d⁺·lower − d⁻·upper over finite bounds, positive for a
    /// proof. Direction x: −c·x, the fall of the objective along it.
    public var gain: Double
    /// gain over the sum of its terms' sizes: a gain that is the rounding of terms of 1e14 proves nothing.
    public var relativeGain: Double
    /// The largest part of the gain that a multiplier without a bound to lean on can take back (of a direction: a row that
    /// moves against its side). For d_j: |d_j|/gain, one over the value of the column from which the proof fails. Where the gain
    /// leans on a side that is far away (`near`), such values are within reach: there |d_j|·max(1, t/max_i |a_ij·y_i|)/gain, where
    /// t is the sum of the sizes of the gain's terms, so that the column is taken at the value at which it begins to matter
    /// beside them. A proof's is near zero.
    public var violation: Double

    /// Whether the ray is a proof, up to `tolerance`; gains below `rounding` of their terms prove nothing.
    public func proves(_ tolerance: Double, rounding: Double) -> Bool {
        gain > 0 && relativeGain >= rounding && violation <= tolerance
    }

    /// Checks y (all rows of `matrix`) as a proof that no point satisfies rows and bounds.
    ///
    /// A d_j that is zero within rounding of its own sum and leans on a bound so far away that it would weigh all the
    /// same counts as one without a bound. - Complexity: O(nonzeros).
    public init(farkas y: [Double], _ program: LinearProgram, _ matrix: RowMatrix) {
        var tally = Tally()
        for i in 0..<matrix.rowCount { tally.lean(y[i], matrix.lower[i], matrix.upper[i], size: abs(y[i])) }
        let ofRows = tally.total
        let (price, size) = matrix.transposeTimesWithSizes(y)
        for j in 0..<program.columnCount {
            let bound = price[j] < 0 ? program.lower[j] : program.upper[j]
            let isRounding =
                abs(bound) > Self.near && abs(price[j]) <= Self.negligible * size[j]
                && abs(price[j] * bound) > Self.negligible * ofRows
            tally.lean(
                -price[j], isRounding ? -.infinity : program.lower[j], isRounding ? .infinity : program.upper[j],
                size: size[j])
        }
        self = tally.check
    }

    /// Checks x (columns) as a direction along which the objective falls and no bound is ever met.
    /// - Complexity: O(nonzeros).
    public init(direction x: [Double], _ program: LinearProgram, _ matrix: RowMatrix) {
        var tally = Tally()
        for (c, value) in zip(program.cost, x) { tally.add(-c * value) }
        for i in 0..<matrix.rowCount {
            var (activity, size) = (0.0, 0.0)
            for e in matrix.start[i]..<matrix.start[i + 1] {
                let term = matrix.value[e] * x[Int(matrix.column[e])]
                activity += term
                size = max(size, abs(term))
            }
            tally.move(activity, matrix.lower[i], matrix.upper[i], size: size)
        }
        for j in 0..<program.columnCount { tally.move(x[j], program.lower[j], program.upper[j], size: abs(x[j])) }
        self = tally.check
    }

    public init(gain: Double, relativeGain: Double = 1, violation: Double) {
        (self.gain, self.relativeGain, self.violation) = (gain, relativeGain, violation)
    }

    /// As in `Certificate`.
    private static let negligible = 1e-9

    /// Sides and bounds up to this size are near: a hundred times it is the least value of a column that a violation of 1e-8
    /// cannot rule out. The same size as that from which the solver may leave a side out.
    private static let near = 1e6

    private struct Tally {
        private var gain = 0.0
        private(set) var total = 0.0
        private var farthest = 0.0
        private var absolute = 0.0
        private var relative = 0.0

        mutating func add(_ term: Double) {
            gain += term
            total += abs(term)
        }

        mutating func lean(_ multiplier: Double, _ lower: Double, _ upper: Double, size: Double) {
            if multiplier == 0 { return }
            let bound = multiplier > 0 ? lower : upper
            if !bound.isFinite { return miss(abs(multiplier), size) }
            farthest = max(farthest, abs(bound))
            add(multiplier * bound)
        }

        mutating func move(_ change: Double, _ lower: Double, _ upper: Double, size: Double) {
            if change == 0 || !(change > 0 ? upper : lower).isFinite { return }
            // A direction leads to where columns are as large as they come.
            farthest = .infinity
            miss(abs(change), size)
        }

        private mutating func miss(_ amount: Double, _ size: Double) {
            absolute = max(absolute, amount)
            relative = max(relative, amount / size)
        }

        var check: RayCheck {
            let missed = farthest > RayCheck.near ? max(absolute, relative * total) : absolute
            return RayCheck(gain: gain, relativeGain: total > 0 ? gain / total : 0, violation: missed / abs(gain))
        }
    }
}
