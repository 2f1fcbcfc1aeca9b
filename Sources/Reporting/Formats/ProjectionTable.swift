import Output
import Planning
import TimeSeries

/// `projection.csv`: origin, year, quantity, unit, statistic and value, one observation a row.
public enum ProjectionTable {
    public static func bytes(_ projection: Projection) -> [UInt8] {
        var csv = CSVText(header: ["origin", "year", "quantity", "unit", "statistic", "value"])
        let years = Array(projection.scenario.horizon.years)
        func add(_ origin: String, _ y: Int, _ quantity: String, _ unit: String, _ base: Double?, _ fan: Fan?) {
            let fanned = fan.map {
                [("p5", $0.p5), ("p25", $0.p25), ("p50", $0.p50), ("p75", $0.p75), ("p95", $0.p95)]
            }
            for (statistic, value) in (base.map { [("base", $0)] } ?? []) + (fanned ?? []) {
                csv.row([origin, "\(years[y])", quantity, unit, statistic, "\(value)"])
            }
        }
        func add(_ origin: String, _ y: Int, _ base: ProjectionYear, _ fans: ProjectionFans) {
            add(origin, y, "it_power", "MW", base.itMw, fans.itMw)
            add(origin, y, "rack_power", "MW", base.rackMw, nil)
            add(origin, y, "facility_mean", "MW", base.meanMw, fans.meanMw)
            add(origin, y, "facility_peak", "MW", base.peakMw, fans.peakMw)
            add(origin, y, "facility_energy", "TWh", base.twh, fans.twh)
            add(origin, y, "pue", "1", base.pue, nil)
            add(origin, y, "utilisation", "1", base.utilisationShare, nil)
        }
        for (o, name) in projection.originNames.enumerated() {
            for y in years.indices { add(name, y, projection.base.origins[o][y], projection.origins[o][y]) }
        }
        for y in years.indices {
            add("all", y, projection.base.all[y], projection.all[y])
            add("all", y, "usable_halls", "MW", projection.base.room(y).usableMw, projection.room[y])
            add("all", y, "hosted_energy", "TWh", projection.base.hostedTwh(y), projection.hosted[y])
        }
        return csv.bytes
    }
}
