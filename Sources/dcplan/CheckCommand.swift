import ArgumentParser
import Documents
import Foundation
import Planning
import Reporting
import Studies
import TimeSeries

struct CheckCommand: ParsableCommand, JSONPrinting {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Find every problem of a scenario file at once, without solving.",
        discussion: """
            Every number has a range; beyond what its unit can mean (over 1e9 MW, or 1e12 US$ a piece) none is taken. A \
            limit may be inf: there is none; one beyond the range counts as none, with a warning.

            --sources lists numbers that are worth a second look, by the comments beside them (`# S [low … high] words (Source, 2025)`): \
            graded W (weak), sourced or derived (S, D) from sources over two years older than [meta] as_of, or without a year, and \
            without a grade.

            --sizes lists, for each choice of hours from one day to all, the rows and columns of the program, and the memory and the \
            seconds on two cores that a plan is expected to take.
            """)

    @OptionGroup var input: ScenarioOptions

    @Flag(help: "List the numbers that are weak, old, without a date or without a grade, by their comments.")
    var sources = false

    @Flag(help: "List what a plan takes at each resolution: rows, columns, memory, seconds.")
    var sizes = false

    @OptionGroup var printing: JSONOption

    @OptionGroup var verbosity: Verbosity

    var printsJSON: Bool { printing.json }

    func run() throws {
        let phases = verbosity.phases()
        defer { phases.tell() }
        phases.begin("reading")
        let (reading, issues, more) = try problems()
        if sources, let reading { return try printSources(SourceList(reading)) }
        if sizes, let reading { return try printSizes(SizeList(reading.scenario)) }
        let errors = issues.count { $0.severity == .error } + more
        if printing.json {
            printJSON(
                .object([
                    "ok": .boolean(errors == 0), "status": .text(errors == 0 ? "ok" : "wrong_input"),
                    "exit": .integer(errors == 0 ? 0 : Int(ExitStatus.wrongInput.rawValue)),
                    "errors": .integer(errors), "total": .integer(issues.count + more),
                    "issues": try JSONValue(encoding: Array(Issue.shown(of: issues)), inSnakeCase: false),
                ]))
        } else {
            if !issues.isEmpty { printResult(Issue.list(issues, more: more) + "\n") }
            printResult(
                errors == 0
                    ? "\(input.scenario): no errors, \(issues.count) \(issues.count == 1 ? "warning" : "warnings")\n"
                    : "\(input.scenario): \(errors) \(errors == 1 ? "error" : "errors")\n")
        }
        if errors > 0 { throw Failure(.wrongInput, "", details: nil) }
    }

    private func printSizes(_ list: SizeList) {
        if printing.json { printJSON(list.json) } else { printResult(list.text) }
    }

    private func printSources(_ list: SourceList) {
        if printing.json { printJSON(list.json) } else { printResult(list.text) }
    }

    /// What was read, what is wrong or odd, and how many more problems there are.
    private func problems() throws -> (Scenario.Reading?, [Issue], more: Int) {
        do {
            let reading = try input.read()
            // Climates whose monthly facts no weather can meet only show once their weather is made.
            _ = try ScenarioSeries(reading.scenario)
            return (reading, reading.warnings, 0)
        } catch let wrong as InputIssues {
            return (nil, wrong.issues, wrong.more)
        } catch let invalid as InvalidTimeSeriesInput {
            return (nil, invalid.issues.map { Issue(.error, at: nil, $0) }, 0)
        }
    }
}
