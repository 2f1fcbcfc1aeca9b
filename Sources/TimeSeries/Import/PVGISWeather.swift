/// What the two kinds of PVGIS files share: labelled header lines and times such as `20200101:0010`, UTC.
///
/// Source: European Commission, Joint Research Centre, PVGIS user manual, "Hourly radiation" and "Typical meteorological year".
enum PVGISText {
    /// Latitude, longitude and elevation from the lines above the records.
    static func place(_ text: WeatherText, header: Range<Int>, log: inout WeatherLog) -> WeatherPlace {
        var place = WeatherPlace()
        place.latitudeDegrees = text.labelled(
            "Latitude (decimal degrees)", in: header, title: "latitude", range: -90...90, log: &log)
        place.longitudeDegrees = text.labelled(
            "Longitude (decimal degrees)", in: header, title: "longitude", range: -180...180, log: &log)
        place.elevationM = text.labelled(
            "Elevation (m)", in: header, title: "elevation", range: -500...9_000, log: &log)
        return place
    }

    /// The line of the column names; nil when no line near the beginning has it as its first name.
    static func columnLine(_ text: WeatherText, beginsWith word: String) -> Int? {
        (0..<min(text.lines.count, WeatherImportSettings.detectionLines)).first {
            text.names($0).first?.lowercased() == word
        }
    }

    /// The records: from below the column names to the blank line or the explanations after them.
    static func records(_ text: WeatherText, below header: Int) -> Range<Int> {
        let rows = (header + 1..<text.lines.count).prefix { !text.isBlank($0) }
        return header + 1..<header + 1 + rows.count
    }

    /// The minute of the first record's time, 0…59; 0 when it has none.
    static func minute(_ text: WeatherText, line: Int) -> Int {
        guard text.lines.indices.contains(line) else { return 0 }
        return text.bytes.withUnsafeBufferPointer { bytes in
            var fields = WeatherFields(bytes)
            fields.cut(text.lines[line], line: line + 1)
            return time(fields)?.minute ?? 0
        }
    }

    /// A stamp reader for records that all stand at the same minute of their hour.
    static func stamp(
        minute: Int, isTypical: Bool
    ) -> (WeatherFields, inout WeatherLog) -> WeatherStamp? {
        { fields, log in
            guard let (stamp, found) = time(fields), stamp.exists(inTypicalYear: isTypical) else {
                log.fail(
                    line: fields.line, column: fields.column(0),
                    "time: found \(fields.quoted(0)), expected a time such as '20200131:2310'")
                return nil
            }
            if found == minute { return stamp }
            log.fail(
                line: fields.line, column: fields.column(0),
                "time: found \(fields.quoted(0)), expected minute \(minute) as in the first record: one record an hour")
            return nil
        }
    }

    /// Eight digits, a colon, four digits.
    private static func time(_ fields: WeatherFields) -> (stamp: WeatherStamp, minute: Int)? {
        let range = fields[0]
        guard range.count == 13, fields.bytes[range.lowerBound + 8] == 58 else { return nil }
        func digits(_ begin: Int, _ count: Int) -> Int? {
            var value = 0
            for i in range.lowerBound + begin..<range.lowerBound + begin + count {
                guard fields.bytes[i] &- 48 < 10 else { return nil }
                value = value * 10 + Int(fields.bytes[i] &- 48)
            }
            return value
        }
        guard let year = digits(0, 4), let month = digits(4, 2), let day = digits(6, 2), let hour = digits(9, 2),
            let minute = digits(11, 2), minute < 60
        else { return nil }
        return (WeatherStamp(year: year, month: month, day: day, hour: hour), minute)
    }
}

/// PVGIS hourly series (`seriescalc`), CSV: one or more calendar years, UTC, values of the moment of the satellite's image.
///
/// G(i) and its parts are radiation on the plane of an array: they are global horizontal radiation only when the header's slope
/// is 0 (then GHI = G(i), or Gb(i) + Gd(i) + Gr(i), and DHI = Gd(i)), and are left out otherwise, with a warning.
struct PVGISHourlyWeather: WeatherFormat {
    let key = "pvgis_hourly"
    let title = "PVGIS hourly series (CSV)"

    func recognises(_ text: WeatherText) -> Bool {
        guard let line = PVGISText.columnLine(text, beginsWith: "time") else { return false }
        let names = text.names(line)
        return names.hasColumn("T2m") && (names.hasColumn("G(i)") || names.hasColumn("Gb(i)"))
    }

    func read(_ text: WeatherText, log: inout WeatherLog) -> WeatherReading {
        let line = PVGISText.columnLine(text, beginsWith: "time") ?? 0
        let place = PVGISText.place(text, header: 0..<line, log: &log)
        let columns = columns(text, line: line, log: &log)
        let minute = PVGISText.minute(text, line: line + 1)
        var table = WeatherTable(columns.map(\.quantity), isTypical: false)
        let reader = RecordReader(
            columns: columns, leastFields: text.names(line).count,
            stamp: PVGISText.stamp(minute: minute, isTypical: false))
        reader.read(text, lines: PVGISText.records(text, below: line), into: &table, log: &log)
        return WeatherReading(
            place: place, convention: .instant(hoursAfter: Double(minute) / 60), table: table)
    }

    private func columns(
        _ text: WeatherText, line: Int, log: inout WeatherLog
    ) -> [WeatherColumn] {
        let names = text.names(line)
        let isHorizontal = slope(text, header: 0..<line) == 0
        if !isHorizontal {
            log.warn(
                line: line + 1,
                "radiation is that of a tilted or tracking plane, not global horizontal radiation, and is left out; ask "
                    + "PVGIS for slope 0")
        }
        var found: [WeatherColumn] = []
        func take(_ name: String, _ quantity: WeatherQuantity) {
            guard let index = names.column(name) else { return }
            found.append(WeatherColumn(index: index, quantity: quantity))
        }
        take("T2m", .dryBulbC)
        take("WS10m", .windSpeedMPerS)
        if isHorizontal {
            take("G(i)", .ghiWPerM2)
            if names.hasColumn("Gb(i)") {
                take("Gb(i)", .beamHorizontalWPerM2)
                take("Gd(i)", .dhiWPerM2)
            }
        }
        return found
    }

    /// Degrees of the plane from the horizontal; nil when the header does not say.
    private func slope(_ text: WeatherText, header: Range<Int>) -> Double? {
        guard let line = header.first(where: { text.line($0, beginsWith: "Slope:") }) else { return nil }
        let words = text.text(line).dropFirst("Slope:".count).split { $0 == " " || $0 == "\t" }
        return words.first.flatMap { number($0) }
    }
}

/// PVGIS typical meteorological year, CSV: months of different years, UTC.
///
/// Where the header has "Irradiance Time Offset (h)", radiation is of the moment that long after the whole hour, and the
/// rest, which is not of the satellite's images, of the whole hour itself; older files lack it, and their records are taken for the hour that begins, as PVGIS's own EPW export takes them.
struct PVGISTypicalYear: WeatherFormat {
    let key = "pvgis_tmy"
    let title = "PVGIS typical meteorological year (CSV)"

    func recognises(_ text: WeatherText) -> Bool {
        PVGISText.columnLine(text, beginsWith: "time(utc)").map { text.names($0).hasColumn("G(h)") } ?? false
    }

    func read(_ text: WeatherText, log: inout WeatherLog) -> WeatherReading {
        let line = PVGISText.columnLine(text, beginsWith: "time(utc)") ?? 0
        let place = PVGISText.place(text, header: 0..<line, log: &log)
        let offset = text.labelled(
            "Irradiance Time Offset (h)", in: 0..<line, title: "irradiance time offset", range: 0...0.999, log: &log)
        let names = text.names(line)
        let columns = Self.quantities.compactMap { name, quantity in
            names.column(name).map { WeatherColumn(index: $0, quantity: quantity) }
        }
        var table = WeatherTable(columns.map(\.quantity), isTypical: true)
        let minute = PVGISText.minute(text, line: line + 1)
        let reader = RecordReader(
            columns: columns, leastFields: names.count, stamp: PVGISText.stamp(minute: minute, isTypical: true))
        reader.read(text, lines: PVGISText.records(text, below: line), into: &table, log: &log)
        return WeatherReading(
            place: place, convention: offset.map { .instant(hoursAfter: $0) } ?? .hourBeginning,
            airHours: offset.map { _ in 0 }, table: table)
    }

    private static let quantities: [(String, WeatherQuantity)] = [
        ("T2m", .dryBulbC), ("RH", .relativeHumidityPercent), ("G(h)", .ghiWPerM2), ("Gb(n)", .dniWPerM2),
        ("Gd(h)", .dhiWPerM2), ("WS10m", .windSpeedMPerS), ("SP", .pressurePa),
    ]
}
