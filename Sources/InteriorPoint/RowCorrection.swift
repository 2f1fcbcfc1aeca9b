import LinearAlgebra
import LinearProgramming

/// Moves a point by as little as brings its rows back to their sides, on the program as given:
///
///     minimise ‖R·(A·W·u − v)‖,   x′ = x + W·u
///
/// v is what a row's activity lacks of the side that it passes (equations and rows near a side: both ways, else no part),
/// R is 1 over 1 + the numbers that meet in the row, so that R·v is the primal residual of `Certificate`; W is the distance
/// of a column to its nearer bound, so that none is passed and columns at a bound stay, but no more than `reach`
/// times the worst R·v, beside 1 + the column: least squares would come last to rows of columns with less. By CGLS (Björck 1996), which takes the
/// large parts of the residual first and needs no factorisation.
///
/// Substitutions magnify what the method leaves of a residual, by more than further iterations can take off it. Where the
/// gap is what is left, it is made of rows and columns whose multiplier leans on a side that they have not come to, by
/// rounding of numbers much larger than they: with `duals`, these too are brought to their side.
package struct RowCorrection {
    private let matrix: RowMatrix
    private let settings: CleaningSettings
    private let workers: Workers
    private let x: [Double]
    /// W, R (zero for rows without a part) and R·v, of which `move` takes what it brings.
    private let room: Buffer<Double>
    private let weight: Buffer<Double>
    private let left: Buffer<Double>

    package init(
        _ program: LinearProgram, _ matrix: RowMatrix, _ given: [Double], duals y: [Double]? = nil,
        _ settings: CleaningSettings, _ workers: Workers = Workers(count: 1)
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
        (self.matrix, self.x, self.settings, self.workers) = (matrix, x, settings, workers)
        room = Buffer(uninitialized: x.count)
        for j in x.indices {
            room[j] = max(0, min(x[j] - program.lower[j], program.upper[j] - x[j], 1 + abs(x[j])))
        }
        weight = Buffer(repeating: 0, count: matrix.rowCount)
        left = Buffer(repeating: 0, count: matrix.rowCount)
        for i in 0..<matrix.rowCount { measure(i, y?[i] ?? 0, least) }
        let farthest = settings.reach * worst
        for j in x.indices { room[j] = min(room[j], farthest * (1 + abs(x[j]))) }
    }

    private func measure(_ i: Int, _ y: Double, _ least: Double) {
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
        left[i] = weight[i] * (isActive ? leaning : low > 0 ? low : min(high, 0))
    }

    /// The point, asked once, after as many steps as bring R·v below the tolerance with room to spare, or until some have not taken half off it;
    /// where that is more than a column has room for, as much of the way as it has.
    /// - Complexity: O(nonzeros) a step.
    package func move(to tolerance: Double) -> [Double] {
        let (u, direction) = (Buffer(repeating: 0.0, count: x.count), Buffer(repeating: 0.0, count: x.count))
        let (slope, change) = (Buffer(repeating: 0.0, count: x.count), Buffer(repeating: 0.0, count: weight.count))
        placeGradient(in: slope)
        workers.forRanges(x.count) { direction.copy(slope, $0) }
        var length = square(slope)
        var before = Double.infinity
        for k in 0..<settings.steps where length > 0 {
            let off = worst
            if off <= tolerance / 10 { break }
            if k.isMultiple(of: settings.patience) {
                if off > before / 2 { break }
                before = off
            }
            placeProduct(direction, in: change)
            let step = length / square(change)
            if !step.isFinite { break }
            workers.forRanges(u.count) { u.add(step, direction, $0) }
            workers.forRanges(left.count) { left.add(-step, change, $0) }
            placeGradient(in: slope)
            let next = square(slope)
            let share = next / length
            workers.forRanges(x.count) { range in
                for j in range { direction[j] = slope[j] + share * direction[j] }
            }
            length = next
        }
        let longest = x.indices.reduce(1.0) { max($0, abs(u[$1])) }
        return x.indices.map { x[$0] + room[$0] * (u[$0] / longest) }
    }

    /// The largest R·v.
    private var worst: Double { (0..<left.count).reduce(0) { max($0, abs(left[$1])) } }

    /// R·A·W·u.
    private func placeProduct(_ u: Buffer<Double>, in product: Buffer<Double>) {
        workers.forRanges(product.count) { range in
            let (u, room, weight, product) = (u.base, room.base, weight.base, product.base)
            matrix.column.withUnsafeBufferPointer { column in
                matrix.value.withUnsafeBufferPointer { value in
                    for i in range {
                        var sum = 0.0
                        if weight[i] != 0 {
                            for e in matrix.start[i]..<matrix.start[i + 1] {
                                let j = Int(column[e])
                                sum += value[e] * (room[j] * u[j])
                            }
                        }
                        product[i] = weight[i] * sum
                    }
                }
            }
        }
    }

    /// W·Aᵀ·R·r of what is left.
    private func placeGradient(in gradient: Buffer<Double>) {
        let (left, room, weight, gradient) = (left.base, room.base, weight.base, gradient.base)
        gradient.update(repeating: 0, count: x.count)
        matrix.column.withUnsafeBufferPointer { column in
            matrix.value.withUnsafeBufferPointer { value in
                for i in 0..<matrix.rowCount where left[i] != 0 {
                    let price = weight[i] * left[i]
                    for e in matrix.start[i]..<matrix.start[i + 1] { gradient[Int(column[e])] += value[e] * price }
                }
            }
        }
        for j in x.indices { gradient[j] *= room[j] }
    }

    private func square(_ a: Buffer<Double>) -> Double {
        workers.sum(a.count) { range in
            let a = a.base
            return range.sumOfLanes({ a.lanes($0) * a.lanes($0) }, { a[$0] * a[$0] })
        }
    }
}
