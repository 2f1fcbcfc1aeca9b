import LinearAlgebra

/// A point of the method. x and s together have n + m entries, as the bounds of `StandardProgram` do; so have
///
///     below = distance to the lower bound,  above = to the upper one,  zLower and zUpper their multipliers,
///
/// all positive where the bound is finite and unused (zero) where it is not. y has m entries.
struct Iterate: Sendable {
    var x: [Double]
    var y: [Double]
    var below: [Double]
    var above: [Double]
    var zLower: [Double]
    var zUpper: [Double]

    init(zerosFor program: StandardProgram) {
        x = [Double](repeating: 0, count: program.variableCount)
        y = [Double](repeating: 0, count: program.rowCount)
        (below, above, zLower, zUpper) = (x, x, x, x)
    }

    /// μ: the mean product of a distance and its multiplier; 0 without bounds.
    func complementarity(_ program: StandardProgram) -> Double {
        var (sum, count) = (0.0, 0)
        for j in x.indices {
            if program.lower[j].isFinite {
                sum += below[j] * zLower[j]
                count += 1
            }
            if program.upper[j].isFinite {
                sum += above[j] * zUpper[j]
                count += 1
            }
        }
        return count == 0 ? 0 : sum / Double(count)
    }

    mutating func move(_ step: Iterate, primal: Double, dual: Double) {
        for j in x.indices {
            x[j] += primal * step.x[j]
            below[j] += primal * step.below[j]
            above[j] += primal * step.above[j]
            zLower[j] += dual * step.zLower[j]
            zUpper[j] += dual * step.zUpper[j]
        }
        for i in y.indices { y[i] += dual * step.y[i] }
    }

    var isFinite: Bool {
        x.allSatisfy(\.isFinite) && y.allSatisfy(\.isFinite) && zLower.allSatisfy(\.isFinite)
            && zUpper.allSatisfy(\.isFinite)
    }
}
