/// Tidy CSV: one header row, one record an hour.
///
/// The first column is `time` (ISO 8601 with an offset, the beginning of the hour), or `hour` (0…8759 of a year without 29
/// February), which needs the comment `# utc_offset_hours: 8`. Further columns are named by quantity and unit as in
/// `WeatherQuantity`; needed are `ghi_w_per_m2`, `dry_bulb_c` and one of `dew_point_c`, `wet_bulb_c`,
/// `relative_humidity_percent`. Comments may also give `latitude_deg`, `longitude_deg`, `elevation_m` and `place`.
struct TidyWeather: WeatherFormat {
    let key = "tidy_csv"
    let title = "tidy CSV"

    func recognises(_ text: WeatherText) -> Bool {
        guard let line = columnLine(text), let first = text.names(line).first else { return false }
        return (first == "time" || first == "hour")
            && text.names(line).contains { WeatherQuantity(rawValue: $0) != nil }
    }

    func read(_ text: WeatherText, log: inout WeatherLog) -> WeatherReading {
        let line = columnLine(text) ?? 0
        let names = text.names(line)
        let columns = columns(text, line: line, log: &log)
        let isTypical = names.first == "hour"
        let header = 0..<line
        let offset = isTypical ? givenOffset(text, header, log: &log) : firstOffset(text, line: line + 1)
        var table = WeatherTable(columns.map(\.quantity), isTypical: isTypical)
        let stamp = isTypical ? Self.hour : Self.time(utcOffsetMinutes: Int((offset * 60).rounded()))
        let reader = RecordReader(columns: columns, leastFields: names.count, stamp: stamp)
        reader.read(text, lines: line + 1..<text.lines.count, into: &table, log: &log)
        return WeatherReading(
            place: place(text, header, log: &log), utcOffsetHours: offset, convention: .hourBeginning,
            hasCalendarYears: !isTypical, table: table)
    }

    private func columnLine(_ text: WeatherText) -> Int? {
        (0..<min(text.lines.count, WeatherImportSettings.detectionLines)).first { line in
            !text.isBlank(line) && !text.line(line, beginsWith: "#")
        }
    }

    private func columns(_ text: WeatherText, line: Int, log: inout WeatherLog) -> [WeatherColumn] {
        let names = text.names(line)
        var column = 1
        var found: [WeatherColumn] = []
        for (index, name) in names.enumerated() {
            defer { column += name.utf8.count + 1 }
            if index == 0 { continue }
            guard let quantity = WeatherQuantity(rawValue: name) else {
                let known = WeatherQuantity.allCases.map(\.rawValue).joined(separator: ", ")
                log.fail(line: line + 1, column: column, "column '\(name.prefix(40))' is none of \(known)")
                continue
            }
            if found.contains(where: { $0.quantity == quantity }) {
                log.fail(line: line + 1, column: column, "column '\(name)' is there twice")
            }
            found.append(WeatherColumn(index: index, quantity: quantity))
        }
        requireColumns(Set(found.map(\.quantity)), line: line + 1, log: &log)
        return found
    }

    private func requireColumns(_ found: Set<WeatherQuantity>, line: Int, log: inout WeatherLog) {
        for quantity in [WeatherQuantity.ghiWPerM2, .dryBulbC] where !found.contains(quantity) {
            log.fail(line: line, "column '\(quantity.rawValue)' is missing")
        }
        let humidities: [WeatherQuantity] = [.dewPointC, .wetBulbC, .relativeHumidityPercent]
        if found.isDisjoint(with: humidities) {
            log.fail(
                line: line, "expected one of the columns \(humidities.map(\.rawValue).joined(separator: ", "))")
        }
    }

    private func place(_ text: WeatherText, _ header: Range<Int>, log: inout WeatherLog) -> WeatherPlace {
        var place = WeatherPlace()
        place.latitudeDegrees = text.labelled(
            "# latitude_deg:", in: header, title: "latitude_deg", range: -90...90, log: &log)
        place.longitudeDegrees = text.labelled(
            "# longitude_deg:", in: header, title: "longitude_deg", range: -180...180, log: &log)
        place.elevationM = text.labelled(
            "# elevation_m:", in: header, title: "elevation_m", range: -500...9_000, log: &log)
        if let line = header.first(where: { text.line($0, beginsWith: "# place:") }) {
            place.name = text.text(line, limit: 200).dropFirst("# place:".count).trimming { $0 == " " }
        }
        return place
    }

    private func givenOffset(_ text: WeatherText, _ header: Range<Int>, log: inout WeatherLog) -> Double {
        let problems = log.problemCount
        let offset = text.labelled(
            "# utc_offset_hours:", in: header, title: "utc_offset_hours", range: -12...14, log: &log)
        if offset == nil && log.problemCount == problems {
            log.fail(
                line: header.upperBound + 1, column: 1,
                "hours need a clock: expected a line such as '# utc_offset_hours: 8' above the column names")
        }
        return offset ?? 0
    }

    /// The first record's offset is the file's.
    private func firstOffset(_ text: WeatherText, line: Int) -> Double {
        guard text.lines.indices.contains(line) else { return 0 }
        return text.bytes.withUnsafeBufferPointer { bytes in
            var fields = WeatherFields(bytes)
            fields.cut(text.lines[line], line: line + 1)
            return Double(ISOTime(UnsafeBufferPointer(rebasing: bytes[fields[0]]))?.utcOffsetMinutes ?? 0) / 60
        }
    }

    private static func hour(_ fields: WeatherFields, log: inout WeatherLog) -> WeatherStamp? {
        guard let hour = fields.integer(0), (0..<PlanningYear.hours).contains(hour) else {
            log.fail(line: fields.line, column: fields.column(0), "hour: found \(fields.quoted(0)), expected 0…8759")
            return nil
        }
        let day = hour / 24
        let month = PlanningYear.monthOfDay[day]
        let first = PlanningYear.dayRangeOfMonth[month].lowerBound
        return WeatherStamp(year: typicalYear, month: month + 1, day: day - first + 1, hour: hour % 24)
    }

    private static func time(utcOffsetMinutes: Int) -> (WeatherFields, inout WeatherLog) -> WeatherStamp? {
        let stamp = ISOTime.stamp(utcOffsetMinutes: utcOffsetMinutes)
        return { fields, log in
            if let time = ISOTime(UnsafeBufferPointer(rebasing: fields.bytes[fields[0]])), time.utcOffsetMinutes == nil
            {
                log.fail(
                    line: fields.line, column: fields.column(0),
                    "time: found \(fields.quoted(0)), expected an offset from UTC as in '2020-01-31T23:00+08:00'")
                return nil
            }
            return stamp(fields, &log)
        }
    }
}

/// The calendar year that stands for a typical one where the sun has to be placed; not a leap year.
let typicalYear = 2023
