import Planning
import TimeSeries
import Vocabulary

/// Hourly series that a plan rests on: a row for each model hour of a place and year, with the hours of the year that it stands
/// for and its period, and a column for each quantity; empty where a place has none. Numbers are those of the model, in full.
public enum SeriesTable {
    private static let keys = [
        Column("place", .text, "Region, or offshore."), Column("year", .integer, "Calendar year."),
        Column("hour", .integer, unit: .hour, "Hour of the year, 0…8759, on the scenario's reference clock."),
        Column("local_time", .text, "Local wall clock at the beginning of the hour."),
        Column("weight_h", .number, unit: .hour, "Hours of the year that it stands for."),
        Column("period", .integer, "Representative period, 0, 1, …"),
    ]

    /// - Precondition: all series have the same columns.
    public static func table(_ series: [RegionSeries]) -> Table {
        let columns = series.first?.columns ?? []
        let schema = TableSchema(
            "series", "What a plan rests on at a place in an hour.",
            keys
                + columns.map {
                    Column($0.name, .number, mayBeEmpty: true, "Series of that name; its unit stands in it.")
                })
        var table = Table(schema)
        for place in series {
            let axis = place.axis
            table.add(
                .init(
                    count: axis.hoursPerYear,
                    [
                        .constant(.text(place.region)), .constant(.integer(place.year)), .integers(axis.hourOfYear),
                        .texts(place.localTime), .numbers(axis.weight), .integers(axis.periodIndex),
                    ] + place.columns.map { $0.values.map(Table.Values.numbers) ?? .constant(.empty) }))
        }
        return table
    }
}
