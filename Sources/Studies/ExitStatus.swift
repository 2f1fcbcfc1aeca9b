import LinearProgramming
import Reporting

/// The exit codes that scripts rely on: the only list of them. Help, JSON statuses and the records of sweeps read it.
public enum ExitStatus: Int32, CaseIterable, Sendable {
    case solved = 0
    case infeasible = 10
    case unbounded = 11
    case stopped = 12
    case someCasesFailed = 13
    case auditFailed = 14
    case usage = 64
    case wrongInput = 65
    case missingInput = 66
    case cannotWrite = 73
    case interrupted = 130

    /// In JSON, of a run that ended so and said no more.
    public var name: String {
        switch self {
        case .solved: "finished"
        case .infeasible: "infeasible"
        case .unbounded: "unbounded"
        case .stopped: "stopped"
        case .someCasesFailed: "some_cases_failed"
        case .auditFailed: AuditPart.failedStatus
        case .usage: "wrong_usage"
        case .wrongInput: "wrong_input"
        case .missingInput: "missing_input"
        case .cannotWrite: "cannot_write"
        case .interrupted: "interrupted"
        }
    }

    /// When a command ends so, in the words of its help.
    public var when: String {
        switch self {
        case .solved: "solved"
        case .infeasible: "infeasible"
        case .unbounded: "unbounded"
        case .stopped: "stopped before the tolerance"
        case .someCasesFailed: "a sweep with failed cases"
        case .auditFailed: "the plan failed its own audit (results are kept, marked \(AuditPart.failedStatus))"
        case .usage: "wrong usage"
        case .wrongInput: "a wrong input file"
        case .missingInput: "a missing one"
        case .cannotWrite: "output cannot be written"
        case .interrupted: "interrupted"
        }
    }

    public static func of(_ status: TerminationStatus) -> ExitStatus {
        switch status {
        case .optimal: .solved
        case .infeasible: .infeasible
        case .unbounded: .unbounded
        case .timeLimit, .iterationLimit, .memoryLimit, .numerical: .stopped
        case .interrupted: .interrupted
        }
    }

    /// The name of any code: 128 and a signal's number is a crash, and what no list has is a failure.
    public static func name(of code: Int32) -> String {
        ExitStatus(rawValue: code)?.name ?? (code > 128 ? "crashed" : "failed")
    }

    /// `Exit codes: 0 solved; 10 infeasible; …`, for a command's help.
    ///
    /// - Parameter words: where a command has its own for when it ends so.
    public static func help(_ statuses: [ExitStatus] = allCases, saying words: [ExitStatus: String] = [:]) -> String {
        "Exit codes: " + statuses.map { "\($0.rawValue) \(words[$0] ?? $0.when)" }.joined(separator: "; ") + "."
    }
}

/// A failure with its own exit code and words for a person.
public struct Failure: Error {
    public let code: Int32
    public let message: String
    /// What JSON tells beside status, exit code and words; nil where the command has printed its JSON already.
    public var details: [String: JSONValue]?

    public init(_ status: ExitStatus, _ message: String, details: [String: JSONValue]? = [:]) {
        self.init(code: status.rawValue, message: message, details: details)
    }

    /// - Parameter code: of the contract or not, as the argument parser's.
    public init(code: Int32, message: String, details: [String: JSONValue]? = [:]) {
        (self.code, self.message, self.details) = (code, message, details)
    }
}
