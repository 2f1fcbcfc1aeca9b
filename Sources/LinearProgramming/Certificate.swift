/// How well a primal–dual pair (x, y) solves a program, computed from the unscaled program alone.
///
/// With r = A·x, z = c − Aᵀ·y:
/// - primal residual: the largest violation of a row's or column's bounds, over 1 + the largest finite bound of a row;
/// - dual residual: the largest part of y or z that would need a bound which is not there (z > 0 without a lower
///   bound, …), over 1 + ‖c‖∞;
/// - gap: |p − d| / (1 + |p|), p = c·x, d = Σ y⁺·rowLower − y⁻·rowUpper + Σ z⁺·lower − z⁻·upper over finite bounds.
public struct Certificate: Sendable {
    public var primalObjective: Double
    public var dualObjective: Double
    public var primalResidual: Double
    public var dualResidual: Double
    public var relativeGap: Double

    public init(
        primalObjective: Double = .nan, dualObjective: Double = .nan, primalResidual: Double = .nan,
        dualResidual: Double = .nan, relativeGap: Double = .nan
    ) {
        self.primalObjective = primalObjective
        self.dualObjective = dualObjective
        self.primalResidual = primalResidual
        self.dualResidual = dualResidual
        self.relativeGap = relativeGap
    }

    /// The certificate of (x, y): x for the columns, y for all rows of `matrix`. - Complexity: O(nonzeros).
    public init(_ program: LinearProgram, _ matrix: RowMatrix, x: [Double], y: [Double]) {
        let activity = matrix.times(x)
        let price = matrix.transposeTimes(y)
        var primal = Extent()
        var dual = Extent()
        var primalObjective = program.objectiveConstant
        var dualObjective = program.objectiveConstant
        for i in 0..<matrix.rowCount {
            primal.measure(max(matrix.lower[i] - activity[i], activity[i] - matrix.upper[i], 0))
            primal.widen(matrix.lower[i])
            primal.widen(matrix.upper[i])
            dualObjective += dual.contribution(y[i], matrix.lower[i], matrix.upper[i])
        }
        for j in 0..<program.columnCount {
            primal.measure(max(program.lower[j] - x[j], x[j] - program.upper[j], 0))
            dual.widen(program.cost[j])
            primalObjective += program.cost[j] * x[j]
            dualObjective += dual.contribution(program.cost[j] - price[j], program.lower[j], program.upper[j])
        }
        self.init(
            primalObjective: primalObjective, dualObjective: dualObjective, primalResidual: primal.relative,
            dualResidual: dual.relative,
            relativeGap: abs(primalObjective - dualObjective) / (1 + abs(primalObjective)))
    }

    /// The largest of three measures; `nan` when one is.
    public var worst: Double {
        primalResidual.isNaN || dualResidual.isNaN || relativeGap.isNaN
            ? .nan : max(primalResidual, dualResidual, relativeGap)
    }

    private struct Extent {
        private var largest = 0.0
        private var scale = 0.0
        var relative: Double { largest / (1 + scale) }

        mutating func measure(_ violation: Double) { largest = violation.isNaN ? .nan : max(largest, violation) }
        mutating func widen(_ value: Double) { if value.isFinite { scale = max(scale, abs(value)) } }

        /// multiplier × the bound it leans on; without such a bound the multiplier is a violation.
        mutating func contribution(_ multiplier: Double, _ lower: Double, _ upper: Double) -> Double {
            let bound = multiplier > 0 ? lower : upper
            if bound.isFinite { return multiplier * bound }
            measure(abs(multiplier))
            return 0
        }
    }
}
