import Output
import Planning
import Reporting

extension PlanRun.Outcome {
    /// How many findings of an audit are told at once; all are in `plan.json`.
    private static let mostFindings = 20

    /// What failed and where, when a plan failed its own audit.
    public var auditFailure: Failure? {
        guard let audit, audit.hasFailed else { return nil }
        let failures = audit.failures
        var lines = ["the plan failed its own audit; its results are marked \(AuditPart.failedStatus)."]
        lines += failures.prefix(Self.mostFindings).map { "  \($0)" }
        if failures.count > Self.mostFindings { lines.append("  and \(failures.count - Self.mostFindings) more") }
        return Failure(.auditFailed, lines.joined(separator: "\n"), details: nil)
    }

    /// What to say when there is no plan.
    public func planlessFailure() throws -> Failure {
        var lines: [String]
        switch solution.status {
        case .infeasible: lines = conflictLines
        case .unbounded: lines = ["the cost can fall without end: some price or bound is missing; nothing was written."]
        case .interrupted, .timeLimit, .iterationLimit, .memoryLimit, .numerical:
            lines = ["\(stopped); nothing was written. \(best)"]
        case .optimal: lines = []
        }
        if solution.status != .infeasible, !solution.message.isEmpty { lines.append(solution.message) }
        return Failure(
            ExitStatus.of(solution.status), lines.joined(separator: "\n"), details: try PlanlessDocument(self).details()
        )
    }

    private var stopped: String {
        if solution.status == .interrupted { return "interrupted" }
        return "stopped before the tolerance (\(solution.status.rawValue))"
    }

    private var best: String {
        if solution.iterations == 0 { return "There was no point yet." }
        return "The best point after \(solution.iterations) iterations: "
            + UnfinishedPlan.reached(solution.certificate)
            + (solution.certificate.worst <= UnfinishedPlan.worstKept
                ? "" : " A point is kept from \(NumberText.scientific(UnfinishedPlan.worstKept)) on.")
    }

    private var conflictLines: [String] {
        var lines = ["no plan meets all the limits of this scenario; nothing was written."]
        guard let explanation, !explanation.conflict.isEmpty else { return lines }
        lines.append("These cannot hold together; numbers that people set come first:")
        lines += explanation.conflict.map { "  " + Neutral.line("\($0)", limit: Neutral.longestMessage) }
        lines.append(
            explanation.isIrreducible
                ? "Any one of them would have to give way, by as much as it says where that alone is enough."
                : "Some of them would have to give way; the search for the fewest was cut short.")
        return lines
    }
}

extension Failure {
    /// The same, of one of several scenarios.
    func of(_ path: String) -> Failure { Failure(code: code, message: "\(path): \(message)", details: details) }
}
