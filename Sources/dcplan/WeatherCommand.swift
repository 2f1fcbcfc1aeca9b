import ArgumentParser
import Foundation
import Studies
import TimeSeries

struct WeatherCommand: ParsableCommand, JSONPrinting {
    private static let codes = ExitStatus.help(
        [.solved, .wrongInput, .missingInput],
        saying: [.solved: "read (warnings included)", .wrongInput: "a broken file or none of these formats"])

    static let configuration = CommandConfiguration(
        commandName: "weather",
        abstract: "Show what is in a weather file: EPW, PVGIS, renewables.ninja, NASA POWER or tidy CSV.",
        discussion: """
            Example: dcplan weather singapore.epw

            The format is told by the content. A region uses a file through 'weather_file' in its climate.

            \(codes)
            """)

    @Argument(help: "The weather file.", completion: .file(extensions: ["epw", "csv"]))
    var file: String

    @OptionGroup var printing: JSONOption

    @OptionGroup var verbosity: Verbosity

    var printsJSON: Bool { printing.json }

    func run() throws {
        let phases = verbosity.phases()
        defer { phases.tell() }
        phases.begin("reading")
        let weather = try WeatherFile.read(path: file)
        let summaries = weather.years.map { WeatherSummary(weather, $0) }
        if printing.json {
            printJSON(WeatherDocument(weather, summaries).root)
        } else {
            printResult(WeatherOutcome(weather, summaries).text)
        }
    }
}
