import ArgumentParser
import Documents
import Foundation
import Planning
import Reporting
import TimeSeries

struct CheckCommand: ParsableCommand, JSONPrinting {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Find every problem of a scenario file at once, without solving.",
        discussion: """
            Every number has a range; beyond what its unit can mean (over 1e9 MW, or 1e12 US$ a piece) none is taken. A \
            limit may be inf: there is none; one beyond the range counts as none, with a warning.
            """)

    @OptionGroup var input: ScenarioOptions

    @OptionGroup var printing: JSONOption

    var printsJSON: Bool { printing.json }

    func run() throws {
        var issues: [Issue] = []
        do {
            let reading = try input.read()
            issues = reading.warnings
            // Climates whose monthly facts no weather can meet only show once their weather is made.
            _ = try ScenarioSeries(reading.scenario)
        } catch let wrong as InputIssues {
            issues = wrong.issues
        } catch let invalid as InvalidTimeSeriesInput {
            issues = invalid.issues.map { Issue(.error, at: nil, $0) }
        }
        let errors = issues.filter { $0.severity == .error }.count
        if printing.json {
            printJSON(
                .object([
                    "ok": .boolean(errors == 0), "status": .text(errors == 0 ? "ok" : "wrong_input"),
                    "exit": .integer(errors == 0 ? 0 : Int(ExitStatus.wrongInput)),
                    "issues": try JSONValue(encoding: issues, inSnakeCase: false),
                ]))
        } else {
            for issue in issues { printResult("\(issue)\n") }
            printResult(
                errors == 0
                    ? "\(input.scenario): no errors, \(issues.count) \(issues.count == 1 ? "warning" : "warnings")\n"
                    : "\(input.scenario): \(errors) \(errors == 1 ? "error" : "errors")\n")
        }
        if errors > 0 { throw Failure(code: ExitStatus.wrongInput, message: "", details: nil) }
    }
}
