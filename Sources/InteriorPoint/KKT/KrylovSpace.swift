import LinearAlgebra

/// Flexible GMRES on vectors of columns and rows, each equation weighed by 1/(1 + its diagonal): the combination of the preconditioned
/// directions z that leaves the smallest residual, kept up to date by Givens rotations. Vectors are taken when first used.
final class KrylovSpace: @unchecked Sendable {
    private let hessian: Buffer<Double>
    private let slack: Buffer<Double>
    /// Directions that are combined, at most.
    var steps: Int
    private let workers: Workers
    /// The first of the basis is the residual that it began with.
    private let first: Buffer<Double>
    /// Vectors of somebody else's, overwritten before any of its own are taken.
    var lent: [Buffer<Double>] = []
    private var own: [Buffer<Double>] = []
    private var count = 0
    /// Upper triangle, column k: entries triangle[k][0...k].
    private var triangle: [[Double]] = []
    private var rotations: [(cosine: Double, sine: Double)] = []
    private var right: [Double] = []

    private var dimension: Int { hessian.count + slack.count }

    /// - Parameters:
    ///   - residual: of columns, then of rows; overwritten.
    ///   - hessian: the diagonal of the columns' equations.
    ///   - slack: that of the rows'.
    ///   - steps: directions that are combined, at most.
    init(
        of residual: Buffer<Double>, _ hessian: Buffer<Double>, _ slack: Buffer<Double>, steps: Int, _ workers: Workers
    ) {
        (first, self.hessian, self.slack) = (residual, hessian, slack)
        self.steps = steps
        self.workers = workers
    }

    /// Length of the residual that the best combination so far leaves.
    var residual: Double { abs(right.last ?? 0) }

    /// Gives up its vectors, until they are used again.
    func giveUpVectors() { own = [] }

    /// Begins with the residual as it is now.
    func start() {
        (triangle, rotations, count) = ([], [], 0)
        let length = product(first, first).squareRoot()
        right = [length]
        scale(first, by: 1 / length)
    }

    private func basis(_ k: Int) -> Buffer<Double> { k == 0 ? first : vector(2 * k - 1) }

    private func direction(_ k: Int) -> Buffer<Double> { vector(2 * k) }

    /// Directions and the basis after its first, in turn.
    private func vector(_ k: Int) -> Buffer<Double> {
        if k < lent.count { return lent[k] }
        if k - lent.count == own.count { own.append(Buffer(repeating: 0, count: dimension)) }
        return own[k - lent.count]
    }

    /// The basis vector to precondition, where its preconditioned direction goes, and where the matrix times that.
    func next() -> (Buffer<Double>, Buffer<Double>, Buffer<Double>) {
        (basis(count), direction(count), basis(count + 1))
    }

    /// Takes the step in; false when the space is complete or the numbers have failed.
    func accept() -> Bool {
        let new = basis(count + 1)
        var column: [Double] = []
        for k in 0...count {
            let share = product(basis(k), new)
            column.append(share)
            subtract(share, basis(k), from: new)
        }
        let length = product(new, new).squareRoot()
        if !length.isFinite { return false }
        for (k, rotation) in rotations.enumerated() {
            let (a, b) = (column[k], column[k + 1])
            column[k] = rotation.cosine * a + rotation.sine * b
            column[k + 1] = rotation.cosine * b - rotation.sine * a
        }
        let norm = (column[count] * column[count] + length * length).squareRoot()
        if norm == 0 { return false }
        let (cosine, sine) = (column[count] / norm, length / norm)
        column[count] = norm
        rotations.append((cosine, sine))
        triangle.append(column)
        let last = right[count]
        right[count] = cosine * last
        right.append(-sine * last)
        count += 1
        if length == 0 || count == steps { return false }
        scale(new, by: 1 / length)
        return true
    }

    /// Adds the best combination of the directions to dx (columns) and dy (rows).
    func addCorrection(to dx: Buffer<Double>, _ dy: Buffer<Double>) {
        var factor = Array(right[..<count])
        for k in stride(from: count - 1, through: 0, by: -1) {
            for l in (k + 1)..<max(k + 1, count) { factor[k] -= triangle[l][k] * factor[l] }
            factor[k] /= triangle[k][k]
        }
        func add(_ factor: Double, _ direction: Buffer<Double>, from begin: Int, to target: Buffer<Double>, _ n: Int) {
            workers.forRanges(n) { range in
                let (from, to) = (direction.base + begin, target.base)
                range.inLanes(
                    { to.setLanes($0, to.lanes($0) + factor * from.lanes($0)) }, { to[$0] += factor * from[$0] })
            }
        }
        for k in 0..<count {
            add(factor[k], direction(k), from: 0, to: dx, hessian.count)
            add(factor[k], direction(k), from: hessian.count, to: dy, slack.count)
        }
    }

    /// Σ a·b/(1 + diagonal)².
    private func product(_ a: Buffer<Double>, _ b: Buffer<Double>) -> Double {
        func sum(_ diagonal: Buffer<Double>, from begin: Int) -> Double {
            workers.sum(diagonal.count) { range in
                let (diagonal, a, b) = (diagonal.base, a.base + begin, b.base + begin)
                return range.sumOfLanes(
                    {
                        let size = 1 + diagonal.lanes($0)
                        return a.lanes($0) * b.lanes($0) / (size * size)
                    },
                    {
                        let size = 1 + diagonal[$0]
                        return a[$0] * b[$0] / (size * size)
                    })
            }
        }
        return sum(hessian, from: 0) + sum(slack, from: hessian.count)
    }

    private func subtract(_ factor: Double, _ a: Buffer<Double>, from b: Buffer<Double>) {
        workers.forRanges(dimension) { b.add(-factor, a, $0) }
    }

    private func scale(_ a: Buffer<Double>, by factor: Double) {
        workers.forRanges(dimension) { range in
            let a = a.base
            range.inLanes({ a.setLanes($0, factor * a.lanes($0)) }, { a[$0] *= factor })
        }
    }
}
