import LinearAlgebra

/// A point of the method. x and s together have n + m entries, as the bounds of `StandardProgram` do; so have
///
///     below = distance to the lower bound,  above = to the upper one,  zLower and zUpper their multipliers,
///
/// all positive where the bound is finite and unused (zero) where it is not. y has m entries. The arrays are shared by
/// copies of the value: `copy(from:)` copies what is in them.
struct Iterate: Sendable {
    let x: Buffer<Double>
    let y: Buffer<Double>
    let below: Buffer<Double>
    let above: Buffer<Double>
    let zLower: Buffer<Double>
    let zUpper: Buffer<Double>

    init(zerosFor program: StandardProgram) {
        func zeros(_ count: Int) -> Buffer<Double> { Buffer(repeating: 0, count: count) }
        x = zeros(program.variableCount)
        y = zeros(program.rowCount)
        (below, above) = (zeros(program.variableCount), zeros(program.variableCount))
        (zLower, zUpper) = (zeros(program.variableCount), zeros(program.variableCount))
    }

    private var arrays: [Buffer<Double>] { [x, y, below, above, zLower, zUpper] }

    func copy(from other: Iterate) {
        for (to, from) in zip(arrays, other.arrays) { to.base.update(from: from.base, count: to.count) }
    }

    /// μ: the mean product of a distance and its multiplier after a step; 0 without bounds.
    func complementarity(
        _ program: StandardProgram, after step: Iterate? = nil, _ length: StepLength = .init(primal: 0, dual: 0)
    ) -> Double {
        var (sum, count) = (0.0, 0)
        func add(_ distance: Double, _ multiplier: Double, _ moves: (Double, Double)) {
            sum += (distance + length.primal * moves.0) * (multiplier + length.dual * moves.1)
            count += 1
        }
        for j in 0..<x.count {
            if program.lower[j].isFinite { add(below[j], zLower[j], (step?.below[j] ?? 0, step?.zLower[j] ?? 0)) }
            if program.upper[j].isFinite { add(above[j], zUpper[j], (step?.above[j] ?? 0, step?.zUpper[j] ?? 0)) }
        }
        return count == 0 ? 0 : sum / Double(count)
    }

    func move(_ step: Iterate, primal: Double, dual: Double, _ workers: Workers) {
        workers.forRanges(x.count) { range in
            for j in range {
                x[j] += primal * step.x[j]
                below[j] += primal * step.below[j]
                above[j] += primal * step.above[j]
                zLower[j] += dual * step.zLower[j]
                zUpper[j] += dual * step.zUpper[j]
            }
        }
        for i in 0..<y.count { y[i] += dual * step.y[i] }
    }

    /// Puts x where its distance to the nearer bound says, once the two disagree by rounding alone (`tolerance`, relative).
    /// A distance can be far smaller than the rounding that x has gathered on its way; Newton's equation would take the
    /// difference for a reason to pass through the bound, and no step would be left.
    func settle(_ program: StandardProgram, tolerance: Double, _ workers: Workers) {
        workers.forRanges(x.count) { range in
            for j in range {
                let (low, high) = (program.lower[j], program.upper[j])
                let slack = tolerance * (1 + abs(x[j]))
                if low.isFinite && (!high.isFinite || below[j] <= above[j]) {
                    if abs(x[j] - low - below[j]) <= slack { x[j] = low + below[j] }
                    if high.isFinite && abs(high - x[j] - above[j]) <= min(slack, above[j] / 2) {
                        above[j] = high - x[j]
                    }
                } else if high.isFinite {
                    if abs(high - x[j] - above[j]) <= slack { x[j] = high - above[j] }
                    if low.isFinite && abs(x[j] - low - below[j]) <= min(slack, below[j] / 2) { below[j] = x[j] - low }
                }
            }
        }
    }

    var isFinite: Bool {
        arrays.allSatisfy { array in (0..<array.count).allSatisfy { array[$0].isFinite } }
    }
}
