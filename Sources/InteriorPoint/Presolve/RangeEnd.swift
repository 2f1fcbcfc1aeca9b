/// One end of what a row (or a reduced cost) can be: a sum of terms, of which each may be infinite.
///
/// Whatever is compared with it is compared in the numbers that meet there: its own terms and the side in question. The
/// terms of the other end, and a side far away, have no part in it.
struct RangeEnd {
    private(set) var sum = 0.0
    /// The largest finite term.
    private(set) var size = 0.0
    /// Infinite terms: all of one sign, as they are of one end.
    private(set) var openCount = 0

    /// The sum, or the infinity that a term is.
    var value: Double { openCount > 0 ? infinity : sum }
    private var infinity = Double.infinity

    init(_ first: Double = 0) { add(first) }

    @inline(__always)
    mutating func add(_ term: Double) {
        if term.isFinite {
            sum += term
            size = max(size, abs(term))
        } else {
            infinity = term
            openCount += 1
        }
    }

    /// The value without one of its terms.
    func without(_ term: Double) -> Double {
        term.isFinite ? (openCount == 0 ? sum - term : infinity) : (openCount == 1 ? sum : infinity)
    }

    /// `share` of the numbers that meet where this end is held against a side, of which `taken` has been taken off.
    func tolerance(_ share: Double, against side: Double = 0, taken: Double = 0) -> Double {
        share * (1 + max(size, taken, side.isFinite ? abs(side) : 0))
    }
}
