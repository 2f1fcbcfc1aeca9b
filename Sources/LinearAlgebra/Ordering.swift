import CAMD

/// Fill-reducing orderings of symmetric patterns.
package enum Ordering {
    /// The approximate minimum degree ordering (Amestoy, Davis & Duff 1996) by SuiteSparse's AMD: position → index.
    ///
    /// - Parameter denseFactor: rows with more than this times the mean number of entries are put last.
    /// - Throws: `.orderingFailed` when AMD has no memory, or the pattern more entries than its indices can count.
    package static func approximateMinimumDegree(
        _ pattern: SymmetricPattern, denseFactor: Double
    ) throws(LinearAlgebraError) -> [Int32] {
        guard let start = indices(pattern.start) else { throw .orderingFailed(code: Int(AMD_OUT_OF_MEMORY)) }
        var control = [Double](repeating: 0, count: Int(AMD_CONTROL))
        var info = [Double](repeating: 0, count: Int(AMD_INFO))
        amd_defaults(&control)
        control[Int(AMD_DENSE)] = denseFactor * meanCount(pattern) / Double(pattern.count).squareRoot()
        var order = [Int32](repeating: 0, count: pattern.count)
        let code = amd_order(Int32(pattern.count), start, pattern.row, &order, &control, &info)
        if code != AMD_OK && code != AMD_OK_BUT_JUMBLED { throw .orderingFailed(code: Int(code)) }
        return order
    }

    /// The order of `TimeOrder` by pieces of so many hours, their insides by AMD; `times` has the hour of each index, or −1.
    ///
    /// - Throws: as `approximateMinimumDegree`.
    package static func alongTime(
        _ pattern: SymmetricPattern, _ times: [Int32], length: Int32, denseFactor: Double,
        workers: Workers = Workers(count: 1)
    ) throws(LinearAlgebraError) -> [Int32] {
        try TimeOrder(pattern, times: times, length: length).order(workers) { inside throws(LinearAlgebraError) in
            try approximateMinimumDegree(inside, denseFactor: denseFactor)
        }
    }

    /// Entries of a row, on average, both triangles counted.
    private static func meanCount(_ pattern: SymmetricPattern) -> Double {
        Double(2 * pattern.entryCount - pattern.count) / Double(pattern.count)
    }

    /// The same numbers as AMD takes them; nil where they are too many.
    private static func indices(_ start: [Int]) -> [Int32]? {
        Int32(exactly: start[start.count - 1]).map { _ in start.map { Int32(truncatingIfNeeded: $0) } }
    }
}
