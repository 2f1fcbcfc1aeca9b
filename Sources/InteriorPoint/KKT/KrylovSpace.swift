import LinearAlgebra

/// Flexible GMRES on vectors of one dimension, in a weighted inner product: the combination of the preconditioned
/// directions z that leaves the smallest residual, kept up to date by Givens rotations.
final class KrylovSpace {
    private let dimension: Int
    private let steps: Int
    private let workers: Workers
    private let basis: [Buffer<Double>]
    private let directions: [Buffer<Double>]
    private let weight: Buffer<Double>
    private let partial: Buffer<Double>
    private var count = 0
    /// Upper triangle, column k: entries triangle[k][0...k].
    private var triangle: [[Double]] = []
    private var rotations: [(cosine: Double, sine: Double)] = []
    private var right: [Double] = []

    private static let chunk = 8192

    init(dimension: Int, steps: Int, _ workers: Workers) {
        self.dimension = dimension
        self.steps = steps
        self.workers = workers
        basis = (0...steps).map { _ in Buffer(repeating: 0, count: dimension) }
        directions = (0..<steps).map { _ in Buffer(repeating: 0, count: dimension) }
        weight = Buffer(repeating: 1, count: dimension)
        partial = Buffer(repeating: 0, count: dimension / Self.chunk + 1)
    }

    /// Length of the residual that the best combination so far leaves.
    var residual: Double { abs(right.last ?? 0) }

    func start(_ columns: Buffer<Double>, _ rows: Buffer<Double>, weight weigh: (Int) -> Double) {
        for k in 0..<dimension {
            let w = weigh(k)
            weight[k] = w * w
        }
        let first = basis[0]
        for j in 0..<columns.count { first[j] = columns[j] }
        for i in 0..<rows.count { first[columns.count + i] = rows[i] }
        (triangle, rotations, count) = ([], [], 0)
        let length = product(first, first).squareRoot()
        right = [length]
        scale(first, by: 1 / length)
    }

    /// The basis vector to precondition, where its preconditioned direction goes, and where the matrix times that.
    func next() -> (UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>) {
        (basis[count].base, directions[count].base, basis[count + 1].base)
    }

    /// Takes the step in; false when the space is complete or the numbers have failed.
    func accept() -> Bool {
        let new = basis[count + 1]
        var column: [Double] = []
        for k in 0...count {
            let share = product(basis[k], new)
            column.append(share)
            subtract(share, basis[k], from: new)
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
        if length == 0 || count == steps { return length != 0 }
        scale(new, by: 1 / length)
        return true
    }

    /// Adds the best combination of the directions: columns' part to dx, rows' part to dy.
    func addCorrection(to dx: Buffer<Double>, _ dy: Buffer<Double>) {
        var factor = Array(right[..<count])
        for k in stride(from: count - 1, through: 0, by: -1) {
            for l in (k + 1)..<max(k + 1, count) { factor[k] -= triangle[l][k] * factor[l] }
            factor[k] /= triangle[k][k]
        }
        for k in 0..<count {
            let direction = directions[k].base
            for j in 0..<dx.count { dx[j] += factor[k] * direction[j] }
            for i in 0..<dy.count { dy[i] += factor[k] * direction[dx.count + i] }
        }
    }

    /// Σ weight·a·b, in chunks that do not depend on the number of threads.
    private func product(_ a: Buffer<Double>, _ b: Buffer<Double>) -> Double {
        let chunks = (dimension + Self.chunk - 1) / Self.chunk
        let (weight, partial, dimension) = (weight, partial, dimension)
        workers.forEach(chunks) { c in
            var (even, odd) = (0.0, 0.0)
            let end = min(dimension, (c + 1) * Self.chunk)
            var k = c * Self.chunk
            while k + 1 < end {
                even += weight[k] * a[k] * b[k]
                odd += weight[k + 1] * a[k + 1] * b[k + 1]
                k += 2
            }
            if k < end { even += weight[k] * a[k] * b[k] }
            partial[c] = even + odd
        }
        return (0..<chunks).reduce(0) { $0 + partial[$1] }
    }

    private func subtract(_ factor: Double, _ a: Buffer<Double>, from b: Buffer<Double>) {
        workers.forRanges(dimension) { range in for k in range { b[k] -= factor * a[k] } }
    }

    private func scale(_ a: Buffer<Double>, by factor: Double) {
        workers.forRanges(dimension) { range in for k in range { a[k] *= factor } }
    }
}
