import LinearAlgebra

/// Pairs of a short distance and a large multiplier that end a step early, and what makes them give way.
///
/// In an hour in which a bound is just about to bind or to let go, such a pair turns from one to the other within a movement of a
/// capacity as small as the distance; along the path of a large program dozens of hours turn one after the other, each as a corner
/// that ends every step, whatever the order of the predictor. With the distance lifted until the product is many μ, and the
/// multiplier as it is, the corner is as much rounder: the next steps pass it, and centring brings the pair back. It costs a little of
/// the gap, and residuals of the bounds as long as what was added, which the next full step takes away (compare what Benson & Shanno
/// 2007 do to distances to leave an old optimum, "An exact primal–dual penalty method approach to warmstarting interior-point methods
/// for linear programming").
struct Lifting {
    private let pairs: [Pair]
    private let product: Double

    private struct Pair {
        let variable: Int
        let isUpper: Bool
        /// How far along the step its distance or its multiplier would be zero.
        let reach: Double
        /// What lifting adds to its product.
        let cost: Double
    }

    /// The pairs that end this step soonest and are worth lifting, as many as the settings' share of the gap pays for; nil for none.
    /// - Complexity: O(variables), and sorting of the pairs.
    init?(
        _ program: StandardProgram, _ point: Iterate, _ step: Iterate, _ mu: Double, _ settings: PathSettings,
        _ workers: Workers
    ) {
        let product = settings.liftedProduct * mu
        func pairs(
            _ distance: Buffer<Double>, _ change: Buffer<Double>, _ multiplier: Buffer<Double>, _ dz: Buffer<Double>,
            isUpper: Bool
        ) -> [Pair] {
            workers.reduce(
                distance.count,
                { range in
                    let (distance, change, multiplier, dz) = (distance.base, change.base, multiplier.base, dz.base)
                    var found: [Pair] = []
                    for j in range where distance[j] + change[j] < 0 || multiplier[j] + dz[j] < 0 {
                        let (v, z) = (distance[j], multiplier[j])
                        if z <= v || v * z >= product || product > settings.greatestLift * z { continue }
                        let reach = min(
                            change[j] < 0 ? -v / change[j] : .infinity, dz[j] < 0 ? -z / dz[j] : .infinity)
                        found.append(Pair(variable: j, isUpper: isUpper, reach: reach, cost: product - v * z))
                    }
                    return [found]
                }, { $0 + $1 }
            ).flatMap { $0 }
        }
        let found =
            pairs(point.below, step.below, point.zLower, step.zLower, isUpper: false)
            + pairs(point.above, step.above, point.zUpper, step.zUpper, isUpper: true)
        var left = settings.liftedShare * mu * Double(program.boundCount)
        self.pairs = Array(
            found.sorted { ($0.reach, $0.variable) < ($1.reach, $1.variable) }.prefix { pair in
                left -= pair.cost
                return left >= 0
            })
        self.product = product
        if self.pairs.isEmpty { return nil }
    }

    /// Lifts them, where the step has left their products smaller.
    func lift(_ point: Iterate) {
        for pair in pairs {
            let (distance, multiplier) =
                pair.isUpper ? (point.above, point.zUpper) : (point.below, point.zLower)
            distance[pair.variable] = max(distance[pair.variable], product / multiplier[pair.variable])
        }
    }
}
