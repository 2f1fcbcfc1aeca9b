import ArgumentParser
import Foundation

enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, markdown
}

/// A command whose results can be had as one JSON document on stdout, failures included.
protocol JSONPrinting {
    var printsJSON: Bool { get }
}

/// What a command with several formats prints.
struct PrintOptions: ParsableArguments {
    @Option(name: .customLong("format"), help: "What to print: text, json or markdown; text unless given.")
    var asked: ReportFormat?

    @Flag(help: "Print one JSON object: as --format json.")
    var json = false

    var format: ReportFormat { json ? .json : asked ?? .text }

    func validate() throws {
        if json, let asked, asked != .json {
            throw ValidationError("--json and --format \(asked.rawValue) ask for different things; leave one out")
        }
    }
}

/// What a command prints that else prints text.
struct JSONOption: ParsableArguments {
    @Flag(help: "Print one JSON object instead of text.")
    var json = false

    /// Refuses to write a file to where the JSON goes.
    func refuseStandardOutput(_ path: String?) throws {
        if json, let path, ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].contains(path) {
            throw ValidationError("--json prints to standard output, so \(path) cannot hold the file")
        }
    }
}
