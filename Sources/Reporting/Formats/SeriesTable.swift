import Output
import Planning
import TimeSeries

/// Hourly series as CSV: a row for each hour of a place and year, a column for each quantity; empty where a place has none.
public enum SeriesTable {
    public static func bytes(_ series: [RegionSeries]) -> [UInt8] {
        guard let first = series.first else { return [] }
        var text = CSVText(header: ["region", "year", "hour", "local_time"] + first.columns.map(\.name))
        for place in series {
            for hour in 0..<PlanningYear.hours {
                text.append(place.region)
                text.append(raw: [44])
                text.append(place.year)
                text.append(raw: [44])
                text.append(hour)
                text.append(raw: [44])
                text.append(place.localTime[hour])
                for column in place.columns {
                    text.append(raw: [44])
                    if let values = column.values { text.append(rounded: values[hour]) }
                }
                text.append(raw: [10])
            }
        }
        return text.bytes
    }

    /// The same as `{"columns": […], "rows": [[…]]}`, from the bytes of the CSV; null where a place has none.
    public static func json(_ bytes: [UInt8]) -> JSONValue {
        let table = CSVRows(bytes)
        func cell(_ text: String) -> JSONValue {
            if text.isEmpty { return .null }
            return Int(text).map(JSONValue.integer) ?? Double(text).map(JSONValue.number) ?? .text(text)
        }
        return .object([
            "columns": .list(table.header.map(JSONValue.text)), "rows": .list(table.rows.map { .list($0.map(cell)) }),
        ])
    }
}
