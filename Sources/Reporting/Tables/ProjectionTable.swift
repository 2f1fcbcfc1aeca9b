import Forecasting
import Planning
import TimeSeries
import Vocabulary

/// `projection`: one observation a row, of an origin or of all of them together.
public enum ProjectionTable {
    struct Row {
        /// nil: all of them.
        let origin: String?
        let year: Int
        let quantity: String
        let unit: Unit
        let statistic: String
        let value: Double
    }

    static let definition = TableDefinition<Projection, Row>(
        "projection", "A quantity of projected demand in a year: the scenario's own, or a percentile of its samples.",
        key: ["scope", "from_place", "year", "quantity", "statistic"], rows: rows,
        [
            .text("scope", "origin, or total: all of them together.") { $0.origin == nil ? "total" : "origin" },
            .text("from_place", mayBeEmpty: true, "Where demand arises; empty for the total.") { $0.origin ?? "" },
            .integer("year", "Calendar year.") { $0.year },
            .text("quantity", "What the value is of.") { $0.quantity },
            .text("unit", "Of the value.") { $0.unit.description },
            .text("statistic", "base, p5, p25, p50, p75 or p95.") { $0.statistic },
            .number("value", nil, "In its unit.") { $0.value },
        ])

    public static var schema: TableSchema { definition.schema }

    public static func table(_ projection: Projection) -> Table { definition.table(projection) }

    private static func rows(_ projection: Projection) -> [Row] {
        var rows: [Row] = []
        let years = Array(projection.scenario.horizon.years)
        func add(_ origin: String?, _ y: Int, _ quantity: String, _ unit: Unit, _ base: Double?, _ fan: Fan?) {
            let fanned = fan.map {
                [("p5", $0.p5), ("p25", $0.p25), ("p50", $0.p50), ("p75", $0.p75), ("p95", $0.p95)]
            }
            for (statistic, value) in (base.map { [("base", $0)] } ?? []) + (fanned ?? []) {
                rows.append(
                    Row(
                        origin: origin, year: years[y], quantity: quantity, unit: unit, statistic: statistic,
                        value: value))
            }
        }
        func add(_ origin: String?, _ y: Int, _ base: ProjectionYear, _ fans: ProjectionFans) {
            add(origin, y, "it_power", .megawatt, base.itMw, fans.itMw)
            add(origin, y, "rack_power", .megawatt, base.rackMw, nil)
            add(origin, y, "facility_mean", .megawatt, base.meanMw, fans.meanMw)
            add(origin, y, "facility_peak", .megawatt, base.peakMw, fans.peakMw)
            add(origin, y, "facility_energy", .terawattHour, base.twh, fans.twh)
            add(origin, y, "pue", .one, base.pue, nil)
            add(origin, y, "utilisation", .one, base.utilisationShare, nil)
        }
        for (o, name) in projection.originNames.enumerated() {
            for y in years.indices { add(name, y, projection.base.origins[o][y], projection.origins[o][y]) }
        }
        for y in years.indices {
            add(nil, y, projection.base.all[y], projection.all[y])
            add(nil, y, "usable_halls", .megawatt, projection.base.room(y).usableMw, projection.room[y])
            add(nil, y, "hosted_energy", .terawattHour, projection.base.hostedTwh(y), projection.hosted[y])
        }
        return rows
    }
}
