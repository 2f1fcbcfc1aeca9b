import LinearProgramming

/// The program of a solve, and its rows, capacity bounds among them, which are made when they are asked for: kept while a path is
/// followed they would be a twentieth of the memory of a large solve.
final class GivenProgram {
    let program: LinearProgram
    private var rows: RowMatrix?

    init(_ program: LinearProgram) { self.program = program }

    /// - Complexity: O(nonzeros) where it was not asked for since `giveUpRows`.
    var matrix: RowMatrix {
        let matrix = rows ?? program.rowMatrix()
        rows = matrix
        return matrix
    }

    /// - Complexity: O(nonzeros).
    var reduced: ReducedProgram { ReducedProgram(program, matrix) }

    func giveUpRows() { rows = nil }
}
