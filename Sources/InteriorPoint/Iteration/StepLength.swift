/// How far along a direction distances and multipliers stay non-negative; infinite when nothing blocks.
struct StepLength: Sendable {
    var primal = Double.infinity
    var dual = Double.infinity

    init(primal: Double, dual: Double) {
        self.primal = primal
        self.dual = dual
    }

    init(_ program: StandardProgram, _ point: Iterate, _ step: Iterate) {
        for j in 0..<point.x.count {
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

    /// The weights in [least, 1], one for primal and one for dual, with which base + weight · correction goes furthest.
    static func bestWeights(
        _ program: StandardProgram, _ point: Iterate, _ base: Iterate, _ correction: Iterate,
        least: StepLength, count: Int
    ) -> (weights: StepLength, step: StepLength) {
        let grid = (0..<count).map { Double($0) / Double(max(count - 1, 1)) }
        let primalWeights = grid.map { least.primal + (1 - least.primal) * $0 }
        let dualWeights = grid.map { least.dual + (1 - least.dual) * $0 }
        // Largest ratio −step/distance: its inverse is the step length. Ratios below 0.9 leave a full step in any case.
        var primal = [Double](repeating: 0, count: count)
        var dual = primal
        func visit(
            _ worst: inout [Double], _ weights: [Double], _ distance: Double, _ first: Double, _ second: Double
        ) {
            let reach = -(0.9 * distance)
            if first > reach && first + second > reach { return }
            let (a, b) = (-first / distance, -second / distance)
            for k in 0..<count { worst[k] = max(worst[k], a + weights[k] * b) }
        }
        for j in 0..<point.x.count {
            if program.lower[j].isFinite {
                visit(&primal, primalWeights, point.below[j], base.below[j], correction.below[j])
                visit(&dual, dualWeights, point.zLower[j], base.zLower[j], correction.zLower[j])
            }
            if program.upper[j].isFinite {
                visit(&primal, primalWeights, point.above[j], base.above[j], correction.above[j])
                visit(&dual, dualWeights, point.zUpper[j], base.zUpper[j], correction.zUpper[j])
            }
        }
        // Among equals the larger weight: the full correction is what the theory asks for.
        func best(_ worst: [Double]) -> Int {
            var choice = count - 1
            for k in stride(from: count - 2, through: 0, by: -1) where max(worst[k], 1) < max(worst[choice], 1) {
                choice = k
            }
            return choice
        }
        let (p, d) = (best(primal), best(dual))
        return (
            StepLength(primal: primalWeights[p], dual: dualWeights[d]),
            StepLength(primal: 1 / primal[p], dual: 1 / dual[d])
        )
    }

    /// Mehrotra's step (1992): as far as leaves the pair that blocks with a product of `share` · μ, μ being the mean product
    /// after full steps; at least `fraction` of the way to the boundary, at most a full step.
    static func short(
        of program: StandardProgram, _ point: Iterate, _ step: Iterate, fraction: Double, share: Double
    ) -> StepLength {
        var primal = Block()
        var dual = Block()
        for j in 0..<point.x.count {
            if program.lower[j].isFinite {
                primal.meet(point.below[j], step.below[j], point.zLower[j], step.zLower[j])
                dual.meet(point.zLower[j], step.zLower[j], point.below[j], step.below[j])
            }
            if program.upper[j].isFinite {
                primal.meet(point.above[j], step.above[j], point.zUpper[j], step.zUpper[j])
                dual.meet(point.zUpper[j], step.zUpper[j], point.above[j], step.above[j])
            }
        }
        let full = StepLength(primal: primal.length, dual: dual.length).damped(1)
        let product = share * point.complementarity(program, after: step, full)
        return StepLength(
            primal: primal.short(leaving: product, other: full.dual, fraction),
            dual: dual.short(leaving: product, other: full.primal, fraction))
    }

    /// The pair that blocks a step first.
    private struct Block {
        var length = Double.infinity
        private var (value, change, partner, partnerChange) = (0.0, 0.0, 0.0, 0.0)

        @inline(__always)
        mutating func meet(_ value: Double, _ change: Double, _ partner: Double, _ partnerChange: Double) {
            if change < 0 && -value / change < length {
                length = -value / change
                (self.value, self.change, self.partner, self.partnerChange) = (value, change, partner, partnerChange)
            }
        }

        func short(leaving product: Double, other: Double, _ fraction: Double) -> Double {
            if length == .infinity { return 1 }
            let then = partner + other * partnerChange
            let exact = then > 0 ? (product / then - value) / change : 0
            return min(1, max(fraction * length, min(exact, 0.999999 * length)))
        }
    }

    /// At most a full step, and at most this fraction of the way to the boundary.
    func damped(_ fraction: Double) -> StepLength {
        StepLength(primal: min(1, fraction * primal), dual: min(1, fraction * dual))
    }
}
