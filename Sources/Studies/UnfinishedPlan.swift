import LinearProgramming
import Output
import Reporting

/// What becomes of a solve that was stopped before its tolerance: by Ctrl-C, by a time limit, or by rounding.
///
/// The best point is kept where it says something of the optimum: where its primal residual, dual residual and gap are each at
/// most `worstKept`. Such a plan costs about a per cent more than it must at most, and a balance is off by a hundredth
/// of the numbers that meet in it: what is built much of is right to about as much, prices and what is built little of are not. A
/// point farther off is told and not kept: an interior point that has not come so far still holds a little of everything.
public enum UnfinishedPlan {
    /// The largest residual or gap of a point that is kept.
    public static let worstKept = 1e-2

    /// Of a solution that is no optimum.
    public static func isWorthKeeping(_ solution: Solution) -> Bool {
        solution.status.stopped && solution.certificate.worst <= worstKept
    }

    /// Where it goes: where results go, unless a plan that is whole stands there, which it does not replace.
    static func place(_ path: String) -> String {
        guard let earlier = try? PlanDocument.read(path), !earlier.isUnfinished else { return path }
        return path.hasSuffix("/") ? "\(path.dropLast())-unfinished" : "\(path)-unfinished"
    }

    /// What a person is told of a plan that is no optimum; nil of one that is.
    static func message(_ solution: Solution) -> String? {
        if solution.status == .optimal { return nil }
        let start = "\(cause(solution.status)) after \(solution.iterations) iterations; this plan is not "
        if solution.certificate.worst <= PlanDocument.CertificatePart.optimal, !solution.message.isEmpty {
            return start + "final: \(solution.message)"
        }
        return start + "optimal: " + reached(solution.certificate)
            + (solution.message.isEmpty ? "" : "\n\(solution.message)")
    }

    /// How far a point came, in words; of none that there was none.
    static func reached(_ c: Certificate) -> String {
        "primal residual \(NumberText.scientific(c.primalResidual)), dual residual "
            + "\(NumberText.scientific(c.dualResidual)), gap \(NumberText.scientific(c.relativeGap)) (optimal: each "
            + "\(NumberText.scientific(PlanDocument.CertificatePart.optimal)) or less)." + bounds(c)
    }

    /// The dual objective bounds the least cost up to what the dual residual is worth; farther off neither says anything.
    private static func bounds(_ c: Certificate) -> String {
        guard max(c.primalResidual, c.dualResidual) <= worstKept, c.relativeGap < 1 else { return "" }
        func usd(_ value: Double) -> String { "\(NumberText.text(value / 1e9, decimals: 3)) billion US$" }
        return " It costs \(usd(c.primalObjective)); by its prices no plan costs less than about "
            + "\(usd(c.dualObjective))."
    }

    static func cause(_ status: TerminationStatus) -> String {
        switch status {
        case .interrupted: "interrupted"
        case .timeLimit: "stopped by the time limit"
        case .iterationLimit: "stopped by the limit of iterations"
        case .memoryLimit: "stopped by the memory that is left"
        case .numerical: "stalled (numerical)"
        case .optimal, .infeasible, .unbounded: "ended"
        }
    }
}

extension PlanRun.Outcome {
    /// Why a plan that was kept is no optimum; nil where it is one, or there is none.
    public var unfinishedFailure: Failure? {
        guard plan != nil, solution.status != .optimal, let message = document?.message else { return nil }
        return Failure(ExitStatus.of(solution.status), message, details: nil)
    }
}
