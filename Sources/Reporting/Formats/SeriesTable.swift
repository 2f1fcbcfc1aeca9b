import Output
import Planning
import TimeSeries

/// Hourly series as CSV: a row for each model hour of a place and year, with the hours of the year that it stands for and its
/// period, and a column for each quantity; empty where a place has none. Numbers are written in full, as the model has them.
public enum SeriesTable {
    public static func bytes(_ series: [RegionSeries]) -> [UInt8] {
        guard let first = series.first else { return [] }
        let names = ["region", "year", "hour", "local_time", "weight_h", "period"]
        var text = CSVText(header: names + first.columns.map(\.name))
        for place in series {
            for (t, hour) in place.axis.hourOfYear.enumerated() {
                text.append(place.region)
                text.append(raw: [44])
                text.append(place.year)
                text.append(raw: [44])
                text.append(hour)
                text.append(raw: [44])
                text.append(place.localTime[t])
                text.append(raw: [44])
                text.append("\(place.axis.weight[t])")
                text.append(raw: [44])
                text.append(place.axis.periodIndex[t])
                for column in place.columns {
                    text.append(raw: [44])
                    if let values = column.values { text.append("\(values[t])") }
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
