/// The empirical numbers of the sparse factorisation, each under the decision it governs.
package struct FactorSettings: Sendable {
    /// Rows with more entries than this times the mean are ordered last: a column that many hours share fills L wherever it
    /// goes, and while it waits for its turn each of its neighbours' eliminations reads all of it. AMD's own rule, 10·√n, sees
    /// no such rows where there are many unknowns.
    package var denseRowFactor = 8.0
    /// Hours of a piece of an order along time: a day's rows lie in one piece; half and twice as many give as many entries of L.
    package var hoursOfPiece: Int32 = 24

    // Which supernodes to merge: a merger has to save modelled time. Nanoseconds on one core of a 2023 server.
    /// Once per front: calls, indices, allocation.
    package var frontNanoseconds = 300.0
    /// Per entry of an update matrix: zeroing it and adding it to its parent.
    package var updateNanoseconds = 1.2
    /// Per multiply-subtract of a front, through BLAS.
    package var flopNanoseconds = 0.08
    /// Per entry of L: written once, then read twice by each of the solves that follow one factorisation.
    package var entryNanoseconds = 8.0

    /// Fronts of at most this many pivots are factorised by kernels that are made for small ones; larger ones by BLAS, whose
    /// every call threads can share.
    package var kernelPivots = 256
    /// Multiply-subtracts of a front's update matrix from which threads share it, and entries of a large front below its
    /// pivots from which they share them in a solve.
    package var sharedFlops = 4_000_000
    package var sharedEntries = 100_000
    /// Columns of a front eliminated by plain loops before BLAS takes the rest.
    package var panelWidth = 24
    /// Columns of an update matrix per BLAS call; only its lower triangle is wanted.
    package var updateTile = 96
    /// Rows below a block per BLAS call, so that threads can share a large front.
    package var rowTile = 512

    /// A pivot that has lost this part of its diagonal, or has the wrong sign, is replaced by `replacement` × the diagonal.
    package var pivotTolerance = 1e-14
    /// What the diagonal of a replaced pivot is multiplied by: enough to stand out from the rounding that ate it and little
    /// beside the rest, as regularisation of this one unknown would be; or a huge number to leave its unknown at zero, as for
    /// an equation that depends on others.
    package var replacement = 1e-12

    /// Share of all work that is in a subtree, at most: small enough that threads, each of which takes whole ones, finish together, and
    /// large enough that little is above them, where small fronts have one thread.
    package var subtreeShare = 1.0 / 16

    package init() {}
}
