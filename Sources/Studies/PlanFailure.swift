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
        lines += Self.parties(explanation.conflict)
        if !explanation.isIrreducible {
            lines.append("Some of them would have to give way; the search for the fewest was cut short.")
        }
        for other in explanation.otherConflicts {
            lines.append("Where one of them gives way, these are left that cannot hold together:")
            lines += Self.parties(other)
        }
        return lines + relaxationLines(explanation)
    }

    private static let mostCauses = 4

    private static func parties(_ parties: [InfeasibilityExplanation.Party]) -> [String] {
        parties.flatMap { party in
            ["  " + Neutral.line("\(party)", limit: Neutral.longestMessage)]
                + party.because.prefix(mostCauses).map { "    – " + Neutral.line($0, limit: Neutral.longestMessage) }
                + (party.because.count > mostCauses
                    ? ["    – and \(party.because.count - mostCauses) more of the kind (all with --json)"] : [])
        }
    }

    private func relaxationLines(_ explanation: InfeasibilityExplanation) -> [String] {
        if explanation.leastRelaxation.isEmpty {
            return ["No change of these numbers was found that gives a plan."]
        }
        func told(_ changes: [Change]) -> [String] {
            changes.map { "  " + Neutral.line("\($0)", limit: Neutral.longestMessage) }
                + ["    " + Neutral.line(Self.options(changes), limit: Neutral.longestMessage)]
        }
        var lines =
            ["The least that would have to change, tried on the whole scenario:"] + told(explanation.leastRelaxation)
        for other in explanation.alternatives { lines += ["Or:"] + told(other) }
        return lines
    }

    /// `--set key=value`, as a shell takes it.
    private static func options(_ changes: [Change]) -> String {
        changes.map { change in
            let isPlain = change.set.utf8.allSatisfy {
                $0 > 32 && $0 < 127 && !"{}\"'`$&;<>()|*?[]\\!#~".utf8.contains($0)
            }
            return "--set " + (isPlain ? change.set : "'\(change.set.replacing("'", with: "'\\''"))'")
        }.joined(separator: " ")
    }
}

extension Failure {
    /// The same, of one of several scenarios.
    func of(_ path: String) -> Failure { Failure(code: code, message: "\(path): \(message)", details: details) }
}
