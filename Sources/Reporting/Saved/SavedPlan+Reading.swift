import Auditing
import Documents
import Planning
import TimeSeries
import Vocabulary

extension SavedPlan {
    /// Reads the tables of a directory; `read` gives a file's bytes.
    ///
    /// - Parameter written: what of them has been read already; nil: nothing.
    /// - Throws: what `read` throws, and `UnreadableTable`.
    public init(
        document: PlanDocument, written: WrittenPlan? = nil, read: @escaping (String) throws -> [UInt8]
    ) throws {
        let tables = WrittenTables(read: read)
        let written = try written ?? WrittenPlan(objectiveUsd: document.objectiveUsd ?? .nan, read: read)
        let (hours, offset) = try tables.hours()
        self.init(
            document: document, written: written,
            places: try tables.rows(PlanTables.locations.schema, \.place),
            capex: try tables.rows(PlanTables.capex.schema, \.capex), hours: hours,
            hourly: written.hourly,
            assumptions: try tables.rows(ScenarioTables.assumptions.schema, \.assumption),
            fans: try tables.rows(ScenarioTables.demandSpread.schema, \.fan))
        referenceUtcOffsetHours = offset
        try check()
    }

    /// Whether the tables are of one plan.
    private func check() throws {
        let regions = places.filter { $0.kind == .region }.map(\.name)
        if Set(regions) != Set(document.regions.keys) || regions.count != document.regions.count {
            throw UnreadableTable(
                name: CSVFormat.fileName(PlanTables.locations.schema), reason: "does not name the regions of plan.json")
        }
        if hours.map(\.hourOfYear) != written.hourOfYear {
            throw UnreadableTable(
                name: CSVFormat.fileName(ScenarioTables.hours.schema), reason: "has other hours than the hourly table")
        }
    }
}

extension WrittenTables {
    /// The hours of the first year, which every other year has too, and the offset of the clock that they are counted on.
    func hours() throws -> ([ModelHour], utcOffsetHours: Double) {
        let schema = ScenarioTables.hours.schema
        let rows = try rows(schema) { row in row.modelHour }
        let years = Dictionary(grouping: rows, by: \.year).mapValues { $0.map(\.hour) }
        guard let begin = rows.first, let first = years[begin.year], years.values.allSatisfy({ $0 == first }) else {
            throw UnreadableTable(name: CSVFormat.fileName(schema), reason: "does not have the same hours in each year")
        }
        return (first, begin.offset)
    }
}

extension TableRow {
    fileprivate var modelHour: (year: Int, hour: ModelHour, offset: Double)? {
        guard let year = row.integer(0), let hour = row.integer(1), let offset = Self.utcOffset(row.text(2)),
            let period = row.integer(3), let weight = row.number(4)
        else { return nil }
        return (year, ModelHour(hourOfYear: hour, weight: weight, period: period), offset)
    }

    /// Of `2030-01-01T00:00+08:00`.
    private static func utcOffset(_ time: String) -> Double? {
        let parts = time.suffix(6).split(separator: ":")
        guard parts.count == 2, let hours = Double(parts[0]), let minutes = Double(parts[1]) else { return nil }
        return hours + (parts[0].hasPrefix("-") ? -minutes : minutes) / 60
    }

    fileprivate var place: SavedPlace? {
        guard let kind = PlacePlan.Kind(rawValue: row.text(1)), let latitude = row.optionalNumber(4),
            let longitude = row.optionalNumber(5), let offset = row.optionalNumber(6)
        else { return nil }
        return SavedPlace(
            name: row.text(0), kind: kind, jurisdiction: row.optionalText(3), latitudeDeg: latitude,
            longitudeDeg: longitude, utcOffsetHours: offset)
    }

    fileprivate var capex: SavedCapex? {
        guard let year = row.integer(0), let kind = StockKind(rawValue: row.text(2)), let built = row.number(4),
            let usd = row.number(6)
        else { return nil }
        return SavedCapex(
            year: year, place: row.text(1), stock: StockID(kind, row.text(3)), built: built, capexUsd: usd)
    }

    fileprivate var assumption: Assumption? {
        guard let low = row.optionalNumber(3), let high = row.optionalNumber(4), let year = row.optionalInteger(5),
            row.text(2).isEmpty || SourceNote.Grade(rawValue: row.text(2)) != nil,
            row.text(8).isEmpty || SourceSurvey.Why(rawValue: row.text(8)) != nil
        else { return nil }
        return Assumption(
            key: row.text(0), value: row.text(1), grade: row.optionalText(2), low: low, high: high, sourceYear: year,
            source: row.optionalText(6), position: row.text(7), why: row.optionalText(8))
    }

    fileprivate var fan: SavedFan? {
        let numbers = (3...8).compactMap(row.number)
        guard let year = row.integer(0), numbers.count == 6 else { return nil }
        return SavedFan(
            year: year, origin: row.text(1) == "total" ? nil : row.text(2),
            twh: Fan(p5: numbers[1], p25: numbers[2], p50: numbers[3], p75: numbers[4], p95: numbers[5]),
            baseTwh: numbers[0])
    }
}
