import Foundation

/// Hourly weather as a file has it, read but not mended: on the file's own clock, with its gaps.
///
/// Which formats are read: EnergyPlus weather (EPW), PVGIS hourly series and typical years, renewables.ninja, NASA POWER and
/// tidy CSV, told apart by their content. Hour h (0…8759) of a year is the h-th of its 365 days on the file's clock; its
/// radiation stands for a time whose middle is h + `firstMiddleUtcHours` hours after 1 January 00:00 UTC, and its air for
/// h + `firstAirUtcHours`.
public struct WeatherFile: Sendable {
    public let path: String
    /// The format's word in JSON: `epw`, `pvgis_hourly`, `pvgis_tmy`, `renewables_ninja`, `nasa_power`, `tidy_csv`.
    public let formatKey: String
    public let formatTitle: String
    public let place: WeatherPlace
    /// The offset of the file's clock from UTC, hours.
    public let utcOffsetHours: Double
    public let convention: HourConvention
    /// Hours from the whole hour that a record belongs to until the moment of its temperatures, humidity and pressure.
    public let airHours: Double
    /// The calendar years its records are of, ascending; those of a typical year's months. Empty when it names none.
    public let sourceYears: [Int]
    /// One typical year, or one of each calendar year, ascending.
    public let years: [Year]
    /// Records of 29 February, which are not used.
    public let leapDayRecords: Int
    public private(set) var warnings: [WeatherProblem]

    /// The 8,760 hours of one year.
    public struct Year: Sendable {
        /// The calendar year; nil for a typical one.
        public let year: Int?
        /// 8,760 values of each quantity that the file has, NaN where it has none. Dew points that are missing come from
        /// relative humidity or wet bulb, GHI from its direct and diffuse parts.
        public let series: [WeatherQuantity: [Double]]
        /// What is missing of the quantities in `series`, by quantity and time.
        public let gaps: [WeatherGap]
        /// Hours with at least one record.
        public let recordedHours: Int
        /// Line of each hour's first record; 0 where there is none.
        let lines: [Int32]

        /// Line of the file that holds the hour, 0 when none does.
        public func line(ofHour hour: Int) -> Int { Int(lines[hour]) }
    }

    /// The file's clock in words: `UTC`, `UTC+8`, `UTC−3:30`.
    public var clockName: String { zoneText(utcOffsetHours) }

    /// Hours from 1 January 00:00 UTC to the middle of the time that the radiation of hour 0 stands for.
    public var firstMiddleUtcHours: Double { convention.middleHours - utcOffsetHours }

    /// The same for its temperatures, humidity and pressure.
    public var firstAirUtcHours: Double { airHours - utcOffsetHours }

    /// Reads and checks the file at `path`.
    ///
    /// Throws `.unreadable` when there is no such file, and `.wrong` with all its problems: no known format, binary, broken
    /// records, times that do not exist or come twice. Suspicious data are warnings.
    public static func read(path: String) throws(WeatherFileError) -> WeatherFile {
        try WeatherFile(bytes: try bytes(path: path), path: path)
    }

    /// The bytes of the file at `path`, at most 64 MiB; throws `.unreadable` when they cannot be had.
    public static func bytes(path: String) throws(WeatherFileError) -> [UInt8] { try WeatherFileBytes.read(path) }

    /// The same from bytes; `path` is for messages.
    /// - Complexity: an EPW takes about 20 ms, checks included.
    public init(bytes: [UInt8], path: String) throws(WeatherFileError) {
        var log = WeatherLog()
        let text = WeatherText(bytes, log: &log)
        try log.finish(path: path)
        guard let format = WeatherFormatCatalogue.all.first(where: { $0.recognises(text) }) else {
            let known = WeatherFormatCatalogue.all.map(\.title).joined(separator: ", ")
            log.fail(line: 1, "this is none of the known weather files: \(known)")
            throw .wrong(path: path, problems: log.problems, more: 0)
        }
        var reading = format.read(text, log: &log)
        reading.table.joinNeighbours(log: &log)
        if reading.table.years.isEmpty && log.problemCount == 0 {
            log.fail(line: max(1, text.lines.count), "the file ends without a record")
        }
        try log.finish(path: path)
        self.init(reading, format: format, path: path, log: &log)
    }

    private init(_ reading: WeatherReading, format: any WeatherFormat, path: String, log: inout WeatherLog) {
        self.path = path
        formatKey = format.key
        formatTitle = format.title
        place = reading.place
        utcOffsetHours = reading.utcOffsetHours
        convention = reading.convention
        airHours = reading.airHours ?? reading.convention.middleHours
        sourceYears = reading.hasCalendarYears ? reading.table.sourceYears.sorted() : []
        leapDayRecords = reading.table.leapDayRecords
        let pressure = Psychrometrics.standardPressurePa(elevationM: reading.place.elevationM ?? 0)
        let firstMiddle = reading.convention.middleHours - reading.utcOffsetHours
        years = reading.table.years.map { year in
            let sun = SunOverYear(
                reading.place, year: year.year, firstMiddleUtcHours: firstMiddle, convention: reading.convention)
            return Year(year, reading.table, sun, standardPressurePa: pressure)
        }.sorted { ($0.year ?? 0) < ($1.year ?? 0) }
        warnings = log.warnings
        warnings += WeatherChecks(self).warnings
    }
}

extension WeatherFile.Year {
    init(_ raw: WeatherTable.Year, _ table: WeatherTable, _ sun: SunOverYear?, standardPressurePa: Double) {
        var series: [WeatherQuantity: [Double]] = [:]
        for (q, quantity) in table.quantities.enumerated() {
            let values = raw.means(q)
            if values.contains(where: { !$0.isNaN }) { series[quantity] = values }
        }
        DerivedWeather.complete(
            &series, sun, isRecorded: { raw.records[$0] > 0 }, standardPressurePa: standardPressurePa)
        year = raw.year
        gaps = WeatherQuantity.allCases.flatMap { quantity in
            series[quantity].map { WeatherGap.all(quantity, $0) } ?? []
        }
        recordedHours = raw.records.count { $0 > 0 }
        lines = raw.lines
        self.series = series
    }
}

extension WeatherTable.Year {
    /// Mean of each hour's records, NaN where there is none.
    func means(_ quantity: Int) -> [Double] {
        let hours = quantity * PlanningYear.hours..<(quantity + 1) * PlanningYear.hours
        return hours.map { counts[$0] == 0 ? .nan : sums[$0] / Double(counts[$0]) }
    }
}

/// `UTC`, `UTC+8`, `UTC−3:30`.
func zoneText(_ hours: Double) -> String {
    let minutes = Int((abs(hours) * 60).rounded())
    if minutes == 0 { return "UTC" }
    let rest = minutes % 60
    return "UTC" + (hours < 0 ? "−" : "+") + "\(minutes / 60)" + (rest == 0 ? "" : ":\(rest < 10 ? "0" : "")\(rest)")
}
