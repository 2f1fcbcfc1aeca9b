import LinearAlgebra

/// The Newton system of a linear program, and its solution:
///
///     −H·Δx + Aᵀ·Δy = f        H ≥ 0 diagonal over columns, 0 for free ones
///      A·Δx + Θ·Δy = q        Θ ≥ 0 diagonal over rows, 0 for equations
///
/// The method asks for nothing else of linear algebra. Each iteration writes H and Θ, factorises once and solves some six
/// times, so that nothing here is called from an inner loop; the buffers stay the same ones for the life of a system.
///
/// A conformer is one file; as a `RefinedSystem` it brings little more than a factorisation. What rows and columns stand for
/// it finds in `program.structure`. It is chosen by `KKTSettings.system` or `InteriorPointSolver.init(settings:kkt:)`, and
/// has to pass the contract test (`KKTContract`): one line in `KKTSystemTests.systems`.
package protocol KKTSystem: AnyObject, SendableMetatype {
    /// Analyses the pattern of A and takes the memory; during long steps it asks `stops`, and true ends them.
    ///
    /// - Throws: `.tooLarge` when it would take more than `limit` bytes, `.stopped` when asked to stop.
    init(
        _ program: StandardProgram, _ settings: KKTSettings, _ workers: Workers, limit: Int,
        stops: @escaping @Sendable () -> Bool
    ) throws(LinearAlgebraError)

    /// H (columns) and Θ (rows): written by the caller before `factorise()`, and left alone until the last solve with it.
    var hessian: Buffer<Double> { get }
    var slack: Buffer<Double> { get }

    /// Takes H and Θ as they are in the buffers; false when asked to stop.
    func factorise() -> Bool

    /// Overwrites dx (columns; what it holds besides is left alone), dy (rows) with Δx, Δy for a right side; of dependent equations that
    /// agree, any solution. Returns the residual left, relative to the right side, each equation weighed by its diagonal:
    /// at most `tolerance`, or some times that (`KKTSettings.bearableResidual`) where the rest is slow, unless the numbers do not allow it.
    /// Vectors in `scratch`, each of n + m, may be overwritten with anything: they are memory that the system need not take.
    @discardableResult
    func solve(
        _ right: RightSide, dx: Buffer<Double>, dy: Buffer<Double>, tolerance: Double, scratch: [Buffer<Double>]
    ) -> Double

    /// What the last solve left of the first equation (columns; there may be more behind them): f + H·Δx − Aᵀ·Δy.
    var columnResidual: Buffer<Double> { get }

    /// A·Δx of the last solve (rows).
    var activity: Buffer<Double> { get }

    /// Entries of the inverse of the system's matrix among a few unknowns, columns or n + rows, as a square matrix in their order, to
    /// the precision of the factor alone.
    func inverseEntries(_ unknowns: [Int]) -> DenseMatrix

    var extent: KKTExtent { get }

    /// Gives up what is only needed within a solve, where that is much: memory is wanted for something else.
    func giveUpVectors()
}

extension KKTSystem {
    package func giveUpVectors() {}

    /// For right sides f (columns), q (rows) with any entries.
    @discardableResult
    package func solve(
        f: Buffer<Double>, q: Buffer<Double>, dx: Buffer<Double>, dy: Buffer<Double>, tolerance: Double
    ) -> Double { solve(RightSide(f: f, q: q), dx: dx, dy: dy, tolerance: tolerance, scratch: []) }

    /// By one solve for each.
    package func inverseEntries(_ unknowns: [Int]) -> DenseMatrix {
        let (n, m) = (hessian.count, slack.count)
        let (f, q) = (Buffer(repeating: 0.0, count: n), Buffer(repeating: 0.0, count: m))
        let (dx, dy) = (Buffer(repeating: 0.0, count: n), Buffer(repeating: 0.0, count: m))
        var inverse = DenseMatrix(rows: unknowns.count, columns: unknowns.count)
        for (b, unknown) in unknowns.enumerated() {
            if unknown < n { f[unknown] = 1 } else { q[unknown - n] = 1 }
            solve(RightSide(f: f, q: q, support: [unknown]), dx: dx, dy: dy, tolerance: 1e-6, scratch: [])
            if unknown < n { f[unknown] = 0 } else { q[unknown - n] = 0 }
            for (a, other) in unknowns.enumerated() { inverse[a, b] = other < n ? dx[other] : dy[other - n] }
        }
        return inverse
    }
}

/// The right side of a KKT system: f of columns (n), q of rows (m).
package struct RightSide: Sendable {
    package let f: Buffer<Double>
    package let q: Buffer<Double>
    /// Columns, and n + rows, with all the entries that are not zero, each once; nil where they are many.
    package let support: [Int]?

    package init(f: Buffer<Double>, q: Buffer<Double>, support: [Int]? = nil) {
        (self.f, self.q, self.support) = (f, q, support)
    }
}

/// What a KKT system takes.
package struct KKTExtent: Sendable {
    /// Entries of the factor, zeros inside its dense blocks counted, and multiply-subtracts of one factorisation.
    package let entries: Int
    package let flops: Double
    /// Bytes of the factor and of the vectors that refinement takes.
    package let bytes: Int

    package init(entries: Int, flops: Double, bytes: Int) {
        (self.entries, self.flops, self.bytes) = (entries, flops, bytes)
    }
}
