import Documents
import Foundation
import Reporting

/// What became of a case. Its file is a saved plan with one more key, `sweep_case`, so that `compare` reads it too.
public struct SweepRecord: Sendable, Equatable {
    public struct CasePart: Codable, Sendable, Equatable {
        public var id: String
        public var status: String
        /// Of the worker; 128 + the signal's number when one ended it.
        public var exitCode: Int32
        /// What the worker said when it failed.
        public var message: String
        public var inputs: CaseInputs?
    }

    public var casePart: CasePart
    /// nil unless the case has a plan; one that failed its own audit is kept.
    public var plan: PlanDocument?

    public init(
        id: String, status: String, exitCode: Int32, message: String = "", inputs: CaseInputs? = nil,
        plan: PlanDocument? = nil
    ) {
        casePart = CasePart(id: id, status: status, exitCode: exitCode, message: message, inputs: inputs)
        self.plan = plan
    }

    /// Whether there is a plan to rely on.
    public var isSolved: Bool { casePart.exitCode == 0 && plan != nil }

    /// Exit codes of the cases that keep a plan.
    static let codesWithPlan: Set<Int32> = [0, 14]

    /// Whether running the case again would give the same: a plan, a proof that there is none, or a solver at its wits'
    /// end. A crash, a full disk, too little memory or time, or an interruption may go away.
    public var isFinal: Bool {
        switch casePart.exitCode {
        case 0, 14: plan != nil
        case 10, 11: true
        case 12: ["numerical", "iteration_limit"].contains(casePart.status)
        default: false
        }
    }

    /// The status of a run that ended with an exit code and said no more, by the command line's contract.
    public static func status(_ exitCode: Int32) -> String {
        switch exitCode {
        case 0: "finished"
        case 10: "infeasible"
        case 11: "unbounded"
        case 12: "stopped"
        case 13: "some_cases_failed"
        case 14: AuditPart.failedStatus
        case 64: "wrong_usage"
        case 65: "wrong_input"
        case 66: "missing_input"
        case 73: "cannot_write"
        case 130: "interrupted"
        case 129...: "crashed"
        default: "failed"
        }
    }
}

extension SweepRecord: Codable {
    private enum Key: String, CodingKey { case sweepCase }

    public init(from decoder: any Decoder) throws {
        casePart = try decoder.container(keyedBy: Key.self).decode(CasePart.self, forKey: .sweepCase)
        plan = SweepRecord.codesWithPlan.contains(casePart.exitCode) ? try PlanDocument(from: decoder) : nil
    }

    public func encode(to encoder: any Encoder) throws {
        try plan?.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(casePart, forKey: .sweepCase)
    }

    /// As JSON: sorted keys in snake case, numbers not rounded, a final newline.
    public func bytes() throws -> Data { try ResultCoding.bytes(self) }

    /// nil when the bytes are not a record.
    public init?(_ bytes: Data) {
        guard let record = try? ResultCoding.decoder.decode(SweepRecord.self, from: bytes) else { return nil }
        self = record
    }
}
