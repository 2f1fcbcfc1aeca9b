import TimeSeries

/// Everything hourly that a plan rests on at one place in one planning year: the very values of its model hours.
public struct RegionSeries: Sendable {
    /// A region's name, or `offshore`, which has demand and nothing else.
    public let region: String
    public let year: Int
    /// The hours that are modelled, what they stand for, and their periods.
    public let axis: TimeAxis
    /// By model hour. Local wall clock at the beginning of each hour, as in 2030-01-01T00:00+08:00; the year's first and last hours may
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
    /// The hourly series of each place in the years given, at the hours of an axis. `places` are names of regions, or `offshore`;
    /// nil: all that there are.
    ///
    /// - Complexity: O(places · years · model hours).
    public func regionSeries(
        _ series: ScenarioSeries, on axis: TimeAxis, places: [String]? = nil, years: [Int]
    ) -> [RegionSeries] {
        let columns = SeriesColumns(
            scenario: self, series: series, axis: axis, profiles: Profiles(self, series, on: axis))
        let all = regions.map(\.name) + (hasOffshoreDemand ? [Demand.offshore] : [])
        return all.filter { places?.contains($0) ?? true }.flatMap { place in
            years.map { year in
                let index = regions.firstIndex { $0.name == place }
                return RegionSeries(
                    region: place, year: year, axis: axis, localTime: localTimes(index, year, axis),
                    columns: columns.all(place, index, year))
            }
        }
    }

    public var hasOffshoreDemand: Bool {
        workloads.contains { $0.demands.contains { $0.origin == Demand.offshore } }
    }

    private func localTimes(_ region: Int?, _ year: Int, _ axis: TimeAxis) -> [String] {
        let offset = region.map { regions[$0].utcOffsetHours } ?? horizon.referenceUtcOffsetHours
        let clock = clock(offset, year)
        return axis.hourOfYear.map(clock.text)
    }
}

/// The columns of every place: names that are the same everywhere, values where the place has such a thing.
private struct SeriesColumns {
    let scenario: Scenario
    let series: ScenarioSeries
    let axis: TimeAxis
    let profiles: Profiles

    typealias Column = RegionSeries.Column

    func all(_ place: String, _ region: Int?, _ year: Int) -> [Column] {
        weather(region) + photovoltaic(region)
            + [Column(name: "inflow_share_of_mean", values: region.map { profiles.inflow[$0] })]
            + cooling(region) + demand(place, year) + power(region, year)
    }

    private func weather(_ region: Int?) -> [Column] {
        let quantities: [(String, KeyPath<WeatherYear, [Double]>)] = [
            ("ghi_w_per_m2", \.ghiWPerM2), ("dni_w_per_m2", \.dniWPerM2), ("dhi_w_per_m2", \.dhiWPerM2),
            ("dry_bulb_c", \.dryBulbC), ("dew_point_c", \.dewPointC), ("wet_bulb_c", \.wetBulbC),
        ]
        return quantities.map { name, path in
            Column(name: name, values: region.map { sample(series.weather[$0][keyPath: path], on: axis) })
        }
    }

    /// Every PV technology that any region may have, under this region's sky, as its plants of that technology have it.
    private func photovoltaic(_ region: Int?) -> [Column] {
        var outputs: [String: PhotovoltaicOutput] = [:]
        for plant in scenario.regions.flatMap(\.plants) {
            if let output = plant.kind.facts.photovoltaic { outputs[plant.technology.name] = output }
        }
        return outputs.sorted { $0.key < $1.key }.map { name, output in
            Column(
                name: "capacity_factor_\(name)",
                values: region.map { region in
                    let plant = scenario.regions[region].plants.first { $0.technology.name == name }
                    return plant.flatMap { profiles.photovoltaic[region][$0.name] }
                        ?? Profiles.photovoltaic(output.capacityFactors(series.weather[region]), output, on: axis)
                })
        }
    }

    private func cooling(_ region: Int?) -> [Column] {
        scenario.coolingSystems.enumerated().flatMap { c, system in
            [
                Column(
                    name: "cop_\(system.name)", values: region.map { profiles.coolingElectricity[$0][c].map { 1 / $0 } }
                ),
                Column(name: "water_m3_per_mwh_th_\(system.name)", values: region.map { profiles.coolingWater[$0][c] }),
            ]
        }
    }

    private func demand(_ place: String, _ year: Int) -> [Column] {
        zip(scenario.workloads, profiles.demand).map { workload, shapes in
            let unit = workload.unit == .itKw ? "it_kw" : "h100e"
            let demand = workload.demands.firstIndex { $0.origin == place }
            return Column(
                name: "demand_\(workload.name)_\(unit)",
                values: demand.map { d in
                    let mean = workload.demands[d].meanUnits.value(in: year)
                    return shapes[d][year - scenario.horizon.years.lowerBound].map { $0 * mean }
                })
        }
    }

    /// Own load of a region that is seen as a system; price and emission factor of grid power under a tariff.
    private func power(_ region: Int?, _ year: Int) -> [Column] {
        let y = year - scenario.horizon.years.lowerBound
        var (load, price, emission): ([Double]?, [Double]?, [Double]?)
        if let region {
            switch scenario.regions[region].market {
            case .system(let own, _):
                let mean = own.peakMw.value(in: year) * own.loadFactorShare
                load = profiles.ownLoad[region][y].map { $0 * mean }
            case .tariff(let tariff):
                let factor = tariff.emissionTPerMwh.value(in: year)
                let added = tariff.adjustmentUsdPerMwh.value(in: year)
                price = profiles.tariffBand[region][y].map { tariff.energyUsdPerMwh($0, in: year) + added }
                emission = profiles.gridEmission[region][y].map { $0 * factor }
            }
        }
        return [
            Column(name: "own_load_mw", values: load), Column(name: "grid_usd_per_mwh", values: price),
            Column(name: "grid_emission_t_per_mwh", values: emission),
        ]
    }
}
