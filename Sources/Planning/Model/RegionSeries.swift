import TimeSeries

/// Everything hourly that is known of one place in one planning year, for people to look at.
public struct RegionSeries: Sendable {
    /// A region's name, or `offshore`, which has demand and nothing else.
    public let region: String
    public let year: Int
    /// Local wall clock at the beginning of each hour, as in 2030-01-01T00:00+08:00; the year's first and last hours may
    /// be read at its other end (see `LocalClock`).
    public let localTime: [String]
    public let columns: [Column]

    /// One quantity with its unit in the name; nil where the place has none.
    public struct Column: Sendable {
        public let name: String
        public let values: [Double]?
    }
}

extension Scenario {
    /// The hourly series of each place in the years given.
    ///
    /// - Parameter places: names of regions, or `offshore`; nil: all that there are.
    /// - Complexity: O(places · years · 8,760).
    public func regionSeries(_ series: ScenarioSeries, places: [String]? = nil, years: [Int]) -> [RegionSeries] {
        let all = regions.map(\.name) + (hasOffshoreDemand ? [Demand.offshore] : [])
        return all.filter { places?.contains($0) ?? true }.flatMap { place in
            years.map { year in
                let index = regions.firstIndex { $0.name == place }
                return RegionSeries(
                    region: place, year: year, localTime: localTimes(index, year),
                    columns: weatherColumns(series, index) + photovoltaicColumns(series, index)
                        + [.init(name: "inflow_share_of_mean", values: index.map { series.inflow[$0] })]
                        + coolingColumns(series, index) + demandColumns(series, place, year))
            }
        }
    }

    public var hasOffshoreDemand: Bool {
        workloads.contains { $0.demands.contains { $0.origin == Demand.offshore } }
    }

    private func weatherColumns(_ series: ScenarioSeries, _ region: Int?) -> [RegionSeries.Column] {
        let quantities: [(String, KeyPath<WeatherYear, [Double]>)] = [
            ("ghi_w_per_m2", \.ghiWPerM2), ("dni_w_per_m2", \.dniWPerM2), ("dhi_w_per_m2", \.dhiWPerM2),
            ("dry_bulb_c", \.dryBulbC), ("dew_point_c", \.dewPointC), ("wet_bulb_c", \.wetBulbC),
        ]
        return quantities.map { name, path in
            .init(name: name, values: region.map { series.weather[$0][keyPath: path] })
        }
    }

    /// Every PV technology that any region may have, under this region's sky.
    private func photovoltaicColumns(_ series: ScenarioSeries, _ region: Int?) -> [RegionSeries.Column] {
        var outputs: [String: PhotovoltaicOutput] = [:]
        for plant in regions.flatMap(\.plants) {
            if let output = (plant.kind as? Photovoltaic)?.output { outputs[plant.technology.name] = output }
        }
        return outputs.sorted { $0.key < $1.key }.map { name, output in
            .init(
                name: "capacity_factor_\(name)", values: region.map { output.capacityFactors(series.weather[$0]) })
        }
    }

    private func coolingColumns(_ series: ScenarioSeries, _ region: Int?) -> [RegionSeries.Column] {
        coolingSystems.map { system in
            .init(
                name: "cop_\(system.name)",
                values: region.map { region in
                    let weather = series.weather[region]
                    return zip(weather.dryBulbC, weather.wetBulbC).map {
                        1 / system.performance(dryBulbC: $0, wetBulbC: $1).electricityPerHeat
                    }
                })
        }
    }

    private func demandColumns(_ series: ScenarioSeries, _ place: String, _ year: Int) -> [RegionSeries.Column] {
        zip(workloads, series.demand).map { workload, shapes in
            let unit = workload.unit == .itKw ? "it_kw" : "h100e"
            let demand = workload.demands.firstIndex { $0.origin == place }
            return .init(
                name: "demand_\(workload.name)_\(unit)",
                values: demand.map { d in
                    let mean = workload.demands[d].meanUnits.value(in: year)
                    return shapes[d][year - horizon.years.lowerBound].map { $0 * mean }
                })
        }
    }

    private func localTimes(_ region: Int?, _ year: Int) -> [String] {
        let offset = region.map { regions[$0].utcOffsetHours } ?? horizon.referenceUtcOffsetHours
        let clock = clock(offset, year)
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let zone = "\(offset < 0 ? "-" : "+")\(two(Int(abs(offset)))):\(two(Int((abs(offset) * 60).rounded()) % 60))"
        return (0..<PlanningYear.hours).map { hour in
            let day = clock.dayOfYear(hour)
            let month = PlanningYear.monthOfDay[day]
            let minutes = Int((clock.hourOfDay(hour) * 60).rounded())
            return "\(year)-\(two(month + 1))-\(two(day - PlanningYear.dayRangeOfMonth[month].lowerBound + 1))T"
                + "\(two(minutes / 60)):\(two(minutes % 60))\(zone)"
        }
    }
}
