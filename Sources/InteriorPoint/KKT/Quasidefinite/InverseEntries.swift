import LinearAlgebra

/// Entries of the inverse of the regularised KKT matrix, among a few of its unknowns.
///
/// With b what a unit of an unknown's equation leaves in the reduced right side, K⁻¹ = (local part) + bᵀ·(reduced matrix)⁻¹·b
/// (`UnknownShares`).
struct InverseEntries: Sendable {
    private let shares: UnknownShares
    private let factor: QuasidefiniteFactor

    init(_ shares: UnknownShares, _ factor: QuasidefiniteFactor) { (self.shares, self.factor) = (shares, factor) }

    /// Of columns, and n + rows, in their order.
    func among(_ unknowns: [Int]) -> DenseMatrix {
        let all = unknowns.map { shares.unknown($0) }
        var entries = factor.inverseProducts(all.map { shares.rightSide($0) })
        var ofColumn: [Int: [Int]] = [:]
        for (a, unknown) in all.enumerated() {
            if case .eliminated(let column, _) = unknown { ofColumn[column, default: []].append(a) }
        }
        for together in ofColumn.values {
            for b in together {
                for a in together { entries[a, b] += shares.local(all[a], all[b]) }
            }
        }
        return entries
    }
}
