import LinearProgramming

/// Directions that prove that a program has no optimum, checked on its own data (`RayCheck`).
struct Rays {
    let given: GivenProgram
    let settings: RaySettings

    /// y as a proof of infeasibility (Farkas), scaled to gain 1, with those of rows that would lean on a missing side set to
    /// zero; or nil.
    func farkas(_ candidate: [Double]) -> [Double]? {
        let matrix = given.matrix
        return firstProof(candidate) { y in
            for i in y.indices where !(y[i] > 0 ? matrix.lower[i] : matrix.upper[i]).isFinite { y[i] = 0 }
            return RayCheck(farkas: y, given.program, matrix)
        }
    }

    /// x as a direction in which the program improves without end, scaled to c·x = −1, with those of columns that would
    /// meet their bound set to zero; or nil.
    func recession(_ candidate: [Double]) -> [Double]? {
        let (program, matrix) = (given.program, given.matrix)
        return firstProof(candidate) { x in
            for j in x.indices where x[j] != 0 && (x[j] > 0 ? program.upper[j] : program.lower[j]).isFinite { x[j] = 0 }
            return RayCheck(direction: x, program, matrix)
        }
    }

    /// The candidate as it is, or without its smallest entries, which an interior point never makes zero.
    private func firstProof(_ candidate: [Double], _ check: (inout [Double]) -> RayCheck) -> [Double]? {
        let largest = candidate.reduce(0) { max($0, abs($1)) }
        if !(largest > 0) || !candidate.allSatisfy(\.isFinite) { return nil }
        for share in settings.snaps {
            var ray = share == 0 ? candidate : candidate.map { abs($0) < share * largest ? 0 : $0 }
            let found = check(&ray)
            if found.proves(settings.tolerance, rounding: settings.rounding) { return ray.map { $0 / found.gain } }
        }
        return nil
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
