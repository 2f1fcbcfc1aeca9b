/// How far along a direction distances and multipliers stay non-negative; infinite when nothing blocks.
struct StepLength: Sendable {
    var primal = Double.infinity
    var dual = Double.infinity

    init(primal: Double, dual: Double) {
        self.primal = primal
        self.dual = dual
    }

    init(_ program: StandardProgram, _ point: Iterate, _ step: Iterate) {
        for j in point.x.indices {
            if program.lower[j].isFinite {
                if step.below[j] < 0 { primal = min(primal, -point.below[j] / step.below[j]) }
                if step.zLower[j] < 0 { dual = min(dual, -point.zLower[j] / step.zLower[j]) }
            }
            if program.upper[j].isFinite {
                if step.above[j] < 0 { primal = min(primal, -point.above[j] / step.above[j]) }
                if step.zUpper[j] < 0 { dual = min(dual, -point.zUpper[j] / step.zUpper[j]) }
            }
        }
    }

    /// At most a full step, and at most this fraction of the way to the boundary.
    func damped(_ fraction: Double) -> StepLength {
        StepLength(primal: min(1, fraction * primal), dual: min(1, fraction * dual))
    }
}
