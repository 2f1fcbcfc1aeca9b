import ArgumentParser
import Documents
import Foundation
import Planning
import TimeSeries

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Find every problem of a scenario file at once, without solving.")

    @OptionGroup var input: ScenarioOptions

    @Flag(help: "Print the problems as JSON.")
    var json = false

    private struct Report: Encodable {
        let ok: Bool
        let issues: [Issue]
    }

    func run() throws {
        var issues: [Issue] = []
        do {
            let reading = try Scenario.read(path: input.scenario, overrides: input.overrides)
            issues = reading.warnings
            // Climates whose monthly facts no weather can meet only show once their weather is made.
            _ = try ScenarioSeries(reading.scenario)
        } catch let wrong as InputIssues {
            issues = wrong.issues
        } catch let invalid as InvalidTimeSeriesInput {
            issues = invalid.issues.map { Issue(.error, at: nil, $0) }
        }
        let errors = issues.filter { $0.severity == .error }.count
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            let report = try encoder.encode(Report(ok: errors == 0, issues: issues))
            printResult(String(decoding: report, as: UTF8.self) + "\n")
        } else {
            for issue in issues { printResult("\(issue)\n") }
            printResult(
                errors == 0
                    ? "\(input.scenario): no errors, \(issues.count) \(issues.count == 1 ? "warning" : "warnings")\n"
                    : "\(input.scenario): \(errors) \(errors == 1 ? "error" : "errors")\n")
        }
        if errors > 0 { throw Failure(code: ExitStatus.wrongInput, message: "") }
    }
}
