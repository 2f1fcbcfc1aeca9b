import LinearAlgebra

/// ξ: what the linearised complementarity products have to change by; of lower bounds that are not finite, anything. Upper ones are
/// those of `StandardProgram.ranged`.
struct Products: Sendable {
    let lower: Buffer<Double>
    let upper: Buffer<Double>
    /// The variables, and the places among upper bounds, of all that are not zero, where those are few.
    private(set) var support: (lower: [Int], upper: [Int])?

    init(zerosFor program: StandardProgram) {
        self.init(variables: program.variableCount, uppers: program.upper.count)
    }

    private init(variables: Int, uppers: Int) {
        lower = Buffer(repeating: 0, count: variables)
        upper = Buffer(repeating: 0, count: uppers)
    }

    /// Of no program.
    static var empty: Products { Products(variables: 0, uppers: 0) }

    /// −below·zLower: the predictor wants all products to vanish.
    mutating func aimAtBoundary(_ point: Iterate, _ workers: Workers) { fill(0, minus: point, workers) }

    /// σμ − Δbelow·ΔzLower of the predictor: what it leaves out.
    mutating func correct(_ predictor: Iterate, target: Double, _ workers: Workers) {
        fill(target, minus: predictor, workers)
    }

    private mutating func fill(_ target: Double, minus point: Iterate, _ workers: Workers) {
        support = nil
        func fill(_ products: Buffer<Double>, _ distance: Buffer<Double>, _ z: Buffer<Double>) {
            workers.forRanges(products.count) { range in
                let (products, distance, z) = (products.base, distance.base, z.base)
                range.inLanes(
                    { products.setLanes($0, target - distance.lanes($0) * z.lanes($0)) },
                    { products[$0] = target - distance[$0] * z[$0] })
            }
        }
        fill(lower, point.below, point.zLower)
        fill(upper, point.above, point.zUpper)
    }

    /// These, of variables and of places among upper bounds, and zero of all others.
    mutating func place(lower: [(Int, Double)], upper: [(Int, Double)], _ workers: Workers) {
        if let support {
            for j in support.lower { self.lower[j] = 0 }
            for k in support.upper { self.upper[k] = 0 }
        } else {
            let (all, ranged) = (self.lower, self.upper)
            workers.forRanges(all.count) { all.clear($0) }
            workers.forRanges(ranged.count) { ranged.clear($0) }
        }
        for (j, product) in lower { self.lower[j] = product }
        for (k, product) in upper { self.upper[k] = product }
        support = (lower.map(\.0), upper.map(\.0))
    }

    /// Gondzio's correction (1996): what brings the products at a trial step into [low·target, high·target].
    mutating func centre(
        _ point: Iterate, _ step: Iterate, primal: Double, dual: Double, target: Double, _ settings: PathSettings,
        _ workers: Workers
    ) {
        support = nil
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
