import LinearProgramming
import Output
import Reporting

/// The solution of a file's program as CSV, one row or column of the program a line: its activity or value, its bounds, and
/// its dual or reduced cost in the file's own sense. Of an infeasible program the duals are the ray of the proof, of an
/// unbounded one the values are the direction.
struct SolutionTable {
    private let read: LinearProgramFile
    private let solution: Solution

    init(_ read: LinearProgramFile, _ solution: Solution) {
        self.read = read
        self.solution = solution
    }

    func write(to path: String) throws { try OutputFile.write(bytes, to: path) }

    private var bytes: [UInt8] {
        let program = read.program
        let matrix = program.rowMatrix()
        let hasValues = solution.primal.count == program.columnCount
        let hasDuals = solution.rowDual.count == matrix.rowCount
        let activity = hasValues ? matrix.times(solution.primal) : []
        let price = hasDuals ? matrix.transposeTimes(solution.rowDual) : []
        let sign = read.isMaximisation && solution.status != .infeasible ? -1.0 : 1
        var text = CSVText(header: ["kind", "name", "value", "dual", "lower", "upper"])
        for j in 0..<program.columnCount {
            let cost = solution.status == .infeasible ? 0 : program.cost[j]
            text.row([
                "column", program.columnBlocks[j].label.quantity, hasValues ? "\(solution.primal[j])" : "",
                hasDuals ? "\(sign * (cost - price[j]))" : "", bound(program.lower[j]), bound(program.upper[j]),
            ])
        }
        for i in 0..<program.rowCount {
            text.row([
                "row", program.rowBlocks[i].label.quantity, hasValues ? "\(activity[i])" : "",
                hasDuals ? "\(sign * solution.rowDual[i])" : "", bound(program.rowLower[i]), bound(program.rowUpper[i]),
            ])
        }
        return text.bytes
    }

    /// Empty where there is no bound.
    private func bound(_ value: Double) -> String { value.isFinite ? "\(value)" : "" }
}
