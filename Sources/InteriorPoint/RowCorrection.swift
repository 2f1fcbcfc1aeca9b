import LinearProgramming

/// Moves a point by as little as brings its rows back to their sides, on the program as given:
///
///     minimise ‖R·(A·W·u − v)‖,   x′ = x + W·u
///
/// v is what a row's activity lacks of the side that it passes (equations and rows near a side: both ways, else no part),
/// R is 1 over 1 + the numbers that meet in the row, so that R·v is the primal residual of `Certificate`; W is the distance
/// of a column to its nearer bound, so that none is passed and columns at a bound stay. By CGLS (Björck 1996), which
/// takes the large parts of the residual first and needs no factorisation.
///
/// Substitutions magnify what the method leaves of a residual, by more than further iterations can take off it. Where the
/// gap is what is left, it is made of rows and columns whose multiplier leans on a side that they have not come to, by
/// rounding of numbers much larger than they: with `duals`, these too are brought to their side.
package struct RowCorrection {
    private let program: LinearProgram
    private let matrix: RowMatrix
    private let settings: CleaningSettings
    private let x: [Double]
    /// W, R (zero for rows without a part) and R·v.
    private var room: [Double]
    private var weight: [Double]
    private var lack: [Double]

    package init(
        _ program: LinearProgram, _ matrix: RowMatrix, _ given: [Double], duals y: [Double]? = nil,
        _ settings: CleaningSettings
    ) {
        var x = given
        let least = settings.product * (1 + abs(program.objective(at: x)))
        if let y {
            for (j, price) in matrix.transposeTimes(y).enumerated() {
                let z = program.cost[j] - price
                let bound = z > 0 ? program.lower[j] : program.upper[j]
                let distance = abs(bound - x[j])
                if distance <= settings.tightness * (1 + abs(x[j])) && abs(z) * distance > least { x[j] = bound }
            }
        }
        (self.program, self.matrix, self.x, self.settings) = (program, matrix, x, settings)
        room = x.indices.map { j in
            max(0, min(x[j] - program.lower[j], program.upper[j] - x[j], 1 + abs(x[j])))
        }
        weight = [Double](repeating: 0, count: matrix.rowCount)
        lack = weight
        for i in 0..<matrix.rowCount { measure(i, y?[i] ?? 0, least) }
    }

    private mutating func measure(_ i: Int, _ y: Double, _ least: Double) {
        var (activity, size) = (0.0, 0.0)
        for e in matrix.start[i]..<matrix.start[i + 1] {
            let term = matrix.value[e] * x[Int(matrix.column[e])]
            activity += term
            size = max(size, abs(term))
        }
        let (low, high) = (matrix.lower[i] - activity, matrix.upper[i] - activity)
        let nearest = abs(low) < abs(high) ? low : high
        size = 1 + max(size, nearest.isFinite ? abs(nearest + activity) : 0)
        if low == high || low > 0 || high < 0 || abs(nearest) <= settings.tightness * size { weight[i] = 1 / size }
        let leaning = y > 0 ? low : y < 0 ? high : 0
        let isActive = weight[i] > 0 && leaning.isFinite && abs(leaning * y) > least
        lack[i] = weight[i] * (isActive ? leaning : low > 0 ? low : min(high, 0))
    }

    /// The point after as many steps as bring R·v below the tolerance with room to spare, or until some have not taken half off it.
    /// - Complexity: O(nonzeros) a step.
    package func move(to tolerance: Double) -> [Double] {
        var left = lack
        var u = [Double](repeating: 0, count: x.count)
        var slope = gradient(left)
        var direction = slope
        var length = dot(slope, slope)
        var worst = Double.infinity
        for k in 0..<settings.steps where length > 0 {
            let off = left.reduce(0) { max($0, abs($1)) }
            if off <= tolerance / 10 { break }
            if k.isMultiple(of: settings.patience) {
                if off > worst / 2 { break }
                worst = off
            }
            let change = forward(direction)
            let step = length / dot(change, change)
            if !step.isFinite { break }
            for j in u.indices { u[j] += step * direction[j] }
            for i in left.indices { left[i] -= step * change[i] }
            slope = gradient(left)
            let next = dot(slope, slope)
            for j in u.indices { direction[j] = slope[j] + next / length * direction[j] }
            length = next
        }
        return x.indices.map { x[$0] + room[$0] * max(-1, min(1, u[$0])) }
    }

    /// R·A·W·u.
    private func forward(_ u: [Double]) -> [Double] {
        let activity = matrix.times(u.indices.map { room[$0] * u[$0] })
        return activity.indices.map { weight[$0] * activity[$0] }
    }

    /// W·Aᵀ·R·r.
    private func gradient(_ r: [Double]) -> [Double] {
        let price = matrix.transposeTimes(r.indices.map { weight[$0] * r[$0] })
        return price.indices.map { room[$0] * price[$0] }
    }

    private func dot(_ a: [Double], _ b: [Double]) -> Double {
        var sum = 0.0
        for k in a.indices { sum += a[k] * b[k] }
        return sum
    }
}
