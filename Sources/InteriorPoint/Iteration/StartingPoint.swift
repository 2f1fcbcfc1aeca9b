import LinearAlgebra

/// Mehrotra's starting point (1992), for bounded columns and slacks: the x nearest to the bounds that satisfies the
/// rows, the y that leaves the smallest reduced costs, both by the KKT system with H = I, Θ = I; then shifts that make
/// distances and multipliers positive and their products alike.
struct StartingPoint {
    private let program: StandardProgram
    private let tolerance: Double
    private let point: Iterate

    static func make(
        _ program: StandardProgram, _ kkt: any KKTSystem, _ settings: KKTSettings, _ workers: Workers
    ) throws(LinearAlgebraError) -> Iterate {
        let start = StartingPoint(
            program: program, tolerance: settings.sharpTolerance, point: Iterate(zerosFor: program))
        let (hessian, slack) = (kkt.hessian, kkt.slack)
        for j in 0..<program.columnCount { hessian[j] = 1 }
        for i in 0..<program.rowCount { slack[i] = program.isEquation[i] ? 0 : 1 }
        if !kkt.factorise() { throw .stopped }
        start.placePrimal(kkt, workers)
        start.placeDual(kkt, workers)
        start.shift()
        return start.point
    }

    private func placePrimal(_ kkt: any KKTSystem, _ workers: Workers) {
        let (m, n) = (program.rowCount, program.columnCount)
        for j in 0..<program.variableCount {
            point.x[j] = max(program.lower[j], min(program.upper[j], 0))
        }
        var residuals = Residuals(zerosFor: program)
        residuals.measure(program, point, workers)
        let (dx, zero) = (Buffer(repeating: 0.0, count: n), Buffer(repeating: 0.0, count: n))
        let dy = Buffer(repeating: 0.0, count: m)
        kkt.solve(f: zero, q: residuals.primal, dx: dx, dy: dy, tolerance: tolerance)
        for j in 0..<n { point.x[j] += dx[j] }
        for i in 0..<m where !program.isEquation[i] { point.x[n + i] -= dy[i] }
        for j in 0..<program.variableCount {
            if program.lower[j].isFinite { point.below[j] = point.x[j] - program.lower[j] }
            if program.upper[j].isFinite { point.above[j] = program.upper[j] - point.x[j] }
        }
    }

    private func placeDual(_ kkt: any KKTSystem, _ workers: Workers) {
        let (m, n) = (program.rowCount, program.columnCount)
        let (dx, dy) = (Buffer(repeating: 0.0, count: n), Buffer(repeating: 0.0, count: m))
        kkt.solve(
            f: program.cost, q: Buffer(repeating: 0.0, count: m), dx: dx, dy: dy, tolerance: tolerance)
        program.byColumn.multiply(dy.base, into: dx.base, workers)
        for i in 0..<m { point.y[i] = dy[i] }
        for j in 0..<program.variableCount {
            let z = j < n ? program.cost[j] - dx[j] : point.y[j - n]
            switch (program.lower[j].isFinite, program.upper[j].isFinite) {
            case (true, false): point.zLower[j] = z
            case (false, true): point.zUpper[j] = -z
            case (true, true): (point.zLower[j], point.zUpper[j]) = (z / 2, -z / 2)
            case (false, false): break
            }
        }
    }

    /// Every distance + δ_p, every multiplier + δ_d: first to be non-negative, then to have products of one size.
    private func shift() {
        add(primal: max(-1.5 * smallest(\.below, \.above), 0), dual: max(-1.5 * smallest(\.zLower, \.zUpper), 0))
        var (product, distances, multipliers) = (0.0, 0.0, 0.0)
        forBounds { distance, multiplier in
            product += distance * multiplier
            distances += distance
            multipliers += multiplier
        }
        if product > 0 {
            add(primal: product / multipliers / 2, dual: product / distances / 2)
        }
        // Nothing to balance: a program whose least-squares point already is complementary or has no slack.
        let least = 1e-3
        add(
            primal: smallest(\.below, \.above) < least ? 1 : 0,
            dual: smallest(\.zLower, \.zUpper) < least ? 1 : 0)
    }

    private func forBounds(_ visit: (Double, Double) -> Void) {
        for j in 0..<program.variableCount {
            if program.lower[j].isFinite { visit(point.below[j], point.zLower[j]) }
            if program.upper[j].isFinite { visit(point.above[j], point.zUpper[j]) }
        }
    }

    private func smallest(_ low: KeyPath<Iterate, Buffer<Double>>, _ high: KeyPath<Iterate, Buffer<Double>>) -> Double {
        var least = Double.infinity
        let (atLow, atHigh) = (point[keyPath: low], point[keyPath: high])
        for j in 0..<program.variableCount {
            if program.lower[j].isFinite { least = min(least, atLow[j]) }
            if program.upper[j].isFinite { least = min(least, atHigh[j]) }
        }
        return least
    }

    private func add(primal: Double, dual: Double) {
        for j in 0..<program.variableCount {
            if program.lower[j].isFinite {
                point.below[j] += primal
                point.zLower[j] += dual
            }
            if program.upper[j].isFinite {
                point.above[j] += primal
                point.zUpper[j] += dual
            }
        }
    }
}
