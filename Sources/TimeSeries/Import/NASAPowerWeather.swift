/// NASA POWER hourly CSV: `-BEGIN HEADER-` … `-END HEADER-`, then `YEAR,MO,DY,HR` and one column a parameter.
///
/// HR 0…23 is the hour that begins at it, means. The clock is UTC, or local solar time: UTC shifted by whole hours, the
/// longitude over 15° rounded. −999 is missing; the header has each parameter's unit. Source: NASA Langley Research Center,
/// POWER documentation, "Hourly API".
struct NASAPowerWeather: WeatherFormat {
    let key = "nasa_power"
    let title = "NASA POWER hourly (CSV)"

    func recognises(_ text: WeatherText) -> Bool { text.line(text.firstLine, beginsWith: "-BEGIN HEADER-") }

    func read(_ text: WeatherText, log: inout WeatherLog) -> WeatherReading {
        let lines = 0..<text.lines.count
        guard let end = lines.first(where: { text.line($0, beginsWith: "-END HEADER-") }), end + 1 < lines.count else {
            log.fail(line: 1, "-END HEADER- and a line of column names after it are missing")
            return WeatherReading(table: WeatherTable([], isTypical: false))
        }
        let header = (0..<end).map { text.text($0) }
        let place = place(header)
        let columns = columns(text.names(end + 1), header, line: end + 2, log: &log)
        var table = WeatherTable(columns.map(\.quantity), isTypical: false)
        let reader = RecordReader(
            columns: columns, leastFields: text.names(end + 1).count, stamp: Self.stamp)
        if text.names(end + 1).prefix(4).map({ $0.uppercased() }) == ["YEAR", "MO", "DY", "HR"] {
            reader.read(text, lines: end + 2..<lines.count, into: &table, log: &log)
        } else {
            log.fail(line: end + 2, column: 1, "columns: expected YEAR,MO,DY,HR first: hourly data")
        }
        let offset = utcOffset(header, longitude: place.longitudeDegrees, log: &log)
        return WeatherReading(place: place, utcOffsetHours: offset, convention: .hourBeginning, table: table)
    }

    private static func stamp(_ fields: WeatherFields, log: inout WeatherLog) -> WeatherStamp? {
        let parts = (0..<4).map { fields.integer($0) }
        let names = ["YEAR", "MO", "DY", "HR"]
        for (index, part) in parts.enumerated() where part == nil {
            log.fail(
                line: fields.line, column: fields.column(index),
                "\(names[index]): found \(fields.quoted(index)), expected a whole number")
            return nil
        }
        let stamp = WeatherStamp(year: parts[0]!, month: parts[1]!, day: parts[2]!, hour: parts[3]!)
        if stamp.exists(inTypicalYear: false) { return stamp }
        log.fail(
            line: fields.line, column: fields.column(0),
            "time: \(stamp.text) is no hour of the calendar (hours are 0…23)")
        return nil
    }

    /// "Location: Latitude  1.35   Longitude 103.82" and "Elevation … = 12.3 meters".
    private func place(_ header: [String]) -> WeatherPlace {
        var place = WeatherPlace()
        func after(_ word: String, _ range: ClosedRange<Double>) -> Double? {
            for line in header {
                guard let label = line.range(of: word, options: .caseInsensitive) else { continue }
                let rest = line[label.upperBound...].drop { $0 == " " || $0 == ":" || $0 == "\t" }
                let value = number(rest.prefix { !" \t,".contains($0) })
                if let value, range.contains(value) { return value }
            }
            return nil
        }
        place.latitudeDegrees = after("latitude", -90...90)
        place.longitudeDegrees = after("longitude", -180...180)
        if header.contains(where: { $0.lowercased().hasPrefix("elevation") }) {
            place.elevationM = after("region =", -500...9_000)
        }
        return place
    }

    private func utcOffset(_ header: [String], longitude: Double?, log: inout WeatherLog) -> Double {
        let words = header.flatMap { $0.split { !$0.isLetter }.map { $0.uppercased() } }
        if words.contains("UTC") { return 0 }
        if !words.contains("LST") {
            log.warn(
                line: 1, "the header says neither UTC nor LST; local solar time is assumed, as POWER gives unless asked"
            )
        }
        return ((longitude ?? 0) / 15).rounded()
    }

    private func columns(
        _ names: [String], _ header: [String], line: Int, log: inout WeatherLog
    ) -> [WeatherColumn] {
        Self.parameters.compactMap { name, quantity in
            guard let index = names.column(name) else { return nil }
            let factor = factor(of: name, quantity, header)
            if factor == nil {
                log.fail(line: line, "\(name): the header gives it no unit that is known for \(quantity.title)")
            }
            return WeatherColumn(index: index, quantity: quantity, factor: factor ?? 1, missing: .exactly(-999))
        }
    }

    /// What a parameter's number is multiplied by, from the unit in brackets at the end of its line in the header.
    private func factor(of name: String, _ quantity: WeatherQuantity, _ header: [String]) -> Double? {
        let line = header.first { $0.split(whereSeparator: { " \t".contains($0) }).first?.uppercased() == name } ?? ""
        guard let open = line.lastIndex(of: "(") else { return quantity == .pressurePa ? 1_000 : 1 }
        let unit = line[open...].filter { !"() ".contains($0) }.lowercased()
        switch quantity {
        case .ghiWPerM2, .dniWPerM2, .dhiWPerM2:
            // 1 MJ/m² in an hour is 10⁶/3600 W/m².
            return unit.hasPrefix("mj/") ? 1e6 / 3_600 : unit.hasPrefix("kw") ? 1_000 : unit.hasPrefix("w") ? 1 : nil
        case .pressurePa: return unit == "kpa" ? 1_000 : unit == "pa" ? 1 : nil
        case .dryBulbC, .dewPointC, .wetBulbC: return unit == "c" || unit.hasSuffix("celsius") ? 1 : nil
        default: return 1
        }
    }

    private static let parameters: [(String, WeatherQuantity)] = [
        ("ALLSKY_SFC_SW_DWN", .ghiWPerM2), ("ALLSKY_SFC_SW_DNI", .dniWPerM2), ("ALLSKY_SFC_SW_DIFF", .dhiWPerM2),
        ("T2M", .dryBulbC), ("T2MDEW", .dewPointC), ("T2MWET", .wetBulbC), ("RH2M", .relativeHumidityPercent),
        ("PS", .pressurePa), ("WS10M", .windSpeedMPerS),
    ]
}
