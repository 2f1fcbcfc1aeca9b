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
        // Nobody lent any here, as the path's solves are.
        kkt.giveUpVectors()
        start.shift()
        return start.point
    }

    private func placePrimal(_ kkt: any KKTSystem, _ workers: Workers) {
        let (m, n) = (program.rowCount, program.columnCount)
        for j in 0..<program.variableCount {
            point.x[j] = max(program.lower[j], 0)
        }
        for k in 0..<program.upper.count {
            let j = Int(program.ranged[k])
            point.x[j] = min(point.x[j], program.upper[k])
        }
        var residuals = Residuals(zerosFor: program)
        residuals.measure(program, point, workers)
        let (dx, zero) = (Buffer(repeating: 0.0, count: n), Buffer(repeating: 0.0, count: n))
        let dy = Buffer(repeating: 0.0, count: m)
        kkt.solve(f: zero, q: residuals.primal, dx: dx, dy: dy, tolerance: tolerance)
        for j in 0..<n { point.x[j] += dx[j] }
        for i in 0..<m where !program.isEquation[i] { point.x[n + i] -= dy[i] }
        for j in 0..<program.variableCount {
            if program.kind[j].contains(.lower) { point.below[j] = point.x[j] - program.lower[j] }
        }
        for k in 0..<program.upper.count { point.above[k] = program.upper[k] - point.x[Int(program.ranged[k])] }
    }

    private func placeDual(_ kkt: any KKTSystem, _ workers: Workers) {
        let (m, n) = (program.rowCount, program.columnCount)
        let (dx, dy) = (Buffer(repeating: 0.0, count: n), Buffer(repeating: 0.0, count: m))
        kkt.solve(
            f: program.cost, q: Buffer(repeating: 0.0, count: m), dx: dx, dy: dy, tolerance: tolerance)
        program.byColumn.multiply(dy.base, into: dx.base, workers)
        for i in 0..<m { point.y[i] = dy[i] }
        for j in 0..<program.variableCount where program.kind[j].contains(.lower) {
            point.zLower[j] = j < n ? program.cost[j] - dx[j] : point.y[j - n]
        }
        for k in 0..<program.upper.count {
            let j = Int(program.ranged[k])
            point.zLower[j] /= 2
            point.zUpper[k] = -point.zLower[j]
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
        for j in 0..<program.variableCount where program.kind[j].contains(.lower) {
            visit(point.below[j], point.zLower[j])
        }
        for k in 0..<program.upper.count { visit(point.above[k], point.zUpper[k]) }
    }

    private func smallest(_ low: KeyPath<Iterate, Buffer<Double>>, _ high: KeyPath<Iterate, Buffer<Double>>) -> Double {
        var least = Double.infinity
        let (atLow, atHigh) = (point[keyPath: low], point[keyPath: high])
        for j in 0..<program.variableCount where program.kind[j].contains(.lower) { least = min(least, atLow[j]) }
        for k in 0..<program.upper.count { least = min(least, atHigh[k]) }
        return least
    }

    private func add(primal: Double, dual: Double) {
        for j in 0..<program.variableCount where program.kind[j].contains(.lower) {
            point.below[j] += primal
            point.zLower[j] += dual
        }
        for k in 0..<program.upper.count {
            point.above[k] += primal
            point.zUpper[k] += dual
        }
    }
}
