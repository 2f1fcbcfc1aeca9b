/// What an attempt works on after presolve, and what its factor takes.
public struct Analysis: Sendable {
    public let rows: Int
    public let columns: Int
    public let nonzeros: Int
    /// Entries of the factor, zeros inside its dense blocks counted, and multiply-subtracts of one factorisation.
    public let factorEntries: Int
    public let factorFlops: Double
    /// Bytes of the factor and of the vectors of the method.
    public let bytes: Int
}
