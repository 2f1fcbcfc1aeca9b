import ArgumentParser
import Documents
import Foundation
import Output
import Planning
import Reporting
import Studies
import TimeSeries

struct SeriesCommand: ParsableCommand, JSONPrinting {
    static let configuration = CommandConfiguration(
        commandName: "series",
        abstract: "Print the hourly series that a plan rests on, as CSV: weather, PV, inflow, cooling, demand.",
        discussion: """
            A row is an hour that the plan models, of one place in one year: the hour of the year, counted from 1 January 00:00 \
            on the scenario's reference clock, how many hours of the year it stands for (weight_h), and the values of the \
            model, yearly totals kept. The hours are those of a plan: the scenario's own resolution unless --resolution says \
            otherwise; all 8,760 with --resolution full. Columns carry their units. The place 'offshore' has demand only.

            Example: dcplan series Scenarios/four-regions-2030.toml --region johor --year 2030 --resolution full
            """)

    @OptionGroup var input: ScenarioOptions

    @Option(help: "Only this region, or 'offshore'; may be repeated. All of them unless given.")
    var region: [String] = []

    @Option(
        help: "Only this planning year; may be repeated. The first one unless given, as weather is the same in all.")
    var year: [Int] = []

    @Option(
        help: ArgumentHelp(
            "Another of the random weather years, 0, 1, …: as --set weather.year=n.", valueName: "n"))
    var weatherYear: Int?

    @Option(
        help: ArgumentHelp("Write to this file instead of printing.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var out: String?

    @OptionGroup var printing: JSONOption

    @OptionGroup var verbosity: Verbosity

    var printsJSON: Bool { printing.json }

    func validate() throws { try printing.refuseStandardOutput(out) }

    func run() throws {
        let phases = verbosity.phases()
        defer { phases.tell() }
        phases.begin("reading")
        if let out { try OutputFile.check(out) }
        let weather = weatherYear.map { ["weather.year=\($0)"] } ?? []
        let reading = try PlanRun.Request(
            path: input.scenario, overrides: input.overrides + weather, resolution: input.resolution
        ).read()
        say(reading.warnings)
        let scenario = reading.scenario
        try check(scenario)
        phases.begin("making series")
        let whole = try ScenarioSeries(scenario)
        let axis = whole.axis(scenario.resolution)
        let series = scenario.regionSeries(
            whole, on: axis, places: region.isEmpty ? nil : region,
            years: year.isEmpty ? [scenario.horizon.years.lowerBound] : year.sorted())
        let table = SeriesTable.table(series)
        phases.begin("writing")
        guard let out else {
            if printing.json { return printJSON(JSONFormat.value(table)) }
            return printResult(String(decoding: CSVFormat.bytes(table), as: UTF8.self))
        }
        let format = FormatCatalogue.format(ofFile: out) ?? CSVFormat.self
        try OutputFile.write(format.bytes(table), to: out)
        let rows = table.rowCount
        say("\(out): \(rows) rows.")
        if printing.json {
            printJSON(
                .object([
                    "status": .text("written"), "exit": .integer(0), "file": .text(out), "rows": .integer(rows),
                ]))
        }
    }

    private func check(_ scenario: Scenario) throws {
        let places = scenario.regions.map(\.name) + (scenario.hasOffshoreDemand ? [Demand.offshore] : [])
        for name in region where !places.contains(name) {
            let near = nearest(to: name, among: places).map { "; did you mean \($0)?" } ?? ""
            throw Failure(
                .usage,
                "there is no region '\(name)' in \(input.scenario), only \(places.joined(separator: ", "))\(near)")
        }
        for number in year where !scenario.horizon.years.contains(number) {
            let years = scenario.horizon.years
            throw Failure(.usage, "\(number) is not a planning year: they are \(years.lowerBound)…\(years.upperBound)")
        }
    }
}
