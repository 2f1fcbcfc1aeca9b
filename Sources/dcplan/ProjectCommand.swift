import ArgumentParser
import Planning
import Reporting
import Studies

struct ProjectCommand: ParsableCommand, JSONPrinting {
    static let configuration = CommandConfiguration(
        commandName: "project",
        abstract: "Project the demand of a scenario, without solving: MW and TWh, with their spread.",
        discussion: """
            Work becomes racks, racks become IT power, and weather and cooling make it facility load, hour by hour. Samples \
            are drawn from the scenario's [projection].

            Example: dcplan project Scenarios/four-regions-2030.toml --samples 5000 --out projection
            """)

    @OptionGroup var input: ScenarioOptions

    @Option(help: ArgumentHelp("Samples to draw; the scenario's own unless given.", valueName: "count"))
    var samples: Int?

    @Option(help: ArgumentHelp("Seed of the samples; the scenario's own unless given.", valueName: "number"))
    var seed: UInt64?

    @Option(
        help: ArgumentHelp(
            "Directory to save projection.csv, projection.json and projection.svg in; nothing is saved unless given.",
            valueName: "dir"), completion: .directory)
    var out: String?

    @OptionGroup var printing: JSONOption

    @OptionGroup var verbosity: Verbosity

    var printsJSON: Bool { printing.json }

    func validate() throws {
        if let samples, !(1...ProjectionSettings.sampleLimit).contains(samples) {
            throw ValidationError("--samples takes a number from 1 to \(ProjectionSettings.sampleLimit)")
        }
    }

    func run() throws {
        let phases = verbosity.phases()
        defer { phases.tell() }
        phases.begin("projecting")
        let request = ProjectionRun.Request(
            path: input.scenario, overrides: input.overrides, resolution: input.resolution, samples: samples,
            seed: seed,
            out: out)
        // A folder is written whole or not at all; without one there is nothing to lose.
        Interruption.listens(out != nil)
        let run = ProjectionRun(request, program: Dcplan.program) { Interruption.wasAsked }
        guard let outcome = try run.run() else {
            throw Failure(.interrupted, "interrupted; nothing was written")
        }
        say(outcome.warnings)
        if printing.json {
            printResult(String(decoding: try outcome.document.bytes(), as: UTF8.self))
        } else {
            printResult(
                ProjectionReport(outcome.projection, hoursPerYear: outcome.hoursPerYear).rendered(Terminal.style))
        }
        if let out { say("Results in \(out)/: projection.csv, projection.json and projection.svg.") }
    }
}
