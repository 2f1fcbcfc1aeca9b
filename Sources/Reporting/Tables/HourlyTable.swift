import Planning
import TimeSeries
import Vocabulary

/// `hourly`: every flow of every balance, zeros left out; the flows of a balance sum to zero in each hour.
public enum HourlyTable {
    public static let schema = TableSchema(
        "hourly", "A flow of a balance at a place in an hour; of a balance that sums to zero, flows out are negative.",
        [
            Column("year", .integer, "Calendar year."), Column("place", .text, "Region, or offshore."),
            Column("hour", .integer, unit: .hour, "Hour of the year, 0…8759, on the scenario's reference clock."),
            Column("weight_h", .number, unit: .hour, "Hours of the year that it stands for."),
            Column(
                "balance", .text,
                "\(words(BalanceID.Kind.self)); level, pue, wue, meter, available and clean_store do not sum to zero."),
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

    /// What is written as 0.
    private static let least = 0.5e-6

    public static func table(_ series: [HourlySeries], axis: TimeAxis) -> Table {
        var table = Table(schema)
        for one in series {
            let hours = one.values.indices.filter { abs(one.values[$0]) >= least }
            if hours.isEmpty { continue }
            func name(_ text: String) -> Table.Values { .constant(text.isEmpty ? .empty : .text(text)) }
            table.add(
                .init(
                    count: hours.count,
                    [
                        .constant(.integer(one.year)), name(one.place), .integers(hours.map { axis.hourOfYear[$0] }),
                        .numbers(hours.map { axis.weight[$0] }), name(one.balance.kind.rawValue),
                        name(one.balance.name), name(one.flow.kind.rawValue), name(one.flow.name),
                        .numbers(hours.map { one.values[$0] }), name(one.unit.description),
                    ]))
        }
        return table
    }
}
