import Documents
import LinearProgramming
import Output
import Planning
import Reporting

/// A value of the number that was solved for, and what came of it.
public struct ThresholdProbe: Sendable {
    public let value: Double
    public let verdict: ThresholdSearch.Verdict
    /// nil where the value was refused.
    public let status: TerminationStatus?
    /// nil where there is no plan.
    public let objectiveUsd: Double?
    public let certificate: Certificate?
    /// What met the condition, or why nothing was solved, in words; empty where it holds.
    public let words: String

    /// Of a plan: gap and residuals; of a proof that there is none: what its check left over.
    var certificateWords: String {
        guard let certificate, let status else { return "" }
        func text(_ value: Double) -> String { NumberText.scientific(value) }
        switch status {
        case .infeasible: return "proof, residual \(text(certificate.dualResidual))"
        default:
            return "gap \(text(certificate.relativeGap)), residuals \(text(certificate.primalResidual)) "
                + "and \(text(certificate.dualResidual))"
        }
    }
}

/// Solves the scenario with one value after another.
///
/// A number that is the side of a row is changed in the program that stands; for others the program is built anew and solved from near the
/// last plan.
struct ThresholdProber {
    private let request: PlanRun.Request
    private let bench: StudyBench
    private let lever: ThresholdLever
    private let condition: ThresholdCondition
    /// Of the scenario as it is.
    private let start: PlanRun.Built
    /// Over its program, and whether the number has been changed in it.
    private var standing: PlanSession
    private var isMoved = false
    /// Of the last plan.
    private var latest: PlanSession
    private(set) var startPlan: Plan?
    private(set) var probes: [ThresholdProbe] = []
    /// What the nearest values on either side of the change have, to be told in the end.
    private var plans: [Double: Plan] = [:]
    private var failures: [Double: (built: PlanRun.Built, solution: Solution, session: PlanSession)] = [:]

    private static let mostProbesExpected = 16

    init(
        _ request: PlanRun.Request, _ bench: StudyBench, _ lever: ThresholdLever, _ condition: ThresholdCondition,
        _ prepared: (built: PlanRun.Built, session: PlanSession)
    ) {
        (self.request, self.bench, self.lever, self.condition) = (request, bench, lever, condition)
        (start, standing, latest) = (prepared.built, prepared.session, prepared.session)
    }

    /// - Throws: a `Failure` where the program has no end, or the user interrupts; what reading the scenario as it is throws.
    mutating func verdict(_ value: Double) throws -> ThresholdSearch.Verdict {
        _ = bench.observe(
            .tried(
                probes.count, of: max(Self.mostProbesExpected, probes.count + 1),
                "\(lever.key) \(NumberWords.typed(value))"))
        let probe: ThresholdProbe
        do {
            probe = try solved(value)
        } catch let wrong as InputIssues where value != lever.start {
            let first = wrong.issues.first { $0.severity == .error }
            probe = ThresholdProbe(
                value: value, verdict: .refused, status: nil, objectiveUsd: nil, certificate: nil,
                words: first?.message ?? "refused")
        }
        probes.append(probe)
        return probe.verdict
    }

    private mutating func solved(_ value: Double) throws -> ThresholdProbe {
        let (built, solution, session) = try solution(value)
        let certificate = solution.certificate
        func probe(_ verdict: ThresholdSearch.Verdict, _ words: String, cost: Double? = nil) -> ThresholdProbe {
            ThresholdProbe(
                value: value, verdict: verdict, status: solution.status, objectiveUsd: cost, certificate: certificate,
                words: words)
        }
        switch solution.status {
        case .optimal:
            let plan = session.plan(solution)
            if value == lever.start { startPlan = plan }
            if condition.isRelative, startPlan == nil {
                throw Failure(
                    .infeasible,
                    "the scenario as it is has no plan to compare with, so that '\(condition.text)' says nothing")
            }
            plans[value] = plan
            let words = condition.words(plan, reference: startPlan)
            return probe(words == nil ? .holds : .breaks, words ?? "", cost: plan.objectiveUsd)
        case .infeasible:
            failures[value] = (built, solution, session)
            return probe(.breaks, "no plan meets all the limits")
        case .unbounded:
            throw try bench.planRun(request).planless(built, solution, session).planlessFailure()
        case .interrupted, .timeLimit, .iterationLimit, .memoryLimit, .numerical:
            return probe(.stopped, solution.message.isEmpty ? solution.status.rawValue : solution.message)
        }
    }

    private mutating func solution(_ value: Double) throws -> (PlanRun.Built, Solution, PlanSession) {
        if let moved = moved(value) { return moved }
        var request = request
        request.overrides += lever.overrides(value)
        var (built, session) = try bench.planRun(request).prepare(after: latest)
        let solution = session.settle().solution
        built.model = session.model
        if solution.status == .optimal { latest = session }
        return (built, solution, session)
    }

    /// With the number changed in the program that stands; nil where it has a say in more than the side of a row.
    private mutating func moved(_ value: Double) -> (PlanRun.Built, Solution, PlanSession)? {
        var session = standing
        if value != lever.start || isMoved {
            guard let key = lever.soleKey, (try? session.set(key, to: value)) != nil else { return nil }
            isMoved = true
        }
        let solution = session.settle().solution
        standing = session
        if solution.status == .optimal { latest = session }
        var built = start
        built.model = session.model
        return (built, solution, session)
    }

    /// Why it breaks at a value, as against a neighbour at which it holds: what met the condition, or what contradicts what; and the
    /// limits that bind there and did not.
    func because(_ value: Double, holdsAt: Double?) throws -> String {
        if let failure = failures[value] {
            let outcome = try bench.planRun(request).planless(failure.built, failure.solution, failure.session)
            let conflict = outcome.explanation?.conflict ?? []
            if conflict.isEmpty { return "no plan meets all the limits" }
            return "no plan meets all the limits: "
                + conflict.prefix(Self.mostNamed).map { "\($0)" }.joined(separator: "; ")
                + (conflict.count > Self.mostNamed ? "; and \(conflict.count - Self.mostNamed) more" : "")
        }
        guard let probe = probes.last(where: { $0.value == value }), let plan = plans[value] else { return "" }
        let known = Set((holdsAt.flatMap { plans[$0] }?.limitsThatBind ?? []).map(\.words))
        let new = plan.limitsThatBind.filter { !known.contains($0.words) && !probe.words.hasPrefix($0.words) }.prefix(
            Self.mostNamed)
        if new.isEmpty || holdsAt == nil { return probe.words }
        return "\(probe.words); what binds there and not at \(NumberWords.typed(holdsAt!)): "
            + new.map(\.words).joined(separator: ", ")
    }

    private static let mostNamed = 3
}
