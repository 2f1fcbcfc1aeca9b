/// Tidy CSV: one header row, one record an hour.
///
/// The first column is `time` (ISO 8601 with an offset, the beginning of the hour), or `hour` (0…8759 of a year without 29
/// February), which needs the comment `# utc_offset_hours: 8`; with that comment, times may lack their offsets, and be as a
/// spreadsheet rewrites them. Further columns are named by quantity and unit as in `WeatherQuantity`, in capitals or not;
/// needed are `dry_bulb_c`, one of `dew_point_c`, `wet_bulb_c`, `relative_humidity_percent`, and `ghi_w_per_m2` or, with
/// coordinates, `dni_w_per_m2` and `dhi_w_per_m2`. All are means of the hour. Comments may also give `latitude_deg`,
/// `longitude_deg`, `elevation_m` and `place`.
struct TidyWeather: WeatherFormat {
    let key = "tidy_csv"
    let title = "tidy CSV"

    func recognises(_ text: WeatherText) -> Bool {
        guard let line = columnLine(text), let first = text.names(line).first else { return false }
        return ["time", "hour"].contains(first.lowercased())
            && text.names(line).contains { WeatherQuantity(rawValue: $0.lowercased()) != nil }
    }

    func read(_ text: WeatherText, log: inout WeatherLog) -> WeatherReading {
        let line = columnLine(text) ?? 0
        let names = text.names(line)
        let header = 0..<line
        let place = place(text, header, log: &log)
        let columns = columns(text, line: line, place, log: &log)
        let isTypical = names.first?.lowercased() == "hour"
        let records = line + 1..<text.lines.count
        let given = givenOffset(text, header, isNeeded: isTypical, log: &log)
        let offset = given ?? (isTypical ? 0 : firstOffset(text, records))
        var table = WeatherTable(columns.map(\.quantity), isTypical: isTypical)
        let stamp =
            isTypical
            ? Self.hour
            : Self.time(offset, isGiven: given != nil, order: SpreadsheetTime.order(text, lines: records))
        let reader = RecordReader(columns: columns, leastFields: names.count, stamp: stamp)
        reader.read(text, lines: records, into: &table, log: &log)
        return WeatherReading(
            place: place, utcOffsetHours: offset, convention: .hourBeginning,
            hasCalendarYears: !isTypical, table: table)
    }

    private func columnLine(_ text: WeatherText) -> Int? {
        (0..<min(text.lines.count, WeatherImportSettings.detectionLines)).first { line in
            !text.isBlank(line) && !text.line(line, beginsWith: "#")
        }
    }

    private func columns(
        _ text: WeatherText, line: Int, _ place: WeatherPlace, log: inout WeatherLog
    ) -> [WeatherColumn] {
        let names = text.names(line)
        var column = 1
        var found: [WeatherColumn] = []
        for (index, name) in names.enumerated() {
            defer { column += name.utf8.count + 1 }
            if index == 0 { continue }
            guard let quantity = WeatherQuantity(rawValue: name.lowercased()) else {
                let known = WeatherQuantity.allCases.map(\.rawValue).joined(separator: ", ")
                log.fail(line: line + 1, column: column, "column '\(name.prefix(40))' is none of \(known)")
                continue
            }
            if found.contains(where: { $0.quantity == quantity }) {
                log.fail(line: line + 1, column: column, "column '\(name)' is there twice")
            }
            found.append(WeatherColumn(index: index, quantity: quantity))
        }
        requireColumns(Set(found.map(\.quantity)), place, line: line + 1, log: &log)
        return found
    }

    private func requireColumns(
        _ found: Set<WeatherQuantity>, _ place: WeatherPlace, line: Int, log: inout WeatherLog
    ) {
        let hasParts = found.isSuperset(of: [.dniWPerM2, .dhiWPerM2])
        let isPlaced = place.latitudeDegrees != nil && place.longitudeDegrees != nil
        for quantity in [WeatherQuantity.ghiWPerM2, .dryBulbC] where !found.contains(quantity) {
            if quantity == .ghiWPerM2 && hasParts {
                if isPlaced { continue }
                log.fail(
                    line: line,
                    "column 'ghi_w_per_m2' is missing; it follows from direct and diffuse radiation where comments give "
                        + "'# latitude_deg:' and '# longitude_deg:'")
            } else {
                log.fail(line: line, "column '\(quantity.rawValue)' is missing")
            }
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

    private func givenOffset(
        _ text: WeatherText, _ header: Range<Int>, isNeeded: Bool, log: inout WeatherLog
    ) -> Double? {
        let problems = log.problemCount
        let offset = text.labelled(
            "# utc_offset_hours:", in: header, title: "utc_offset_hours", range: -12...14, log: &log)
        if isNeeded && offset == nil && log.problemCount == problems {
            log.fail(
                line: header.upperBound + 1, column: 1,
                "hours need a clock: expected a line such as '# utc_offset_hours: 8' above the column names")
        }
        return offset
    }

    /// The first record's offset is the file's.
    private func firstOffset(_ text: WeatherText, _ records: Range<Int>) -> Double {
        guard let line = records.first(where: { !text.isBlank($0) }) else { return 0 }
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

    private static func time(
        _ offset: Double, isGiven: Bool, order: SpreadsheetTime.Order?
    ) -> (WeatherFields, inout WeatherLog) -> WeatherStamp? {
        let minutes = Int((offset * 60).rounded())
        let stamp = ISOTime.stamp(utcOffsetMinutes: minutes, givenMinutes: minutes, order: order)
        if isGiven { return stamp }
        return { fields, log in
            let field = UnsafeBufferPointer(rebasing: fields.bytes[fields[0]])
            if ISOTime(field).map({ $0.utcOffsetMinutes == nil }) ?? (SpreadsheetTime(field) != nil) {
                log.fail(
                    line: fields.line, column: fields.column(0),
                    "time: found \(fields.quoted(0)), expected an offset from UTC as in '2020-01-31T23:00+08:00', or a line "
                        + "such as '# utc_offset_hours: 8' above the column names")
                return nil
            }
            return stamp(fields, &log)
        }
    }
}

/// The calendar year that stands for a typical one where the sun has to be placed; not a leap year.
let typicalYear = 2023
