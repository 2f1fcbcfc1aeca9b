import CAMD

/// Fill-reducing orderings of symmetric patterns.
package enum Ordering {
    /// The approximate minimum degree ordering (Amestoy, Davis & Duff 1996) by SuiteSparse's AMD: position → index.
    ///
    /// - Parameter dense: rows with more than dense·√n entries are put last (AMD's own default is 10).
    /// - Throws: `.orderingFailed` when AMD has no memory.
    package static func approximateMinimumDegree(
        _ pattern: SymmetricPattern, dense: Double
    ) throws(LinearAlgebraError) -> [Int32] {
        var control = [Double](repeating: 0, count: Int(AMD_CONTROL))
        var info = [Double](repeating: 0, count: Int(AMD_INFO))
        amd_defaults(&control)
        control[Int(AMD_DENSE)] = dense
        var order = [Int](repeating: 0, count: pattern.count)
        let rows = pattern.row.map(Int.init)
        let code = amd_l_order(pattern.count, pattern.start, rows, &order, &control, &info)
        if Int32(code) != AMD_OK && Int32(code) != AMD_OK_BUT_JUMBLED { throw .orderingFailed(code: code) }
        return order.map(Int32.init)
    }
}
