import LinearProgramming

/// Directions that prove that a program has no optimum, checked on its own data.
struct Rays {
    let program: ReducedProgram
    let settings: RaySettings

    /// y proves infeasibility (Farkas) when, with d = −Aᵀ·y, the gain
    ///
    ///     Σ y⁺·rowLower − y⁻·rowUpper + Σ d⁺·lower − d⁻·upper
    ///
    /// is positive: no x within the bounds can satisfy y·(A·x) + d·x = 0 then. Multipliers that would lean on a missing
    /// bound may be at most tolerance × gain. Returns y scaled to gain 1 with those of rows set to zero, or nil.
    func farkas(_ candidate: [Double]) -> [Double]? {
        firstProof(candidate, checkedFarkas)
    }

    private func checkedFarkas(_ candidate: [Double]) -> [Double]? {
        var y = candidate
        for i in y.indices {
            if !y[i].isFinite { return nil }
            let bound = y[i] > 0 ? program.rowLower[i] : program.rowUpper[i]
            if !bound.isFinite { y[i] = 0 }
        }
        var d = [Double](repeating: 0, count: program.columnCount)
        var gain = 0.0
        for i in y.indices where y[i] != 0 {
            gain += y[i] * (y[i] > 0 ? program.rowLower[i] : program.rowUpper[i])
            for e in program.rows.start[i]..<program.rows.start[i + 1] {
                d[Int(program.rows.index[e])] -= program.rows.value[e] * y[i]
            }
        }
        var violation = 0.0
        for j in d.indices where d[j] != 0 {
            let bound = d[j] > 0 ? program.lower[j] : program.upper[j]
            if bound.isFinite { gain += d[j] * bound } else { violation = max(violation, abs(d[j])) }
        }
        if !(gain > 0) || !(violation <= settings.tolerance * gain) { return nil }
        return y.map { $0 / gain }
    }

    /// x is a direction in which the program improves without end when c·x < 0 and neither rows nor columns ever meet a
    /// bound along it, up to tolerance × the gain. Returns x scaled to c·x = −1, or nil.
    func recession(_ candidate: [Double]) -> [Double]? {
        firstProof(candidate, checkedRecession)
    }

    /// The candidate as it is, or without its smallest entries, which an interior point never makes zero.
    private func firstProof(_ candidate: [Double], _ check: ([Double]) -> [Double]?) -> [Double]? {
        let largest = candidate.reduce(0) { max($0, abs($1)) }
        if !(largest > 0) || !largest.isFinite { return nil }
        for share in settings.snaps {
            let snapped = share == 0 ? candidate : candidate.map { abs($0) < share * largest ? 0 : $0 }
            if let proof = check(snapped) { return proof }
        }
        return nil
    }

    private func checkedRecession(_ candidate: [Double]) -> [Double]? {
        var x = candidate
        var gain = 0.0
        for j in x.indices {
            if !x[j].isFinite { return nil }
            if x[j] > 0 && program.upper[j].isFinite || x[j] < 0 && program.lower[j].isFinite { x[j] = 0 }
            gain -= program.cost[j] * x[j]
        }
        if !(gain > 0) { return nil }
        for i in 0..<program.rowCount {
            var activity = 0.0
            for e in program.rows.start[i]..<program.rows.start[i + 1] {
                activity += program.rows.value[e] * x[Int(program.rows.index[e])]
            }
            let bound = activity > 0 ? program.rowUpper[i] : program.rowLower[i]
            if bound.isFinite && !(abs(activity) <= settings.tolerance * gain) { return nil }
        }
        return x.map { $0 / gain }
    }
}

extension ReducedProgram {
    /// The elastic program, always feasible and bounded: bounds of rows may be passed at a price,
    ///
    ///     minimise Σ w·(p + n)   subject to   rowLower ≤ A·x + p − n ≤ rowUpper,  p, n ≥ 0
    ///
    /// with weights w that make rows comparable. Its optimum is zero exactly when this program is feasible; otherwise
    /// its duals are a Farkas ray.
    func elastic(weights: [Double]) -> ReducedProgram {
        var program = self
        program.constant = 0
        program.cost = [Double](repeating: 0, count: columnCount)
        program.rows = CompressedMatrix(start: [0], index: [], value: [])
        for i in 0..<rowCount {
            program.rows.index.append(contentsOf: rows.index[rows.start[i]..<rows.start[i + 1]])
            program.rows.value.append(contentsOf: rows.value[rows.start[i]..<rows.start[i + 1]])
            for (bound, sign) in [(rowLower[i], 1.0), (rowUpper[i], -1.0)] where bound.isFinite {
                program.rows.index.append(Int32(program.cost.count))
                program.rows.value.append(sign)
                program.cost.append(weights[i])
                program.lower.append(0)
                program.upper.append(.infinity)
            }
            program.rows.start.append(program.rows.index.count)
        }
        return program
    }

    /// The recession program, feasible (x = 0) and bounded: directions along which no bound is ever met, within a box,
    ///
    ///     minimise c·x   subject to   A·x ≥ 0 (≤ 0, = 0) where the row is bounded below (above, both),  |x| ≤ size
    ///
    /// and x ≥ 0 (≤ 0) where the column is. Its optimum is negative exactly when there is an improving ray.
    func recession(size: [Double]) -> ReducedProgram {
        var program = self
        program.constant = 0
        for i in 0..<rowCount {
            program.rowLower[i] = rowLower[i].isFinite ? 0 : -.infinity
            program.rowUpper[i] = rowUpper[i].isFinite ? 0 : .infinity
        }
        for j in 0..<columnCount {
            program.lower[j] = lower[j].isFinite ? 0 : -size[j]
            program.upper[j] = upper[j].isFinite ? 0 : size[j]
        }
        return program
    }
}
