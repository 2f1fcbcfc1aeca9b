import LinearProgramming

/// What an observer hears while programs are solved.
public enum SolveEvent: Sendable {
    /// A program goes to the solver.
    case solving(rows: Int, columns: Int)
    /// One of its iterations; an interior point has factorised once before each.
    case iteration(IterationRecord)
    case solved(TerminationStatus)
    /// Nothing has changed since the program was solved: its solution is handed out again.
    case known
    /// Some rows of a program go to the solver, to see whether they have a solution.
    case trying
    /// An iteration of such a try.
    case tryIteration
}
