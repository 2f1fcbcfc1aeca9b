/// What can be wrong with data handed to a factorisation.
public enum LinearAlgebraError: Error, Equatable {
    /// The matrix has no inverse: pivot `index` is exactly zero.
    case singular(index: Int)
    /// The symmetric matrix is not positive definite: the leading block of `index` + 1 rows has no Cholesky factor.
    case notPositiveDefinite(index: Int)
    /// The ordering library refused the pattern, or had no memory for it.
    case orderingFailed(code: Int)
    /// More memory is needed than may be taken; both in bytes.
    case tooLarge(needed: Int, limit: Int)
    /// The caller asked to stop.
    case stopped
}
