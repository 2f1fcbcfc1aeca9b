import Output
import Planning
import TimeSeries

/// `hourly.csv`: every flow of every balance, zeros left out; the items of a balance sum to zero in each hour.
public enum HourlyTable {
    static let header = ["year", "place", "hour", "weight_h", "balance", "item", "value", "unit"]

    /// The table's bytes. - Complexity: O(values).
    public static func bytes(_ series: [HourlySeries], axis: TimeAxis) -> [UInt8] {
        var text = CSVText(header: header)
        let hours = zip(axis.hourOfYear, axis.weight).map { Array("\($0),\($1),".utf8) }
        for one in series {
            let front = Array("\(one.year),\(CSVText.field(one.place)),".utf8)
            let item = Array("\(one.balance),\(CSVText.field(one.item)),".utf8)
            let unit = Array(",\(one.unit)\n".utf8)
            for (t, value) in one.values.enumerated() where abs(value) >= 0.5e-6 {
                text.append(raw: front)
                text.append(raw: hours[t])
                text.append(raw: item)
                text.append(rounded: value)
                text.append(raw: unit)
            }
        }
        return text.bytes
    }

    /// Reads the table back; fields of this table never need quotes, so lines are split by hand, a few times faster.
    ///
    /// nil when a line does not have the table's form.
    public static func read(_ bytes: [UInt8]) -> [HourlyObservation]? {
        var result: [HourlyObservation] = []
        var names: [ArraySlice<UInt8>: String] = [:]
        func name(_ field: ArraySlice<UInt8>) -> String {
            if let known = names[field] { return known }
            let text = Neutral.text(ofField: String(decoding: field, as: UTF8.self))
            names[field] = text
            return text
        }
        for line in bytes.split(separator: 10).dropFirst() {
            let fields = line.split(separator: 44, omittingEmptySubsequences: false)
            guard fields.count == header.count, let year = Int(String(decoding: fields[0], as: UTF8.self)),
                let hour = Int(String(decoding: fields[2], as: UTF8.self)),
                let value = Double(String(decoding: fields[6], as: UTF8.self))
            else { return nil }
            result.append(
                HourlyObservation(
                    year: year, place: name(fields[1]), hour: hour, balance: name(fields[4]), item: name(fields[5]),
                    value: value))
        }
        return result
    }
}
