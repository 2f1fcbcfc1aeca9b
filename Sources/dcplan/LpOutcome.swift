import Foundation
import LinearProgramming

/// What a solve of a file came to, in the file's own sense.
struct LpOutcome {
    private let read: LinearProgramFile
    private let solution: Solution
    private let readSeconds: Double
    private let seconds: Double
    private let ray: (kind: String, check: RayCheck)?
    /// Of a program without a solution whose proof is at hand.
    private let conflict: ProgramConflict?

    init(
        _ read: LinearProgramFile, _ solution: Solution, crossed: CrossedBounds?, conflict: ProgramConflict? = nil,
        readSeconds: Double, seconds: Double
    ) {
        self.read = read
        self.conflict = conflict
        self.solution = solution
        self.readSeconds = readSeconds
        self.seconds = seconds
        let (program, matrix) = (read.program, read.program.rowMatrix())
        if let crossed {
            ray = ("crossed_bounds", RayCheck(gain: crossed.gain, violation: 0))
        } else if solution.status == .infeasible, solution.rowDual.count == matrix.rowCount {
            ray = ("farkas", RayCheck(farkas: solution.rowDual, program, matrix))
        } else if solution.status == .unbounded, solution.primal.count == program.columnCount {
            ray = ("direction", RayCheck(direction: solution.primal, program, matrix))
        } else {
            ray = nil
        }
    }

    private var objective: Double {
        let value = solution.certificate.primalObjective
        return read.isMaximisation ? 0 - value : value
    }

    /// One object, keys in the order of the contract; null for what is not finite.
    var json: String {
        let (c, program) = (solution.certificate, read.program)
        let certificate = ray.map {
            "{\"kind\": \"\($0.kind)\", \"gain\": \(number($0.check.gain)), \"violation\": \(number($0.check.violation))}"
        }
        let fields: [(String, String)] =
            [
                ("status", "\"\(solution.status.rawValue)\""), ("objective", number(objective)),
                ("primal_residual", number(c.primalResidual)), ("dual_residual", number(c.dualResidual)),
                ("relative_gap", number(c.relativeGap)), ("iterations", "\(solution.iterations)"),
                ("time_s", number(seconds)), ("rows", "\(program.rowCount)"), ("columns", "\(program.columnCount)"),
                ("nonzeros", "\(program.nonzeroCount)"), ("certificate", certificate ?? "null"),
            ] + (conflict.map(LpConflict.init)?.fields ?? [])
        return "{" + fields.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}\n"
    }

    private func number(_ value: Double) -> String { value.isFinite ? "\(value)" : "null" }

    var text: String {
        let c = solution.certificate
        var lines = [("status", solution.status.rawValue)]
        if objective.isFinite {
            lines.append(("objective", "\(objective)" + (read.isMaximisation ? " (maximised)" : "")))
        }
        for (name, value) in [
            ("primal residual", c.primalResidual), ("dual residual", c.dualResidual), ("relative gap", c.relativeGap),
        ] where value.isFinite {
            lines.append((name, scientific(value)))
        }
        if let ray {
            lines.append(
                (
                    "proof",
                    "\(ray.kind): gain \(scientific(ray.check.gain)), violation \(scientific(ray.check.violation))"
                ))
        }
        lines.append(("iterations", "\(solution.iterations)"))
        lines.append(("time", "\(IterationLog.seconds(seconds)) s, and \(IterationLog.seconds(readSeconds)) s to read"))
        let program = read.program
        lines.append(
            ("size", "\(program.rowCount) rows, \(program.columnCount) columns, \(program.nonzeroCount) nonzeros"))
        return lines.map { $0.0 + String(repeating: " ", count: 17 - $0.0.count) + $0.1 + "\n" }.joined()
            + (conflict.map(LpConflict.init)?.text ?? "")
    }

    private func scientific(_ value: Double) -> String { String(format: "%.2e", value) }
}
