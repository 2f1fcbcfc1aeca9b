/// EnergyPlus weather files (EPW): eight header lines, then 35 fields an hour of local standard time.
///
/// Hours are numbered 1…24 and end at their number: hour 1 is 00:00 to 01:00. Radiation is the sum over the hour (Wh/m², so
/// the mean in W/m²); temperatures, humidity and pressure are those of the moment at its end. Years differ from month to month in typical years and are only listed. Several records an hour, as
/// DATA PERIODS says, are averaged. Source of fields and codes: EnergyPlus documentation, *Auxiliary Programs*, "EnergyPlus
/// Weather File (EPW) Data Dictionary".
struct EnergyPlusWeather: WeatherFormat {
    let key = "epw"
    let title = "EnergyPlus weather (EPW)"

    func recognises(_ text: WeatherText) -> Bool { text.names(text.firstLine).column("LOCATION") == 0 }

    func read(_ text: WeatherText, log: inout WeatherLog) -> WeatherReading {
        let location = location(text, log: &log)
        let periods = dataPeriods(text, log: &log)
        var table = WeatherTable(
            Self.columns.map(\.quantity), isTypical: true, recordsPerHour: periods.recordsPerHour)
        let reader = RecordReader(columns: Self.columns, leastFields: Self.fieldsNeeded, stamp: Self.stamp)
        reader.read(text, lines: periods.firstRecord..<text.lines.count, into: &table, log: &log)
        checkLeapFlag(text, header: 1..<max(1, periods.firstRecord), hasLeapDay: table.leapDayRecords > 0, log: &log)
        return WeatherReading(
            place: location.place, utcOffsetHours: location.utcOffsetHours, convention: .hourEnding,
            airHours: periods.recordsPerHour == 1 ? 1 : 0.5 + 0.5 / Double(periods.recordsPerHour), table: table)
    }

    /// Fields are counted from 0 here; the codes are those of the dictionary.
    private static let columns = [
        WeatherColumn(index: 6, quantity: .dryBulbC, missing: .from(99.9)),
        WeatherColumn(index: 7, quantity: .dewPointC, missing: .from(99.9)),
        WeatherColumn(index: 8, quantity: .relativeHumidityPercent, missing: .from(999)),
        WeatherColumn(index: 9, quantity: .pressurePa, missing: .from(999_999)),
        WeatherColumn(index: 13, quantity: .ghiWPerM2, missing: .from(9_999)),
        WeatherColumn(index: 14, quantity: .dniWPerM2, missing: .from(9_999)),
        WeatherColumn(index: 15, quantity: .dhiWPerM2, missing: .from(9_999)),
        WeatherColumn(index: 21, quantity: .windSpeedMPerS, missing: .from(999)),
    ]
    /// Up to wind speed; old files lack the last fields.
    private static let fieldsNeeded = 22

    /// Year, month, day, hour 1…24; the minute (0 or 60 in hourly files) is not looked at.
    private static func stamp(_ fields: WeatherFields, log: inout WeatherLog) -> WeatherStamp? {
        var found: [Int] = []
        for (index, (name, range)) in [
            ("year", 1583...9999), ("month", 1...12), ("day", 1...31), ("hour", 1...24),
        ].enumerated() {
            guard let value = fields.integer(index), range.contains(value) else {
                let expected = "expected \(range.lowerBound)…\(range.upperBound)"
                log.fail(
                    line: fields.line, column: fields.column(index),
                    "\(name): found \(fields.quoted(index)), \(expected)")
                return nil
            }
            found.append(value)
        }
        let stamp = WeatherStamp(year: found[0], month: found[1], day: found[2], hour: found[3] - 1)
        if stamp.exists(inTypicalYear: true) { return stamp }
        log.fail(
            line: fields.line, column: fields.column(2),
            "day: found \(found[2]), expected 1…\(PlanningYear.daysOfMonth[found[1] - 1]) in month \(found[1])")
        return nil
    }

    /// LOCATION,city,state,country,source,WMO,latitude,longitude,time zone,elevation. A city with commas in its name takes
    /// more fields than one.
    private func location(
        _ text: WeatherText, log: inout WeatherLog
    ) -> (place: WeatherPlace, utcOffsetHours: Double) {
        var place = WeatherPlace()
        let line = text.firstLine
        let names = text.names(line)
        let extra = Self.numbersBegin(names) - 6
        func word(_ index: Int) -> String { index < names.count ? names[index] : "" }
        let city = names[min(1, names.count)..<min(2 + extra, names.count)].joined(separator: ", ")
        place.name = [city, word(2 + extra)].filter { !$0.isEmpty && $0 != "-" }.joined(separator: ", ")
        place.country = word(3 + extra) == "-" ? "" : word(3 + extra)
        return text.bytes.withUnsafeBufferPointer { bytes in
            var fields = WeatherFields(bytes)
            fields.cut(text.lines[line], line: line + 1)
            func value(_ index: Int, _ title: String, _ range: ClosedRange<Double>) -> Double? {
                if let value = fields.number(index + extra), range.contains(value) { return value }
                let expected = "\(shortNumber(range.lowerBound))…\(shortNumber(range.upperBound))"
                log.fail(
                    line: line + 1, column: fields.column(index + extra),
                    "\(title): found \(fields.quoted(index + extra)), expected \(expected)")
                return nil
            }
            place.latitudeDegrees = value(6, "latitude", Self.numberRanges[0])
            place.longitudeDegrees = value(7, "longitude", Self.numberRanges[1])
            let offset = value(8, "time zone", Self.numberRanges[2])
            place.elevationM = value(9, "elevation", Self.numberRanges[3])
            return (place, offset ?? 0)
        }
    }

    private static let numberRanges = [-90.0...90, -180...180, -12...14, -500...9_000]

    /// The field with the latitude: the seventh, unless only the four that end the line can be the numbers.
    private static func numbersBegin(_ names: [String]) -> Int {
        func areNumbers(_ begin: Int) -> Bool {
            begin + 4 <= names.count
                && zip(names[begin..<begin + 4], numberRanges).allSatisfy { name, range in
                    number(name).map(range.contains) ?? false
                }
        }
        return areNumbers(6) || names.count <= 10 || !areNumbers(names.count - 4) ? 6 : names.count - 4
    }

    /// HOLIDAYS/DAYLIGHT SAVINGS,leap year observed,…: warns when it promises a 29 February that is not there.
    private func checkLeapFlag(_ text: WeatherText, header: Range<Int>, hasLeapDay: Bool, log: inout WeatherLog) {
        let lines = header.clamped(to: text.lines.indices)
        guard let line = lines.first(where: { text.line($0, beginsWith: "HOLIDAYS/DAYLIGHT SAVING") }) else { return }
        let names = text.names(line)
        if names.count > 1, names[1].lowercased() == "yes", !hasLeapDay {
            log.warn(line: line + 1, "the header says that a leap year is observed, and there is no 29 February")
        }
    }

    /// DATA PERIODS,periods,records an hour,name,first weekday,first day,last day; ends the header.
    private func dataPeriods(
        _ text: WeatherText, log: inout WeatherLog
    ) -> (recordsPerHour: Int, firstRecord: Int) {
        let header = 0..<min(text.lines.count, WeatherImportSettings.detectionLines)
        guard let line = header.first(where: { text.line($0, beginsWith: "DATA PERIODS") }) else {
            log.fail(line: min(8, text.lines.count), "DATA PERIODS is missing: expected as the last of 8 header lines")
            return (1, text.lines.count)
        }
        let names = text.names(line)
        func column(_ index: Int) -> Int { names.prefix(index).reduce(1) { $0 + $1.utf8.count + 1 } }
        if names.count < 2 || names[1] != "1" {
            log.fail(
                line: line + 1, column: column(1),
                "number of data periods: found '\(names.count < 2 ? "" : names[1])', expected 1: a year in one piece")
        }
        let records = names.count > 2 ? Int(names[2]) : nil
        guard let records, (1...60).contains(records) else {
            log.fail(
                line: line + 1, column: column(2),
                "records per hour: found '\(names.count > 2 ? names[2] : "")', expected 1…60")
            return (60, line + 1)
        }
        return (records, line + 1)
    }
}
