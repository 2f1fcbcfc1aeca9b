/// A rule of presolve: looks over the whole program once.
protocol PresolveRule: SendableMetatype {
    static func apply(to state: inout PresolveState)
}

/// What a rule did, and how to undo it on a solution.
protocol Reduction: Sendable {
    /// Completes x and y of the program after the reduction to those of the program before it, and where the reduction
    /// changed coefficients, puts the earlier ones back.
    func undo(_ point: inout PrimalDual, _ before: inout ReductionContext)

    /// Marks the rows and columns whose entries `undo` reads; the others are not kept for it.
    func mark(_ read: inout LinesRead)
}

extension Reduction {
    func mark(_ read: inout LinesRead) {}
}

/// Which rows and columns reductions read when they are undone.
struct LinesRead {
    var rows: [Bool]
    var columns: [Bool]
}

/// What undoing may look at: the matrix as it was when the reduction was made, and whether y is a ray, for which costs
/// count as zero.
struct ReductionContext {
    var rows: ChangingLines
    var columns: ChangingLines
    let isRay: Bool

    /// cost − Σ a·y over the column; rows that are not restored yet have y = 0.
    func reducedCost(_ j: Int, _ cost: Double, _ y: [Double]) -> Double {
        var z = isRay ? 0 : cost
        columns.forEntries(j) { i, a in z -= a * y[i] }
        return z
    }

    /// Σ a·x over the row but for one column.
    func activity(_ i: Int, without column: Int, _ x: [Double]) -> Double {
        var sum = 0.0
        rows.forEntries(i) { j, a in if j != column { sum += a * x[j] } }
        return sum
    }
}
