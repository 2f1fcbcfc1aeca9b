import LinearAlgebra

/// ξ: what the linearised complementarity products have to change by.
struct Products: Sendable {
    let lower: Buffer<Double>
    let upper: Buffer<Double>

    init(zerosFor program: StandardProgram) {
        lower = Buffer(repeating: 0, count: program.variableCount)
        upper = Buffer(repeating: 0, count: program.variableCount)
    }

    /// −below·zLower: the predictor wants all products to vanish.
    func aimAtBoundary(_ program: StandardProgram, _ point: Iterate) {
        for j in 0..<lower.count {
            if program.lower[j].isFinite { lower[j] = -point.below[j] * point.zLower[j] }
            if program.upper[j].isFinite { upper[j] = -point.above[j] * point.zUpper[j] }
        }
    }

    /// σμ − Δbelow·ΔzLower of the predictor: what it leaves out.
    func correct(_ program: StandardProgram, _ predictor: Iterate, target: Double) {
        for j in 0..<lower.count {
            if program.lower[j].isFinite { lower[j] = target - predictor.below[j] * predictor.zLower[j] }
            if program.upper[j].isFinite { upper[j] = target - predictor.above[j] * predictor.zUpper[j] }
        }
    }

    /// Gondzio's correction (1996): what brings the products at a trial step into [low·target, high·target].
    func centre(
        _ program: StandardProgram, _ point: Iterate, _ step: Iterate, primal: Double, dual: Double, target: Double,
        _ settings: PathSettings
    ) {
        let (low, high) = (settings.correctorLow * target, settings.correctorHigh * target)
        func correction(_ product: Double) -> Double {
            if product < low { return low - product }
            if product > high { return max(high - product, -high) }
            return 0
        }
        for j in 0..<lower.count {
            if program.lower[j].isFinite {
                lower[j] = correction(
                    (point.below[j] + primal * step.below[j]) * (point.zLower[j] + dual * step.zLower[j]))
            }
            if program.upper[j].isFinite {
                upper[j] = correction(
                    (point.above[j] + primal * step.above[j]) * (point.zUpper[j] + dual * step.zUpper[j]))
            }
        }
    }
}
