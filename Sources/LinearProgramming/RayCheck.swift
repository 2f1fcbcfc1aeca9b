/// What a ray that is said to prove infeasibility or unboundedness amounts to, computed from the program's own data.
public struct RayCheck: Sendable {
    /// Farkas ray y, with d = −Aᵀ·y: Σ y⁺·rowLower − y⁻·rowUpper + Σ d⁺·lower − d⁻·upper over finite bounds, positive for a
    /// proof. Direction x: −c·x, the fall of the objective along it.
    public var gain: Double
    /// The largest multiplier that leans on a missing bound; of a direction, the largest movement of a row or column
    /// against a bound. Over |gain|: a proof's is near zero.
    public var violation: Double

    /// Checks y (all rows of `matrix`) as a proof that no point satisfies rows and bounds. - Complexity: O(nonzeros).
    public init(farkas y: [Double], _ program: LinearProgram, _ matrix: RowMatrix) {
        let price = matrix.transposeTimes(y)
        var (gain, violation) = (0.0, 0.0)
        func lean(_ multiplier: Double, _ lower: Double, _ upper: Double) {
            if multiplier == 0 { return }
            let bound = multiplier > 0 ? lower : upper
            if bound.isFinite { gain += multiplier * bound } else { violation = max(violation, abs(multiplier)) }
        }
        for i in 0..<matrix.rowCount { lean(y[i], matrix.lower[i], matrix.upper[i]) }
        for j in 0..<program.columnCount { lean(-price[j], program.lower[j], program.upper[j]) }
        self.init(gain: gain, violation: violation / abs(gain))
    }

    /// Checks x (columns) as a direction along which the objective falls and no bound is ever met.
    /// - Complexity: O(nonzeros).
    public init(direction x: [Double], _ program: LinearProgram, _ matrix: RowMatrix) {
        let activity = matrix.times(x)
        var violation = 0.0
        func move(_ change: Double, _ lower: Double, _ upper: Double) {
            if (change > 0 ? upper : lower).isFinite { violation = max(violation, abs(change)) }
        }
        for i in 0..<matrix.rowCount { move(activity[i], matrix.lower[i], matrix.upper[i]) }
        for j in 0..<program.columnCount { move(x[j], program.lower[j], program.upper[j]) }
        let gain = zip(program.cost, x).reduce(0) { $0 - $1.0 * $1.1 }
        self.init(gain: gain, violation: violation / abs(gain))
    }

    public init(gain: Double, violation: Double) {
        self.gain = gain
        self.violation = violation
    }
}
