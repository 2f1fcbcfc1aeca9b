import Documents
import Foundation
import TimeSeries

/// Where a region's hourly weather comes from.
enum WeatherSource: Sendable {
    /// Made from monthly facts; every weather year differs.
    case synthetic(WeatherSite, WeatherVariability)
    /// One year of a weather file, the same in every weather year.
    case measured(MeasuredYear)

    /// The 8,760 hours on the clock's reference hours.
    ///
    /// - Throws: `InvalidTimeSeriesInput` when monthly facts cannot be met.
    func weather(
        seed: UInt64, weatherYear: Int, clock: LocalClock, latitudeDeg: Double, longitudeDeg: Double
    ) throws -> WeatherYear {
        switch self {
        case .synthetic(let site, let variability):
            try SyntheticWeather(site: site, variability: variability, seed: seed).year(weatherYear, clock: clock)
        case .measured(let year):
            year.weather(clock: clock, latitudeDegrees: latitudeDeg, longitudeDegrees: longitudeDeg)
        }
    }
}

/// The file that a climate's `weather_file` names, and the year of it that `weather_file_year` picks.
struct NamedWeatherFile {
    let year: MeasuredYear
    let file: Document.File

    private static let key = "weather_file"

    /// Reads the file; nil, with every problem reported at the file's own line, when it cannot be used.
    init?(_ table: TableReader, latitudeDeg: Double, longitudeDeg: Double) {
        let picked =
            table.has("weather_file_year")
            ? table.integer("weather_file_year", "Which year of the file, where it holds several.", in: 1583...9999)
            : nil
        guard
            let path = table.optionalFilePath(
                NamedWeatherFile.key,
                "Hourly weather to use in place of the monthly facts: EPW, PVGIS, NASA POWER or CSV.")
        else { return nil }
        do {
            let bytes = try WeatherFile.bytes(path: path)
            let weather = try WeatherFile(bytes: bytes, path: path)
            NamedWeatherFile.report(weather.warnings, .warning, path, table)
            year = try MeasuredYear(weather, year: picked)
            file = Document.File(path: path, bytes: bytes)
        } catch {
            NamedWeatherFile.report(error, table)
            return nil
        }
        warnIfElsewhere(table, latitudeDeg: latitudeDeg, longitudeDeg: longitudeDeg)
    }

    private static func report(_ error: WeatherFileError, _ table: TableReader) {
        switch error {
        case .unreadable: table.report(at: key, "\(error)")
        case .wrong(let path, let problems, let more):
            report(problems, .error, path, table)
            if more > 0 { table.report(at: key, "\(path): and \(more) more problems") }
        }
    }

    private static func report(
        _ problems: [WeatherProblem], _ severity: Issue.Severity, _ path: String, _ table: TableReader
    ) {
        for problem in problems {
            if problem.line == 0 {
                table.report(severity, at: key, "\(path): \(problem.message)")
                continue
            }
            let position = SourcePosition(file: path, line: problem.line, column: max(1, problem.column))
            table.log.report(Issue(severity, at: position, keyPath: table.keyPath(of: key), problem.message))
        }
    }

    /// Half a degree is 55 km: weather of another place.
    private func warnIfElsewhere(_ table: TableReader, latitudeDeg: Double, longitudeDeg: Double) {
        guard let latitude = year.place.latitudeDegrees, let longitude = year.place.longitudeDegrees else { return }
        let north = latitude - latitudeDeg
        let east = remainder(longitude - longitudeDeg, 360) * cos(latitudeDeg * .pi / 180)
        let degrees = (north * north + east * east).squareRoot()
        if degrees <= 0.5 { return }
        table.report(
            .warning, at: NamedWeatherFile.key,
            "the file is of a place about \(grouped(degrees * 111)) km away (latitude \(latitude), longitude "
                + "\(longitude))")
    }
}
