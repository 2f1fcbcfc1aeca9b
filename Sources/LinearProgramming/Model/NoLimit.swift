extension LinearProgram {
    /// A bound or side of this magnitude or more, on the side that it leaves open, is no limit: x ≤ 1e20 says nothing.
    ///
    /// 1e20 is the field's convention: HiGHS, CPLEX, SCIP and GLPK's relatives write and read infinity as 1e20 or more, and
    /// beside it nothing below 10 000 can be told from rounding. A side that asks for so much (x ≥ 1e20, x = 1e20) stays as
    /// it is: leaving it out would turn a program without solution into one with.
    public static let noLimit = 1e20

    /// [lower, upper] with what is no limit left out.
    static func limits(_ lower: Double, _ upper: Double) -> (lower: Double, upper: Double) {
        if lower == upper { return (lower, upper) }
        return (lower <= -noLimit ? -.infinity : lower, upper >= noLimit ? .infinity : upper)
    }
}
