import LinearAlgebra

/// Flexible GMRES on vectors of columns and rows, each equation weighed by 1/(1 + its diagonal): the combination of the preconditioned
/// directions z that leaves the smallest residual, kept up to date by Givens rotations. Vectors are taken when first used.
///
/// The basis is kept in single precision: what rounding leaves of a residual is far below what is gained before the space begins anew,
/// from a residual that is measured in double precision. Directions are not: where large numbers cancel in a row, the matrix times a
/// rounded one would be far from what the preconditioner meant.
final class KrylovSpace: @unchecked Sendable {
    private let hessian: Buffer<Double>
    private let slack: Buffer<Double>
    /// Directions that are combined, at most.
    var steps: Int
    private let workers: Workers
    /// The residual that it begins with, then in turn a vector of the basis and the matrix times its direction.
    private let vector: Buffer<Double>
    private var basis: [Buffer<Float>] = []
    private var directions: [Buffer<Double>] = []
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
        (vector, self.hessian, self.slack) = (residual, hessian, slack)
        self.steps = steps
        self.workers = workers
    }

    /// Bytes of the vectors for so many directions, each of so many columns and rows, beside the residual.
    static func bytes(_ steps: Int, dimension: Int) -> Int {
        dimension * steps * (MemoryLayout<Float>.stride + MemoryLayout<Double>.stride)
    }

    /// Length of the residual that the best combination so far leaves.
    var residual: Double { abs(right.last ?? 0) }

    /// Gives up its vectors, until they are used again.
    func giveUpVectors() { (basis, directions) = ([], []) }

    /// Begins with the residual as it is now.
    func start() {
        (triangle, rotations, count) = ([], [], 0)
        let length = product(vector, vector).squareRoot()
        right = [length]
        extendBasis(by: length)
    }

    /// The basis vector to precondition, where its preconditioned direction goes, and where the matrix times that: in the first one's
    /// place.
    func next() -> (Buffer<Double>, Buffer<Double>, Buffer<Double>) {
        let last = basis[count]
        workers.forRanges(dimension) { range in
            let (from, to) = (last.base, vector.base)
            for i in range { to[i] = Double(from[i]) }
        }
        if count == directions.count { directions.append(Buffer(repeating: 0, count: dimension)) }
        return (vector, directions[count], vector)
    }

    /// Takes the step in; false when the space is complete or the numbers have failed.
    func accept() -> Bool {
        var column: [Double] = []
        for earlier in basis[...count] {
            let share = product(earlier, vector)
            column.append(share)
            workers.forRanges(dimension) { range in
                let (from, to) = (earlier.base, vector.base)
                for i in range { to[i] -= share * Double(from[i]) }
            }
        }
        let length = product(vector, vector).squareRoot()
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
        extendBasis(by: length)
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
            add(factor[k], directions[k], from: 0, to: dx, hessian.count)
            add(factor[k], directions[k], from: hessian.count, to: dy, slack.count)
        }
    }

    /// Σ a·b/(1 + diagonal)².
    private func product<Value: Kept>(_ a: Buffer<Value>, _ b: Buffer<Double>) -> Double {
        func sum(_ diagonal: Buffer<Double>, from begin: Int) -> Double {
            workers.sum(diagonal.count) { range in
                let (diagonal, a, b) = (diagonal.base, a.base + begin, b.base + begin)
                return range.sumOfLanes(
                    {
                        let size = 1 + diagonal.lanes($0)
                        return Value.lanes(a, $0) * b.lanes($0) / (size * size)
                    },
                    {
                        let size = 1 + diagonal[$0]
                        return a[$0].double * b[$0] / (size * size)
                    })
            }
        }
        return sum(hessian, from: 0) + sum(slack, from: hessian.count)
    }

    /// The vector, of this length, made one of the basis.
    private func extendBasis(by length: Double) {
        if count == basis.count { basis.append(Buffer(uninitialized: dimension)) }
        let last = basis[count]
        workers.forRanges(dimension) { range in
            let (from, to) = (vector.base, last.base)
            for i in range { to[i] = Float(from[i] / length) }
        }
    }
}

/// A value of a vector, kept in one precision or the other.
private protocol Kept: BitwiseCopyable, SendableMetatype {
    var double: Double { get }
    static func lanes(_ base: UnsafeMutablePointer<Self>, _ i: Int) -> SIMD8<Double>
}

extension Double: Kept {
    @inline(__always) fileprivate var double: Double { self }
    @inline(__always)
    fileprivate static func lanes(_ base: UnsafeMutablePointer<Self>, _ i: Int) -> SIMD8<Double> { base.lanes(i) }
}

extension Float: Kept {
    @inline(__always) fileprivate var double: Double { Double(self) }
    @inline(__always)
    fileprivate static func lanes(_ base: UnsafeMutablePointer<Self>, _ i: Int) -> SIMD8<Double> {
        SIMD8<Double>(UnsafeRawPointer(base + i).loadUnaligned(as: SIMD8<Float>.self))
    }
}
