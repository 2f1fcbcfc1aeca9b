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
        /// Of a case without a plan, the key that leads its conflict.
        public var conflictKey: String?
        public var inputs: CaseInputs?
    }

    public var casePart: CasePart
    /// nil unless the case has a plan; one that failed its own audit is kept.
    public var plan: PlanDocument?

    public init(
        id: String, status: String, exitCode: Int32, message: String = "", conflictKey: String? = nil,
        inputs: CaseInputs? = nil, plan: PlanDocument? = nil
    ) {
        casePart = CasePart(
            id: id, status: status, exitCode: exitCode, message: message, conflictKey: conflictKey, inputs: inputs)
        self.plan = plan
    }

    /// Whether there is a plan to rely on.
    public var isSolved: Bool { casePart.exitCode == ExitStatus.solved.rawValue && plan != nil }

    /// Whether cases that end so keep a plan.
    static func keepsPlan(_ code: Int32) -> Bool {
        [.solved, .auditFailed].contains(ExitStatus(rawValue: code))
    }

    /// Whether running the case again would give the same: a plan, a proof that there is none, or a solver at its wits'
    /// end. A crash, a full disk, too little memory or time, or an interruption may go away.
    public var isFinal: Bool {
        switch ExitStatus(rawValue: casePart.exitCode) {
        case .solved, .auditFailed: plan != nil
        case .infeasible, .unbounded: true
        case .stopped: ["numerical", "iteration_limit"].contains(casePart.status)
        default: false
        }
    }
}

extension SweepRecord: Codable {
    private enum Key: String, CodingKey { case sweepCase }

    public init(from decoder: any Decoder) throws {
        casePart = try decoder.container(keyedBy: Key.self).decode(CasePart.self, forKey: .sweepCase)
        plan = SweepRecord.keepsPlan(casePart.exitCode) ? try PlanDocument(from: decoder) : nil
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
