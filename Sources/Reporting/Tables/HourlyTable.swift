import Planning
import TimeSeries
import Vocabulary

/// `hourly`: every flow of every balance in every hour, zeros too, and prices; the flows of a balance sum to zero in each hour. By year and place,
/// each of which is a row group of its Parquet file; the hours of a series follow one another.
public enum HourlyTable {
    public static let schema = TableSchema(
        "hourly", "A flow of a balance at a place in an hour; of a balance that sums to zero, flows out are negative.",
        key: ["year", "place", "hour", "balance", "balance_of", "flow", "item"],
        [
            Column("year", .integer, "Calendar year."), Column("place", .text, isPlace: true, "Region, or offshore."),
            Column("hour", .integer, unit: .hour, "Hour of the year, 0…8759, on the scenario's reference clock."),
            Column("weight_h", .number, unit: .hour, "Hours of the year that it stands for."),
            Column(
                "balance", .text,
                "\(words(BalanceID.Kind.self)); \(kindsWithoutSum) do not sum to zero, and pue and wue are 0 in hours without load."
            ),
            Column("balance_of", .text, mayBeEmpty: true, "Workload or reservoir whose balance it is."),
            Column("flow", .text, "\(words(FlowID.Kind.self))."),
            Column(
                "item", .text, mayBeEmpty: true,
                "Plant, store, link, system, region, rack class or workload of the flow."),
            Column("value", .number, decimals: 6, "Mean of the hour; of a level, at its end."),
            Column("unit", .text, "Of the value."),
        ])

    private static func words<Kind: CaseIterable & RawRepresentable<String>>(_: Kind.Type) -> String {
        Kind.allCases.map(\.rawValue).joined(separator: ", ")
    }

    private static var kindsWithoutSum: String {
        BalanceID.Kind.allCases.filter { !BalanceID($0).sumsToZero }.map(\.rawValue).joined(separator: ", ")
    }

    public static func table(_ series: [HourlySeries], axis: TimeAxis) -> Table {
        var table = Table(schema)
        func name(_ text: String) -> Table.Values { .constant(text.isEmpty ? .empty : .text(text)) }
        for one in ordered(series) {
            table.add(
                .init(
                    count: one.values.count,
                    [
                        .constant(.integer(one.year)), name(one.place), .integers(axis.hourOfYear),
                        .numbers(axis.weight), name(one.balance.kind.rawValue), name(one.balance.name),
                        name(one.flow.kind.rawValue), name(one.flow.name), .numbers(one.values),
                        name(one.unit.description),
                    ]))
        }
        return table
    }

    /// By year, then by place in the order in which places come first, then as they come.
    private static func ordered(_ series: [HourlySeries]) -> [HourlySeries] {
        var places: [String: Int] = [:]
        for one in series where places[one.place] == nil { places[one.place] = places.count }
        return series.enumerated().sorted {
            ($0.element.year, places[$0.element.place]!, $0.offset)
                < ($1.element.year, places[$1.element.place]!, $1.offset)
        }.map(\.element)
    }
}
