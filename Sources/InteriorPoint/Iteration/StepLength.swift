import LinearAlgebra

/// How far along a direction distances and multipliers stay non-negative; infinite when nothing blocks.
struct StepLength: Sendable {
    var primal = Double.infinity
    var dual = Double.infinity

    init(primal: Double, dual: Double) {
        self.primal = primal
        self.dual = dual
    }

    init(_ point: Iterate, _ step: Iterate, _ workers: Workers) {
        primal = min(
            Self.reach(point.below, step.below, workers), Self.reach(point.above, step.above, workers))
        dual = min(
            Self.reach(point.zLower, step.zLower, workers), Self.reach(point.zUpper, step.zUpper, workers))
    }

    /// The largest step that leaves value + step · change ≥ 0.
    private static func reach(_ value: Buffer<Double>, _ change: Buffer<Double>, _ workers: Workers) -> Double {
        let least = workers.reduce(
            value.count,
            { range in
                let (value, change) = (value.base, change.base)
                var least = Double.infinity
                for j in range where change[j] < 0 && value[j] < -(least * change[j]) {
                    least = -value[j] / change[j]
                }
                return least
            }, min)
        return least
    }

    /// The weights in [least, 1], one for primal and one for dual, with which base + weight · correction goes furthest.
    static func bestWeights(
        _ point: Iterate, _ base: Iterate, _ correction: Iterate, least: StepLength, count: Int, _ workers: Workers
    ) -> (weights: StepLength, step: StepLength) {
        let primal = WeightChoice(least.primal, count)
        let dual = WeightChoice(least.dual, count)
        let (p, primalReach) = primal.best(
            (point.below, base.below, correction.below), (point.above, base.above, correction.above), workers)
        let (d, dualReach) = dual.best(
            (point.zLower, base.zLower, correction.zLower), (point.zUpper, base.zUpper, correction.zUpper), workers)
        return (StepLength(primal: p, dual: d), StepLength(primal: primalReach, dual: dualReach))
    }

    /// Mehrotra's step (1992): as far as leaves the pair that blocks with a product of `share` · μ, μ being the mean product
    /// after full steps; at least `fraction` of the way to the boundary, at most a full step.
    static func short(
        of program: StandardProgram, _ point: Iterate, _ step: Iterate, fraction: Double, share: Double,
        _ workers: Workers
    ) -> StepLength {
        let primal = Block(
            (point.below, step.below, point.zLower, step.zLower), (point.above, step.above, point.zUpper, step.zUpper),
            workers)
        let dual = Block(
            (point.zLower, step.zLower, point.below, step.below), (point.zUpper, step.zUpper, point.above, step.above),
            workers)
        let full = StepLength(primal: primal.length, dual: dual.length).damped(1)
        let product = share * point.complementarity(program, after: step, full, workers)
        return StepLength(
            primal: primal.short(leaving: product, other: full.dual, fraction),
            dual: dual.short(leaving: product, other: full.primal, fraction))
    }

    /// At most a full step, and at most this fraction of the way to the boundary.
    func damped(_ fraction: Double) -> StepLength {
        StepLength(primal: min(1, fraction * primal), dual: min(1, fraction * dual))
    }
}

/// Weights that are tried: `count` of them in [least, 1].
private struct WeightChoice {
    typealias Values = (value: Buffer<Double>, first: Buffer<Double>, second: Buffer<Double>)
    let weights: [Double]

    init(_ least: Double, _ count: Int) {
        weights = (0..<count).map { least + (1 - least) * Double($0) / Double(max(count - 1, 1)) }
    }

    /// The weight with which value + step · (first + weight · second) ≥ 0 for the longest step, and that step.
    func best(_ low: Values, _ high: Values, _ workers: Workers) -> (weight: Double, reach: Double) {
        func larger(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { Swift.max($0, $1) } }
        let worst = [low, high].map { values in
            workers.reduce(values.value.count, { worstRatios(in: $0, values) }, larger)
        }
        let ratio = larger(worst[0], worst[1])
        // Among equals the larger weight: the full correction is what the theory asks for.
        var choice = weights.count - 1
        for k in stride(from: weights.count - 2, through: 0, by: -1) where max(ratio[k], 1) < max(ratio[choice], 1) {
            choice = k
        }
        return (weights[choice], 1 / ratio[choice])
    }

    /// Of each weight, the largest ratio −step/distance, whose inverse is the step. Ratios below 0.9 leave a full step in
    /// any case, and are not looked at; nor are those that exceed none of the largest so far: ratios are linear in the weight,
    /// so those of the first and last weight tell.
    private func worstRatios(in range: Range<Int>, _ values: Values) -> [Double] {
        let (value, first, second) = (values.value.base, values.first.base, values.second.base)
        let (least, most) = (weights[0], weights[weights.count - 1])
        var worst = [Double](repeating: 0, count: weights.count)
        var known = 0.9
        worst.withUnsafeMutableBufferPointer { worst in
            weights.withUnsafeBufferPointer { weights in
                for j in range {
                    let reach = -(known * value[j])
                    if first[j] + least * second[j] >= reach && first[j] + most * second[j] >= reach { continue }
                    let (a, b) = (-first[j] / value[j], -second[j] / value[j])
                    for k in 0..<weights.count { worst[k] = max(worst[k], a + weights[k] * b) }
                    known = max(known, worst.reduce(.infinity, min))
                }
            }
        }
        return worst
    }
}

/// The pair that blocks a step first.
private struct Block {
    typealias Pairs = (
        value: Buffer<Double>, change: Buffer<Double>, partner: Buffer<Double>, partnerChange: Buffer<Double>
    )
    private(set) var length = Double.infinity
    private var (value, change, partner, partnerChange) = (0.0, 0.0, 0.0, 0.0)

    init(_ low: Pairs, _ high: Pairs, _ workers: Workers) {
        self = Self.nearer(Self.find(low, workers), Self.find(high, workers))
    }

    private init() {}

    private static func nearer(_ a: Block, _ b: Block) -> Block { b.length < a.length ? b : a }

    private static func find(_ pairs: Pairs, _ workers: Workers) -> Block {
        workers.reduce(
            pairs.value.count,
            { range in
                let (value, change) = (pairs.value.base, pairs.change.base)
                var (block, at) = (Block(), -1)
                for j in range where change[j] < 0 && value[j] < -(block.length * change[j]) {
                    (block.length, at) = (-value[j] / change[j], j)
                }
                if at < 0 { return block }
                (block.value, block.change) = (value[at], change[at])
                (block.partner, block.partnerChange) = (pairs.partner[at], pairs.partnerChange[at])
                return block
            }, nearer)
    }

    func short(leaving product: Double, other: Double, _ fraction: Double) -> Double {
        if length == .infinity { return 1 }
        let then = partner + other * partnerChange
        let exact = then > 0 ? (product / then - value) / change : 0
        return min(1, max(fraction * length, min(exact, 0.999999 * length)))
    }
}
