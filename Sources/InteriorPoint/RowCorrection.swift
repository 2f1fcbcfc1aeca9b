import LinearAlgebra
import LinearProgramming

/// Moves a point by as little as brings its rows back to their sides, on the program as given:
///
///     minimise ‖R·(A·W·u − v)‖ over some rows,   x′ = x + W·u
///
/// v is what a row's activity lacks of the side that it passes, R is 1 over 1 + the numbers that meet in the row, so that R·v is the
/// primal residual of `Certificate`; W is the distance of a column to its nearer bound, so that none is passed and columns at a bound
/// stay, but no more than `reach` times the worst R·v, beside 1 + the column: least squares would come last to rows of columns with
/// less. The rows are the equations and those off their sides; where the move takes others off theirs, it goes on with these as well. By CGLS (Björck 1996), which takes the large parts of the residual first and needs no factorisation.
///
/// Substitutions magnify what the method leaves of a residual, by more than further iterations can take off it. Where the
/// gap is what is left, it is made of rows and columns whose multiplier leans on a side that they have not come to, by
/// rounding of numbers much larger than they: with `duals`, these too are brought to their side.
package struct RowCorrection {
    private let matrix: RowMatrix
    private let settings: CleaningSettings
    private let workers: Workers
    private let x: [Double]
    private let duals: [Double]?
    /// The product of a multiplier and a distance from which the two lean.
    private let least: Double
    /// The largest R·v of x.
    private var given = 0.0
    /// W, of which moves take what they use, R (zero for rows without a part) and R·v, of which steps take what they bring.
    private let room: Buffer<Double>
    private let weight: Buffer<Double>
    private let left: Buffer<Double>

    package init(
        _ program: LinearProgram, _ matrix: RowMatrix, _ point: [Double], duals y: [Double]? = nil,
        _ settings: CleaningSettings, _ workers: Workers = Workers(count: 1)
    ) {
        var x = point
        least = settings.product * (1 + abs(program.objective(at: x)))
        if let y {
            for (j, price) in matrix.transposeTimes(y).enumerated() {
                let z = program.cost[j] - price
                let bound = z > 0 ? program.lower[j] : program.upper[j]
                let distance = abs(bound - x[j])
                if distance <= settings.tightness * (1 + abs(x[j])) && abs(z) * distance > least { x[j] = bound }
            }
        }
        (self.matrix, self.x, duals, self.settings, self.workers) = (matrix, x, y, settings, workers)
        room = Buffer(uninitialized: x.count)
        weight = Buffer(repeating: 0, count: matrix.rowCount)
        left = Buffer(repeating: 0, count: matrix.rowCount)
        given = takeRows(offAt: x, by: 0).worst
        let farthest = settings.reach * given
        for j in x.indices {
            let distance = min(x[j] - program.lower[j], program.upper[j] - x[j], 1 + abs(x[j]))
            room[j] = max(0, min(distance, farthest * (1 + abs(x[j]))))
        }
    }

    /// R of row i and R·v of a point.
    private func measure(_ i: Int, _ x: [Double]) -> (weight: Double, off: Double) {
        var (activity, size) = (0.0, 0.0)
        for e in matrix.start[i]..<matrix.start[i + 1] {
            let term = matrix.value[e] * x[Int(matrix.column[e])]
            activity += term
            size = max(size, abs(term))
        }
        let (low, high) = (matrix.lower[i] - activity, matrix.upper[i] - activity)
        let nearest = abs(low) < abs(high) ? low : high
        size = 1 + max(size, nearest.isFinite ? abs(nearest + activity) : 0)
        let y = duals?[i] ?? 0
        let leaning = y > 0 ? low : y < 0 ? high : 0
        let leans = abs(nearest) <= settings.tightness * size && leaning.isFinite && abs(leaning * y) > least
        return (1 / size, (leans ? leaning : low > 0 ? low : min(high, 0)) / size)
    }

    /// Gives a part to rows that are off by more than `least` at a point; returns the worst, and whether one had none before.
    private func takeRows(offAt x: [Double], by least: Double) -> (worst: Double, isNew: Bool) {
        workers.reduce(
            matrix.rowCount,
            { range in
                var (worst, isNew) = (0.0, false)
                for i in range {
                    let (r, off) = measure(i, x)
                    worst = max(worst, abs(off))
                    if weight[i] == 0 && (abs(off) > least || matrix.lower[i] == matrix.upper[i]) {
                        (weight[i], isNew) = (r, true)
                    }
                }
                return (worst, isNew)
            }, { (max($0.0, $1.0), $0.1 || $1.1) })
    }

    /// The point, asked once, of the moves until one is within the tolerance that is nearest to its rows; the given one where none is nearer.
    /// - Complexity: O(nonzeros) a step.
    package func move(to tolerance: Double) -> [Double] {
        var (best, nearest, latest) = (x, given, x)
        for _ in 0..<settings.rounds {
            latest = moveOnce(from: latest, to: tolerance)
            let (off, isNew) = takeRows(offAt: latest, by: tolerance / 10)
            if off < nearest { (best, nearest) = (latest, off) }
            if !isNew || off <= tolerance || worst > tolerance { break }
        }
        return best
    }

    /// After as many steps as bring R·v below the tolerance with room to spare, or until some have not taken half off it; where that
    /// is more than a column has room for, as much of the way as it has.
    private func moveOnce(from x: [Double], to tolerance: Double) -> [Double] {
        workers.forRanges(left.count) { for i in $0 { left[i] = weight[i] == 0 ? 0 : measure(i, x).off } }
        let (u, direction) = (Buffer(repeating: 0.0, count: x.count), Buffer(repeating: 0.0, count: x.count))
        let (slope, change) = (Buffer(repeating: 0.0, count: x.count), Buffer(repeating: 0.0, count: weight.count))
        let other = Buffer(repeating: 0.0, count: x.count)
        placeGradient(in: slope, other)
        workers.forRanges(x.count) { direction.copy(slope, $0) }
        var length = square(slope)
        var before = Double.infinity
        for k in 0..<settings.steps where length > 0 {
            let off = worst
            if off <= tolerance / 3 { break }
            if k.isMultiple(of: settings.patience) {
                if off > before / 2 { break }
                before = off
            }
            placeProduct(direction, in: change)
            let step = length / square(change)
            if !step.isFinite { break }
            workers.forRanges(u.count) { u.add(step, direction, $0) }
            workers.forRanges(left.count) { left.add(-step, change, $0) }
            placeGradient(in: slope, other)
            let next = square(slope)
            let share = next / length
            workers.forRanges(x.count) { range in
                for j in range { direction[j] = slope[j] + share * direction[j] }
            }
            length = next
        }
        let longest = x.indices.reduce(1.0) { max($0, abs(u[$1])) }
        return x.indices.map {
            let move = room[$0] * (u[$0] / longest)
            room[$0] -= abs(move)
            return x[$0] + move
        }
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

    /// W·Aᵀ·R·r of what is left: two halves of the rows, each summed by one thread.
    private func placeGradient(in gradient: Buffer<Double>, _ other: Buffer<Double>) {
        let middle = matrix.rowCount / 2
        workers.forEach(2) { half in
            let rows = half == 0 ? 0..<middle : middle..<matrix.rowCount
            let (left, weight, sum) = (left.base, weight.base, (half == 0 ? gradient : other).base)
            sum.update(repeating: 0, count: x.count)
            matrix.column.withUnsafeBufferPointer { column in
                matrix.value.withUnsafeBufferPointer { value in
                    for i in rows where left[i] != 0 {
                        let price = weight[i] * left[i]
                        for e in matrix.start[i]..<matrix.start[i + 1] { sum[Int(column[e])] += value[e] * price }
                    }
                }
            }
        }
        workers.forRanges(x.count) { for j in $0 { gradient[j] = room[j] * (gradient[j] + other[j]) } }
    }

    private func square(_ a: Buffer<Double>) -> Double {
        workers.sum(a.count) { range in
            let a = a.base
            return range.sumOfLanes({ a.lanes($0) * a.lanes($0) }, { a[$0] * a[$0] })
        }
    }
}
