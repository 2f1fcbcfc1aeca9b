import Foundation
import Planning
import Reporting

/// What `--json` prints of a case that has no plan: `{"status", "exit", "message", "scenario", "overrides", …}`, with
/// `conflict`, `other_conflicts`, `least_relaxation` and `alternative_relaxations` where the limits contradict each other and `certificate` where the solver stopped on its way.
public struct PlanlessDocument {
    private let outcome: PlanRun.Outcome

    /// - Precondition: there is no plan.
    public init(_ outcome: PlanRun.Outcome) {
        precondition(outcome.plan == nil, "a plan has a document of its own")
        self.outcome = outcome
    }

    /// All but the exit code and the words for a person.
    public func details() throws -> [String: JSONValue] {
        var details: [String: JSONValue] = [
            "status": .text(outcome.solution.status.rawValue),
            "scenario": try JSONValue(encoding: outcome.scenarioPart),
            "overrides": .object(outcome.built.scenario.overrideValues),
            "program": try JSONValue(encoding: PlanDocument.ProgramPart(outcome.program)),
        ]
        if let label = outcome.label { details["label"] = .text(label) }
        switch outcome.solution.status {
        case .infeasible:
            try details.merge(PlanlessDocument.explained(outcome.explanation)) { $1 }
        case .timeLimit, .iterationLimit, .memoryLimit, .numerical, .interrupted: details["certificate"] = certificate
        case .unbounded, .optimal: break
        }
        return details
    }

    private static func explained(_ explanation: InfeasibilityExplanation?) throws -> [String: JSONValue] {
        [
            "conflict": try JSONValue(encoding: explanation?.conflict ?? []),
            "conflict_is_irreducible": .boolean(explanation?.isIrreducible ?? false),
            "other_conflicts": try JSONValue(encoding: explanation?.otherConflicts ?? []),
            "least_relaxation": try JSONValue(encoding: explanation?.leastRelaxation ?? []),
            "alternative_relaxations": try JSONValue(encoding: explanation?.alternatives ?? []),
        ]
    }

    private var certificate: JSONValue {
        let certificate = outcome.solution.certificate
        func finite(_ value: Double) -> JSONValue { value.isFinite ? .number(value) : .null }
        return .object([
            "primal_residual": finite(certificate.primalResidual), "dual_residual": finite(certificate.dualResidual),
            "relative_gap": finite(certificate.relativeGap), "iterations": .integer(outcome.solution.iterations),
        ])
    }
}
