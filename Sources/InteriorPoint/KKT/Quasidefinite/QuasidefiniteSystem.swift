import LinearAlgebra

/// The sparse system, for programs of any size: regularised to H + ρ, Θ + δ, which makes it quasi-definite (Vanderbei 1995;
/// Friedlander & Orban 2012), reduced by hand (`KKTLayout`), factorised by multifrontal L·D·Lᵀ, and refined.
package final class QuasidefiniteSystem: RefinedSystem {
    private let reduction: KKTReduction
    package let refinement: Refinement
    package let extent: KKTExtent

    package init(
        _ program: StandardProgram, _ settings: KKTSettings, _ workers: Workers, limit: Int,
        stops: @escaping @Sendable () -> Bool
    ) throws(LinearAlgebraError) {
        let vectors = Refinement.bytes(program, settings)
        reduction = try KKTReduction(program, settings, workers, limit: limit - vectors, stops: stops)
        let symbolic = reduction.symbolic
        extent = KKTExtent(
            entries: symbolic.storedEntryCount, flops: symbolic.flops, bytes: vectors + reduction.bytes)
        refinement = Refinement(program, settings, workers, stops: stops)
    }

    package func factorise() -> Bool { reduction.factorise(hessian: hessian, slack: slack) }

    package func strengthen(left: Double) -> Bool {
        reduction.strengthen(hessian: hessian, slack: slack, left: left)
    }

    package func giveUpVectors() { refinement.giveUpVectors() }

    package func inverseEntries(_ unknowns: [Int]) -> DenseMatrix { reduction.inverseEntries(unknowns) }

    package func solveNearly(
        f: UnsafeMutablePointer<Double>, q: UnsafeMutablePointer<Double>, dx: UnsafeMutablePointer<Double>,
        dy: UnsafeMutablePointer<Double>
    ) { reduction.solve(f: f, q: q, dx: dx, dy: dy) }

    package func solveNearly(
        f: UnsafeMutablePointer<Double>, q: UnsafeMutablePointer<Double>, support: [Int],
        dx: UnsafeMutablePointer<Double>, dy: UnsafeMutablePointer<Double>
    ) { reduction.solve(f: f, q: q, support: support, dx: dx, dy: dy) }
}
