import ArgumentParser
import Documents
import Foundation
import Glibc
import LinearProgramming
import OperatingSystem
import Output
import Reporting
import Studies
import TimeSeries

extension Failure {
    /// Says what went wrong on stderr, and on stdout where JSON was asked for, and ends the process with the code of the
    /// contract.
    static func exit(_ error: any Error, asJSON: Bool) -> Never {
        if let failure = describe(error) {
            if !failure.message.isEmpty { say("dcplan: " + failure.message) }
            if asJSON, let details = failure.details { printJSON(failure.object(details)) }
            leave(failure.code)
        }
        let code = Dcplan.exitCode(for: error).rawValue
        if asJSON, code != 0 {
            let failure = Failure(code: code, message: Dcplan.message(for: error))
            printJSON(failure.object([:]))
        }
        let message = Dcplan.fullMessage(for: error)
        if !message.isEmpty { code == 0 ? printResult(message + "\n") : say(message) }
        leave(code)
    }

    private func object(_ details: [String: JSONValue]) -> JSONValue {
        let own: [String: JSONValue] = [
            "status": .text(ExitStatus.name(of: code)), "exit": .integer(Int(code)), "message": .text(message),
        ]
        return .object(own.merging(details) { $1 })
    }

    /// nil: the argument parser's own errors, and its help.
    private static func describe(_ error: any Error) -> Failure? {
        switch error {
        case let failure as Failure: return failure
        case let issues as InputIssues:
            let count = issues.errorCount
            return Failure(
                .wrongInput,
                "\(count) \(count == 1 ? "problem" : "problems") in the input; nothing was written\n\(issues)",
                details: [
                    "issues": (try? JSONValue(encoding: Array(Issue.shown(of: issues.issues)), inSnakeCase: false))
                        ?? .null,
                    "total": .integer(issues.issues.count + issues.more),
                ])
        case let short as OutOfMemory: return Failure(.stopped, "\(short)")
        case let missing as MissingFile: return Failure(.missingInput, "\(missing)")
        case let invalid as InvalidTimeSeriesInput: return Failure(.wrongInput, "\(invalid)")
        case let weather as WeatherFileError:
            if case .unreadable = weather { return Failure(.missingInput, "\(weather)") }
            return Failure(.wrongInput, "\(weather)")
        case let write as WriteError: return Failure(.cannotWrite, "\(write)")
        default: return nil
        }
    }
}

/// Ends the process. Libraries are not asked to tidy up: under a limit of memory, OpenBLAS would wait for a thread of its own
/// that waits for memory.
func leave(_ code: Int32) -> Never {
    fflush(nil)
    _exit(code)
}

/// Warnings go to stderr, and of very many the first.
func say(_ warnings: [Issue]) { if !warnings.isEmpty { say(Issue.list(warnings)) } }

/// Talk goes to stderr; nobody listening is no reason to stop.
func say(_ text: String) { _ = write(Neutral.talk(text) + "\n", to: STDERR_FILENO) }

/// The line of a terminal that renews itself; empty without a text.
func renewLine(_ text: String = "") { _ = write("\r\u{1B}[2K" + Neutral.line(text), to: STDERR_FILENO) }

/// The one JSON document that a command prints.
func printJSON(_ value: JSONValue) {
    do {
        printResult(try value.document())
    } catch {
        preconditionFailure("a JSON value is not encoded: \(error)")
    }
}

/// Results go to stdout. A reader that has left (`dcplan … | head`) has seen what it wanted; a full disk is an error.
func printResult(_ text: String) {
    let code = write(Neutral.terminal(text), to: STDOUT_FILENO)
    if code != 0 && code != EPIPE {
        say("dcplan: cannot write to standard output: \(String(cString: strerror(code)))")
        leave(ExitStatus.cannotWrite.rawValue)
    }
}

/// 0, or the system's code of what went wrong.
private func write(_ text: String, to file: Int32) -> Int32 {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
        let written = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
        if written < 0 && errno != EINTR { return errno }
        bytes = bytes.dropFirst(max(written, 0))
    }
    return 0
}
