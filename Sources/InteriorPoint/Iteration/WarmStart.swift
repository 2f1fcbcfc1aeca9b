import LinearAlgebra

#if canImport(Glibc)
    import Glibc
#endif

/// A point of another program in the columns and rows of this one, scaled: x (n) and y (m).
struct ScaledPoint: Sendable {
    let x: Buffer<Double>
    let y: Buffer<Double>
    /// How far from its own optimum it was.
    let relativeGap: Double
    /// Whether its residuals are no reason to pass it over.
    let isRough: Bool
}

/// A start from the middle of the path of a program much like this one (Gondzio & Grothey 2008): from an optimum itself no
/// step can be made, as it lies on its bounds, but a point that is as far from its optimum as the programs differ is nearly
/// as good here.
///
/// With s = A·x and the reduced costs z = c − Aᵀ·y the rows and, but for signs, the dual equations hold. Distances and
/// multipliers are those, lifted so that no product is far below μ; what that leaves is a residual of bounds and costs.
struct WarmStart {
    private let program: StandardProgram
    private let yardstick: Yardstick
    private let settings: PathSettings
    private let workers: Workers

    init(_ program: StandardProgram, _ yardstick: Yardstick, _ settings: PathSettings, _ workers: Workers) {
        (self.program, self.yardstick, self.settings, self.workers) = (program, yardstick, settings, workers)
    }

    /// The nearest to its own optimum of those points that are rough or whose residuals here are within their gaps; nil where none is.
    func point(near candidates: [ScaledPoint]) -> Iterate? {
        for candidate in candidates.sorted(by: { $0.relativeGap < $1.relativeGap }) {
            let point = place(candidate)
            if candidate.isRough { return point }
            var residuals = Residuals(zerosFor: program)
            residuals.measure(program, point, workers)
            let progress = yardstick.progress(residuals, workers)
            let gap = max(candidate.relativeGap, progress.relativeGap)
            if max(progress.primalResidual, progress.dualResidual) <= settings.warmResidual * gap && gap < 1 {
                return point
            }
        }
        return nil
    }

    private func place(_ given: ScaledPoint) -> Iterate {
        let (n, m) = (program.columnCount, program.rowCount)
        let point = Iterate(zerosFor: program)
        let reduced = Buffer(repeating: 0.0, count: program.variableCount)
        program.byRow.multiply(given.x.base, into: point.x.base + n, workers)
        program.byColumn.multiply(given.y.base, into: reduced.base, workers)
        for j in 0..<n {
            point.x[j] = given.x[j]
            reduced[j] = program.cost[j] - reduced[j]
        }
        for i in 0..<m {
            point.y[i] = given.y[i]
            if program.isEquation[i] { point.x[n + i] = 0 } else { reduced[n + i] = given.y[i] }
        }
        let mu = product(point, reduced)
        for j in 0..<program.variableCount where program.kind[j] == .lower {
            (point.below[j], point.zLower[j]) = lifted(point.x[j] - program.lower[j], reduced[j], mu)
        }
        for k in 0..<program.upper.count { setBounds(upper: k, point, reduced, mu) }
        return point
    }

    /// The geometric mean of the products of positive distances with positive multipliers, of variables with one bound.
    private func product(_ point: Iterate, _ reduced: Buffer<Double>) -> Double {
        var (sum, count) = (0.0, 0)
        for j in 0..<program.variableCount where program.kind[j] == .lower {
            let distance = point.x[j] - program.lower[j]
            if distance > 0 && reduced[j] > 0 {
                sum += log2(distance) + log2(reduced[j])
                count += 1
            }
        }
        return count == 0 ? 1 : exp2(sum / Double(count))
    }

    /// Distances to both bounds of a variable, and multipliers with zLower − zUpper as near to its reduced cost as they may.
    private func setBounds(upper k: Int, _ point: Iterate, _ reduced: Buffer<Double>, _ mu: Double) {
        let j = Int(program.ranged[k])
        let (z, range) = (reduced[j], program.upper[k] - program.lower[j])
        let x = max(0, min(range, point.x[j] - program.lower[j]))
        (point.below[j], point.zLower[j]) = lifted(x, max(z, 0) + mu / max(range - x, range / 2), mu)
        (point.above[k], point.zUpper[k]) = lifted(range - x, max(-z, 0) + mu / max(x, range / 2), mu)
    }

    /// The smaller of the two is raised where their product is far below μ; neither is left below what the other asks for.
    private func lifted(_ distance: Double, _ multiplier: Double, _ mu: Double) -> (Double, Double) {
        let least = settings.warmShare * mu
        if distance > 0 && multiplier > 0 && distance * multiplier >= least { return (distance, multiplier) }
        let root = mu.squareRoot()
        let (d, z) = (max(distance, 0), max(multiplier, 0))
        return d >= z ? (max(d, root), mu / max(d, root)) : (mu / max(z, root), max(z, root))
    }
}
