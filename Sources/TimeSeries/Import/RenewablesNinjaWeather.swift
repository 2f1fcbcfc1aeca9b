/// renewables.ninja CSV: comment lines that begin with '#', then `time,local_time,electricity,…` or a weather table, hourly
/// means that begin at their UTC time.
///
/// Output over the header's capacity is the capacity factor. Radiation of a PV run, kW/m², is that on the module: it is
/// global horizontal radiation (direct + diffuse) only when the header's tilt is 0 without tracking, and is left out
/// otherwise, with a warning. Weather tables have `swgdn` (GHI, W/m²) and `t2m` (°C).
struct RenewablesNinjaWeather: WeatherFormat {
    let key = "renewables_ninja"
    let title = "renewables.ninja (CSV)"

    func recognises(_ text: WeatherText) -> Bool {
        guard let line = columnLine(text) else { return false }
        let names = text.names(line)
        return names.column("time") == 0 && (names.hasColumn("electricity") || names.hasColumn("swgdn"))
    }

    func read(_ text: WeatherText, log: inout WeatherLog) -> WeatherReading {
        let line = columnLine(text) ?? 0
        let comments = (0..<line).map { text.text($0) }.joined(separator: "\n")
        let columns = columns(text, line: line, comments: comments, log: &log)
        var table = WeatherTable(columns.map(\.quantity), isTypical: false)
        let records = line + 1..<text.lines.count
        let reader = RecordReader(
            columns: columns, leastFields: text.names(line).count,
            stamp: ISOTime.stamp(utcOffsetMinutes: 0, order: SpreadsheetTime.order(text, lines: records)))
        reader.read(text, lines: records, into: &table, log: &log)
        return WeatherReading(place: place(comments), convention: .hourBeginning, table: table)
    }

    private func columnLine(_ text: WeatherText) -> Int? {
        (0..<min(text.lines.count, WeatherImportSettings.detectionLines)).first { line in
            !text.isBlank(line) && !text.line(line, beginsWith: "#")
        }
    }

    private func place(_ comments: String) -> WeatherPlace {
        var place = WeatherPlace()
        place.latitudeDegrees = parameter("lat", comments).flatMap { (-90...90).contains($0) ? $0 : nil }
        place.longitudeDegrees = parameter("lon", comments).flatMap { (-180...180).contains($0) ? $0 : nil }
        return place
    }

    /// The number of `"name": 1.5` in the JSON that the comments carry.
    private func parameter(_ name: String, _ comments: String) -> Double? {
        // A spreadsheet that saves the file again doubles the marks, and puts others around the parts.
        let plain = comments.lowercased().filter { $0 != "\"" && $0 != " " }
        guard let key = plain.range(of: "{\(name):") ?? plain.range(of: ",\(name):") else { return nil }
        let word = plain[key.upperBound...].prefix(40)
        return number(word.prefix { !",}\" \n".contains($0) })
    }

    private func columns(
        _ text: WeatherText, line: Int, comments: String, log: inout WeatherLog
    ) -> [WeatherColumn] {
        let names = text.names(line)
        var found: [WeatherColumn] = []
        func take(_ name: String, _ quantity: WeatherQuantity, factor: Double = 1) {
            guard let index = names.column(name) else { return }
            found.append(WeatherColumn(index: index, quantity: quantity, factor: factor))
        }
        let capacity = parameter("capacity", comments).flatMap { $0 > 0 ? $0 : nil } ?? 1
        take("electricity", .capacityFactor, factor: 1 / capacity)
        take("swgdn", .ghiWPerM2)
        take("t2m", .dryBulbC)
        take("temperature", .dryBulbC)
        guard names.hasColumn("irradiance_direct") else { return found }
        if parameter("tilt", comments) == 0 && (parameter("tracking", comments) ?? 0) == 0 {
            take("irradiance_direct", .beamHorizontalWPerM2, factor: 1_000)
            take("irradiance_diffuse", .dhiWPerM2, factor: 1_000)
        } else {
            log.warn(
                line: line + 1,
                "irradiance is that on tilted or tracking modules, not global horizontal radiation, and is left out; ask "
                    + "renewables.ninja for tilt 0")
        }
        return found
    }
}
