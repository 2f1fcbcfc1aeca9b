import LinearAlgebra

/// ξ: what the linearised complementarity products have to change by; of bounds that are not finite, anything.
struct Products: Sendable {
    let lower: Buffer<Double>
    let upper: Buffer<Double>

    init(zerosFor program: StandardProgram) {
        lower = Buffer(repeating: 0, count: program.variableCount)
        upper = Buffer(repeating: 0, count: program.variableCount)
    }

    /// −below·zLower: the predictor wants all products to vanish.
    func aimAtBoundary(_ point: Iterate, _ workers: Workers) { fill(0, minus: point, workers) }

    /// σμ − Δbelow·ΔzLower of the predictor: what it leaves out.
    func correct(_ predictor: Iterate, target: Double, _ workers: Workers) {
        fill(target, minus: predictor, workers)
    }

    private func fill(_ target: Double, minus point: Iterate, _ workers: Workers) {
        workers.forRanges(lower.count) { range in
            let (lower, upper, below, above) = (lower.base, upper.base, point.below.base, point.above.base)
            let (zLower, zUpper) = (point.zLower.base, point.zUpper.base)
            range.inLanes(
                {
                    lower.setLanes($0, target - below.lanes($0) * zLower.lanes($0))
                    upper.setLanes($0, target - above.lanes($0) * zUpper.lanes($0))
                },
                {
                    lower[$0] = target - below[$0] * zLower[$0]
                    upper[$0] = target - above[$0] * zUpper[$0]
                })
        }
    }

    /// Zero: no change.
    func clear(_ workers: Workers) {
        workers.forRanges(lower.count) { range in
            (lower.base + range.lowerBound).update(repeating: 0, count: range.count)
            (upper.base + range.lowerBound).update(repeating: 0, count: range.count)
        }
    }

    /// Gondzio's correction (1996): what brings the products at a trial step into [low·target, high·target].
    func centre(
        _ point: Iterate, _ step: Iterate, primal: Double, dual: Double, target: Double, _ settings: PathSettings,
        _ workers: Workers
    ) {
        let (low, high) = (settings.correctorLow * target, settings.correctorHigh * target)
        func bring(
            _ products: Buffer<Double>, _ distance: Buffer<Double>, _ change: Buffer<Double>, _ z: Buffer<Double>,
            _ dz: Buffer<Double>
        ) {
            workers.forRanges(products.count) { range in
                let (products, distance, change, z, dz) = (products.base, distance.base, change.base, z.base, dz.base)
                for j in range {
                    let product = (distance[j] + primal * change[j]) * (z[j] + dual * dz[j])
                    products[j] =
                        product < low ? low - product : product > high ? max(high - product, -high) : 0
                }
            }
        }
        bring(lower, point.below, step.below, point.zLower, step.zLower)
        bring(upper, point.above, step.above, point.zUpper, step.zUpper)
    }
}
