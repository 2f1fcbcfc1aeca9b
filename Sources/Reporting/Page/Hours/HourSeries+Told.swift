import Planning
import Vocabulary

/// Numbers by the hour, as pages tell them. Their keys name the columns that are the key of the hourly table:
///
///     hourly.parquet:YEAR/PLACE/HOUR/BALANCE/BALANCE_OF/FLOW/ITEM:value
///
/// `A…B` for the hour is the sum over these hours; `month M, HH:MM` the ratio, to IT energy, of the hours of that month which begin in
/// that hour of the place's clock; `*` for an item the sum over all of them. Loads, which balances have as negative numbers, are told as
/// positive ones: of them the column is called `-value`.
extension HourSeries {
    /// File of the hourly table.
    package static let file = ParquetFormat.fileName(HourlyTable.schema)

    /// As keys name it: balance, what it is of, flow, item.
    package var path: String { "\(balance.kind.rawValue)/\(balance.name)/\(flow.kind.rawValue)/\(item)" }

    private var item: String { role == .work ? "*" : flow.name }

    package var column: String { role == .load ? "-value" : "value" }

    package func key(_ place: PlaceHours, _ hours: String) -> String {
        "\(HourSeries.file):\(place.year)/\(place.place.name)/\(hours)/\(path):\(column)"
    }

    /// The number of an hour.
    package func told(_ place: PlaceHours, _ t: Int, _ hours: [ModelHour]) -> Told {
        Told(values[t], key(place, "\(hours[t].hourOfYear)"))
    }

    /// The sum over hours that follow one another: of MW, MWh.
    package func told(_ place: PlaceHours, _ range: Range<Int>, _ hours: [ModelHour]) -> Told {
        let (first, last) = (hours[range.lowerBound].hourOfYear, hours[range.upperBound - 1].hourOfYear)
        return Told(range.reduce(0) { $0 + values[$1] }, key(place, "\(first)…\(last)"))
    }

    /// How the numbers of an hour are shown.
    package var shown: Shown { Shown(name, unit == .one ? "" : unit.description, decimals: decimals) }
}

extension PlaceHours {
    /// The load of an hour, over all loads.
    package func loadTold(_ t: Int, _ hours: [ModelHour]) -> Told? { Told.sum(loads.map { $0.told(self, t, hours) }) }

    package func loadTold(_ range: Range<Int>, _ hours: [ModelHour]) -> Told? {
        Told.sum(loads.map { $0.told(self, range, hours) })
    }

    /// How power of an hour is shown, and energy over hours.
    package var powerShown: Shown { Shown("load", Unit.megawatt.description, decimals: powerDecimals) }
    package var energyShown: Shown {
        Shown("energy", Unit.megawattHour.description, decimals: max(powerDecimals - 1, 0))
    }

    private var powerDecimals: Int { (loads + supply).first?.decimals ?? 1 }
}
