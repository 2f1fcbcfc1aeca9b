import Documents
import Foundation

/// What became of a case. Its file is a saved plan with one more key, `sweep_case`, so that `compare` reads it too.
public struct SweepRecord: Sendable, Equatable {
    public struct CasePart: Codable, Sendable, Equatable {
        public var id: String
        public var status: String
        /// Of the worker; 128 + the signal's number when one ended it.
        public var exitCode: Int32
        /// What the worker said when it failed.
        public var message: String
    }

    public var casePart: CasePart
    /// nil unless the case was solved.
    public var plan: SavedPlan?

    public init(id: String, status: String, exitCode: Int32, message: String = "", plan: SavedPlan? = nil) {
        casePart = CasePart(id: id, status: status, exitCode: exitCode, message: message)
        self.plan = plan
    }

    public var isSolved: Bool { plan != nil }

    /// Whether running the case again would give the same: solved, infeasible, unbounded or stopped before the tolerance.
    /// A crash, a full disk or an interruption may go away.
    public var isFinal: Bool { [0, 10, 11, 12].contains(casePart.exitCode) && (isSolved || casePart.exitCode != 0) }

    /// The status of a worker that ended with an exit code, by the command line's contract.
    static func status(_ exitCode: Int32) -> String {
        switch exitCode {
        case 10: "infeasible"
        case 11: "unbounded"
        case 12: "stopped"
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
        plan = casePart.exitCode == 0 ? try SavedPlan(from: decoder) : nil
    }

    public func encode(to encoder: any Encoder) throws {
        try plan?.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(casePart, forKey: .sweepCase)
    }

    /// As JSON: sorted keys in snake case, numbers not rounded, a final newline.
    public func bytes() throws -> Data {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return try encoder.encode(self) + Data([10])
    }

    /// nil when the bytes are not a record.
    public init?(_ bytes: Data) {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let record = try? decoder.decode(SweepRecord.self, from: bytes) else { return nil }
        self = record
    }
}
