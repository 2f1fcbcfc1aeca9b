import LinearAlgebra

#if canImport(Glibc)
    import Glibc
#endif

/// A correction for the pairs of a distance and a multiplier that end a step because they are not linear in it.
///
/// Newton's equations take the product of each pair for linear. Where one turns within the step, distance and multiplier changing
/// places, that holds for a small part of the step, and all other pairs wait for it: hours of a plan do so one after the other as
/// a capacity moves. Here those pairs stay what they are, d′·z′ = τ, and all others stay linear: a force on the variables of the few
/// moves these by S, a block of the inverse of Newton's matrix, which leaves a system of their size (`CornerSystem`), in units of
/// √τ/κ for distances and √τ·κ for multipliers, κ² = z/d. The forces found are the right side of a correction like any other.
struct Corners {
    private struct Pair: Hashable {
        /// Column or n + row.
        let variable: Int
        /// Place among the upper bounds; nil of a lower one.
        let upper: Int?
    }

    private let program: StandardProgram
    private let kkt: any KKTSystem
    /// Pairs at most.
    private let most: Int
    private let workers: Workers
    private var pairs: [Pair] = []
    /// Where the last solve left each of its pairs, which is near where the next one will.
    private var v: [Pair: Double] = [:]

    init(_ program: StandardProgram, _ kkt: any KKTSystem, _ settings: PathSettings, _ workers: Workers) {
        (self.program, self.kkt, self.workers) = (program, kkt, workers)
        most = Int(settings.cornerPairsPerRoot * cbrt(Double(kkt.extent.entries)))
    }

    /// Chooses the pairs that end a step before `aim`, the nearest first; returns `aim`, or where the first one is that there was no
    /// room for. Pairs that a correction has taken out of the way make room for others.
    mutating func choose(_ point: Iterate, _ step: Iterate, before aim: Double) -> Double {
        var found = ending(point, step, before: aim, isUpper: false) + ending(point, step, before: aim, isUpper: true)
        var end = aim
        if found.count > most {
            found.sort { ($0.reach, $0.pair.variable) < ($1.reach, $1.pair.variable) }
            end = found[most].reach
            found.removeSubrange(most...)
        }
        pairs = found.map(\.pair)
        return end
    }

    /// Pairs one of whose parts is negative at `aim`, with the step at which it is zero.
    private func ending(
        _ point: Iterate, _ step: Iterate, before aim: Double, isUpper: Bool
    ) -> [(pair: Pair, reach: Double)] {
        let (distance, change) = isUpper ? (point.above, step.above) : (point.below, step.below)
        let (z, dz) = isUpper ? (point.zUpper, step.zUpper) : (point.zLower, step.zLower)
        let ranged = program.ranged
        return workers.reduce(
            distance.count,
            { range in
                let (distance, change, z, dz) = (distance.base, change.base, z.base, dz.base)
                var found: [(pair: Pair, reach: Double)] = []
                for j in range where distance[j] + aim * change[j] < 0 || z[j] + aim * dz[j] < 0 {
                    let primal = change[j] < 0 ? -distance[j] / change[j] : .infinity
                    let dual = dz[j] < 0 ? -z[j] / dz[j] : .infinity
                    let pair = isUpper ? Pair(variable: Int(ranged[j]), upper: j) : Pair(variable: j, upper: nil)
                    found.append((pair, min(primal, dual)))
                }
                return found
            }, +)
    }

    /// Places the products ξ of the correction with which the pairs' products are `target` at step `aim`; false where there are no
    /// pairs, or the numbers fail.
    mutating func correct(
        _ point: Iterate, _ step: Iterate, at aim: Double, to target: Double, _ products: inout Products
    ) -> Bool {
        if pairs.isEmpty { return false }
        let root = target.squareRoot()
        let values = pairs.map { pair -> (d: Double, z: Double, change: Double, dz: Double) in
            if let k = pair.upper {
                return (d: point.above[k], z: point.zUpper[k], change: step.above[k], dz: step.zUpper[k])
            }
            let j = pair.variable
            return (d: point.below[j], z: point.zLower[j], change: step.below[j], dz: step.zLower[j])
        }
        let kappa = values.map { ($0.z / $0.d).squareRoot() }
        let system = CornerSystem(
            share: shares(kappa),
            distance: zip(values, kappa).map { ($0.d + aim * $0.change) * $1 / root },
            multiplier: zip(values, kappa).map { ($0.z + aim * $0.dz) / ($1 * root) })
        let found = system.solve(from: zip(pairs, system.linear).map { v[$0] ?? $1 }, workers)
        let force = system.force(found)
        if !force.allSatisfy(\.isFinite) { return false }
        v = Dictionary(uniqueKeysWithValues: zip(pairs, found))
        var (lower, upper): ([(Int, Double)], [(Int, Double)]) = ([], [])
        for (p, pair) in pairs.enumerated() {
            let product = (values[p].d * values[p].z).squareRoot() * root * force[p] / aim
            if let k = pair.upper { upper.append((k, product)) } else { lower.append((pair.variable, product)) }
        }
        products.place(lower: lower, upper: upper, workers)
        return true
    }

    /// κ·S·κ. A force on column j moves the columns by −K⁻¹ and the slack of row i, Δs = (force − Δy)/h, by (1/h)·K⁻¹; one on that
    /// slack moves itself by 1/h more.
    private func shares(_ kappa: [Double]) -> DenseMatrix {
        let n = program.columnCount
        var (variables, index): ([Int], [Int: Int]) = ([], [:])
        for pair in pairs where index[pair.variable] == nil {
            index[pair.variable] = variables.count
            variables.append(pair.variable)
        }
        let inverse = kkt.inverseEntries(variables)
        let place = pairs.map { index[$0.variable] ?? 0 }
        let sign = pairs.indices.map { pairs[$0].upper != nil ? -kappa[$0] : kappa[$0] }
        // 1/h of slacks; −1 for columns, whose −K⁻¹ is then the same product.
        let slack = pairs.map { $0.variable < n ? -1 : kkt.slack[$0.variable - n] }
        var share = DenseMatrix(rows: pairs.count, columns: pairs.count)
        for q in pairs.indices {
            let column = place[q] * variables.count
            for p in pairs.indices {
                var moved = -slack[p] * slack[q] * inverse.values[column + place[p]]
                if place[p] == place[q] && slack[p] >= 0 { moved += slack[p] }
                share.values[q * pairs.count + p] = sign[p] * sign[q] * moved
            }
        }
        return share
    }
}
